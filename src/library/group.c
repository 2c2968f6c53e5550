/* Grouping results. */
#include "library/group.h"

#include "base/mem.h"
#include "library/facets.h"
#include "library/order.h"
#include "library/search_own.h"

#include <stdlib.h>

/* The results in their new order, while it is made. */
struct grouping {
  const struct groupkeys *keys;
  const atomic_bool *cancel; /* or NULL */
  size_t *ends;              /* by number: where its next note goes, and its end at last */
  struct ranked *items;      /* all of them */
};

static uint32_t number_at(const struct grouping *g, const struct ranked *item)
{
  return item->id < g->keys->limit ? g->keys->of[item->id] : 0;
}

/* The number that comes k-th; those without a value last. */
static size_t number_in_order(const struct groupkeys *keys, size_t k)
{
  if (k + 1 == keys->n) return 0;
  return keys->descends ? keys->n - 1 - k : k + 1;
}

static void count(struct grouping *g, const struct ranked_list *list)
{
  for (size_t i = 0; i < list->n; i++)
    g->ends[number_at(g, &list->items[i])]++;
}

/* Makes the groups, and turns counts into the places where they begin. */
static void make_groups(struct grouping *g, struct arena *a, struct result_groups *out)
{
  size_t at = 0;
  out->items = ARENA_ARRAY(a, g->keys->n, struct result_group);
  out->n = 0;
  for (size_t k = 0; k < g->keys->n; k++) {
    size_t number = number_in_order(g->keys, k), n = g->ends[number];
    g->ends[number] = at;
    at += n;
    if (!n) continue;
    out->items[out->n++] = (struct result_group){arena_str(a, g->keys->labels[number]), at - n, n};
  }
}

static bool is_given_up(const struct grouping *g)
{
  return g->cancel && atomic_load(g->cancel);
}

/* Puts the notes of one list behind what stands in their groups, and sorts what it put there: the
 * parts are sorted in less time than the whole. False when it was given up. */
static bool put_in(struct grouping *g, const struct ranked_list *list)
{
  bool is_sorted = list->n_sorted == list->n;
  size_t *begins = mem_alloc((g->keys->n + 1) * sizeof *begins);
  memcpy(begins, g->ends, g->keys->n * sizeof *begins);
  for (size_t i = 0; i < list->n; i++)
    g->items[g->ends[number_at(g, &list->items[i])]++] = list->items[i];
  for (size_t k = 0; k < g->keys->n && !is_sorted && !is_given_up(g); k++) {
    size_t n = g->ends[k] - begins[k];
    struct ranked_list part = {.items = g->items + begins[k], .n = n};
    ranked_sort(&part, n);
  }
  free(begins);
  return !is_given_up(g);
}

/* A list of all notes by title, where none is kept. False when it cannot be read to its end. */
static bool make_list(struct results *r, const struct grouping *g)
{
  struct index *x = r->library->index;
  struct idset all;
  if (!r->is_all) return true;
  idset_init(&all, x->live.limit);
  results_add_to(r, &all);
  order_add_by_title(x, &all, &r->whole);
  idset_release(&all);
  r->is_all = is_given_up(g) || !db_is_well(x->db);
  if (r->is_all) ranked_release(&r->whole);
  return !r->is_all;
}

/* The new order takes the place of both lists. */
static void take_order(struct results *r, struct grouping *g)
{
  size_t n = r->whole.n + r->some.n;
  ranked_release(&r->whole);
  ranked_release(&r->some);
  r->whole = (struct ranked_list){.items = g->items, .n = n, .cap = n, .n_sorted = n};
  g->items = NULL;
}

static size_t place_of(const struct results *r, uint32_t id)
{
  size_t place = 0;
  while (place < r->whole.n && r->whole.items[place].id != id)
    place++;
  return place < r->whole.n ? place : 0;
}

/* The note that stands first while there are no groups. */
static uint32_t first_of(struct results *r)
{
  struct ranked_list *list = r->whole.n ? &r->whole : &r->some;
  ranked_sort(list, 1);
  return list->n ? list->items[0].id : 0;
}

static bool group(struct results *r, struct grouping *g, struct arena *a, struct result_groups *out)
{
  if (!make_list(r, g)) return false;
  uint32_t first = first_of(r);
  g->ends = mem_zalloc(g->keys->n + 1, sizeof *g->ends);
  g->items = mem_alloc((r->whole.n + r->some.n + 1) * sizeof *g->items);
  count(g, &r->whole);
  count(g, &r->some);
  make_groups(g, a, out);
  bool ok = put_in(g, &r->whole) && put_in(g, &r->some);
  if (ok) {
    take_order(r, g);
    out->best = place_of(r, first);
  }
  free(g->ends);
  free(g->items);
  return ok;
}

bool results_group(struct results *r, size_t row, struct arena *a, const atomic_bool *cancel,
    struct result_groups *out, struct err *err)
{
  struct library *l = r->library;
  struct grouping g = {.cancel = cancel};
  library_refresh(l);
  if (r->attached != l->n_attached) return err_set(err, "the index is another one now");
  struct index *x = l->index;
  x->db->cancel = cancel;
  int64_t field = names_get(&l->names, str_of(facet_rows[row].field));
  g.keys = groupkeys_get(&x->groupkeys, x->db, x->live.limit, row, field);
  bool is_whole = g.keys->is_whole && group(r, &g, a, out);
  x->db->cancel = NULL;
  if (!is_whole) db_give_up(x->db, "the grouping was given up");
  return library_check_index(l, err) && is_whole;
}
