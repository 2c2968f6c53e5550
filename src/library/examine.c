/* Looking for what is wrong with an index. */
#include "library/examine.h"

#include "base/limits.h"
#include "library/library_own.h"
#include "library/shared.h"
#include "library/writer.h"

#include <sys/stat.h>
#include <unistd.h>

struct examination {
  struct library *library;
  index_trouble_teller *tell;
  void *context;
};

__attribute__((format(printf, 3, 4))) static void tell(
    const struct examination *e, enum index_trouble trouble, const char *fmt, ...)
{
  struct buf sentence = BUF_INIT;
  va_list args;
  va_start(args, fmt);
  buf_vaddf(&sentence, fmt, args);
  va_end(args);
  e->tell(e->context, trouble, buf_str(&sentence));
  buf_release(&sentence);
}

/* ---- the folder ---- */

static void examine_mode(const struct examination *e, const char *path)
{
  struct stat status;
  if (stat(path, &status) == 0 && status.st_mode & 077)
    tell(e, INDEX_OPEN, "%s: others may look into it (mode %03o)", path,
        (unsigned)status.st_mode & 0777);
}

static void examine_folder(const struct examination *e)
{
  const struct place *p = &e->library->place;
  struct buf path = BUF_INIT;
  unsigned n = place_count_foreign(p);
  examine_mode(e, buf_cstr(&p->folder));
  if (e->library->index->number) place_add_path(p, PLACE_INDEX, e->library->index->number, &path);
  if (path.n) examine_mode(e, buf_cstr(&path));
  if (n)
    tell(e, INDEX_FOREIGN, "%s: has %u %s of something else, foreign.*.db", buf_cstr(&p->folder), n,
        n == 1 ? "database" : "databases");
  buf_release(&path);
}

/* ---- the file ---- */

/* A check that could not be made has found nothing. */
static bool is_damaged(struct db *db)
{
  struct db_stmt s = db_prepare(db, "PRAGMA quick_check(1)");
  bool is = db_step(&s) && !str_eq(db_text(&s, 0), STR_LIT("ok"));
  db_finish(&s);
  /* What is between the pages of the full text SQLite does not see; FTS5 does. */
  db_run(db, "INSERT INTO words(words) VALUES('integrity-check')");
  return is || db->state == DB_DAMAGED;
}

static void examine_wear(const struct examination *e, struct db *db)
{
  int64_t next = db_get_int(db, "SELECT value FROM meta WHERE key = 'next'", 1);
  size_t living = e->library->index->live.n_notes, dead = (size_t)next - 1 - living;
  if (db_is_well(db) && writer_wears(dead, living))
    tell(e, INDEX_WORN, "of %zu notes in it %zu are old forms of others", living + dead, dead);
}

/* The lock is held: FTS5's own check counts as a change, though it is none. */
static bool is_file_damaged(const struct examination *e)
{
  struct library *l = e->library;
  enum schema_state state;
  struct index *x = index_open(&l->place, PLACE_INDEX, l->index->number, DB_WRITE, &state);
  db_keep_log(x->db);
  bool is = state == SCHEMA_OURS && is_damaged(x->db);
  if (!is && state == SCHEMA_OURS) examine_wear(e, x->db);
  index_close(x);
  return is;
}

/* FTS5's check counts as a change, and nothing beside a shared file may be: a copy is looked at. */
static bool is_shared_damaged(const struct index *x)
{
  struct index *copy = index_open_copy(x);
  bool is = is_damaged(copy->db);
  index_close(copy);
  return is;
}

static void tell_damage(const struct examination *e, struct str path)
{
  struct err ignored;
  tell(e, INDEX_DAMAGED, "%.*s: is damaged", STR_ARG(path));
  db_condemn(e->library->index->db);
  library_check_index(e->library, &ignored);
}

static bool is_large(const struct examination *e, const char *path)
{
  struct stat status;
  if (stat(path, &status) != 0 || status.st_size <= LIMIT_EXAMINED_BYTES) return false;
  tell(e, INDEX_LARGE, "%s: was not looked into, being larger than %d MB", path,
      LIMIT_EXAMINED_BYTES >> 20);
  return true;
}

static void examine_shared(const struct examination *e)
{
  struct buf path = BUF_INIT;
  shared_add_path(e->library, &path);
  if (!is_large(e, buf_cstr(&path)) && is_shared_damaged(e->library->index))
    tell_damage(e, buf_str(&path));
  buf_release(&path);
}

static void examine_index(const struct examination *e)
{
  struct library *l = e->library;
  struct err ignored = ERR_INIT;
  struct buf path = BUF_INIT;
  place_add_path(&l->place, PLACE_INDEX, l->index->number, &path);
  int lock = place_lock(&l->place, 0, NULL, &ignored);
  if (lock < 0 && !err_is_set(&ignored)) {
    tell(e, INDEX_TAKEN, "%s: is being written by another program", buf_cstr(&path));
  } else if (!is_large(e, buf_cstr(&path)) && lock >= 0 && is_file_damaged(e)) {
    close(lock);
    lock = -1;
    tell_damage(e, buf_str(&path));
  }
  if (lock >= 0) close(lock);
  buf_release(&path);
}

void library_examine(struct library *l, index_trouble_teller *tell_trouble, void *context)
{
  struct examination e = {l, tell_trouble, context};
  library_refresh(l);
  if (l->is_shared) examine_shared(&e);
  if (l->is_shared || !l->place.folder.n) return;
  examine_folder(&e);
  if (l->index->number) examine_index(&e);
}
