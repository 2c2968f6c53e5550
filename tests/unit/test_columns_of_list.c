/* The columns of the list: where they stand, and which give way. */
#include "unit.h"

#include "session/columns.h"

#include <stdio.h>

static const struct columns usual = {
    {COLUMN_SCORE, COLUMN_TITLE, COLUMN_DATE, COLUMN_FLAGS, COLUMN_STACK}, 5};

/* "score 0+3, title 4+31": names with first column and width. */
static const char *told(const struct column_places *p)
{
  static char text[256];
  size_t n = 0;
  for (int i = 0; i < p->n; i++)
    n += (size_t)snprintf(text + n, sizeof text - n, "%s%s %d+%d", i ? ", " : "",
        column_rows[p->items[i].column].name, p->items[i].col, p->items[i].cols);
  return text;
}

static const char *placed(const struct columns *c, int cols)
{
  struct column_places p = columns_place(c, cols);
  return told(&p);
}

static void columns_give_way_before_the_title_is_too_narrow(void **state)
{
  (void)state;
  assert_string_equal(
      placed(&usual, 71), "score 0+3, title 4+31, date 37+10, flags 49+4, stack 55+16");
  assert_string_equal(placed(&usual, 60), "score 0+3, title 4+38, date 44+10, flags 56+4");
  assert_string_equal(placed(&usual, 46), "score 0+3, title 4+30, date 36+10");
  assert_string_equal(placed(&usual, 45), "score 0+3, title 4+41");
  assert_string_equal(placed(&usual, 19), "score 0+3, title 4+15");
}

static void columns_stand_in_the_order_asked_for(void **state)
{
  (void)state;
  static const struct columns c = {{COLUMN_PATH, COLUMN_TITLE, COLUMN_SCORE}, 3};
  assert_string_equal(placed(&c, 80), "path 0+24, title 26+49, score 77+3");
  static const struct columns title = {{COLUMN_TITLE}, 1};
  assert_string_equal(placed(&title, 10), "title 0+10");
}

static void two_lines_share_the_columns(void **state)
{
  (void)state;
  struct column_places first = columns_place_first(&usual, 39);
  assert_string_equal(told(&first), "score 0+3, title 4+35");
  struct column_places second = columns_place_second(&usual, 36);
  assert_string_equal(told(&second), "date 0+10, flags 12+4, stack 18+16");
  second = columns_place_second(&usual, 26); /* the last one may be cut */
  assert_int_equal(second.n, 3);
  second = columns_place_second(&usual, 25);
  assert_string_equal(told(&second), "date 0+10, flags 12+4");
}

static void every_width_is_kept_to(void **state)
{
  (void)state;
  for (int cols = 1; cols <= 200; cols++) {
    struct column_places p = columns_place(&usual, cols);
    bool has_title = false;
    for (int i = 0; i < p.n; i++) {
      const struct column_place *place = &p.items[i];
      has_title = has_title || place->column == COLUMN_TITLE;
      if (cols >= 28) assert_true(place->cols > 0 && place->col + place->cols <= cols);
      if (i) assert_true(place->col >= p.items[i - 1].col);
    }
    assert_true(has_title);
  }
}

static void every_row_is_found_by_its_name(void **state)
{
  (void)state;
  for (int i = 0; i < COLUMN_COUNT; i++) {
    assert_int_equal(column_find(str_of(column_rows[i].name)), i);
    assert_true(*column_rows[i].help);
    assert_true(column_rows[i].cols > 0 || i == COLUMN_TITLE);
  }
  assert_int_equal(column_find(STR_LIT("colour")), COLUMN_COUNT);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(columns_give_way_before_the_title_is_too_narrow),
    cmocka_unit_test(columns_stand_in_the_order_asked_for),
    cmocka_unit_test(two_lines_share_the_columns),
    cmocka_unit_test(every_width_is_kept_to),
    cmocka_unit_test(every_row_is_found_by_its_name),
};

UNIT_MAIN(tests)
