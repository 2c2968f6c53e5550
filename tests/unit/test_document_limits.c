/* What would take too long in a document is shown as it stands, with the reason. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/document.h"

static void a_paragraph_that_is_too_long_is_plain_with_the_reason(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("abc "), LIMIT_PARAGRAPH_BYTES / 4);
  text.p[text.n - 1] = 'd';
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].kind, BLOCK_PARAGRAPH);
  document_free(d);
  buf_add_cstr(&text, "e\n\nend\n");
  d = document_new(buf_str(&text), 1);
  assert_int_equal(d->n_blocks, 2);
  assert_int_equal(d->blocks[0].kind, BLOCK_PLAIN);
  assert_text(d->blocks[0].trouble, "the paragraph at line 1 has more than 512 KB");
  assert_int_equal(d->blocks[1].kind, BLOCK_PARAGRAPH);
  document_free(d);
  buf_release(&text);
}

static void a_table_of_too_many_cells_is_plain_with_the_reason(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "a | b\n--|--\n");
  buf_add_repeat(&text, STR_LIT("c | d\n"), LIMIT_TABLE_CELLS / 2 - 1);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].kind, BLOCK_TABLE);
  document_free(d);
  buf_add_cstr(&text, "e | f\n\nend\n");
  d = document_new(buf_str(&text), 1);
  assert_int_equal(d->n_blocks, 2);
  assert_int_equal(d->blocks[0].kind, BLOCK_PLAIN);
  assert_text(
      d->trouble, "the table at line 1 has more than 120000 cells, or would take too long to read");
  assert_int_equal(d->blocks[1].kind, BLOCK_PARAGRAPH);
  document_free(d);
  buf_release(&text);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_paragraph_that_is_too_long_is_plain_with_the_reason),
    cmocka_unit_test(a_table_of_too_many_cells_is_plain_with_the_reason),
};

UNIT_MAIN(tests)
