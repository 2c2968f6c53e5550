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

/* ---- where a page ends ---- */

static const struct block *last_of(const struct document *d)
{
  return &d->blocks[d->n_blocks - 1];
}

static void a_page_of_too_many_lines_ends_with_the_reason_and_the_place(void **state)
{
  enum { FIRST_LINE = 5, LINES_OF_FENCES = 2 };
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "```\n");
  buf_add_repeat(&text, STR_LIT("\n"), LIMIT_PAGE_LINES - LINES_OF_FENCES);
  buf_add_cstr(&text, "```\n");
  struct document *d = document_new(buf_str(&text), FIRST_LINE);
  assert_int_equal(d->ends_at, 0);
  assert_int_equal(d->n_blocks, 1);
  document_free(d);
  buf_add_cstr(&text, "end\n");
  d = document_new(buf_str(&text), FIRST_LINE);
  assert_int_equal(d->ends_at, FIRST_LINE + LIMIT_PAGE_LINES);
  assert_int_equal(d->n_blocks, 2);
  assert_int_equal(d->blocks[0].kind, BLOCK_CODE);
  assert_text(last_of(d)->trouble,
      "the page ends here, since it has as many lines as a page may have: what follows, from line "
      "2,500,005 of the file on, is neither shown nor searched; an editor has it");
  assert_int_equal(last_of(d)->source_line, d->ends_at);
  document_free(d);
  buf_release(&text);
}

static struct document *read_within(struct str text, size_t memory_bytes)
{
  enum { PIECE_BYTES = 64 * 1024 };
  const struct document_bounds bounds = {PIECE_BYTES, SIZE_MAX / 2, memory_bytes};
  struct document *d = document_begin_within(text, 1, &bounds);
  while (!document_is_whole(d))
    document_read_more(d, NULL);
  return d;
}

static size_t memory_of(const struct document *d)
{
  return arena_bytes(d->arena) + d->n_blocks * sizeof *d->blocks;
}

/* Many containers on few lines are what takes most. */
static void add_deep(struct buf *text, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    buf_add_repeat(text, STR_LIT(">"), 90);
    buf_add_cstr(text, "a\n\n");
  }
}

static void check_memory(struct buf *text, size_t n, size_t most_bytes)
{
  enum { LAST_BYTES = 64 * 1024 };
  add_deep(text, n);
  struct document *d = read_within(buf_str(text), SIZE_MAX);
  size_t bytes = memory_of(d);
  assert_true(bytes > most_bytes);
  document_free(d);
  d = read_within(buf_str(text), bytes);
  assert_int_equal(d->ends_at, 0);
  assert_int_equal(last_of(d)->kind, BLOCK_PARAGRAPH);
  document_free(d);
  d = read_within(buf_str(text), most_bytes);
  assert_true(memory_of(d) > most_bytes && memory_of(d) < most_bytes + LAST_BYTES);
  assert_true(str_find(last_of(d)->trouble, STR_LIT("all the memory that a page may take")) <
              last_of(d)->trouble.n);
  assert_int_equal(d->ends_at, 2 * (d->n_blocks - 1) + 1); /* the next that is not shown */
  assert_int_equal(last_of(d)->source_line, d->ends_at);
  assert_null(last_of(d)->frame);
  document_free(d);
}

static void a_page_that_takes_too_much_memory_ends_with_the_reason_and_the_place(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  check_memory(&text, 300, 1 << 20);
  buf_release(&text);
}

/* It takes that memory itself. */
static void that_is_so_for_the_memory_that_it_may_take(void **state)
{
  (void)state;
  if (!getenv("SLOW")) skip();
  struct buf text = BUF_INIT;
  check_memory(&text, 80000, LIMIT_PAGE_MEMORY_BYTES);
  struct document *d = document_new(buf_str(&text), 1);
  assert_true(d->ends_at > 0);
  assert_true(memory_of(d) < LIMIT_PAGE_MEMORY_BYTES + 1024 * 1024);
  document_free(d);
  buf_release(&text);
}

static void the_end_stands_before_the_footnotes_that_were_read(void **state)
{
  (void)state;
  const struct document_bounds bounds = {64, 5, SIZE_MAX};
  struct document *d = document_begin_within(
      STR_LIT("a[^1] b[^2]\n\n[^2]: two\n\n- c\n  - d\n\n[^1]: one\n"), 1, &bounds);
  while (!document_is_whole(d))
    document_read_more(d, NULL);
  assert_int_equal(d->n_blocks, 5);
  assert_text(d->blocks[1].content.text, "c");
  assert_int_equal(d->blocks[2].source_line, 6);
  assert_int_equal(d->blocks[3].kind, BLOCK_RULE);
  assert_text(d->blocks[4].content.text, "two");
  assert_int_equal(d->footnotes[0].number + d->footnotes[1].number, 3);
  document_free(d);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_paragraph_that_is_too_long_is_plain_with_the_reason),
    cmocka_unit_test(a_table_of_too_many_cells_is_plain_with_the_reason),
    cmocka_unit_test(a_page_of_too_many_lines_ends_with_the_reason_and_the_place),
    cmocka_unit_test(a_page_that_takes_too_much_memory_ends_with_the_reason_and_the_place),
    cmocka_unit_test(that_is_so_for_the_memory_that_it_may_take),
    cmocka_unit_test(the_end_stands_before_the_footnotes_that_were_read),
};

UNIT_MAIN(tests)
