/* Reading what is left of a state. */
#include "state/salvage.h"

#include "base/limits.h"

#include <stddef.h>
#include <unistd.h>

/* How a table is read, and where its rows go. The columns have the types that they are bound as. */
struct salvage_table {
  const char *forwards, *backwards; /* a damaged page ends one of them; behind it the other reads */
  const char *insert;
  const char *types; /* i: number, t: text, b: bytes, n: text or nothing */
};

static const struct salvage_table tables[] = {
    {"SELECT id, reference, hash, path FROM note ORDER BY id",
        "SELECT id, reference, hash, path FROM note ORDER BY id DESC",
        "INSERT OR IGNORE INTO note(id, reference, hash, path) VALUES(?1, ?2, ?3, ?4)", "itib"},
    {"SELECT kind, note, key, value, at_ms FROM fact ORDER BY kind, note, key",
        "SELECT kind, note, key, value, at_ms FROM fact ORDER BY kind DESC, note DESC, key DESC",
        "INSERT OR IGNORE INTO fact(kind, note, key, value, at_ms) VALUES(?1, ?2, ?3, ?4, ?5)",
        "titti"},
    {"SELECT id, step, at_ms, kind, note, key, before, before_ms, after, undone FROM change"
     " ORDER BY id",
        "SELECT id, step, at_ms, kind, note, key, before, before_ms, after, undone FROM change"
        " ORDER BY id DESC",
        "INSERT OR IGNORE INTO change(id, step, at_ms, kind, note, key, before, before_ms, after,"
        " undone) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        "iiititnini"},
};

/* Binds the row; false when a text of it is longer than is ever kept. */
static bool bind_row(struct db_stmt *from, struct db_stmt *to, const char *types)
{
  for (int i = 0; types[i]; i++) {
    struct str text = STR_NONE;
    if (types[i] != 'i') text = types[i] == 'b' ? db_blob(from, i) : db_text(from, i);
    if (text.n > LIMIT_STATE_TEXT_BYTES) return false;
    if (types[i] == 'i')
      db_bind_int(to, i + 1, db_int(from, i));
    else if (types[i] == 'b')
      db_bind_blob(to, i + 1, text);
    else if (types[i] == 'n' && db_is_null(from, i))
      db_bind_null(to, i + 1);
    else
      db_bind_text(to, i + 1, text);
  }
  return true;
}

static void copy_rows(struct db *from, struct db *to, const struct salvage_table *table, bool back)
{
  struct db_stmt source = db_prepare(from, back ? table->backwards : table->forwards);
  struct db_stmt target = db_prepare(to, table->insert);
  while (db_step(&source))
    if (bind_row(&source, &target, table->types)) db_finish_steps(&target);
  db_finish(&source);
  db_finish(&target);
}

static int64_t count_facts(struct db *to)
{
  return db_get_int(to, "SELECT count(*) FROM fact", 0);
}

int64_t salvage_from(struct db *from, struct db *to)
{
  db_run(to, "BEGIN IMMEDIATE");
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    copy_rows(from, to, &tables[i], false);
  db_run(to, "COMMIT");
  return count_facts(to);
}

static bool may_be_read(const char *path)
{
  struct db *from = db_open(path, DB_SHARED);
  bool may = db_is_well(from) && access(path, R_OK) == 0;
  db_close(from);
  return may;
}

/* After damage a connection does nothing more: each pass has its own. */
int64_t salvage(const char *path, struct db *to)
{
  if (!may_be_read(path)) return -1;
  bool failed = false;
  db_run(to, "BEGIN IMMEDIATE");
  for (size_t i = 0; i < sizeof tables / sizeof *tables && !failed; i++)
    for (int back = 0; back < 2; back++) {
      struct db *from = db_open(path, DB_SHARED);
      copy_rows(from, to, &tables[i], back);
      bool whole = from->state != DB_DAMAGED;
      failed = from->state == DB_FAILED;
      db_close(from);
      if (whole) break;
    }
  db_run(to, "COMMIT");
  int64_t n = count_facts(to);
  return failed && !n ? -1 : n;
}
