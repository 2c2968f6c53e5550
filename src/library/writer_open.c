/* Choosing and making the file that a writer writes into. */
#include "library/writer_new.h"

#include "base/err.h"

/* Pages of 8 kB waste less on the full-text index than SQLite's 4 kB. */
static const char before_anything[] = "PRAGMA page_size = 8192; PRAGMA cache_size = -65536";

/* A log, so that readers are never in the way; it goes into the file every 32 MB. */
static const char with_log[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                               "PRAGMA wal_autocheckpoint = 4000;"
                               "PRAGMA journal_size_limit = 67108864";

/* Nobody sees the file before it is whole, and a kill leaves one that is thrown away. */
static const char without_log[] = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF";

static void create(struct index *x, const struct place *p)
{
  db_run(x->db, "BEGIN IMMEDIATE");
  schema_create(x->db, buf_str(&p->roots));
  db_run(x->db, "COMMIT");
}

/* The file's index with its settings made; NULL when it cannot be written into. */
static struct index *open_file(
    const struct place *p, unsigned number, enum schema_state *found, struct err *err)
{
  struct index *x = index_open(p, PLACE_INDEX, number, DB_WRITE, found);
  if (*found == SCHEMA_FAILED) db_check(x->db, err);
  if (*found != SCHEMA_OURS && *found != SCHEMA_EMPTY) {
    index_close(x);
    return NULL;
  }
  db_run(x->db, before_anything);
  db_run(x->db, with_log);
  if (*found == SCHEMA_EMPTY) create(x, p);
  return x;
}

static struct index *make_file(const struct place *p, enum place_file kind, unsigned number,
    const char *settings, struct err *err)
{
  enum schema_state state;
  if (!place_make_file(p, kind, number, err)) return NULL;
  struct index *x = index_open(p, kind, number, DB_WRITE, &state);
  db_run(x->db, before_anything);
  db_run(x->db, settings);
  create(x, p);
  return x;
}

static struct writer *open_or_make(
    const struct place *p, bool anew, bool *damaged, enum schema_state *found, struct err *err)
{
  *found = SCHEMA_OURS;
  if (!p->folder.n) return writer_new(index_open_shared(p), damaged, err);
  unsigned newest = place_newest(p);
  struct index *x = newest && !anew ? open_file(p, newest, found, err) : NULL;
  if (*found == SCHEMA_FAILED) return NULL;
  if (*found == SCHEMA_FOREIGN && !place_rename(p, newest, PLACE_INDEX, PLACE_FOREIGN, err))
    return NULL;
  if (*found == SCHEMA_EMPTY) *found = SCHEMA_OURS;
  if (!x) x = make_file(p, PLACE_INDEX, newest + 1, with_log, err);
  return x ? writer_new(x, damaged, err) : NULL;
}

/* Damage may be seen only when tables are read. */
struct writer *writer_open(
    const struct place *p, bool anew, enum schema_state *found, struct err *err)
{
  bool damaged = false;
  struct writer *w = open_or_make(p, anew, &damaged, found, err);
  if (w || !damaged || anew) return w;
  w = open_or_make(p, true, &damaged, found, err);
  *found = SCHEMA_DAMAGED;
  return w;
}

struct writer *writer_open_hidden(const struct place *p, struct err *err)
{
  bool damaged;
  struct index *x = make_file(p, PLACE_HIDDEN, place_newest(p) + 1, without_log, err);
  return x ? writer_new(x, &damaged, err) : NULL;
}

bool writer_show(struct writer *w, const struct place *p, struct err *err)
{
  unsigned number = writer_number(w);
  db_run(writer_db(w), with_log);
  bool ok = db_check(writer_db(w), err);
  writer_free(w);
  return ok && place_rename(p, number, PLACE_HIDDEN, PLACE_INDEX, err);
}
