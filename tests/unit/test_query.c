/* The query language: text to a tree, drawn here as text again. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "library/query.h"
#include "library/trait.h"

static const char *const op_signs[] = {
    [QUERY_IS] = ":",
    [QUERY_LESS] = "<",
    [QUERY_LESS_EQUAL] = "<=",
    [QUERY_MORE] = ">",
    [QUERY_MORE_EQUAL] = ">=",
    [QUERY_RANGE] = ":",
};

static void draw(struct buf *out, const struct query_node *n);

static void draw_children(struct buf *out, const struct query_node *n, const char *name)
{
  buf_addf(out, "(%s", name);
  for (const struct query_node *child = n->first; child; child = child->next) {
    buf_add_char(out, ' ');
    draw(out, child);
  }
  buf_add_char(out, ')');
}

static void draw(struct buf *out, const struct query_node *n)
{
  const char *star = n->prefix ? "*" : "";
  switch (n->kind) {
  case QUERY_AND: draw_children(out, n, n->is_strict ? "and!" : "and"); break;
  case QUERY_OR: draw_children(out, n, "or"); break;
  case QUERY_NOT: draw_children(out, n, "not"); break;
  case QUERY_WORD: buf_addf(out, "%.*s%s", STR_ARG(n->text), star); break;
  case QUERY_PHRASE: buf_addf(out, "'%.*s'%s", STR_ARG(n->text), star); break;
  case QUERY_FIELD:
    buf_addf(out, "%.*s%s%.*s%s", STR_ARG(n->field), op_signs[n->op], STR_ARG(n->text), star);
    if (n->op == QUERY_RANGE) buf_addf(out, "..%.*s", STR_ARG(n->upper));
  }
}

/* Draws what a query means, with its order; "! sentence" when it is refused. */
static struct str meaning_of(struct buf *out, struct str text)
{
  struct arena *a = arena_new();
  struct query q;
  size_t column;
  struct err err = ERR_INIT;
  buf_clear(out);
  if (query_parse(a, text, &q, &column, &err)) {
    if (q.root) draw(out, q.root);
    if (q.sort.n) buf_addf(out, " by %s%.*s", q.sort_descending ? "-" : "", STR_ARG(q.sort));
  } else {
    buf_addf(out, "! %s", err.text);
    assert_true(column >= 1 && column <= text.n + 1);
  }
  arena_free(a);
  return buf_str(out);
}

static const struct {
  const char *query, *means;
} cases[] = {
    {"", ""},
    {"  \t ", ""},
    {"cache", "cache"},
    {"cache headers", "(and cache headers)"},
    {"\"cache headers\"", "'cache headers'"},
    {"\"say \\\"hi\\\" \\\\ \\n\"", "'say \"hi\" \\ \\n'"},
    {"\"never closed", "'never closed'"},
    {"pre*", "pre*"},
    {"pre**", "pre*"},
    {"\"two wor\"*", "'two wor'*"},
    {"*", ""},
    {"-word", "(not word)"},
    {"NOT word", "(not word)"},
    {"NOT NOT word", "(not (not word))"},
    {"--flag", "--flag"},
    {"a - b", "(and a - b)"},
    {"a -b", "(and a (not b))"},
    {"-(a b) -\"c d\" -x:1", "(and (not (and a b)) (not 'c d') (not x:1))"},
    {"a OR b", "(or a b)"},
    {"a b OR c d", "(or (and a b) (and c d))"},
    {"a AND b", "(and! a b)"},
    {"a AND b c", "(and (and! a b) c)"},
    {"a or b and not c", "(and a or b and not c)"},
    {"(a OR b) c", "(and (or a b) c)"},
    {"((a))", "a"},
    {"() a", "a"},
    {"(a", "a"},
    {"main()", "main"},
    {"a \"OR\" b", "(and a 'OR' b)"},
    {"tool:git", "tool:git"},
    {"tool:\"two words\"", "tool:two words"},
    {"tool:\"two wor\"*", "tool:two wor*"},
    {"tool:gi*", "tool:gi*"},
    {"tool:*", "tool:*"},
    {"\"last reviewed\":2024", "last reviewed:2024"},
    {"\"last reviewed\">=2024", "last reviewed>=2024"},
    {"quality>=85", "quality>=85"},
    {"quality:>=85", "quality>=85"},
    {"quality<3", "quality<3"},
    {"quality<=3", "quality<=3"},
    {"quality>3", "quality>3"},
    {"quality:70..90", "quality:70..90"},
    {"date:2024-06..", "date:2024-06.."},
    {"date:..2024", "date:..2024"},
    {"tool:\"a..b\"", "tool:a..b"},
    {"path:../a/**", "path:../a/**"},
    {"path:a*b", "path:a*b"},
    {"title:a..b", "title:a..b"},
    {"reviewed:>1y", "reviewed>1y"},
    {"score.quality>1", "score.quality>1"},
    {"std::vector", "std::vector"},
    {"http://a.b/c?d=e", "http://a.b/c?d=e"},
    {"12:30", "12:30"},
    {"x->y <div> a=b", "(and x->y <div> a=b)"},
    {"a:b:c", "a:b:c"},
    {"tool:a\"b\"", "(and tool:a 'b')"},
    {"sort:-date", " by -date"},
    {"a sort:score.quality b", "(and a b) by score.quality"},
    {"-sort:x", " by x"},
    {"c++ c# .net node.js", "(and c++ c# .net node.js)"},
    {"tool:", "! a value is missing after the field (column 1)"},
    {"a tool:", "! a value is missing after the field (column 3)"},
    {"a)", "! nothing was opened that \")\" could close (column 2)"},
    {")", "! nothing was opened that \")\" could close (column 1)"},
    {"OR a", "! something is missing before OR (column 1)"},
    {"a OR", "! something is missing at the end (column 5)"},
    {"AND", "! something is missing before AND (column 1)"},
    {"a AND OR b", "! something is missing before OR (column 7)"},
    {"NOT", "! something is missing at the end (column 4)"},
    {"\xC3\xA9\xC3\xA9 )", "! nothing was opened that \")\" could close (column 4)"},
    {"title>3", "! this field takes ':' alone (column 1)"},
};

/* What is written is read as what it says. */
static void parts_are_written_as_they_are_read(void **state)
{
  (void)state;
  static const char *const values[] = {"a", "two words", "a..b", "..", "pre*", "*", ">=3", ":x",
      "-x", "say \"hi\"", "back\\slash", "(x)", "", "http://x", "\xC3\xA9t\xC3\xA9", "a:b"};
  static const char *const names[] = {"tool", "score.quality", "last reviewed", "source_id", "404",
      "a b.c", "odd!", "dot.", "-x", "\xC3\xA9"};
  struct buf text = BUF_INIT;
  struct arena *a = arena_new();
  struct query q;
  size_t column;
  struct err err;
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    buf_clear(&text);
    buf_add_cstr(&text, "x:");
    query_add_value(&text, str_of(values[i]));
    assert_true(query_parse(a, buf_str(&text), &q, &column, &err));
    unit_check_str(q.root->text, str_of(values[i]), __FILE__, __LINE__);
    assert_true(q.root->kind == QUERY_FIELD && q.root->op == QUERY_IS && !q.root->prefix);
  }
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    buf_clear(&text);
    query_add_name(&text, str_of(names[i]));
    buf_add_cstr(&text, ":x");
    assert_true(query_parse(a, buf_str(&text), &q, &column, &err));
    assert_true(q.root->kind == QUERY_FIELD && str_eq_name(q.root->field, str_of(names[i])));
  }
  arena_free(a);
  buf_release(&text);
}

static void a_word_alone_is_told_from_all_else(void **state)
{
  (void)state;
  static const char *const words[] = {"a", "--x", "std::vector"};
  static const char *const others[] = {"", "a b", "a*", "x:y", "\"a\"", "-a", "OR", "(a)", " a"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    assert_true(query_is_word(str_of(words[i])));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_false(query_is_word(str_of(others[i])));
}

static void a_column_is_found_again(void **state)
{
  (void)state;
  struct str text = STR_LIT("\xC3\xA9"
                            "ab");
  assert_int_equal(query_byte_at(text, 1), 0);
  assert_int_equal(query_byte_at(text, 2), 2);
  assert_int_equal(query_byte_at(text, 4), 4);
  assert_int_equal(query_byte_at(text, 9), 4);
}

static void every_form_of_the_language_is_read(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_text(meaning_of(&out, str_of(cases[i].query)), cases[i].means);
  buf_release(&out);
}

static void repeat(struct buf *text, const char *piece, size_t times)
{
  buf_clear(text);
  buf_add_repeat(text, str_of(piece), times);
}

static void limits_are_told_on_their_far_side_alone(void **state)
{
  (void)state;
  struct buf text = BUF_INIT, out = BUF_INIT;
  repeat(&text, "a ", LIMIT_QUERY_TERMS);
  assert_true(str_starts(meaning_of(&out, buf_str(&text)), STR_LIT("(and a")));
  repeat(&text, "a ", LIMIT_QUERY_TERMS + 1);
  assert_text(meaning_of(&out, buf_str(&text)),
      "! the query has more words and conditions than are looked for at once (column 129)");
  repeat(&text, "(", LIMIT_QUERY_DEPTH - 1);
  buf_add_char(&text, 'a');
  assert_text(meaning_of(&out, buf_str(&text)), "a");
  repeat(&text, "(", LIMIT_QUERY_DEPTH);
  buf_add_char(&text, 'a');
  assert_true(str_starts(meaning_of(&out, buf_str(&text)), STR_LIT("! the query is nested")));
  repeat(&text, "-", 0);
  for (int i = 0; i < LIMIT_QUERY_DEPTH; i++)
    buf_add_cstr(&text, "NOT ");
  assert_true(str_starts(meaning_of(&out, buf_str(&text)), STR_LIT("! the query is nested")));
  repeat(&text, "a", LIMIT_QUERY_BYTES);
  assert_int_equal(meaning_of(&out, buf_str(&text)).n, LIMIT_QUERY_BYTES);
  repeat(&text, "a", LIMIT_QUERY_BYTES + 1);
  assert_true(str_starts(meaning_of(&out, buf_str(&text)), STR_LIT("! the query is longer")));
  buf_release(&text);
  buf_release(&out);
}

static void any_bytes_are_read_or_refused(void **state)
{
  (void)state;
  static const char alphabet[] = "ab \"()-*:<>=.\\\0\xFF\xC3\xA9/,NOTANDORtool";
  struct buf out = BUF_INIT;
  uint32_t random = 1;
  for (int i = 0; i < 20000; i++) {
    char text[24];
    size_t n = i % sizeof text;
    for (size_t j = 0; j < n; j++) {
      random = random * 1664525 + 1013904223;
      text[j] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
    }
    meaning_of(&out, (struct str){text, n});
  }
  buf_release(&out);
}

static void the_tables_have_no_holes_and_no_name_twice(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  for (size_t i = 0; i < QUERY_FIELDS; i++) {
    const struct query_field *f = &query_fields[i];
    assert_ptr_equal(query_field_find(str_of(f->name)), f);
    assert_in_range(strlen(f->help), 5, 60);
    struct str example = meaning_of(&out, str_of(f->example));
    assert_false(str_starts(example, STR_LIT("!")));
    assert_true(
        str_find(example, str_of(f->meaning == QUERY_MEANS_SORT ? "date" : f->name)) < example.n);
  }
  for (size_t i = 0; i < QUERY_OPERATORS; i++) {
    assert_in_range(strlen(query_operators[i].help), 5, 60);
    for (size_t j = i + 1; j < QUERY_OPERATORS; j++)
      assert_false(str_starts(str_of(query_operators[j].sign), str_of(query_operators[i].sign)));
  }
  assert_null(query_field_find(STR_LIT("unknown")));
  buf_release(&out);
}

static bool says(const struct buf *page, const char *before, const char *text, const char *after)
{
  struct buf wanted = BUF_INIT;
  buf_addf(&wanted, "%s%s%s", before, text, after);
  bool found = str_find(buf_str(page), buf_str(&wanted)) < page->n;
  if (!found) fprintf(stderr, "# doc/query.md does not say: %s\n", buf_cstr(&wanted));
  buf_release(&wanted);
  return found;
}

static void the_document_says_what_the_tables_say(void **state)
{
  (void)state;
  const char *source = getenv("SRCDIR");
  if (!source) skip();
  struct buf path = BUF_INIT, page = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/doc/query.md", source);
  assert_true(fs_read(buf_cstr(&path), 1 << 20, &page, NULL, &err));
  bool all = true;
  for (size_t i = 0; i < QUERY_FIELDS; i++) {
    all &= says(&page, "\n| `", query_fields[i].name, "` |");
    all &= says(&page, "| `", query_fields[i].example, "` |");
  }
  for (size_t i = 0; i < QUERY_OPERATORS; i++)
    all &= says(&page, "\n| `", query_operators[i].sign, "` |");
  for (size_t i = 0; i < QUERY_JOINTS; i++)
    all &= says(&page, "\n| `", query_joints[i].word, "` |");
  for (size_t i = 0; i < TRAITS; i++) {
    char name[64];
    snprintf(name, sizeof name, "%s:%s", traits[i].field, traits[i].name);
    all &= says(&page, "\n| `", name, "` |");
  }
  assert_true(all);
  buf_release(&path);
  buf_release(&page);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_form_of_the_language_is_read),
    cmocka_unit_test(parts_are_written_as_they_are_read),
    cmocka_unit_test(a_word_alone_is_told_from_all_else),
    cmocka_unit_test(a_column_is_found_again),
    cmocka_unit_test(limits_are_told_on_their_far_side_alone),
    cmocka_unit_test(any_bytes_are_read_or_refused),
    cmocka_unit_test(the_tables_have_no_holes_and_no_name_twice),
    cmocka_unit_test(the_document_says_what_the_tables_say),
};

UNIT_MAIN(tests)
