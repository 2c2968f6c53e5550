/* Sorting results by fields. */
#include "library/order.h"

#include "base/mem.h"
#include "base/number.h"
#include "library/search.h"

#include <math.h>
#include <stdlib.h>

/* What every note has, whatever its front matter. */
static const struct {
  const char *name;
  int64_t keys;
} own_orders[] = {{"title", SORTKEYS_TITLE}, {"path", SORTKEYS_PATH}};

static bool find_own(struct str field, int64_t *keys)
{
  for (size_t i = 0; i < sizeof own_orders / sizeof *own_orders; i++) {
    if (!str_eq_name(field, str_of(own_orders[i].name))) continue;
    *keys = own_orders[i].keys;
    return true;
  }
  return false;
}

/* ---- what is sorted by ---- */

bool results_can_be_sorted(struct library *l, struct str field)
{
  int64_t id;
  struct err ignored;
  for (size_t i = 0; i < sizeof own_orders / sizeof *own_orders; i++)
    if (str_eq_name(field, str_of(own_orders[i].name))) return true;
  library_refresh(l);
  return names_find(&l->names, field, &id, &ignored) && id;
}

static bool tell(struct filter *f, const struct query *q, const char *why)
{
  f->failed = true;
  if (q->sort_column) return err_set_at(f->err, q->sort_column, why);
  return err_set(f->err, "%s", why);
}

/* Which keys are meant; 0: of a field that no note has. */
static bool find_keys(struct filter *f, const struct query *q, struct str field, int64_t *keys)
{
  struct err why;
  if (find_own(field, keys)) return true;
  if (!names_find(&f->library->names, field, keys, &why)) return tell(f, q, why.text);
  const struct query_field *own = query_field_find(field);
  if (*keys || !own || own->meaning == QUERY_MEANS_VALUE) return true;
  err_set(&why, "\"%s\" has no values to sort by", own->name);
  return tell(f, q, why.text);
}

/* The keys of a field; NULL when no note has it, or, with *ok false, when there is none. */
static const double *keys_of(struct filter *f, const struct query *q, struct str field, bool *ok)
{
  struct index *x = f->library->index;
  int64_t keys;
  *ok = find_keys(f, q, field, &keys);
  if (!*ok || !keys) return NULL;
  return sortkeys_get(&x->sortkeys, x->db, x->live.limit, keys, q->sort_descending);
}

/* One part of a sum: "quality*.5"; without a weight it is 1. */
static bool cut_weight(struct str *part, double *weight)
{
  struct str rest = *part, field;
  *weight = 1;
  str_cut(&rest, '*', &field);
  *part = str_trim(field);
  return part->n && (!rest.p || number_parse(str_trim(rest), weight));
}

/* Adds a part to the sums: a note that lacks one of them has no sum. Texts do not add up. */
static void add_part(double *sums, size_t limit, const double *part, double weight)
{
  for (size_t id = 0; id < limit; id++)
    sums[id] = part && part[id] < SORTKEYS_TEXTS_BEGIN ? sums[id] + weight * part[id] : NAN;
}

static const char sum_form[] = "a sum to sort by is like \"quality*.5+depth*.3\"";

static bool read_sum(double *sums, struct filter *f, const struct query *q)
{
  size_t limit = f->library->index->live.limit;
  struct str rest = q->sort, part;
  bool ok = true;
  while (ok && str_cut(&rest, '+', &part)) {
    double weight;
    if (!cut_weight(&part, &weight)) return tell(f, q, sum_form);
    const double *keys = keys_of(f, q, part, &ok);
    if (ok) add_part(sums, limit, keys, weight);
  }
  return ok;
}

static bool is_sum(struct str sort)
{
  return str_has(sort, '+') || str_has(sort, '*');
}

/* Notes without a key come last. */
static void set_keys(struct ranked_list *list, const double *keys, size_t limit, bool descending)
{
  for (size_t i = 0; i < list->n; i++) {
    struct ranked *item = &list->items[i];
    double key = keys && item->id < limit ? keys[item->id] : NAN;
    item->key = isnan(key) ? INFINITY : descending ? -key : key;
  }
  list->n_sorted = 0;
}

static void order_by_sum(struct filter *f, const struct query *q, struct ranked_list *list)
{
  size_t limit = f->library->index->live.limit;
  double *sums = mem_zalloc(limit + 1, sizeof *sums);
  if (read_sum(sums, f, q)) set_keys(list, sums, limit, q->sort_descending);
  free(sums);
}

void order_by(struct filter *f, const struct query *q, struct ranked_list *list)
{
  bool ok;
  if (is_sum(q->sort)) {
    order_by_sum(f, q, list);
    return;
  }
  const double *keys = keys_of(f, q, q->sort, &ok);
  if (ok) set_keys(list, keys, f->library->index->live.limit, q->sort_descending);
}

bool results_check_sort(struct library *l, struct str sort, struct err *err)
{
  struct query q = {.sort = str_trim(sort)};
  struct filter f = {.library = l, .err = err};
  struct str part;
  int64_t keys;
  double weight;
  if (str_starts(q.sort, STR_LIT("-"))) q.sort = str_from(q.sort, 1);
  if (!q.sort.n) return err_set(err, "there is no field to sort by");
  struct str rest = q.sort;
  if (l) library_refresh(l);
  while (str_cut(&rest, is_sum(q.sort) ? '+' : '\0', &part)) {
    if (is_sum(q.sort) && !cut_weight(&part, &weight)) return tell(&f, &q, sum_form);
    if (l && !find_keys(&f, &q, part, &keys)) return false;
  }
  return true;
}

void order_add_by_title(struct index *x, const struct idset *set, struct ranked_list *list)
{
  const uint32_t *ids = index_by_title(x);
  for (size_t i = 0; i < x->live.n_notes; i++)
    if (ids[i] && idset_has(set, ids[i])) ranked_add(list, ids[i], 0);
  list->n_sorted = list->n;
}
