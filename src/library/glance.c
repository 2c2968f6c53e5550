/* Looking at stamps of folders and of the newest notes. */
#include "library/glance.h"

#include "library/library_own.h"
#include "library/upkeep.h"

#include <fcntl.h>
#include <sys/stat.h>

enum {
  WHOLE_NOTES = 1000, /* so few are all looked at */
  NEWEST = 64,        /* notes that were changed last */
};

/* ---- keeping ---- */

bool glance_differs(struct db *db, const struct scan *scan)
{
  struct db_stmt s = db_prepare(db, "SELECT root, path, mtime_ns FROM folder ORDER BY root, path");
  size_t i = 0;
  bool same = true;
  for (; same && db_step(&s); i++) {
    const struct scan_folder *f = i < scan->n_folders ? &scan->folders[i] : NULL;
    same = f && f->root == (uint32_t)db_int(&s, 0) && str_eq(f->path, db_blob(&s, 1)) &&
           f->mtime_ns == db_int(&s, 2);
  }
  db_finish(&s);
  return !same || i < scan->n_folders;
}

void glance_store(struct db *db, const struct scan *scan)
{
  db_run(db, "DELETE FROM folder");
  struct db_stmt s = db_prepare(db, "INSERT OR REPLACE INTO folder VALUES(?1, ?2, ?3)");
  for (size_t i = 0; i < scan->n_folders; i++) {
    const struct scan_folder *f = &scan->folders[i];
    db_bind_int(&s, 1, f->root);
    db_bind_blob(&s, 2, f->path);
    db_bind_int(&s, 3, f->mtime_ns);
    db_finish_steps(&s);
  }
  db_finish(&s);
}

/* ---- looking ---- */

/* What stands at a row's root and path. */
static bool look(const struct library *l, struct db_stmt *s, struct stat *status)
{
  uint64_t root = (uint64_t)db_int(s, 0);
  struct buf path = BUF_INIT;
  buf_add(&path, db_blob(s, 1));
  if (!path.n) buf_add_char(&path, '.');
  bool ok = root < l->n_roots &&
            fstatat(l->roots[root].fd, buf_cstr(&path), status, AT_SYMLINK_NOFOLLOW) == 0;
  buf_release(&path);
  return ok;
}

/* Links are as what they lead to, so they are not looked at. */
static bool newest_are_same(const struct library *l)
{
  struct db_stmt s = db_prepare(l->index->db,
      "SELECT root, path, mtime_ns, size_bytes FROM file ORDER BY mtime_ns DESC LIMIT ?1");
  struct stat status;
  bool same = true;
  db_bind_int(&s, 1, NEWEST);
  while (same && db_step(&s)) {
    same = look(l, &s, &status);
    if (same && !S_ISLNK(status.st_mode))
      same = fs_time_ns(&status.st_mtim) == db_int(&s, 2) && status.st_size == db_int(&s, 3);
  }
  db_finish(&s);
  return same;
}

static bool folders_are_same(const struct library *l)
{
  struct db_stmt s =
      db_prepare(l->index->db, "SELECT root, path, mtime_ns FROM folder ORDER BY root, path");
  struct stat status;
  bool same = true;
  size_t n = 0;
  for (; same && db_step(&s); n++) {
    if (db_int(&s, 0) == SCAN_RULES)
      same = str_eq(db_blob(&s, 1), library_exclude(l));
    else
      same = look(l, &s, &status) && fs_time_ns(&status.st_mtim) == db_int(&s, 2);
  }
  db_finish(&s);
  return same && n;
}

enum library_glance library_glance(struct library *l)
{
  struct err err;
  enum library_freshness freshness;
  size_t n_differ;
  library_refresh(l);
  if (l->is_shared || l->index->live.n_notes <= WHOLE_NOTES) {
    bool ok = library_check(l, &freshness, &n_differ, &err);
    return ok && freshness == LIBRARY_FRESH ? LIBRARY_GLANCE_WHOLE : LIBRARY_GLANCE_CHANGED;
  }
  bool same = newest_are_same(l) && folders_are_same(l);
  return library_check_index(l, &err) && same ? LIBRARY_GLANCE_SAME : LIBRARY_GLANCE_CHANGED;
}
