/* Grouping results. */
#include "library/group.h"

#include "base/date.h"
#include "base/mem.h"
#include "library/facets.h"
#include "library/order.h"
#include "library/packed.h"
#include "library/search_own.h"

#include <stdlib.h>

enum { ROW_TEXT, ROW_SINCE, ROW_NOTES, ROW_NUMBER, ROW_DAY, ROW_WRITTEN };

/* The group of each note by a number that groups are ordered by; 0: none. */
struct grouping {
  enum facet_kind kind;
  struct arena *arena; /* of the labels */
  uint32_t *of;        /* by id */
  size_t limit;
  struct str *labels; /* by number */
  size_t n, cap;      /* numbers that there are, 0 included */
  struct buf last;    /* text of the row before */
};

/* ---- the number of a row ---- */

static void set_label(struct grouping *g, size_t number, struct str label)
{
  g->labels = mem_grow(g->labels, &g->cap, number + 1, sizeof *g->labels);
  for (; g->n <= number; g->n++)
    g->labels[g->n] = STR_NONE;
  if (!g->labels[number].n) g->labels[number] = arena_str(g->arena, label);
}

static size_t number_of_text(struct grouping *g, struct db_stmt *s)
{
  struct str text = db_text(s, ROW_TEXT);
  if (g->n == 1 || !str_eq(buf_str(&g->last), text)) {
    buf_clear(&g->last);
    buf_add(&g->last, text);
    set_label(g, g->n, db_is_null(s, ROW_WRITTEN) ? text : db_text(s, ROW_WRITTEN));
  }
  return g->n - 1;
}

static size_t number_of_day(struct grouping *g, struct db_stmt *s)
{
  enum { YEAR_BYTES = 4, YEARS = 10000 };
  struct buf day = BUF_INIT;
  size_t year = 0;
  if (!db_is_null(s, ROW_DAY)) date_add(&day, (long)db_int(s, ROW_DAY));
  for (size_t i = 0; i < YEAR_BYTES && i < day.n; i++)
    year = year * 10 + (size_t)(day.p[i] - '0');
  if (year > 0 && year < YEARS) set_label(g, year, str_first(buf_str(&day), YEAR_BYTES));
  buf_release(&day);
  return year < YEARS ? year : 0;
}

static size_t number_of_bin(struct grouping *g, struct db_stmt *s)
{
  enum { BINS = 10, MOST = 100 };
  double number = db_real(s, ROW_NUMBER);
  struct buf label = BUF_INIT;
  if (db_is_null(s, ROW_NUMBER) || !(number >= 0 && number <= MOST)) return 0;
  size_t bin = number >= MOST ? BINS - 1 : (size_t)(number / BINS);
  buf_addf(&label, "%zu..%zu", bin * BINS, bin == BINS - 1 ? MOST : bin * BINS + BINS - 1);
  set_label(g, bin + 1, buf_str(&label));
  buf_release(&label);
  return bin + 1;
}

static const struct {
  size_t (*number)(struct grouping *g, struct db_stmt *s);
  bool last_wins; /* of several values, the one with the largest number */
  bool descends;  /* do the groups come from the largest number down? */
} kinds[] = {
    [FACET_VALUES] = {number_of_text, false, false},
    [FACET_MONTHS] = {number_of_day, true, true},
    [FACET_TENTHS] = {number_of_bin, true, true},
    [FACET_FOLDERS] = {number_of_text, true, false}, /* the deepest comes last */
};

static void take_row(struct grouping *g, struct db_stmt *s)
{
  size_t number = kinds[g->kind].number(g, s);
  uint64_t id = (uint64_t)db_int(s, ROW_SINCE);
  struct str rest = db_blob(s, ROW_NOTES);
  while (number && packed_next(&rest, &id)) {
    if (id >= g->limit) continue;
    uint32_t *of = &g->of[id];
    if (!*of || (kinds[g->kind].last_wins && *of < number)) *of = (uint32_t)number;
  }
}

static void read_values(struct grouping *g, struct library *l, int64_t field)
{
  struct db_stmt s = db_prepare(l->index->db,
      "SELECT text, since, notes, number, day, written FROM value WHERE field = ?1"
      " ORDER BY text, since");
  db_bind_int(&s, 1, field);
  set_label(g, 0, STR_LIT(""));
  while (db_step(&s))
    take_row(g, &s);
  db_finish(&s);
}

/* ---- the results ---- */

/* Makes one list of them, in their order. */
static void make_list(struct results *r)
{
  struct index *x = r->library->index;
  if (r->is_all) {
    struct idset all;
    idset_init(&all, x->live.limit);
    results_add_to(r, &all);
    order_add_by_title(x, &all, &r->whole);
    idset_release(&all);
    r->is_all = false;
    return;
  }
  ranked_sort(&r->whole, r->whole.n);
  ranked_sort(&r->some, r->some.n);
  for (size_t i = 0; i < r->some.n; i++)
    ranked_add(&r->whole, r->some.items[i].id, r->some.items[i].score);
  ranked_release(&r->some);
  r->some = (struct ranked_list){0};
}

static uint32_t number_at(const struct grouping *g, const struct ranked *item)
{
  return item->id < g->limit ? g->of[item->id] : 0;
}

/* How many notes each number has. */
static size_t *count_numbers(const struct grouping *g, const struct ranked_list *list)
{
  size_t *counts = mem_zalloc(g->n + 1, sizeof *counts);
  for (size_t i = 0; i < list->n; i++)
    counts[number_at(g, &list->items[i])]++;
  return counts;
}

/* The number that comes k-th; those without a value last. */
static size_t number_in_order(const struct grouping *g, size_t k)
{
  if (k + 1 == g->n) return 0;
  return kinds[g->kind].descends ? g->n - 1 - k : k + 1;
}

/* Makes the groups, and turns counts into the places where they begin. */
static void make_groups(
    const struct grouping *g, size_t *counts, struct arena *a, struct result_groups *out)
{
  size_t at = 0;
  out->items = ARENA_ARRAY(a, g->n, struct result_group);
  out->n = 0;
  for (size_t k = 0; k < g->n; k++) {
    size_t number = number_in_order(g, k), n = counts[number];
    counts[number] = at;
    if (n) out->items[out->n++] = (struct result_group){g->labels[number], at, n};
    at += n;
  }
}

static void put_in_order(const struct grouping *g, size_t *places, struct ranked_list *list)
{
  struct ranked *items = mem_alloc((list->n + 1) * sizeof *items);
  for (size_t i = 0; i < list->n; i++)
    items[places[number_at(g, &list->items[i])]++] = list->items[i];
  if (list->n) memcpy(list->items, items, list->n * sizeof *items);
  list->n_sorted = list->n;
  free(items);
}

bool results_group(struct results *r, size_t row, struct arena *a, const atomic_bool *cancel,
    struct result_groups *out, struct err *err)
{
  struct library *l = r->library;
  struct grouping g = {.kind = facet_rows[row].kind, .arena = a, .limit = l->index->live.limit};
  library_refresh(l);
  if (r->attached != l->n_attached) return err_set(err, "the index is another one now");
  g.of = mem_zalloc(g.limit + 1, sizeof *g.of);
  l->index->db->cancel = cancel;
  read_values(&g, l, names_get(&l->names, str_of(facet_rows[row].field)));
  l->index->db->cancel = NULL;
  if (cancel && atomic_load(cancel)) db_give_up(l->index->db, "the grouping was given up");
  bool ok = library_check_index(l, err);
  if (ok) {
    make_list(r);
    size_t *counts = count_numbers(&g, &r->whole);
    make_groups(&g, counts, a, out);
    put_in_order(&g, counts, &r->whole);
    free(counts);
  }
  free(g.of);
  free(g.labels);
  buf_release(&g.last);
  return ok;
}
