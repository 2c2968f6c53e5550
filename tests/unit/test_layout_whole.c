/* A block by itself, and what lines say about their margins and how they go on. */
#include "unit.h"

#include "base/buf.h"
#include "page/layout.h"

static struct lines *whole(const char *text, size_t block, int cols)
{
  struct layout_options o = {.width_cols = cols, .wrap_code = true};
  struct document *d = document_new(str_of(text), 1);
  struct lines *l = layout_whole(d, block, &o);
  document_free(d);
  return l;
}

static void check(const char *file, int line, struct lines *l, const char *picture)
{
  struct buf got = BUF_INIT;
  for (size_t i = 0; l && i < l->n; i++)
    buf_addf(&got, "%.*s\n", STR_ARG(l->items[i].text));
  unit_check_str(buf_str(&got), str_of(picture), file, line);
  buf_release(&got);
}

#define assert_lines(l, picture) check(__FILE__, __LINE__, l, picture)

#define TABLE                                                             \
  "| name | figure | words |\n| --- | --- | --- |\n| a | 7 | one two |\n" \
  "| b | 1200 | three four five six seven eight |\n"

static void a_table_is_as_wide_as_it_is(void **state)
{
  (void)state;
  struct lines *l = whole("text\n\n" TABLE, 1, 24);
  assert_lines(l, "name  figure  words\n"
                  "────  ──────  ────────────────\n"
                  "a          7  one two\n"
                  "\n"
                  "b       1200  three four five\n"
                  "              six seven eight\n");
  assert_int_equal(l->n_head, 2);
  lines_free(l);
}

static void its_first_column_stays_when_it_is_slid(void **state)
{
  (void)state;
  struct lines *l = whole(TABLE, 0, 24);
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(l->items[i].slide_cols, 30 - 24);
  assert_int_equal(l->items[0].margin, 6);
  assert_int_equal(l->items[2].margin, 6);
  lines_free(l);
  l = whole(TABLE, 0, 8); /* a third of it is less than the first column */
  assert_int_equal(l->items[0].margin, 0);
  lines_free(l);
}

static void code_is_not_wrapped(void **state)
{
  (void)state;
  struct lines *l = whole("> ```sh\n> one two three four five\n> ```\n", 0, 20);
  assert_lines(l, "  sh ───────────────\n  one two three four five\n");
  assert_int_equal(l->n_head, 1);
  assert_int_equal(l->items[1].slide_cols, 5);
  lines_free(l);
}

static void only_tables_and_code_can_be_shown_whole(void **state)
{
  (void)state;
  assert_null(whole("text\n", 0, 20));
  assert_null(whole(TABLE, 1, 20));
}

static struct lines *page(const char *text, int cols)
{
  struct layout_options o = {.width_cols = cols, .wrap_code = true};
  struct document *d = document_new(str_of(text), 1);
  struct lines *l = layout_document(d, &o);
  document_free(d);
  return l;
}

static void lines_say_how_they_go_on(void **state)
{
  (void)state;
  struct lines *l = page("> some words that wrap well-\n> known\\\n> end\n", 20);
  assert_lines(l, "│ some words that\n│ wrap well- known\n│ end\n");
  assert_int_equal(l->items[0].join, LINE_BEGINS);
  assert_int_equal(l->items[1].join, LINE_AT_BLANK);
  assert_int_equal(l->items[2].join, LINE_AT_BLANK);
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(l->items[i].margin, strlen("│ "));
  lines_free(l);
  l = page("abcdefghijklmnopqrstuvwxyz well-known\n", 20);
  assert_int_equal(l->items[1].join, LINE_WITHIN);
  lines_free(l);
}

static void lines_of_code_begin_unless_they_were_wrapped(void **state)
{
  (void)state;
  struct lines *l = page("```\nabcdefghijklmnopqrstuvwxyz\none\n```\n", 20);
  assert_lines(l, "  ──────────────────\n  abcdefghijklmnopqr\n  ↪ stuvwxyz\n  one\n");
  assert_int_equal(l->items[1].join, LINE_BEGINS);
  assert_int_equal(l->items[2].join, LINE_WITHIN);
  assert_int_equal(l->items[2].margin, strlen("  ↪ "));
  assert_int_equal(l->items[3].join, LINE_BEGINS);
  lines_free(l);
}

static void the_sides_of_a_box_are_no_text(void **state)
{
  (void)state;
  struct lines *l = page("![a description of three lines at least, or so](https://a.b/c)\n", 24);
  struct str row = l->items[1].text, box = STR_LIT("│ ");
  assert_int_equal(l->items[1].margin, box.n);
  row = str_from(str_first(row, row.n - l->items[1].tail), box.n);
  assert_str(row, STR_LIT("a description of"));
  assert_int_equal(l->items[1].join, LINE_BEGINS);
  assert_int_equal(l->items[2].join, LINE_AT_BLANK);
  lines_free(l);
}

static void cells_say_where_they_stand(void **state)
{
  (void)state;
  struct lines *l = page("| a | b |\n|---|---|\n| x | two words of text |\n", 18);
  assert_lines(l, "a  b\n─  ───────────────\nx  two words of\n   text\n");
  assert_int_equal(l->n_cells, 6);
  const struct line_cell *cell = &l->cells[3]; /* the second column of the second row */
  assert_int_equal(cell->line, 2);
  assert_int_equal(cell->column, 1);
  assert_int_equal(cell->from, 3);
  assert_int_equal(cell->n, strlen("two words of"));
  assert_int_equal(l->cells[5].join, LINE_AT_BLANK);
  lines_free(l);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_table_is_as_wide_as_it_is),
    cmocka_unit_test(its_first_column_stays_when_it_is_slid),
    cmocka_unit_test(code_is_not_wrapped),
    cmocka_unit_test(only_tables_and_code_can_be_shown_whole),
    cmocka_unit_test(lines_say_how_they_go_on),
    cmocka_unit_test(lines_of_code_begin_unless_they_were_wrapped),
    cmocka_unit_test(the_sides_of_a_box_are_no_text),
    cmocka_unit_test(cells_say_where_they_stand),
};

UNIT_MAIN(tests)
