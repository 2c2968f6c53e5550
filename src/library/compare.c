/* Walking the scan's files and the index's in step: both are in the order of root and path. */
#include "library/compare.h"

#include "base/mem.h"

#include <stdlib.h>

/* A row of the table of files. */
struct known {
  uint32_t root;
  struct str path;
  int64_t id;
  struct fs_stamp stamp;
  uint64_t hash;
};

void comparison_release(struct comparison *c)
{
  arena_free(c->arena);
  free(c->jobs);
  free(c->gone);
  *c = (struct comparison){0};
}

static void add_job(struct comparison *c, const struct scan_file *file, const struct known *known)
{
  c->jobs = mem_grow(c->jobs, &c->cap_jobs, c->n_jobs + 1, sizeof *c->jobs);
  struct compare_job job = {file, 0, 0, 0};
  if (known) job = (struct compare_job){file, known->id, known->hash, known->stamp.size_bytes};
  c->jobs[c->n_jobs++] = job;
}

static void add_gone(struct comparison *c, const struct scan *scan, const struct known *known)
{
  if (scan_has_trouble(scan, known->root, known->path)) return;
  c->gone = mem_grow(c->gone, &c->cap_gone, c->n_gone + 1, sizeof *c->gone);
  c->gone[c->n_gone++] = (struct compare_gone){arena_str(c->arena, known->path), known->root,
      known->id, known->hash, known->stamp.size_bytes};
}

static bool next_known(struct db_stmt *s, struct known *out)
{
  if (!db_step(s)) return false;
  *out = (struct known){
      .root = (uint32_t)db_int(s, 0),
      .path = db_blob(s, 1),
      .id = db_int(s, 2),
      .stamp = {db_int(s, 3), db_int(s, 4), (uint64_t)db_int(s, 5)},
      .hash = (uint64_t)db_int(s, 6),
  };
  return true;
}

static int order(const struct scan_file *file, const struct known *known)
{
  if (file->root != known->root) return file->root < known->root ? -1 : 1;
  return str_cmp(file->path, known->path);
}

static bool is_as_it_was(const struct fs_stamp *a, const struct fs_stamp *b, enum compare_by by)
{
  if (by == COMPARE_NOTHING) return false;
  bool is_same_inode = by == COMPARE_WITHOUT_INODES || a->inode == b->inode;
  return a->mtime_ns == b->mtime_ns && a->size_bytes == b->size_bytes && is_same_inode;
}

void comparison_run(
    struct comparison *c, const struct scan *scan, struct db *db, enum compare_by by)
{
  *c = (struct comparison){.arena = arena_new()};
  struct db_stmt s = db_prepare(db,
      "SELECT root, path, note, mtime_ns, size_bytes, inode, hash FROM file ORDER BY root, path");
  struct known known = {0};
  bool has_known = next_known(&s, &known);
  size_t i = 0;
  while (i < scan->n_files || has_known) {
    const struct scan_file *file = i < scan->n_files ? &scan->files[i] : NULL;
    int side = !file ? 1 : !has_known ? -1 : order(file, &known);
    if (side < 0)
      add_job(c, file, NULL);
    else if (side > 0)
      add_gone(c, scan, &known);
    else if (!is_as_it_was(&file->stamp, &known.stamp, by))
      add_job(c, file, &known);
    else
      c->n_unchanged++;
    i += side <= 0;
    if (side >= 0) has_known = next_known(&s, &known);
  }
  db_finish(&s);
}
