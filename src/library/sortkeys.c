/* Reading what notes are sorted by, and keeping it. */
#include "library/sortkeys.h"

#include "base/mem.h"
#include "library/packed.h"

#include <math.h>
#include <stdlib.h>

/* The keys that are being read. */
struct reading {
  double *keys;
  size_t limit;
  bool descending;
};

static void set_key(struct reading *r, uint64_t id, double value)
{
  if (id >= r->limit) return;
  double *at = &r->keys[id];
  if (isnan(*at) || (r->descending ? value > *at : value < *at)) *at = value;
}

/* Rows come sorted by text, so texts are numbered as they come. */
static void read_values(struct reading *r, struct db *db, int64_t field)
{
  struct db_stmt s = db_prepare(db,
      "SELECT since, notes, number, day, text FROM value WHERE field = ?1 ORDER BY text, since");
  struct buf last = BUF_INIT;
  double rank = SORTKEYS_TEXTS_BEGIN;
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
      set_key(r, id, value);
  }
  db_finish(&s);
  buf_release(&last);
}

/* What every note has, whatever its front matter: sorted by the index itself. */
static void number_ids(struct reading *r, struct db *db, const char *sql)
{
  struct db_stmt s = db_prepare(db, sql);
  for (int64_t rank = 0; db_step(&s); rank++)
    set_key(r, (uint64_t)db_int(&s, 0), (double)rank);
  db_finish(&s);
}

static double *read_keys(struct db *db, size_t limit, int64_t of, bool descending)
{
  struct reading r = {mem_alloc((limit + 1) * sizeof *r.keys), limit, descending};
  for (size_t i = 0; i < limit; i++)
    r.keys[i] = NAN;
  if (of == SORTKEYS_TITLE)
    number_ids(&r, db, "SELECT id FROM note ORDER BY title_key, id");
  else if (of == SORTKEYS_PATH)
    number_ids(&r, db, "SELECT note FROM file ORDER BY root, path");
  else
    read_values(&r, db, of);
  return r.keys;
}

static bool is_it(const struct sortkeys *k, int64_t of, bool descending)
{
  return k->keys && k->of == of && k->descending == descending;
}

/* What was cut short is of no field, so nobody is given it again. */
const double *sortkeys_get(
    struct sortkeys_kept *kept, struct db *db, size_t limit, int64_t of, bool descending)
{
  size_t at = 0;
  while (at < SORTKEYS_KEPT - 1 && !is_it(&kept->items[at], of, descending))
    at++;
  struct sortkeys found = kept->items[at];
  if (!is_it(&found, of, descending)) {
    free(found.keys);
    found = (struct sortkeys){of, descending, read_keys(db, limit, of, descending)};
    if (!db_is_well(db)) found.of = 0;
  }
  memmove(&kept->items[1], &kept->items[0], at * sizeof found);
  kept->items[0] = found;
  return found.keys;
}

void sortkeys_forget(struct sortkeys_kept *kept)
{
  for (size_t i = 0; i < SORTKEYS_KEPT; i++)
    free(kept->items[i].keys);
  *kept = (struct sortkeys_kept){0};
}
