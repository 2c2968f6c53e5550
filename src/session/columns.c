/* Columns of the list. */
#include "session/columns.h"

enum { TITLE_COLS_MIN = 30, LAST_COLS_MIN = 8 };

const struct column_row column_rows[COLUMN_COUNT] = {
    [COLUMN_SCORE] = {"score", 3, 1, 1, "the mean of its scores"},
    [COLUMN_TITLE] = {"title", 0, 2, 0, "the title"},
    [COLUMN_DATE] = {"date", 10, 2, 2, "the day of its last review, else its date"},
    [COLUMN_FLAGS] = {"flags", 4, 2, 3, "what is special about it"},
    [COLUMN_STACK] = {"stack", 16, 2, 4, "the first of its stack"},
    [COLUMN_PATH] = {"path", 24, 2, 5, "the file"},
};

enum column column_find(struct str name)
{
  int column = 0;
  while (column < COLUMN_COUNT && !str_eq_name(str_of(column_rows[column].name), name))
    column++;
  return (enum column)column;
}

bool columns_have(const struct columns *c, enum column column)
{
  for (int i = 0; i < c->n; i++)
    if (c->items[i] == column) return true;
  return false;
}

/* The columns and gaps of all but the title. */
static int fixed_cols(const struct columns *c)
{
  int cols = 0;
  for (int i = 0; i < c->n; i++)
    cols += column_rows[c->items[i]].cols + (i + 1 < c->n ? column_rows[c->items[i]].gap : 0);
  return cols;
}

static void leave_out(struct columns *c, int index)
{
  c->n--;
  for (int i = index; i < c->n; i++)
    c->items[i] = c->items[i + 1];
}

static int first_to_go(const struct columns *c)
{
  int found = 0;
  for (int i = 1; i < c->n; i++)
    if (column_rows[c->items[i]].rank > column_rows[c->items[found]].rank) found = i;
  return found;
}

/* Places them one behind the other; the one without columns of its own takes what is left. */
static struct column_places place(const struct columns *c, int cols)
{
  struct column_places places = {.n = c->n};
  int at = 0, left = cols - fixed_cols(c);
  for (int i = 0; i < c->n; i++) {
    const struct column_row *row = &column_rows[c->items[i]];
    int own = c->items[i] == COLUMN_TITLE ? left : row->cols;
    places.items[i] = (struct column_place){c->items[i], at, own};
    at += own + row->gap;
  }
  return places;
}

struct column_places columns_place(const struct columns *wanted, int cols)
{
  struct columns c = *wanted;
  while (c.n > 1 && cols - fixed_cols(&c) < TITLE_COLS_MIN && first_to_go(&c) >= 0) {
    int index = first_to_go(&c);
    if (c.items[index] == COLUMN_SCORE) break; /* it costs little */
    leave_out(&c, index);
  }
  return place(&c, cols);
}

static bool is_for_first(enum column column)
{
  return column == COLUMN_SCORE || column == COLUMN_TITLE;
}

static struct columns part_of(const struct columns *wanted, bool first)
{
  struct columns c = {.n = 0};
  for (int i = 0; i < wanted->n; i++)
    if (is_for_first(wanted->items[i]) == first) c.items[c.n++] = wanted->items[i];
  return c;
}

struct column_places columns_place_first(const struct columns *wanted, int cols)
{
  struct columns first = part_of(wanted, true);
  return place(&first, cols);
}

/* The last one may be cut. */
static int least_cols(const struct columns *c)
{
  int last = column_rows[c->items[c->n - 1]].cols;
  return fixed_cols(c) - last + (last < LAST_COLS_MIN ? last : LAST_COLS_MIN);
}

struct column_places columns_place_second(const struct columns *wanted, int cols)
{
  struct columns second = part_of(wanted, false);
  while (second.n > 1 && least_cols(&second) > cols)
    leave_out(&second, first_to_go(&second));
  return place(&second, cols);
}
