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
  assert_kinds(HEAD "1|2\n<br>\n", "tm");
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

int main(void)
{
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_ends_where_a_block_begins),
      cmocka_unit_test(a_row_is_not_indented_as_code_is),
      cmocka_unit_test(a_lazy_line_is_no_row),
      cmocka_unit_test(a_backslash_before_a_pipe_escapes_it_whatever_stands_before),
      cmocka_unit_test(what_stands_around_a_table_knows_all_references),
      cmocka_unit_test(many_tables_in_one_paragraph_are_read_quickly),
  };
  return cmocka_run_group_tests_name("github", tests, NULL, NULL);
}
