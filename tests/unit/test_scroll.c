/* When it is cheaper to scroll. */
#include "unit.h"

#include "term/scroll.h"

#include <limits.h>
#include <stdlib.h>

enum { COLS = 60, ROWS = 20, LEFT = 30 };

static void clear(struct picture *p, int cols, int rows)
{
  picture_resize(p, cols, rows);
  for (int i = 0; i < cols * rows; i++)
    p->cells[i] = PICTURE_BLANK;
}

static void put(struct picture *p, int row, int col, const char *text)
{
  for (; *text; text++, col++)
    picture_row(p, row)[col] = picture_cell((struct str){text, 1}, 0);
}

/* A pane from `col` on whose lines are numbered from `first` on. */
static void put_pane(struct picture *p, int col, int first)
{
  for (int row = 2; row < ROWS - 1; row++) {
    char line[40];
    snprintf(line, sizeof line, "line %d of a pane %d", first + row, (first + row) * 7919 % 997);
    put(p, row, col, line);
  }
}

/* What the left pane and the one beside it show. */
static void make(struct picture *p, int left, int right)
{
  clear(p, COLS, ROWS);
  put(p, 0, 0, "the first row stays");
  put_pane(p, 0, left);
  if (right >= 0) put_pane(p, LEFT, right);
}

static int total(const struct picture *from, const struct picture *to)
{
  int bytes = 0;
  for (int row = 0; row < to->rows; row++)
    bytes += picture_row_bytes(picture_row(from, row), picture_row(to, row), to->cols, INT_MAX);
  return bytes;
}

static void apply(struct picture *p, const struct scroll *s)
{
  struct picture old = {0};
  clear(&old, p->cols, p->rows);
  memcpy(old.cells, p->cells, (size_t)p->cols * (size_t)p->rows * sizeof *p->cells);
  for (int row = s->top; row < s->end; row++)
    for (int col = s->left; col < s->right; col++) {
      int from = row + s->by;
      bool is_there = from >= s->top && from < s->end;
      picture_row(p, row)[col] = is_there ? picture_row(&old, from)[col] : PICTURE_BLANK;
    }
  picture_release(&old);
}

static void a_row_that_stays_takes_nothing(void **state)
{
  (void)state;
  struct picture p = {0};
  make(&p, 0, 0);
  assert_int_equal(total(&p, &p), 0);
  assert_in_range(picture_row_bytes(NULL, picture_row(&p, 0), COLS, INT_MAX), 19, 19 + 8);
  assert_in_range(picture_row_bytes(picture_row(&p, 0), picture_row(&p, 1), COLS, INT_MAX), 1, 12);
  picture_release(&p);
}

static void check_alone(int by)
{
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&old, 100, -1);
  make(&new, 100 + by, -1);
  assert_true(scroll_find(&old, &new, false, &s));
  assert_int_equal(s.by, by);
  assert_int_equal(s.top, 2);
  assert_int_equal(s.end, ROWS - 1);
  picture_release(&old);
  picture_release(&new);
}

static void a_pane_that_moved_is_found(void **state)
{
  (void)state;
  check_alone(1);
  check_alone(-1);
  check_alone(7);
  check_alone(-7);
}

static void a_pane_beside_it_that_takes_as_much_forbids_it(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&old, 100, 100);
  make(&new, 101, 100);
  assert_false(scroll_find(&old, &new, false, &s));
  make(&new, 101, 101);
  assert_true(scroll_find(&old, &new, false, &s));
  picture_release(&old);
  picture_release(&new);
}

static void a_short_pane_beside_it_does_not(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&old, 100, -1);
  make(&new, 101, -1);
  for (int row = 2; row < 8; row++) {
    put(&old, row, LEFT, "beside");
    put(&new, row, LEFT, "beside");
  }
  put(&old, 3, LEFT, "other");
  put(&new, 3, LEFT, "other");
  assert_true(scroll_find(&old, &new, false, &s));
  assert_int_equal(s.by, 1);
  int plain = total(&old, &new);
  apply(&old, &s);
  assert_in_range(total(&old, &new), 1, plain / 3);
  picture_release(&old);
  picture_release(&new);
}

static void with_margins_the_columns_of_a_pane_are_found(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&old, 100, 100);
  make(&new, 100, 103);
  assert_true(scroll_find(&old, &new, true, &s));
  assert_int_equal(s.by, 3);
  assert_int_equal(s.top, 2);
  assert_int_equal(s.end, ROWS - 1);
  assert_in_range(s.left, LEFT, LEFT + 7); /* what numbers have in common does not change */
  assert_in_range(s.right, LEFT + 20, COLS);
  int plain = total(&old, &new);
  apply(&old, &s);
  assert_in_range(total(&old, &new), 1, plain / 2);
  picture_release(&old);
  picture_release(&new);
}

static void no_margin_runs_through_a_wide_character(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&old, 100, 100);
  make(&new, 100, 103);
  assert_true(scroll_find(&old, &new, true, &s));
  uint64_t *before = picture_row(&old, 9) + s.left, *after = picture_row(&new, 9) + s.left;
  before[-1] = after[-1] = picture_cell(STR_LIT("\xE5\xAD\x97"), 0);
  before[0] = after[0] = picture_right_half(before[-1]);
  assert_false(scroll_find(&old, &new, true, &s));
  picture_release(&old);
  picture_release(&new);
}

static void nothing_is_found_where_nothing_is_known(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  struct scroll s;
  make(&new, 0, 0);
  assert_false(scroll_find(&old, &new, false, &s));
  clear(&old, COLS, ROWS + 1);
  assert_false(scroll_find(&old, &new, false, &s));
  clear(&old, 3, 1);
  clear(&new, 3, 1);
  assert_false(scroll_find(&old, &new, false, &s));
  picture_release(&old);
  picture_release(&new);
}

static void what_is_found_saves_bytes_whatever_is_shown(void **state)
{
  (void)state;
  struct picture old = {0}, new = {0};
  uint32_t random = 1;
  int found = 0;
  for (int i = 0; i < 3000; i++) {
    random = random * 1103515245u + 12345u;
    int cols = 8 + (int)(random >> 8) % 40, rows = 1 + (int)(random >> 16) % 24, kinds = 2 + i % 9;
    clear(&old, cols, rows);
    clear(&new, cols, rows);
    struct scroll s = {0, rows, (int)(random >> 20) % 5 - 2, 0, cols};
    for (int at = 0; at < cols * rows; at++) {
      random = random * 1103515245u + 12345u;
      char c = (char)(' ' + (random >> 16) % (unsigned)kinds);
      old.cells[at] = picture_cell((struct str){&c, 1}, random >> 30);
      new.cells[at] = old.cells[at];
    }
    apply(&new, &s);
    if (!scroll_find(&old, &new, i % 2, &s)) continue;
    found++;
    assert_in_range(s.left, 0, s.right - 1);
    assert_in_range(s.right, 1, cols);
    assert_in_range(s.top, 0, s.end - 1);
    assert_in_range(s.end, s.top + 1, rows);
    assert_in_range(abs(s.by), 1, s.end - s.top - 1);
    int plain = total(&old, &new);
    apply(&old, &s);
    assert_in_range(total(&old, &new), 0, plain - 1);
  }
  assert_in_range(found, 100, 3000);
  picture_release(&old);
  picture_release(&new);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_row_that_stays_takes_nothing),
    cmocka_unit_test(a_pane_that_moved_is_found),
    cmocka_unit_test(a_pane_beside_it_that_takes_as_much_forbids_it),
    cmocka_unit_test(a_short_pane_beside_it_does_not),
    cmocka_unit_test(with_margins_the_columns_of_a_pane_are_found),
    cmocka_unit_test(no_margin_runs_through_a_wide_character),
    cmocka_unit_test(nothing_is_found_where_nothing_is_known),
    cmocka_unit_test(what_is_found_saves_bytes_whatever_is_shown),
};

UNIT_MAIN(tests)
