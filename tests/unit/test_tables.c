/* Tables on a page: as grids, as records, and how both are parted. The large pictures are in
 * tests/page. */
#include "unit.h"

#include "base/buf.h"
#include "page/layout.h"

#include <time.h>

static struct lines *lay_out(struct str text, int cols)
{
  const struct layout_options o = {.width_cols = cols, .wrap_code = true};
  struct document *d = document_new(text, 1);
  struct lines *l = layout_document(d, &o);
  document_free(d);
  return l;
}

static void check(int line, int cols, const char *text, const char *picture)
{
  struct lines *l = lay_out(str_of(text), cols);
  struct buf got = BUF_INIT;
  for (size_t i = 0; i < l->n; i++)
    buf_addf(&got, "%.*s\n", STR_ARG(l->items[i].text));
  unit_check_str(buf_str(&got), str_of(picture), __FILE__, line);
  buf_release(&got);
  lines_free(l);
}

#define assert_page(cols, text, picture) check(__LINE__, cols, text, picture)

static void a_table_that_fits_is_as_wide_as_its_cells(void **state)
{
  (void)state;
  assert_page(
      40, "|a|name|\n|-|-|\n|long one|x|\n", "a         name\n────────  ────\nlong one  x\n");
}

static void numbers_stand_right_where_nothing_else_is_said(void **state)
{
  (void)state;
  assert_page(40, "|n|x|\n|-|-|\n|7|a|\n|1,204|b|\n|-0.5 %|c|\n",
      "     n  x\n──────  ─\n     7  a\n 1,204  b\n-0.5 %  c\n");
  assert_page(40, "|n|x|\n|:-|-|\n|7|a|\n|1,204|b|\n", "n      x\n─────  ─\n7      a\n1,204  b\n");
  assert_page(40, "|n|\n|-|\n|7|\n|v1|\n", "n\n──\n7\nv1\n");
}

static void an_empty_head_is_not_drawn(void **state)
{
  (void)state;
  assert_page(40, "| | |\n|-|-|\n|a|b|\n|c|d|\n", "a  b\nc  d\n");
  assert_page(40, "- | | |\n  |-|-|\n  |a|b|\n", "  • a  b\n");
}

static void few_high_rows_need_no_gaps(void **state)
{
  (void)state;
  assert_page(20, "|a|b|\n|-|-|\n|x|one|\n|y|one two three four five|\n|z|one|\n|w|one|\n|v|one|\n",
      "a  b\n─  ─────────────────\nx  one\ny  one two three\n   four five\nz  one\nw  one\nv  "
      "one\n");
}

static void many_high_rows_are_parted(void **state)
{
  (void)state;
  assert_page(20, "|a|b|\n|-|-|\n|x|one two three four five|\n|y|one two three four five|\n",
      "a  b\n─  ─────────────────\nx  one two three\n   four five\n\ny  one two three\n   four "
      "five\n");
}

static void a_first_cell_that_does_not_tell_where_a_row_begins_needs_gaps(void **state)
{
  (void)state;
  assert_page(20, "|a|b|\n|-|-|\n||one|\n|y|one two three four five|\n|z|one|\n|w|one|\n|v|one|\n",
      "a  b\n─  ─────────────────\n   one\n\ny  one two three\n   four five\n\nz  one\n\nw  "
      "one\n\nv  one\n");
}

static void without_room_each_row_is_a_record(void **state)
{
  (void)state;
  assert_page(32,
      "|id|what|why|where|\n|-|-|-|-|\n"
      "|a|`aaaaaaaaaaaaaaaaaaaaaa`|`bbbbbbbbbbbbbbbbbbbbbbbbb`|here|\n"
      "|b|`cccccccccccccccccccccc`|||\n",
      "id:    a\nwhat:  aaaaaaaaaaaaaaaaaaaaaa\nwhy:   bbbbbbbbbbbbbbbbbbbbbbbbb\nwhere: here\n\n"
      "id:    b\nwhat:  cccccccccccccccccccccc\n");
}

static void long_names_of_records_stand_above_their_values(void **state)
{
  (void)state;
  assert_page(32,
      "|a name that is long|what|why|where|\n|-|-|-|-|\n"
      "|a|`aaaaaaaaaaaaaaaaaaaaaa`|`bbbbbbbbbbbbbbbbbbbbbbbbb`|here|\n",
      "a name that is long:\n       a\nwhat:  aaaaaaaaaaaaaaaaaaaaaa\n"
      "why:   bbbbbbbbbbbbbbbbbbbbbbbbb\nwhere: here\n");
}

static void in_narrow_pages_names_begin_the_text(void **state)
{
  (void)state;
  assert_page(12, "|aa|bb|cc|dd|ee|ff|\n|-|-|-|-|-|-|\n|1|2|3|4|5|six seven eight|\n",
      "aa: 1\nbb: 2\ncc: 3\ndd: 4\nee: 5\nff: six\nseven eight\n");
}

static void records_keep_the_marks_that_stand_before_them(void **state)
{
  (void)state;
  assert_page(30, "- |id|what|\n  |-|-|\n  |a|`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`|\n  |b|c|\n",
      "• id  what\n  ──  ────────────────────────\n  a   aaaaaaaaaaaaaaaaaaaaaaaa\n"
      "      aaaaaaaaaaaaa\n\n  b   c\n");
  assert_page(30,
      "> |id|what|why|\n> |-|-|-|\n> |a|`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`|`bbbbbbbbbbbbbbbbbb"
      "bbbbbbbbbb`|\n> |b|c||\n",
      "│ id:   a\n│ what: aaaaaaaaaaaaaaaaaaaaaa\n│       aaaaaaaaaaaaaaa\n"
      "│ why:  bbbbbbbbbbbbbbbbbbbbbb\n│       bbbbbb\n│\n│ id:   b\n│ what: c\n");
}

/* ---- size ---- */

static void add_table(struct buf *out, size_t rows, size_t cols)
{
  for (size_t i = 0; i < rows + 2; i++) {
    for (size_t k = 0; k < cols; k++)
      buf_add_cstr(out, i == 1 ? "|-" : "|abc def");
    buf_add_cstr(out, "|\n");
  }
}

static double ms_for_rows(size_t rows, size_t cols, size_t *n_lines)
{
  struct buf text = BUF_INIT;
  struct timespec from, to;
  add_table(&text, rows, cols);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
  struct lines *l = lay_out(buf_str(&text), 78);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
  *n_lines = l->n;
  lines_free(l);
  buf_release(&text);
  return (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
}

/* Four times the rows take about four times as long; ten would be far from that. What is measured
 * is the machine as well, which may do something else: one of three has to be so. */
static void check_is_linear(size_t cols, size_t lines_per_row)
{
  size_t n_lines;
  double small, large;
  int tries = 3;
  do {
    small = ms_for_rows(500, cols, &n_lines);
    large = ms_for_rows(2000, cols, &n_lines);
    assert_true(n_lines >= 2000 * lines_per_row);
  } while (large > small * 10 + 20 && --tries);
  if (!tries) fail_msg("%.1f ms became %.1f ms", small, large);
}

static void giant_tables_take_as_long_as_they_are_large(void **state)
{
  (void)state;
  check_is_linear(4, 1);
  check_is_linear(50, 50);
}

static void a_hundred_columns_are_records(void **state)
{
  (void)state;
  size_t n_lines;
  ms_for_rows(3, 100, &n_lines);
  assert_int_equal(n_lines, 3 * 100 + 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_table_that_fits_is_as_wide_as_its_cells),
    cmocka_unit_test(numbers_stand_right_where_nothing_else_is_said),
    cmocka_unit_test(an_empty_head_is_not_drawn),
    cmocka_unit_test(few_high_rows_need_no_gaps),
    cmocka_unit_test(many_high_rows_are_parted),
    cmocka_unit_test(a_first_cell_that_does_not_tell_where_a_row_begins_needs_gaps),
    cmocka_unit_test(without_room_each_row_is_a_record),
    cmocka_unit_test(long_names_of_records_stand_above_their_values),
    cmocka_unit_test(in_narrow_pages_names_begin_the_text),
    cmocka_unit_test(records_keep_the_marks_that_stand_before_them),
    cmocka_unit_test(giant_tables_take_as_long_as_they_are_large),
    cmocka_unit_test(a_hundred_columns_are_records),
};

UNIT_MAIN(tests)
