/* Gathering the notes of each value. */
#include "library/postings.h"

#include "base/mem.h"
#include "library/fnv.h"
#include "library/packed.h"

#include <stdlib.h>

enum { FIRST_CAP = 1024 };

struct posting {
  int64_t field;
  struct str key, written;
  double number;
  long day;
  bool has_number, has_day;
  uint64_t hash;
  uint64_t first, last; /* ids */
  struct buf more;      /* ids after the first, packed */
};

static void clear(struct postings *p)
{
  for (size_t i = 0; i < p->cap; i++)
    if (p->table[i]) buf_release(&p->table[i]->more);
  if (p->cap) memset(p->table, 0, p->cap * sizeof *p->table);
  arena_free(p->arena);
  p->arena = NULL;
  p->n = 0;
}

void postings_release(struct postings *p)
{
  clear(p);
  free(p->table);
  *p = (struct postings){0};
}

static struct posting **slot_of(
    const struct postings *p, uint64_t hash, int64_t field, struct str key)
{
  for (size_t i = hash & (p->cap - 1);; i = (i + 1) & (p->cap - 1)) {
    struct posting *at = p->table[i];
    if (!at || (at->hash == hash && at->field == field && str_eq(at->key, key)))
      return &p->table[i];
  }
}

static void grow(struct postings *p)
{
  struct postings bigger = {
      .arena = p->arena, .n = p->n, .cap = p->cap ? p->cap * 2 : (size_t)FIRST_CAP};
  bigger.table = mem_zalloc(bigger.cap, sizeof *bigger.table);
  for (size_t i = 0; i < p->cap; i++) {
    struct posting *at = p->table[i];
    if (at) *slot_of(&bigger, at->hash, at->field, at->key) = at;
  }
  free(p->table);
  *p = bigger;
}

void postings_add(struct postings *p, int64_t field, const struct entry_value *value, uint64_t id)
{
  if (!p->arena) p->arena = arena_new();
  if (p->n * 2 >= p->cap) grow(p);
  uint64_t hash = fnv1a(value->key) ^ (uint64_t)field * UINT64_C(0x9E3779B97F4A7C15);
  struct posting **slot = slot_of(p, hash, field, value->key), *at = *slot;
  if (at) {
    if (at->last != id) packed_add(&at->more, at->last, id);
    at->last = id;
    return;
  }
  at = *slot = ARENA_NEW(p->arena, struct posting);
  *at = (struct posting){.field = field,
      .key = arena_str(p->arena, value->key),
      .written = value->written.n ? arena_str(p->arena, value->written) : STR_NONE,
      .number = value->number,
      .day = value->day,
      .has_number = value->has_number,
      .has_day = value->has_day,
      .hash = hash,
      .first = id,
      .last = id};
  p->n++;
}

static int compare(const void *a, const void *b)
{
  const struct posting *x = *(struct posting *const *)a, *y = *(struct posting *const *)b;
  if (x->field != y->field) return x->field < y->field ? -1 : 1;
  return str_cmp(x->key, y->key);
}

static struct posting **sorted(const struct postings *p)
{
  struct posting **list = mem_alloc(p->n * sizeof *list);
  size_t n = 0;
  for (size_t i = 0; i < p->cap; i++)
    if (p->table[i]) list[n++] = p->table[i];
  qsort(list, n, sizeof *list, compare);
  return list;
}

static void store_one(struct db_stmt *s, const struct posting *at, uint64_t since, struct buf *ids)
{
  buf_clear(ids);
  packed_add(ids, since, at->first);
  buf_add(ids, buf_str(&at->more));
  db_bind_int(s, 1, at->field);
  db_bind_text(s, 2, at->key);
  db_bind_int(s, 3, (int64_t)since);
  if (at->has_number)
    db_bind_real(s, 4, at->number);
  else
    db_bind_null(s, 4);
  if (at->has_day)
    db_bind_int(s, 5, at->day);
  else
    db_bind_null(s, 5);
  db_bind_blob(s, 6, buf_str(ids));
  if (at->written.n)
    db_bind_text(s, 7, at->written);
  else
    db_bind_null(s, 7);
  db_finish_steps(s);
}

void postings_store(struct postings *p, struct db *db, uint64_t since)
{
  struct posting **list = sorted(p);
  struct buf ids = BUF_INIT;
  struct db_stmt s = db_prepare(db, "INSERT INTO value VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  for (size_t i = 0; i < p->n; i++)
    store_one(&s, list[i], since, &ids);
  db_finish(&s);
  buf_release(&ids);
  free(list);
  clear(p);
}
