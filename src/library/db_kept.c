/* A few statements by their texts. */
#include "library/db_kept.h"

#include "base/str.h"
#include "library/fnv.h"

#include <sqlite3.h>
#include <string.h>

struct sqlite3_stmt *db_kept_take(struct db_kept *k, const char *sql)
{
  uint64_t hash = fnv1a(str_of(sql));
  for (size_t i = 0; i < DB_KEPT; i++) {
    sqlite3_stmt *handle = k->items[i].handle;
    if (!handle || k->items[i].hash != hash || strcmp(sqlite3_sql(handle), sql) != 0) continue;
    k->items[i].handle = NULL;
    return handle;
  }
  return NULL;
}

/* Some pragmas do what they are for while they are prepared: none is used again, but the one that
 * tells of changes. */
static bool is_kept(const char *sql)
{
  return strncmp(sql, "PRAGMA", 6) != 0 || strcmp(sql, "PRAGMA data_version") == 0;
}

/* An empty place, or that of the one used longest ago. */
static size_t find_place(const struct db_kept *k)
{
  size_t oldest = 0;
  for (size_t i = 0; i < DB_KEPT; i++) {
    if (!k->items[i].handle) return i;
    if (k->items[i].used < k->items[oldest].used) oldest = i;
  }
  return oldest;
}

void db_kept_put(struct db_kept *k, struct sqlite3_stmt *handle)
{
  const char *sql = sqlite3_sql(handle);
  if (!sql || !is_kept(sql)) {
    sqlite3_finalize(handle);
    return;
  }
  size_t i = find_place(k);
  sqlite3_finalize(k->items[i].handle);
  sqlite3_reset(handle);
  sqlite3_clear_bindings(handle);
  k->items[i].handle = handle;
  k->items[i].hash = fnv1a(str_of(sql));
  k->items[i].used = ++k->n_used;
}

void db_kept_release(struct db_kept *k)
{
  for (size_t i = 0; i < DB_KEPT; i++) {
    sqlite3_finalize(k->items[i].handle);
    k->items[i].handle = NULL;
  }
}
