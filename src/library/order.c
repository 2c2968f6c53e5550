/* Sorting results by fields. */
#include "library/order.h"

#include "base/mem.h"
#include "base/number.h"
#include "library/packed.h"

#include <math.h>
#include <stdlib.h>

/* Texts come after all numbers and days. */
static const double texts_begin = 1e15;

/* The value of each id, NAN where it has none. */
struct keys {
  double *of;
  size_t limit;
  bool descending;
};

static void init_keys(struct keys *k, size_t limit, bool descending)
{
  *k = (struct keys){mem_alloc(limit * sizeof *k->of), limit, descending};
  for (size_t i = 0; i < limit; i++)
    k->of[i] = NAN;
}

/* Of several values the one counts that comes first in the order. */
static void set_key(struct keys *k, uint64_t id, double value)
{
  if (id >= k->limit) return;
  double *at = &k->of[id];
  if (isnan(*at) || (k->descending ? value > *at : value < *at)) *at = value;
}

/* Rows come sorted by text, so texts are numbered as they come. */
static void read_values(struct keys *k, struct db *db, int64_t field)
{
  struct db_stmt s = db_prepare(db,
      "SELECT since, notes, number, day, text FROM value WHERE field = ?1 ORDER BY text, since");
  struct buf last = BUF_INIT;
  double rank = texts_begin;
  db_bind_int(&s, 1, field);
  while (db_step(&s)) {
    double value = rank;
    if (!db_is_null(&s, 3)) {
      value = (double)db_int(&s, 3);
    } else if (!db_is_null(&s, 2)) {
      value = db_real(&s, 2);
    } else if (!str_eq(buf_str(&last), db_text(&s, 4))) {
      buf_clear(&last);
      buf_add(&last, db_text(&s, 4));
      value = ++rank;
    }
    uint64_t id = (uint64_t)db_int(&s, 0);
    struct str rest = db_blob(&s, 1);
    while (packed_next(&rest, &id))
      set_key(k, id, value);
  }
  db_finish(&s);
  buf_release(&last);
}

static void number_ids(struct keys *k, struct db *db, const char *sql)
{
  struct db_stmt s = db_prepare(db, sql);
  for (int64_t rank = 0; db_step(&s); rank++)
    set_key(k, (uint64_t)db_int(&s, 0), (double)rank);
  db_finish(&s);
}

/* What every note has, whatever its front matter: sorted by the index itself. */
static const struct {
  const char *name;
  const char *sql;
} own_orders[] = {
    {"title", "SELECT id FROM note ORDER BY title_key, id"},
    {"path", "SELECT note FROM file ORDER BY root, path"},
};

static bool read_own(struct keys *k, struct db *db, struct str field)
{
  for (size_t i = 0; i < sizeof own_orders / sizeof *own_orders; i++) {
    if (!str_eq_name(field, str_of(own_orders[i].name))) continue;
    number_ids(k, db, own_orders[i].sql);
    return true;
  }
  return false;
}

struct keyed {
  double key;
  struct ranked item;
};

static int compare(const void *a, const void *b)
{
  const struct keyed *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  if (x->item.score != y->item.score) return x->item.score > y->item.score ? -1 : 1;
  return (x->item.id > y->item.id) - (x->item.id < y->item.id);
}

static void sort(const struct keys *k, struct ranked_list *list)
{
  struct keyed *keyed = mem_alloc(list->n * sizeof *keyed);
  for (size_t i = 0; i < list->n; i++) {
    double key = list->items[i].id < k->limit ? k->of[list->items[i].id] : NAN;
    if (k->descending) key = -key;
    keyed[i] = (struct keyed){isnan(key) ? INFINITY : key, list->items[i]};
  }
  qsort(keyed, list->n, sizeof *keyed, compare);
  for (size_t i = 0; i < list->n; i++)
    list->items[i] = keyed[i].item;
  list->n_sorted = list->n;
  free(keyed);
}

/* ---- what is sorted by ---- */

static bool tell(struct filter *f, const struct query *q, const char *why)
{
  f->failed = true;
  if (q->sort_column) return err_set_at(f->err, q->sort_column, why);
  return err_set(f->err, "%s", why);
}

static bool read_field(struct keys *k, struct filter *f, const struct query *q, struct str field)
{
  struct db *db = f->library->index->db;
  struct err why;
  int64_t id;
  if (read_own(k, db, field)) return true;
  if (!names_find(&f->library->names, field, &id, &why)) return tell(f, q, why.text);
  const struct query_field *own = query_field_find(field);
  if (!id && own && own->meaning != QUERY_MEANS_VALUE) {
    err_set(&why, "\"%s\" has no values to sort by", own->name);
    return tell(f, q, why.text);
  }
  if (id) read_values(k, db, id);
  return true;
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
static void add_part(struct keys *sums, const struct keys *part, double weight)
{
  for (size_t id = 0; id < sums->limit; id++)
    sums->of[id] = part->of[id] < texts_begin ? sums->of[id] + weight * part->of[id] : NAN;
}

static bool read_sum(struct keys *sums, struct filter *f, const struct query *q)
{
  struct str rest = q->sort, part;
  bool ok = true;
  for (size_t id = 0; id < sums->limit; id++)
    sums->of[id] = 0;
  while (ok && str_cut(&rest, '+', &part)) {
    struct keys keys;
    double weight;
    init_keys(&keys, sums->limit, sums->descending);
    ok = cut_weight(&part, &weight)
             ? read_field(&keys, f, q, part)
             : tell(f, q, "a sum to sort by is like \"quality*.5+depth*.3\"");
    if (ok) add_part(sums, &keys, weight);
    free(keys.of);
  }
  return ok;
}

static bool is_sum(struct str sort)
{
  return str_has(sort, '+') || str_has(sort, '*');
}

void order_by(struct filter *f, const struct query *q, struct ranked_list *list)
{
  struct keys k;
  init_keys(&k, f->library->index->live.limit, q->sort_descending);
  if (is_sum(q->sort) ? read_sum(&k, f, q) : read_field(&k, f, q, q->sort)) sort(&k, list);
  free(k.of);
}

void order_add_by_title(struct index *x, const struct idset *set, struct ranked_list *list)
{
  const uint32_t *ids = index_by_title(x);
  for (size_t i = 0; i < x->live.n_notes; i++)
    if (ids[i] && idset_has(set, ids[i])) ranked_add(list, ids[i], 0);
  list->n_sorted = list->n;
}
