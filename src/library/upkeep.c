/* Asking an index, and the stamps of files, how the library is kept. */
#include "library/upkeep.h"

#include "base/limits.h"
#include "library/compare.h"
#include "library/library_own.h"
#include "library/runs.h"
#include "library/shared.h"

#include <sys/stat.h>
#include <unistd.h>

/* ---- is it fresh? ---- */

static bool has_stamp(struct db_stmt *s, const struct fs_stamp *stamp)
{
  struct fs_stamp kept = {db_int(s, 0), db_int(s, 1), (uint64_t)db_int(s, 2)};
  return fs_stamp_eq(&kept, stamp);
}

/* What was in the way may be gone without a trace in the file: its mode, too few descriptors. */
static bool can_be_read(const struct library *l, const struct scan_file *file)
{
  struct buf bytes = BUF_INIT;
  struct err ignored;
  bool can = root_read(&l->roots[file->root], file->path, LIMIT_NOTE_BYTES, &bytes, &ignored);
  buf_release(&bytes);
  return can;
}

/* How many of the files to be read are as they were when they could not be read, and still cannot.
 */
static size_t count_hopeless(const struct library *l, const struct comparison *c)
{
  struct db *db = l->index->db;
  size_t n = 0;
  if (!db_get_int(db, "SELECT EXISTS (SELECT 1 FROM failure)", 0)) return 0;
  struct db_stmt s = db_prepare(
      db, "SELECT mtime_ns, size_bytes, inode FROM failure WHERE root = ?1 AND path = ?2");
  for (size_t i = 0; i < c->n_jobs; i++) {
    const struct scan_file *file = c->jobs[i].file;
    db_bind_int(&s, 1, file->root);
    db_bind_blob(&s, 2, file->path);
    n += db_step(&s) && has_stamp(&s, &file->stamp) && !can_be_read(l, file);
    db_reset(&s);
  }
  db_finish(&s);
  return n;
}

bool library_check(
    struct library *l, enum library_freshness *out, size_t *n_differ, struct err *err)
{
  struct scan scan;
  struct comparison c;
  library_refresh(l);
  scan_init(&scan);
  scan.exclude = library_exclude(l);
  scan_run(&scan, l->roots, l->n_roots);
  comparison_run(&c, &scan, l->index->db, l->is_shared ? COMPARE_WITHOUT_INODES : COMPARE_STAMPS);
  *n_differ = c.n_jobs + c.n_gone - count_hopeless(l, &c);
  *out = !*n_differ ? LIBRARY_FRESH : l->index->live.n_notes ? LIBRARY_STALE : LIBRARY_EMPTY;
  comparison_release(&c);
  scan_release(&scan);
  return library_check_index(l, err);
}

/* ---- status ---- */

static int64_t file_bytes(struct str path, const char *suffix)
{
  struct stat status;
  struct buf whole = BUF_INIT;
  buf_addf(&whole, "%.*s%s", STR_ARG(path), suffix);
  int64_t bytes = stat(buf_cstr(&whole), &status) == 0 ? status.st_size : 0;
  buf_release(&whole);
  return bytes;
}

static struct str index_path(const struct library *l, struct arena *a)
{
  struct buf path = BUF_INIT;
  if (l->is_shared)
    shared_add_path(l, &path);
  else if (l->index->number)
    place_add_path(&l->place, PLACE_INDEX, l->index->number, &path);
  struct str kept = arena_str(a, buf_str(&path));
  buf_release(&path);
  return kept;
}

static int64_t index_bytes(const struct library *l, struct str path)
{
  if (path.n) return file_bytes(path, "") + file_bytes(path, "-wal");
  struct db *db = l->index->db;
  return db_get_int(db, "PRAGMA page_count", 0) * db_get_int(db, "PRAGMA page_size", 0);
}

/* Does another hold the lock? */
static bool is_busy(const struct library *l)
{
  struct err ignored = ERR_INIT;
  int lock = l->place.folder.n ? place_lock(&l->place, 0, NULL, &ignored) : -1;
  if (lock >= 0) close(lock);
  return l->place.folder.n && lock < 0 && !err_is_set(&ignored);
}

bool library_status(struct library *l, struct arena *a, struct library_status *out, struct err *err)
{
  *out = (struct library_status){0};
  if (!library_check(l, &out->freshness, &out->n_differ, err)) return false;
  struct db *db = l->index->db;
  out->n_notes = l->index->live.n_notes;
  out->note_bytes = db_get_int(db, "SELECT total(size_bytes) FROM file", 0);
  out->n_failures = (size_t)db_get_int(db, "SELECT count(*) FROM failure", 0);
  out->has_run = runs_last(db, a, &out->last);
  out->index_path = index_path(l, a);
  out->index_bytes = index_bytes(l, out->index_path);
  out->is_busy = is_busy(l);
  out->is_shared = l->is_shared;
  return library_check_index(l, err);
}

bool library_is_shared(const struct library *l)
{
  return l->is_shared;
}

bool library_is_in_memory(const struct library *l)
{
  return !l->is_shared && !l->place.folder.n;
}

/* ---- failures ---- */

static struct str whole_path(
    const struct library *l, struct arena *a, int64_t root, struct str path)
{
  struct buf whole = BUF_INIT;
  if (root >= 0 && (size_t)root < l->n_roots) root_add_path(&l->roots[root], path, &whole);
  struct str kept = arena_str(a, buf_str(&whole));
  buf_release(&whole);
  return kept;
}

const struct kept_failure *library_failures(
    struct library *l, struct arena *a, size_t most, size_t *n)
{
  library_refresh(l);
  struct db *db = l->index->db;
  size_t there = (size_t)db_get_int(db, "SELECT count(*) FROM failure", 0);
  if (there > most) there = most;
  struct kept_failure *failures = ARENA_ARRAY(a, there + 1, struct kept_failure);
  *n = 0;
  struct db_stmt s =
      db_prepare(db, "SELECT root, path, why, since_ms FROM failure ORDER BY root, path");
  while (*n < there && db_step(&s))
    failures[(*n)++] = (struct kept_failure){
        .path = whole_path(l, a, db_int(&s, 0), db_blob(&s, 1)),
        .why = arena_str(a, db_text(&s, 2)),
        .since_ms = db_int(&s, 3),
    };
  db_finish(&s);
  return failures;
}
