/* Languages by tables: the engine on tables of the tests' own, hostile code, broken tables, where
 * tables are found. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "page/layout.h"
#include "page/syntax_own.h"

#include <ftw.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct syntax *table_of(const char *yaml)
{
  struct err err = ERR_INIT;
  struct syntax *syntax = syntax_read(STR_LIT("t.yaml"), str_of(yaml), &err);
  if (!syntax) fail_msg("%s", err.text);
  return syntax;
}

/* The letters of each line's roles, with LF between them. */
static void add_letters(struct buf *out, struct syntax_state *state, const char *code)
{
  struct str rest = str_of(code), line;
  while (str_cut(&rest, '\n', &line)) {
    const struct syntax_spans *spans = syntax_state_line(state, line);
    size_t at = 0;
    for (size_t i = 0; i < spans->n; i++) {
      assert_int_equal(spans->items[i].from, at);
      for (size_t k = 0; k < spans->items[i].n; k++)
        buf_add_char(out, styles[spans->items[i].role].letter);
      at += spans->items[i].n;
    }
    assert_int_equal(at, line.n);
    if (rest.p) buf_add_char(out, '\n');
  }
}

static void check(const char *yaml, const char *code, const char *letters)
{
  struct syntax *syntax = table_of(yaml);
  struct syntax_set *set = syntax_set_new(NULL, 0);
  struct syntax_state *state = syntax_state_new(set);
  struct buf got = BUF_INIT;
  syntax_state_begin(state, syntax);
  add_letters(&got, state, code);
  assert_text(buf_str(&got), letters);
  buf_release(&got);
  syntax_state_free(state);
  syntax_set_free(set);
  syntax_free(syntax);
}

/* ---- the engine ---- */

static void words_have_the_roles_of_their_lists(void **state)
{
  (void)state;
  const char *yaml = "name: T\n"
                     "words: {keyword: if fn, constant: [nil, true], type: int}\n"
                     "define: fn\n";
  check(yaml, "if nil int x iff", "WWCVVVCYYYCCCCCC");
  check(yaml, "fn name(x)", "WWCNNNNCCC");
  check(yaml, "fn if x", "WWCWWCC");
  check(yaml, "a.if a..if", "CCCCCCCCWW");
  check(yaml, "IF", "CC");
  check("name: T\nignore case: true\nwords: {keyword: if}\n", "IF", "WW");
  check("name: T\nword characters: '-'\nwords: {keyword: if}\n", "if-x if", "CCCCCWW");
  check("name: T\ncapitals: type\nall capitals: constant\n", "Ab AB A b", "YYCVVCYCC");
}

static void numbers_are_seen_whole(void **state)
{
  (void)state;
  check("name: T\n", "1 1.5e-3 0x1F 1_000u x1 1..2 2-1", "0C000000C0000C000000CCCC0CC0C0C0");
  check("name: T\nnumbers: false\n", "1.5", "CCC");
}

static void regions_end_where_their_end_is_or_with_the_line(void **state)
{
  (void)state;
  const char *yaml = "name: T\n"
                     "rules:\n"
                     "  - {comment: '/*', to: '*/', lines: many}\n"
                     "  - {string: '\"', to: '\"', escape: \\}\n";
  check(yaml, "a/*b\nc*/d", "C;;;\n;;;C");
  check(yaml, "\"a\\\"b\"c\n\"a\nb", "\"\"\"\"\"\"C\n\"\"\nC");
  check(yaml, "\"a\\\nb\"c", "\"\"\"\n\"\"C");
  check(yaml, "/*\"*/\"/*\"x", ";;;;;\"\"\"\"C");
}

static void regions_nest_by_a_count(void **state)
{
  (void)state;
  const char *yaml = "name: T\nrules:\n  - {comment: (*, to: '*)', nests: (*, lines: many}\n";
  check(yaml, "(*(*\n*)a*)b", ";;;;\n;;;;;C");
}

static void code_stands_within_text(void **state)
{
  (void)state;
  const char *yaml =
      "name: T\n"
      "words: {keyword: if}\n"
      "rules:\n"
      "  - {string: '\"', to: '\"', inside: [{meta: '${', to: '}', nests: '{', inside: "
      "all}]}\n";
  check(yaml, "\"a${if {\"${1}\"}}b\"", "\"\"@@WWCC\"@@0@\"C@\"\"");
  check(yaml, "\"${a\nb", "\"@@C\nC");
}

static void here_documents_begin_with_the_next_line(void **state)
{
  (void)state;
  const char *yaml = "name: T\nrules:\n"
                     "  - {string: <<%(%a%w%*%), to: '%^%1%$', begins: next line}\n";
  check(yaml, "a <<A + <<B\n1\nA\n2\nB\n3", "CC\"\"\"CCC\"\"\"\n\"\n\"\n\"\n\"\n0");
  check(yaml, "<<A\nAA\n A", "\"\"\"\n\"\"\n\"\"");
}

static void what_follows_a_value_is_no_expression(void **state)
{
  (void)state;
  const char *yaml = "name: T\nwords: {keyword: return}\nrules:\n"
                     "  - {string: /, to: /, unless: after value}\n";
  check(yaml, "a / b / c", "CCCCCCCCC");
  check(yaml, "return /b/", "WWWWWWC\"\"\"");
  check(yaml, "(a) / b", "CCCCCCC");
  check(yaml, "= /a/ / /b/", "CC\"\"\"CCC\"\"\"");
}

static void rules_are_tried_in_their_order(void **state)
{
  (void)state;
  check("name: T\nrules:\n  - {meta: ab}\n  - {string: a}\n", "abaa", "@@\"\"");
  check("name: T\ntext: output\nrules: [{prompt: '%^$ ', to: '%$', inner: command}]\n",
      "$ a\nb $ c", "$$>\nOOOOO");
}

static void roles_end_between_clusters(void **state)
{
  (void)state;
  const char *yaml = "name: T\nrules: [{string: '\"', to: '\"'}, {meta: '%.'}]\n";
  /* A combining accent behind the closing mark belongs to it. */
  check(yaml, "\"a\"\u0301b", "\"\"\"\"\"@");
  check(yaml, "\U0001F469\u200D\U0001F4BBx", "@@@@@@@@@@@@");
}

/* ---- hostile code ---- */

static double cpu_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Milliseconds for a piece so often, on one line or on lines of its own. */
static double time_of(const struct syntax *syntax, const char *piece, size_t times)
{
  struct syntax_set *set = syntax_set_new(NULL, 0);
  struct syntax_state *state = syntax_state_new(set);
  struct buf code = BUF_INIT;
  buf_add_repeat(&code, str_of(piece), times);
  syntax_state_begin(state, syntax);
  double start = cpu_ms();
  struct str rest = buf_str(&code), line;
  while (str_cut_line(&rest, &line))
    syntax_state_line(state, line);
  double took = cpu_ms() - start;
  buf_release(&code);
  syntax_state_free(state);
  syntax_set_free(set);
  return took;
}

/* Eight times the code takes about eight times as long; a square would be 64 times. */
static void hostile_code_takes_time_by_its_length(void **state)
{
  (void)state;
  enum { SHORT_BYTES = 1 << 17, TIMES = 8, MOST_TIMES = 24, NOISE_MS = 400 };
  static const char *const pieces[] = {"(*", "(*\n", "<<A ", "<<A\n", "\"${", "\"${\n", "a",
      "        ", "/", "\"", "\\", "aaaaaaaa:", "{", "\u0301",
      "<<AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n", "0x", "'"};
  struct syntax *syntax = table_of(
      "name: T\n"
      "rules:\n"
      "  - {comment: (*, to: '*)', nests: (*, lines: many}\n"
      "  - {string: <<%(%a%w%*%), to: '%^%1%$', begins: next line}\n"
      "  - {string: '\"', to: '\"', lines: many, inside: [{meta: '${', to: '}', nests: '{', lines: "
      "many, inside: all}]}\n"
      "  - {name: '%a%w%*%|%s%*='}\n"
      "  - {name: '%s%*%a%w%*%|:='}\n"
      "  - {string: /, to: /, escape: \\, unless: after value}\n");
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    size_t n = SHORT_BYTES / strlen(pieces[i]);
    double once = time_of(syntax, pieces[i], n), more = time_of(syntax, pieces[i], n * TIMES);
    if (more > MOST_TIMES * once + NOISE_MS)
      fail_msg("\"%s\": %.0f ms, and %.0f ms for %d times as much", pieces[i], once, more, TIMES);
  }
  syntax_free(syntax);
}

/* ---- broken tables ---- */

static void what_is_wrong_with_a_table_is_told_with_its_line(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
      {"words: {}\n", "t.yaml: has no \"name\""},
      {"name: T\nrule: []\n", "t.yaml:2: \"rule\" is no key of a language"},
      {"name: T\nwords: x\n", "t.yaml:2: \"words\" is no map of roles"},
      {"name: T\nwords:\n  verb: x\n", "t.yaml:3: \"verb\" is none of the roles"},
      {"name: T\nnumbers: 3\n", "t.yaml:2: \"numbers\" is neither true nor false"},
      {"name: T\ncapitals: loud\n", "t.yaml:2: \"capitals\" is none of the roles"},
      {"name: T\nsessions: {}\n", "t.yaml:2: \"sessions\" is no list"},
      {"name: T\nsessions:\n  - line: x\n", "t.yaml:3: has no \"line\" or no \"language\""},
      {"name: T\nrules: {}\n", "t.yaml:2: \"rules\" is no list of rules"},
      {"name: T\nrules:\n  - x\n", "t.yaml:3: is no rule"},
      {"name: T\nrules:\n  - {loud: x}\n", "t.yaml:3: \"loud\" is none of the roles"},
      {"name: T\nrules:\n  - {string: '%q'}\n", "t.yaml:3: \"string\" has an unknown sign %q"},
      {"name: T\nrules:\n  - {string: x, too: y}\n", "t.yaml:3: \"too\" is no key of a rule"},
      {"name: T\nrules:\n  - {string: x, to: y, lines: 2}\n",
          "t.yaml:3: \"lines\" is neither one nor many"},
      {"name: T\nrules:\n  - {string: x, to: y, begins: now}\n",
          "t.yaml:3: \"begins\" is not \"next line\""},
      {"name: T\nrules:\n  - {string: x, unless: now}\n",
          "t.yaml:3: \"unless\" is not \"after value\""},
      {"name: T\nrules:\n  - {string: x, to: y, escape: ab}\n",
          "t.yaml:3: \"escape\" is not one character of ASCII"},
      {"name: T\nrules:\n  - {string: x, inside: all}\n",
          "t.yaml:3: \"string\" begins a region that has no \"to\""},
      {"name: T\nrules:\n  - {string: x, to: y, inside: [{a: b}]}\n",
          "t.yaml:3: \"a\" is none of the roles"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct err err = ERR_INIT;
    assert_null(syntax_read(STR_LIT("t.yaml"), str_of(rows[i][0]), &err));
    assert_string_equal(err.text, rows[i][1]);
  }
}

static void a_scope_has_so_many_rules_and_no_more(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add_cstr(&yaml, "name: T\nrules:\n");
  for (int i = 0; i < SYNTAX_RULES; i++)
    buf_add_cstr(&yaml, "- {string: x}\n");
  struct syntax *syntax = syntax_read(STR_LIT("t.yaml"), buf_str(&yaml), &err);
  assert_non_null(syntax);
  syntax_free(syntax);
  buf_add_cstr(&yaml, "- {string: x}\n");
  assert_null(syntax_read(STR_LIT("t.yaml"), buf_str(&yaml), &err));
  assert_string_equal(err.text, "t.yaml:2: \"rules\" has more than 64 rules");
  buf_release(&yaml);
}

/* ---- folders ---- */

struct folders {
  char top[64], own[80], program[80];
  struct syntax_set *set;
};

static void write_table(const char *folder, const char *name, const char *text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/%s.yaml", folder, name);
  if (!fs_write(buf_cstr(&path), str_of(text), 0600, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static int make_folders(void **state)
{
  static struct folders f;
  snprintf(f.top, sizeof f.top, "/tmp/test_syntax.XXXXXX");
  assert_non_null(mkdtemp(f.top));
  snprintf(f.own, sizeof f.own, "%s/own", f.top);
  snprintf(f.program, sizeof f.program, "%s/program", f.top);
  assert_int_equal(mkdir(f.own, 0700) | mkdir(f.program, 0700), 0);
  const char *const paths[] = {f.own, "/nonexistent/folder", f.program};
  f.set = syntax_set_new(paths, 3);
  *state = &f;
  return 0;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
  (void)st, (void)flag, (void)ftw;
  return remove(path);
}

static int drop_folders(void **state)
{
  struct folders *f = *state;
  syntax_set_free(f->set);
  return nftw(f->top, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void assert_language(struct folders *f, const char *info, const char *text, const char *name)
{
  const struct syntax *syntax = syntax_set_of_block(f->set, str_of(info), str_of(text));
  if (!name && syntax) fail_msg("\"%s\" is %.*s", info, STR_ARG(syntax->name));
  if (name && !syntax) fail_msg("\"%s\" is nothing", info);
  if (name) assert_text(syntax->name, name);
}

static void a_language_is_found_by_what_info_strings_say(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "one", "name: One\n");
  write_table(f->program, "c++", "name: C++\n");
  write_table(f->program, "aliases", "one: 1 uno\nc++: cpp\n");
  static const char *const infos[] = {"one", "ONE", "{.one", "{one", ".one", "one{1,3}",
      "one,ignore", "one:file.x", "one=", "uno", "language-one", "lang-one", "1", "one+other"};
  for (size_t i = 0; i < sizeof infos / sizeof *infos; i++)
    assert_language(f, infos[i], "", "One");
  assert_language(f, "c++", "", "C++");
  assert_language(f, "cpp", "", "C++");
  static const char *const others[] = {"", "two", "aliases", "../one", "o", "on e", "{"};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_language(f, others[i], "", NULL);
}

static void the_first_folder_counts(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "one", "name: Theirs\n");
  write_table(f->own, "one", "name: Mine\n");
  write_table(f->own, "two", "name: Two\n");
  write_table(f->program, "aliases", "one: x\n");
  write_table(f->own, "aliases", "two: x\n");
  assert_language(f, "one", "", "Mine");
  assert_language(f, "x", "", "Two");
}

static void a_table_that_cannot_be_used_is_told_once(void **state)
{
  struct folders *f = *state;
  struct err err = ERR_INIT;
  write_table(f->program, "one", "name: One\nrule: x\n");
  write_table(f->program, "two", "name: [\n");
  write_table(f->program, "aliases", "three: x\n");
  assert_false(syntax_set_take_trouble(f->set, &err));
  assert_language(f, "one", "", NULL);
  assert_language(f, "one", "", NULL);
  assert_language(f, "two", "", NULL);
  assert_true(syntax_set_take_trouble(f->set, &err));
  assert_non_null(strstr(err.text, "one.yaml:2: \"rule\" is no key of a language"));
  assert_true(syntax_set_take_trouble(f->set, &err));
  assert_non_null(strstr(err.text, "two.yaml:"));
  assert_false(syntax_set_take_trouble(f->set, &err));
  assert_language(f, "x", "", NULL); /* only now are other names read */
  assert_language(f, "x", "", NULL);
  assert_true(syntax_set_take_trouble(f->set, &err));
  assert_non_null(strstr(err.text, "aliases.yaml:1: there is no language \"three\""));
  assert_false(syntax_set_take_trouble(f->set, &err));
}

static void a_table_has_a_greatest_size(void **state)
{
  struct folders *f = *state;
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "name: One\n#");
  buf_add_repeat(&text, STR_LIT("x"), LIMIT_LANGUAGE_BYTES - text.n);
  write_table(f->program, "one", buf_cstr(&text));
  buf_add_char(&text, 'x');
  write_table(f->program, "two", buf_cstr(&text));
  assert_language(f, "one", "", "One");
  assert_language(f, "two", "", NULL);
  assert_true(syntax_set_take_trouble(f->set, &err));
  assert_non_null(strstr(err.text, "two.yaml"));
  buf_release(&text);
}

static void a_prompt_among_the_first_lines_makes_a_session(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "sh",
      "name: Shell\nsessions: [{line: 'x%^', language: no}, {line: '%^$ ', language: con}]\n");
  write_table(f->program, "con", "name: Session\n");
  assert_language(f, "sh", "ls\n", "Shell");
  assert_language(f, "sh", "# first\n$ ls\n", "Session");
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("x\n"), LIMIT_SESSION_LINES - 1);
  buf_add_cstr(&text, "$ ls\n");
  assert_language(f, "sh", buf_cstr(&text), "Session");
  buf_clear(&text);
  buf_add_repeat(&text, STR_LIT("x\n"), LIMIT_SESSION_LINES);
  buf_add_cstr(&text, "$ ls\n");
  assert_language(f, "sh", buf_cstr(&text), "Shell");
  buf_release(&text);
}

static void a_language_may_hold_another(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "page",
      "name: Page\nrules:\n"
      "  - {meta: <script>, to: </script>, lines: many, language: code}\n"
      "  - {meta: <none>, to: </none>, language: nothing}\n");
  write_table(f->program, "code",
      "name: Code\nwords: {keyword: if}\nrules: [{string: '\"', to: '\"', lines: many}]\n");
  struct syntax_state *st = syntax_state_new(f->set);
  struct buf got = BUF_INIT;
  syntax_state_begin(st, syntax_set_find(f->set, STR_LIT("page")));
  add_letters(&got, st, "if<script>if\nif \"a</script>\"</script>if\n<none>if</none>if");
  assert_text(buf_str(&got), "CC@@@@@@@@WW\nWWC\"\"\"\"\"\"\"\"\"\"\"\"@@@@@@@@@CC\n"
                             "@@@@@@CC@@@@@@@CC");
  buf_release(&got);
  syntax_state_free(st);
}

/* ---- on a page ---- */

static struct lines *lay_out(struct folders *f, const char *markdown, struct layout_options o)
{
  struct document *doc = document_new(str_of(markdown), 1);
  o.syntax = f->set;
  struct lines *lines = layout_document(doc, &o);
  document_free(doc);
  return lines;
}

/* Asserts the letters of line `index` behind its margin of two blanks. */
static void assert_letters(const struct lines *lines, size_t index, const char *letters)
{
  const struct line *line = &lines->items[index];
  struct buf got = BUF_INIT;
  buf_add_repeat(&got, STR_LIT(" "), line->text.n);
  for (size_t i = 0; i < line->n_spans; i++)
    memset(got.p + line->spans[i].from, styles[line->spans[i].role].letter, line->spans[i].n);
  assert_text(str_from(buf_str(&got), 2), letters);
  buf_release(&got);
}

static void roles_are_in_place_behind_tabs_and_cuts(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "one", "name: One\nwords: {keyword: if}\n");
  struct lines *lines = lay_out(f, "```one\n\tif\tx if \x01 if\n```\n",
      (struct layout_options){.width_cols = 80, .tab_cols = 4});
  assert_text(lines->items[1].text, "      if  x if \u2401 if");
  assert_letters(lines, 1, "CCCCWWCCCCWWCCCCCWW");
  lines_free(lines);
  lines = lay_out(f, "```one\nx x x x x x x if if\n```\n",
      (struct layout_options){.width_cols = 20, .wrap_code = true});
  assert_text(lines->items[1].text, "  x x x x x x x if");
  assert_letters(lines, 1, "CCCCCCCCCCCCCCWW");
  assert_text(lines->items[2].text, "  \u21AA if");
  assert_letters(lines, 2, "mmm WW");
  lines_free(lines);
}

static void a_block_keeps_its_exact_bytes_for_copying(void **state)
{
  struct folders *f = *state;
  write_table(f->program, "one", "name: One\nwords: {keyword: if}\n");
  struct lines *lines = lay_out(f, "```one\n\tif  \nx\xEF\xBF\xBDy \x01\n\n if\t\n```\n",
      (struct layout_options){.width_cols = 20, .wrap_code = true});
  assert_int_equal(lines->n_targets, 1);
  assert_text(lines->targets[0].text, "\tif  \nx\xEF\xBF\xBDy \x01\n\n if\t\n");
  lines_free(lines);
  /* What is outside of the block is not copied, and a line ends in LF whatever it ended in. */
  lines = lay_out(f, "> ```one\r\n> \tif \xEF\xBF\xBD  \r\n> ```\r\n",
      (struct layout_options){.width_cols = 20, .wrap_code = true});
  assert_text(lines->targets[0].text, "\tif \xEF\xBF\xBD  \n");
  lines_free(lines);
}

static void a_block_that_is_too_long_is_plain_and_says_so(void **state)
{
  struct folders *f = *state;
  struct buf text = BUF_INIT;
  write_table(f->program, "one", "name: One\nwords: {keyword: if}\n");
  buf_add_cstr(&text, "```one\nif\n");
  size_t fence = sizeof "```one\n" - 1;
  while (text.n - fence < LIMIT_CODE_COLOURED_BYTES)
    buf_add_char(&text, (text.n - fence) % 1024 == LIMIT_CODE_COLOURED_BYTES % 1024 ? '\n' : 'x');
  text.p[text.n - 1] = '\n';
  struct lines *lines = lay_out(f, buf_cstr(&text), (struct layout_options){.width_cols = 60});
  assert_int_equal(lines->targets[0].text.n, LIMIT_CODE_COLOURED_BYTES);
  assert_letters(lines, 1, "WW");
  lines_free(lines);
  buf_add_cstr(&text, "\n");
  lines = lay_out(f, buf_cstr(&text), (struct layout_options){.width_cols = 60});
  assert_letters(lines, 1, "CC");
  assert_true(str_find(lines->items[0].text, STR_LIT("one, too long to be coloured")) <
              lines->items[0].text.n);
  lines_free(lines);
  buf_release(&text);
}

#define WITH_FOLDERS(test) cmocka_unit_test_setup_teardown(test, make_folders, drop_folders)

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_have_the_roles_of_their_lists),
    cmocka_unit_test(numbers_are_seen_whole),
    cmocka_unit_test(regions_end_where_their_end_is_or_with_the_line),
    cmocka_unit_test(regions_nest_by_a_count),
    cmocka_unit_test(code_stands_within_text),
    cmocka_unit_test(here_documents_begin_with_the_next_line),
    cmocka_unit_test(what_follows_a_value_is_no_expression),
    cmocka_unit_test(rules_are_tried_in_their_order),
    cmocka_unit_test(roles_end_between_clusters),
    cmocka_unit_test(hostile_code_takes_time_by_its_length),
    cmocka_unit_test(what_is_wrong_with_a_table_is_told_with_its_line),
    cmocka_unit_test(a_scope_has_so_many_rules_and_no_more),
    WITH_FOLDERS(a_language_is_found_by_what_info_strings_say),
    WITH_FOLDERS(the_first_folder_counts),
    WITH_FOLDERS(a_table_that_cannot_be_used_is_told_once),
    WITH_FOLDERS(a_table_has_a_greatest_size),
    WITH_FOLDERS(a_prompt_among_the_first_lines_makes_a_session),
    WITH_FOLDERS(a_language_may_hold_another),
    WITH_FOLDERS(roles_are_in_place_behind_tabs_and_cuts),
    WITH_FOLDERS(a_block_keeps_its_exact_bytes_for_copying),
    WITH_FOLDERS(a_block_that_is_too_long_is_plain_and_says_so),
};

UNIT_MAIN(tests)
