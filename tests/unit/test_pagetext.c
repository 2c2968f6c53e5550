/* Pages to notes: the pages in tests/unit/pages, each with the note and the faults that it has to
 * give, and what a page may do besides. REWRITE=1 in the environment writes them anew, for a
 * reader to look at the difference. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "note/article.h"
#include "note/pagetext.h"

#include <time.h>

/* ---- the pages ---- */

static const char *const pages[] = {"backup-restore", "dashboards", "only-meta", "queue-workers",
    "release-window", "uploads-in-stuecken"};

/* Adds the name of a file of a page: "pages/NAME.SUFFIX". */
static void add_page_path(struct buf *path, const char *name, const char *suffix)
{
  const char *source = getenv("SRCDIR");
  buf_addf(path, "%s/tests/unit/pages/%s.%s", source ? source : ".", name, suffix);
}

static void read_page_file(const char *name, const char *suffix, struct buf *out)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  add_page_path(&path, name, suffix);
  if (!fs_read(path.p, LIMIT_NOTE_BYTES, out, NULL, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static void rewrite(const char *name, const char *suffix, struct str text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  add_page_path(&path, name, suffix);
  if (!fs_write(path.p, text, 0644, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static void compare(const char *name, const char *suffix, const struct buf *found)
{
  if (getenv("REWRITE")) rewrite(name, suffix, buf_str(found));
  struct buf expected = BUF_INIT;
  read_page_file(name, suffix, &expected);
  if (!str_eq(buf_str(found), buf_str(&expected)))
    fail_msg("%s.%s should be\n%s\nbut is\n%s", name, suffix, buf_cstr(&expected), buf_cstr(found));
  buf_release(&expected);
}

/* What comes of a text: the note and the faults, one a line. */
struct result {
  struct arena *arena;
  struct pagetext page;
  struct buf note, faults;
};

static struct result read_text(struct str text)
{
  struct result r = {.arena = arena_new(), .note = BUF_INIT, .faults = BUF_INIT};
  struct faults faults = {.arena = r.arena};
  struct err err = ERR_INIT;
  if (!pagetext_read(r.arena, STR_LIT("page"), text, &r.page, &faults, &err))
    fail_msg("%s", err.text);
  pagetext_add_note(&r.note, &r.page);
  for (const struct fault *f = faults.first; f; f = f->next)
    buf_addf(&r.faults, "%zu: %.*s\n", f->line, STR_ARG(f->text));
  return r;
}

static void release(struct result *r)
{
  buf_release(&r->note);
  buf_release(&r->faults);
  arena_free(r->arena);
}

static void each_page_gives_its_note_and_its_faults(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    struct buf text = BUF_INIT;
    read_page_file(pages[i], "txt", &text);
    struct result r = read_text(buf_str(&text));
    compare(pages[i], "md", &r.note);
    compare(pages[i], "faults", &r.faults);
    release(&r);
    buf_release(&text);
  }
}

/* The front matter that was written is read back to the tree that it was written from. */
static void each_note_reads_back_as_it_was_written(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    struct buf text = BUF_INIT;
    read_page_file(pages[i], "txt", &text);
    struct result r = read_text(buf_str(&text));
    struct article *a = article_new(STR_LIT("n.md"), buf_str(&r.note));
    assert_true(tree_eq(a->meta, r.page.meta));
    assert_str(a->title, r.page.title);
    assert_str(str_trim(a->front.body), str_trim(r.page.body));
    article_free(a);
    release(&r);
    buf_release(&text);
  }
}

/* ---- small pages ---- */

/* The note of a page that has this body and this post meta. */
static struct result read_parts(const char *body, const char *meta)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "title\n\n%s\nsite post meta\n\ntopict\n%s", body, meta);
  struct result r = read_text(buf_str(&text));
  buf_release(&text);
  return r;
}

static void check_body(const char *body, const char *expected)
{
  struct result r = read_parts(body, "");
  assert_text(r.page.body, expected);
  assert_text(buf_str(&r.faults), "");
  release(&r);
}

static void headings_are_short_lines_with_something_below(void **state)
{
  (void)state;
  check_body("first things\n\ntext here.\n", "## first things\n\ntext here.\n");
  check_body("a sentence.\n\ntext here.\n", "a sentence.\n\ntext here.\n");
  check_body("is it one?\n\ntext here.\n", "is it one?\n\ntext here.\n");
  check_body("text here.\n\nlast words\n", "text here.\n\nlast words\n");
  check_body("two\nlines\n\ntext here.\n", "two\nlines\n\ntext here.\n");
  check_body("c# in #\n\nhttps://x.org/a\n\nend.\n", "## c# in \\#\n\nhttps://x.org/a\n\nend.\n");
  check_body("one line that has far too many words to be the heading of anything at all\n\nend.\n",
      "one line that has far too many words to be the heading of anything at all\n\nend.\n");
}

static void lists_keep_their_levels(void **state)
{
  (void)state;
  check_body("\xE2\x80\xA2 a\n  \xE2\x80\xA2 b\n    \xE2\x80\xA2 c\n  \xE2\x80\xA2 d\n"
             "\xE2\x80\xA2 e\n\n\xE2\x80\xA2 f\n",
      "- a\n  - b\n    - c\n  - d\n- e\n\n- f\n");
  check_body("- # one\n- [ ] two\n", "- \\# one\n- \\[ ] two\n");
  check_body("3) three\n4) four\n", "3) three\n4) four\n");
}

static void code_goes_on_over_blank_lines(void **state)
{
  (void)state;
  check_body("x = f(1)\n\n\ny = g(2)\n\nwords of prose that end here.\n",
      "```\nx = f(1)\n\n\ny = g(2)\n```\n\nwords of prose that end here.\n");
  check_body("x = f(1)\n\nthe next step\n\ny = g(2)\n",
      "```\nx = f(1)\n```\n\n## the next step\n\n```\ny = g(2)\n```\n");
  check_body("# first\n\nx = f(1)\n\nnpm install\n\ny = `g`(2);\n\n// last\n",
      "```\n# first\n\nx = f(1)\n\nnpm install\n\ny = `g`(2);\n\n// last\n```\n");
}

static void what_may_be_code_is_taken_where_the_page_promises_some(void **state)
{
  (void)state;
  struct result r = read_parts("npm install\n\nand so on.\n", "code languagebash\n");
  assert_text(r.page.body, "```bash\nnpm install\n```\n\nand so on.\n");
  release(&r);
  check_body("npm install\n\nand so on.\n", "## npm install\n\nand so on.\n");
}

static void check_meta(const char *meta, const char *expected, const char *faults)
{
  struct result r = read_parts("", meta);
  struct buf note = BUF_INIT;
  buf_addf(&note, "---\ntitle: title\ntopic: t\n%s---\n", expected);
  assert_text(buf_str(&r.note), note.p);
  assert_text(buf_str(&r.faults), faults);
  buf_release(&note);
  release(&r);
}

static void numbers_are_numbers_only_as_programs_print_them(void **state)
{
  (void)state;
  check_meta("payload\n- a: 1\n- b: -2.5\n- c: 007\n- d: 1e5\n- e: true\n- f: yes\n- g id: 5\n"
             "- version: 2\n- h: 12345678901234567890\n- i: ''\n- j: .5\n- k: 1.\n",
      "payload:\n  a: 1\n  b: -2.5\n  c: '007'\n  d: '1e5'\n  e: true\n  f: 'yes'\n  g id: '5'\n"
      "  version: '2'\n  h: '12345678901234567890'\n  i: ''''''\n  j: '.5'\n  k: '1.'\n",
      "");
}

static void glued_values_may_begin_with_another_label(void **state)
{
  (void)state;
  check_meta("summarystack and tools\nai briefscore 5\nreferencehash\nhashreference\n",
      "summary: stack and tools\nai brief: score 5\nreference: hash\nhash: reference\n", "");
}

static void a_wrapped_bullet_is_one_value(void **state)
{
  (void)state;
  check_meta("notes\n  - one\n    and more\n    of it\n  - two\n",
      "notes:\n- one and more of it\n- two\n", "");
}

static void a_group_begins_anew_where_a_key_comes_again(void **state)
{
  (void)state;
  check_meta("image sources\n- url: a\n- caption: b\n- source: c\n- url: d\n- source: e\n",
      "image sources:\n- url: a\n  caption: b\n  source: c\n- url: d\n  source: e\n", "");
}

/* Depth of the deepest node. */
static size_t deepest(const struct tree *root)
{
  size_t depth = 0;
  for (const struct tree *t = root; t; t = tree_next(t, root)) {
    size_t d = tree_depth(t, root);
    if (d > depth) depth = d;
  }
  return depth;
}

static void nesting_has_an_end(void **state)
{
  (void)state;
  struct buf meta = BUF_INIT;
  buf_add_cstr(&meta, "payload\n");
  for (size_t i = 1; i < 500; i++) {
    buf_add_repeat(&meta, STR_LIT(" "), i);
    buf_addf(&meta, "- k%zu\n", i);
  }
  struct result r = read_parts("", meta.p);
  assert_true(deepest(r.page.meta) < LIMIT_YAML_DEPTH);
  assert_text(buf_str(&r.faults), "38: nested too deep: kept a level further up\n");
  struct article *a = article_new(STR_LIT("n.md"), buf_str(&r.note));
  assert_int_equal(a->faults.n, 0);
  assert_true(tree_eq(a->meta, r.page.meta));
  article_free(a);
  release(&r);
  buf_release(&meta);
}

/* ---- what is no page ---- */

static void check_refused(struct str text, const char *why)
{
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct pagetext page;
  struct err err = ERR_INIT;
  assert_false(pagetext_read(a, STR_LIT("p.txt"), text, &page, &faults, &err));
  assert_string_equal(err.text, why);
  arena_free(a);
}

static void a_text_without_post_meta_is_refused(void **state)
{
  (void)state;
  const char *why = "p.txt: is no field-note page: no line \"... post meta\" with labels below it";
  check_refused(STR_NONE, "p.txt: is empty");
  check_refused(STR_LIT(" \n\r\n\xEF\xBB\xBF \n"), why);
  check_refused(STR_LIT("title\n\ntext\n"), why);
  check_refused(STR_LIT("title\n\nsite post meta\n\nnothing known\n"), why);
  check_refused(STR_LIT("title\n\ntopic of the day\n"), why);
}

static void a_post_meta_of_too_many_lines_is_refused(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "t\n\nx post meta\nstack\n");
  buf_add_repeat(&text, STR_LIT("- a\n"), LIMIT_PAGE_META_LINES - 1);
  struct result r = read_text(buf_str(&text));
  release(&r);
  buf_add_cstr(&text, "- a\n");
  check_refused(buf_str(&text), "p.txt:3: has a post meta of more than 20000 lines");
  buf_release(&text);
}

static void a_page_in_utf_16_is_read(void **state)
{
  (void)state;
  static const char ascii[] = "page\r\n\r\ntext\r\n\r\nx post meta\r\ntopicbuilds\r\n";
  struct buf wide = BUF_INIT;
  buf_add_cstr(&wide, "\xFF\xFE");
  for (size_t i = 0; ascii[i]; i++) {
    buf_add_char(&wide, ascii[i]);
    buf_add_char(&wide, '\0');
  }
  struct result r = read_text(buf_str(&wide));
  assert_text(buf_str(&r.note), "---\ntitle: page\ntopic: builds\n---\n\ntext\n");
  assert_int_equal(r.faults.n, 0);
  release(&r);
  buf_release(&wide);
}

static void a_page_without_a_title_is_called_by_its_topic(void **state)
{
  (void)state;
  struct result r = read_text(STR_LIT("site post meta\ntopicqueues\n"));
  assert_text(r.page.title, "queues");
  release(&r);

  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("x"), LIMIT_TITLE_BYTES + 1);
  buf_add_cstr(&text, "\n\nsite post meta\ntopicqueues\n");
  r = read_text(buf_str(&text));
  assert_text(r.page.title, "queues");
  assert_int_equal(r.page.body.n, LIMIT_TITLE_BYTES + 2);
  release(&r);
  buf_release(&text);
}

static void images_beyond_their_limit_stay_text(void **state)
{
  (void)state;
  struct buf body = BUF_INIT, meta = BUF_INIT;
  buf_add_cstr(&meta, "image sources\n");
  for (int i = 0; i <= LIMIT_PAGE_IMAGES; i++) {
    buf_addf(&body, "image %d\nimage %d. image source: x\n\n", i, i);
    buf_addf(&meta, "- url: u%d\n- caption: image %d\n", i, i);
  }
  struct result r = read_parts(body.p, meta.p);
  size_t n = 0;
  for (struct str rest = r.page.body, line; str_cut_line(&rest, &line);)
    n += str_starts(line, STR_LIT("![image"));
  assert_int_equal(n, LIMIT_PAGE_IMAGES);
  assert_true(str_starts(buf_str(&r.faults), STR_LIT("0: more than 100 images")));
  release(&r);
  buf_release(&body);
  buf_release(&meta);
}

/* Seconds of the processor that a body of so many bytes of a repeated text takes. */
static double seconds_for(const char *part, size_t n_bytes)
{
  struct buf body = BUF_INIT;
  buf_add_repeat(&body, str_of(part), n_bytes / strlen(part));
  buf_add_cstr(&body, "\n");
  clock_t start = clock();
  struct result r = read_parts(body.p, "image sources\n- url: u\n- caption: b\n");
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  assert_true(r.page.body.n > 0);
  release(&r);
  buf_release(&body);
  return seconds;
}

/* Texts without sense: eight times as much takes nowhere near 64 times as long. */
static void garbage_takes_linear_time(void **state)
{
  (void)state;
  enum { SMALL_BYTES = 30000 };
  static const char *const parts[] = {"a\n", "a\n\n", "- a\n", "# a\n\n", "npm install\n\n",
      "- a\n  b\n", "x = 1\n\n", "****", "[[[[", "\xFF\n", "a\na. b: c\n\n", "1. a\n",
      "a b c d e f ", "  - ", "x post meta\n", "``` ", "\\", "&amp;"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    double small = seconds_for(parts[i], SMALL_BYTES);
    double large = seconds_for(parts[i], 8 * SMALL_BYTES);
    if (large > 30 * small + 0.1) fail_msg("%.2f s, then %.2f s: %s", small, large, parts[i]);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_page_gives_its_note_and_its_faults),
    cmocka_unit_test(each_note_reads_back_as_it_was_written),
    cmocka_unit_test(headings_are_short_lines_with_something_below),
    cmocka_unit_test(lists_keep_their_levels),
    cmocka_unit_test(code_goes_on_over_blank_lines),
    cmocka_unit_test(what_may_be_code_is_taken_where_the_page_promises_some),
    cmocka_unit_test(numbers_are_numbers_only_as_programs_print_them),
    cmocka_unit_test(glued_values_may_begin_with_another_label),
    cmocka_unit_test(a_wrapped_bullet_is_one_value),
    cmocka_unit_test(a_group_begins_anew_where_a_key_comes_again),
    cmocka_unit_test(nesting_has_an_end),
    cmocka_unit_test(a_text_without_post_meta_is_refused),
    cmocka_unit_test(a_post_meta_of_too_many_lines_is_refused),
    cmocka_unit_test(a_page_in_utf_16_is_read),
    cmocka_unit_test(a_page_without_a_title_is_called_by_its_topic),
    cmocka_unit_test(images_beyond_their_limit_stay_text),
    cmocka_unit_test(garbage_takes_linear_time),
};

UNIT_MAIN(tests)
