/* Where GitHub's extensions begin and end. */
#include "unit.h"

#include "base/buf.h"
#include "page/document.h"

static struct document *read_text(const char *text)
{
  return document_new(str_of(text), 1);
}

/* The kinds of the blocks, as letters: p h c m (markup) t (table) r i. */
static void assert_kinds(const char *text, const char *kinds)
{
  static const char letters[BLOCK_COUNT] = {[BLOCK_PARAGRAPH] = 'p',
      [BLOCK_HEADING] = 'h',
      [BLOCK_CODE] = 'c',
      [BLOCK_HTML] = 'm',
      [BLOCK_PLAIN] = '!',
      [BLOCK_RULE] = 'r',
      [BLOCK_IMAGE] = 'i',
      [BLOCK_TABLE] = 't'};
  struct buf got = BUF_INIT;
  struct document *d = read_text(text);
  for (size_t i = 0; i < d->n_blocks; i++)
    buf_add_char(&got, letters[d->blocks[i].kind]);
  if (!str_eq(buf_str(&got), str_of(kinds))) fail_msg("%s: %s", text, buf_cstr(&got));
  document_free(d);
  buf_release(&got);
}

#define HEAD "a|b\n-|-\n"

static void a_table_ends_where_a_block_begins(void **state)
{
  (void)state;
  assert_kinds(HEAD "1|2\n---\n", "tr");
  assert_kinds(HEAD "1|2\n===\n", "t");
  assert_kinds(HEAD "1|2\n2. x|y\n", "tp");
  assert_kinds(HEAD "1|2\n-\n", "tp");
  assert_kinds(HEAD "1|2\n    x\n", "tc");
  assert_kinds(HEAD "1|2\n<foo>\n", "tm");
  assert_kinds(HEAD "<b>1|2</b>\n", "t");
  assert_kinds(HEAD "<http://x>\n", "t");
  assert_kinds(HEAD "1|2\n    x\n" HEAD "1\n", "tct");
  assert_kinds("x\n" HEAD "1|2\n---\ny\n", "ptrp");
}

static void a_row_is_not_indented_as_code_is(void **state)
{
  (void)state;
  assert_kinds("a|b\n    -|-\n1|2\n", "p");
  assert_kinds("   a|b\n   -|-\n", "t");
  assert_kinds("1. a|b\n   -|-\n", "t");
  assert_kinds("1. a|b\n       -|-\n", "p");
}

static void a_lazy_line_is_no_row(void **state)
{
  (void)state;
  struct document *d = read_text("> - a|b\n>   -|-\n>   1|2\n> 3|4\n5|6\n");
  assert_int_equal(d->n_blocks, 2);
  assert_int_equal(d->blocks[0].kind, BLOCK_TABLE);
  assert_int_equal(d->blocks[0].table->n_rows, 2);
  assert_int_equal(d->blocks[1].kind, BLOCK_PARAGRAPH);
  assert_text(d->blocks[1].content.text, "3|4 5|6");
  assert_int_equal(d->blocks[1].source_line, 4);
  assert_int_equal(d->blocks[1].frame->kind, FRAME_QUOTE);
  assert_null(d->blocks[1].frame->outer);
  document_free(d);
  assert_kinds("> " HEAD, "p");
  assert_kinds("- " HEAD, "p");
  assert_kinds("- " HEAD "\n- c\n", "pp");
}

static void a_backslash_before_a_pipe_escapes_it_whatever_stands_before(void **state)
{
  (void)state;
  struct document *d = read_text("a\n:-\n`c\\\\|`\\|d\n");
  const struct table_row *row = &d->blocks[0].table->rows[1];
  assert_int_equal(row->n, 1);
  assert_text(row->cells[0].text, "c\\||d");
  document_free(d);
}

static void pipes_in_code_part_no_cells_where_there_would_be_too_many(void **state)
{
  (void)state;
  struct document *d = read_text(HEAD "`c|d`|e\n[[f|g]]|h\n`i|j`\n`k|l|m\n");
  const struct table *t = d->blocks[0].table;
  static const char *const cells[][2] = {{"c|d", "e"}, {"g", "h"}, {"`i", "j`"}, {"`k", "l"}};
  for (size_t i = 0; i < 4; i++)
    for (size_t k = 0; k < 2; k++)
      assert_text(t->rows[i + 1].cells[k].text, cells[i][k]);
  document_free(d);
}

static void what_stands_around_a_table_knows_all_references(void **state)
{
  (void)state;
  struct document *d = read_text("[u]\n" HEAD "1|2\n3. [v]\n\n[u]: /1\n[v]: /2\n");
  assert_int_equal(d->n_blocks, 3);
  assert_text(d->links[d->blocks[0].content.runs[0].link].url, "/1");
  assert_text(d->links[d->blocks[2].content.runs[0].link].url, "/2");
  document_free(d);
}

/* Each table ends where a block begins that holds the rest: nothing is parsed more than a few
 * times. */
static void many_tables_in_one_paragraph_are_read_quickly(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT(HEAD "    x\n"), 20000);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->trouble.n, 0);
  assert_true(d->n_blocks >= 2);
  document_free(d);
  buf_release(&text);
}

/* The links that the text has: each as "text>address ". */
static void assert_links(const char *text, const char *links)
{
  struct buf got = BUF_INIT;
  struct document *d = read_text(text);
  const struct inlines *in = &d->blocks[0].content;
  for (size_t i = 0; i < in->n_runs; i++) {
    const struct inline_run *run = &in->runs[i];
    if (run->link < 0) continue;
    buf_add(&got, str_first(str_from(in->text, run->from), run->n));
    buf_addf(&got, ">%.*s ", STR_ARG(d->links[run->link].url));
  }
  assert_text(buf_str(&got), links);
  assert_true(d->n_links == 0 || got.n > 0);
  document_free(d);
  buf_release(&got);
}

static void emphasis_does_not_tear_a_bare_address(void **state)
{
  (void)state;
  assert_links("https://a.b/__init__.py!", "https://a.b/__init__.py>https://a.b/__init__.py ");
  assert_links(
      "x https://a.b/c*d*`e`[1](2)f.\n", "https://a.b/c*d*`e`[1](2)f>https://a.b/c*d*`e`[1](2)f ");
  assert_links("`https://a.b/__c__` https://a.b/__c__d", "https://a.b/__c__d>https://a.b/__c__d ");
  assert_links("www.a.b/*c d* e", "www.a.b/*c>http://www.a.b/*c ");
  assert_links("*https://a.b/c* e", "https://a.b/c>https://a.b/c ");
  assert_links(
      "> - x [y]\n>   https://a.b/_c_\n\n[y]: /1\n", "y>/1 https://a.b/_c>https://a.b/_c ");
  assert_links("# https://a.b/_c_d/_e_f", "https://a.b/_c_d/_e_f>https://a.b/_c_d/_e_f ");
}

static void a_torn_address_in_a_cell_is_mended_too(void **state)
{
  (void)state;
  struct document *d = read_text("> a\n> :-\n> https://a.b/__c__.d\n");
  const struct inlines *in = &d->blocks[0].table->rows[1].cells[0];
  assert_text(in->text, "https://a.b/__c__.d");
  assert_int_equal(in->n_runs, 1);
  assert_int_equal(d->n_links, 1);
  document_free(d);
}

static void bare_addresses_end_as_github_ends_them(void **state)
{
  (void)state;
  assert_links("xmpp:a@b.c/d@e.f. mailto:a@b.c x:a@b.c",
      "xmpp:a@b.c/d@e.f>xmpp:a@b.c/d@e.f mailto:a@b.c>mailto:a@b.c a@b.c>mailto:a@b.c ");
  assert_links("[https://a.b/](c d)", "https://a.b/>https://a.b/ ");
  assert_links("https://a.b/c[d]e", "https://a.b/c[d]e>https://a.b/c[d]e ");
  assert_links("<x https://a.b/c>", "https://a.b/c>https://a.b/c ");
  assert_links("https\\://a.b https:\\//a.b", "");
  assert_links("\\https://a.b", "https://a.b>https://a.b ");
}

static void an_escaped_tilde_strikes_nothing(void **state)
{
  (void)state;
  static const char *const texts[][3] = {{"~1 or \\~2", "~1 or ~2", ""}, {"\\~~a~", "~a", "a"},
      {"\\\\~a~", "\\a", "a"}, {"`~` ~a~ \\~b~", "~ a ~b~", "a"}, {"~a\\~~", "a~", "a~"},
      {"[a](/~b) \\~c ~~d~~", "a ~c ~~d~~", ""}};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct document *d = read_text(texts[i][0]);
    const struct inlines *in = &d->blocks[0].content;
    struct buf struck = BUF_INIT;
    for (size_t k = 0; k < in->n_runs; k++)
      if (in->runs[k].marks & INLINE_STRUCK)
        buf_add(&struck, str_first(str_from(in->text, in->runs[k].from), in->runs[k].n));
    assert_text(in->text, texts[i][1]);
    assert_text(buf_str(&struck), texts[i][2]);
    buf_release(&struck);
    document_free(d);
  }
}

static void wikilinks_end_where_brackets_do(void **state)
{
  (void)state;
  assert_links("[[[a]]]", "");
  assert_links("\\[[a]] [[b]]", "b>b ");
  assert_links("[[a\nb|c\nd]]", "c d>a b ");
}

static void many_wikilinks_in_one_paragraph_are_read_quickly(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  for (int i = 0; i < 20000; i++)
    buf_addf(&text, "[[a%d]] \\[[b%d]] ", i, i);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->trouble.n, 0);
  assert_true(d->n_links >= 20000);
  document_free(d);
  buf_release(&text);
}

static void comments_of_commonmark_031_are_not_shown(void **state)
{
  (void)state;
  static const char *const texts[][2] = {{"a <!-- b -- c --> d", "a d"},
      {"a <!--> b -->", "a b -->"}, {"a <!---> b", "a b"}, {"a <!-- *b -- c* --> d", "a d"}};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct document *d = read_text(texts[i][0]);
    assert_text(d->blocks[0].content.text, texts[i][1]);
    document_free(d);
  }
}

static void declarations_of_commonmark_031_are_markup(void **state)
{
  (void)state;
  struct document *d = read_text("a <!b c> d");
  assert_int_equal(d->blocks[0].content.n_runs, 1);
  assert_int_equal(d->blocks[0].content.runs[0].marks, INLINE_HTML);
  assert_int_equal(d->blocks[0].content.runs[0].n, strlen("<!b c>"));
  document_free(d);
}

static void what_is_no_comment_is_text(void **state)
{
  (void)state;
  static const char *const texts[] = {
      "a \\<!-- b -- c --> d", "a <!-- b -- c", "a <!1>", "a `<!-- b -- c -->`", "a <! b>"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct document *d = read_text(texts[i]);
    for (size_t k = 0; k < d->blocks[0].content.n_runs; k++)
      assert_false(d->blocks[0].content.runs[k].marks & INLINE_HTML);
    document_free(d);
  }
}

static void items_with_numbers_are_tasks_too(void **state)
{
  (void)state;
  struct document *d = read_text("1. [x] a\n2. [ ] b\n3. c\n");
  assert_int_equal(d->blocks[0].frame->task, TASK_DONE);
  assert_int_equal(d->blocks[1].frame->task, TASK_OPEN);
  assert_int_equal(d->blocks[2].frame->task, TASK_NONE);
  assert_int_equal(d->blocks[1].frame->number, 2);
  assert_text(d->blocks[1].content.text, "b");
  document_free(d);
}

int main(void)
{
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_ends_where_a_block_begins),
      cmocka_unit_test(a_row_is_not_indented_as_code_is),
      cmocka_unit_test(a_lazy_line_is_no_row),
      cmocka_unit_test(a_backslash_before_a_pipe_escapes_it_whatever_stands_before),
      cmocka_unit_test(pipes_in_code_part_no_cells_where_there_would_be_too_many),
      cmocka_unit_test(what_stands_around_a_table_knows_all_references),
      cmocka_unit_test(many_tables_in_one_paragraph_are_read_quickly),
      cmocka_unit_test(emphasis_does_not_tear_a_bare_address),
      cmocka_unit_test(a_torn_address_in_a_cell_is_mended_too),
      cmocka_unit_test(bare_addresses_end_as_github_ends_them),
      cmocka_unit_test(an_escaped_tilde_strikes_nothing),
      cmocka_unit_test(wikilinks_end_where_brackets_do),
      cmocka_unit_test(many_wikilinks_in_one_paragraph_are_read_quickly),
      cmocka_unit_test(comments_of_commonmark_031_are_not_shown),
      cmocka_unit_test(declarations_of_commonmark_031_are_markup),
      cmocka_unit_test(what_is_no_comment_is_text),
      cmocka_unit_test(items_with_numbers_are_tasks_too),
  };
  return cmocka_run_group_tests_name("github", tests, NULL, NULL);
}
