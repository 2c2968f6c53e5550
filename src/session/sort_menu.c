/* Orders of the list. */
#include "session/sort_menu.h"

#include "base/limits.h"
#include "library/query_edit.h"
#include "session/list_pane.h"
#include "session/overlay_own.h"

enum sort_values { SORT_TEXTS, SORT_NUMBERS, SORT_DAYS };

static const char *const directions[][2] = {
    [SORT_TEXTS] = {"from a to z", "from z to a"},
    [SORT_NUMBERS] = {"lowest first", "highest first"},
    [SORT_DAYS] = {"oldest first", "newest first"},
};

/* What can be sorted by: one row each. */
static const struct sort_row {
  const char *field; /* as queries name it; "": no order of its own */
  const char *label;
  enum sort_values values;
  bool descends; /* at first */
} sort_rows[] = {
    {"", "best first, without words by title", SORT_TEXTS, false},
    {"title", "title", SORT_TEXTS, false},
    {"date", "date", SORT_DAYS, true},
    {"reviewed", "last review", SORT_DAYS, true},
    {"score", "score", SORT_NUMBERS, true},
    {"score.quality", "quality", SORT_NUMBERS, true},
    {"score.freshness", "freshness", SORT_NUMBERS, true},
    {"score.depth", "depth", SORT_NUMBERS, true},
    {"score.clarity", "clarity", SORT_NUMBERS, true},
    {"view_count", "view count", SORT_NUMBERS, true},
    {"reading_time", "reading time", SORT_NUMBERS, false},
    {"difficulty", "difficulty", SORT_TEXTS, false},
    {"stack", "stack", SORT_TEXTS, false},
    {"author", "author", SORT_TEXTS, false},
    {"path", "path", SORT_TEXTS, false},
};

enum { SORT_ROWS = sizeof sort_rows / sizeof *sort_rows };

/* ---- the present order ---- */

struct order {
  struct str field; /* in the arena; empty: none */
  bool descends;
};

static struct order order_of(struct arena *a, struct str query)
{
  struct query q;
  size_t column;
  struct err ignored;
  if (!query_parse(a, query, &q, &column, &ignored)) return (struct order){.field = STR_NONE};
  return (struct order){q.sort, q.sort_descending};
}

static const struct sort_row *find_row(struct str field)
{
  for (size_t i = 0; i < SORT_ROWS; i++)
    if (str_eq_name(str_of(sort_rows[i].field), field)) return &sort_rows[i];
  return NULL;
}

bool sort_menu_is_sorted(struct str query)
{
  struct arena *a = arena_new();
  bool is_sorted = order_of(a, query).field.n > 0;
  arena_free(a);
  return is_sorted;
}

void sort_menu_add_order(struct buf *out, struct str query)
{
  struct arena *a = arena_new();
  struct order order = order_of(a, query);
  const struct sort_row *row = order.field.n ? find_row(order.field) : NULL;
  if (row)
    buf_addf(out, "by %s, %s", row->label, directions[row->values][order.descends]);
  else if (order.field.n)
    buf_addf(out, "by %.*s, %s", STR_ARG(order.field), directions[SORT_NUMBERS][order.descends]);
  else if (!query.n)
    buf_add_cstr(out, "by title");
  arena_free(a);
}

/* ---- the menu ---- */

static void add_row(struct session *s, size_t index, const struct order *order)
{
  struct overlay *o = &s->overlay;
  const struct sort_row *row = &sort_rows[index];
  bool is_present = row == find_row(order->field);
  struct str text = arena_printf(o->arena, "(%c) %s", is_present ? '*' : ' ', row->label);
  struct overlay_item *item = overlay_add(o, text, index);
  bool descends = is_present ? order->descends : row->descends;
  if (*row->field) overlay_set_aside(o, item, str_of(directions[row->values][descends]));
  if (is_present) o->selected = o->n - 1;
}

/* An order that was typed and is none of the rows. */
static void add_own(struct session *s, const struct order *order)
{
  struct overlay *o = &s->overlay;
  struct str text = arena_printf(o->arena, "(*) %.*s", STR_ARG(order->field));
  struct overlay_item *item = overlay_add(o, text, SORT_ROWS);
  overlay_set_aside(o, item, str_of(directions[SORT_NUMBERS][order->descends]));
  o->selected = o->n - 1;
}

void sort_menu_open(struct session *s)
{
  struct arena *a = arena_new();
  struct order order = order_of(a, buf_str(&s->list.query));
  overlay_open(s, OVERLAY_SORT);
  for (size_t i = 0; i < SORT_ROWS; i++)
    if (!*sort_rows[i].field || results_can_be_sorted(s->library, str_of(sort_rows[i].field)))
      add_row(s, i, &order);
  if (!find_row(order.field)) add_own(s, &order);
  arena_free(a);
  session_arrange(s);
}

void sort_menu_choose(struct session *s, size_t value)
{
  struct arena *a = arena_new();
  struct buf edited = BUF_INIT;
  struct str query = buf_str(&s->list.query);
  struct order order = order_of(a, query);
  struct str field = value < SORT_ROWS ? str_of(sort_rows[value].field) : order.field;
  bool is_present = str_eq_name(field, order.field);
  bool descends = is_present ? !order.descends : sort_rows[value].descends;
  query_edit_sort(query, field, descends, &edited);
  if (edited.n > LIMIT_QUERY_BYTES)
    session_complain(s, "a query has no more than %d bytes", LIMIT_QUERY_BYTES);
  else
    list_pane_set_query(s, buf_str(&edited), s->list.chosen ? LIST_SELECT_SAME : LIST_SELECT_FIRST);
  buf_release(&edited);
  arena_free(a);
}
