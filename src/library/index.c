/* Opening an index and keeping what is in memory of it fresh. */
#include "library/index.h"

#include "base/mem.h"

#include <stdlib.h>
#include <sys/stat.h>

static struct index *index_new(struct db *db)
{
  struct index *x = mem_zalloc(1, sizeof *x);
  x->db = db;
  x->data_version = -1;
  x->tokenizer = tokenizer_install(db);
  x->rank = rank_install(db);
  return x;
}

static bool stat_file(
    const struct place *p, enum place_file kind, unsigned number, struct stat *status)
{
  struct buf path = BUF_INIT;
  place_add_path(p, kind, number, &path);
  bool ok = stat(buf_cstr(&path), status) == 0;
  buf_release(&path);
  return ok;
}

struct index *index_open_file(
    const char *path, struct str roots, enum db_use use, enum schema_state *state)
{
  struct index *x = index_new(db_open(path, use));
  *state = schema_look(x->db, roots);
  return x;
}

struct index *index_open(const struct place *p, enum place_file kind, unsigned number,
    enum db_use use, enum schema_state *state)
{
  struct stat status = {0};
  stat_file(p, kind, number, &status);
  struct buf path = BUF_INIT;
  place_add_path(p, kind, number, &path);
  struct index *x = index_open_file(buf_cstr(&path), buf_str(&p->roots), use, state);
  buf_release(&path);
  x->number = number;
  x->inode = status.st_ino;
  return x;
}

static struct index *index_in_memory(const struct place *p, const char *name)
{
  struct index *x = index_new(db_open_memory(name));
  struct str roots = buf_str(&p->roots);
  db_run(x->db, "PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE");
  if (schema_look(x->db, roots) == SCHEMA_EMPTY) schema_create(x->db, roots);
  db_run(x->db, "COMMIT");
  return x;
}

struct index *index_open_shared(const struct place *p)
{
  struct buf name = BUF_INIT;
  buf_add_cstr(&name, "/fieldnotes-");
  place_add_name(p, &name);
  struct index *x = index_in_memory(p, buf_cstr(&name));
  buf_release(&name);
  return x;
}

struct index *index_open_empty(const struct place *p)
{
  return index_in_memory(p, NULL);
}

struct index *index_open_copy(const struct index *of)
{
  struct index *x = index_new(db_open_memory(NULL));
  db_copy(x->db, of->db);
  return x;
}

void index_close(struct index *x)
{
  if (!x) return;
  live_release(&x->live);
  free(x->by_title);
  buf_release(&x->titles);
  sortkeys_forget(&x->sortkeys);
  groupkeys_forget(&x->groupkeys);
  db_close(x->db);
  free(x);
}

bool index_is_there(const struct index *x, const struct place *p)
{
  struct stat status;
  return !x->number || (stat_file(p, PLACE_INDEX, x->number, &status) && status.st_ino == x->inode);
}

bool index_refresh(struct index *x)
{
  int64_t version = db_get_int(x->db, "PRAGMA data_version", -1);
  if (version == x->data_version || !db_is_well(x->db)) return false;
  int64_t serial = db_get_int(x->db, "SELECT value FROM meta WHERE key = 'serial'", -1);
  bool is_same = x->data_version >= 0 && serial == x->serial;
  x->serial = serial;
  if (is_same) x->data_version = version;
  if (is_same) return false;
  live_load(&x->live, x->db);
  free(x->by_title);
  x->by_title = NULL;
  x->is_by_title_whole = false;
  buf_clear(&x->titles);
  sortkeys_forget(&x->sortkeys);
  groupkeys_forget(&x->groupkeys);
  x->data_version = version;
  if (!db_is_well(x->db)) index_forget(x);
  return true;
}

void index_forget(struct index *x)
{
  x->data_version = -1;
}

/* A walk that was given up leaves zeros, which are no ids, and is walked again the next time. */
const uint32_t *index_by_title(struct index *x)
{
  size_t n = 0, n_notes = x->live.n_notes;
  if (x->is_by_title_whole) return x->by_title;
  if (!x->by_title) x->by_title = mem_zalloc(n_notes + 1, sizeof *x->by_title);
  struct db_stmt s = db_prepare(x->db, "SELECT id FROM note ORDER BY title_key, id");
  while (n < n_notes && db_step(&s)) {
    int64_t id = db_int(&s, 0);
    if (!live_has(&x->live, (uint64_t)id)) continue;
    x->by_title[n++] = (uint32_t)id;
  }
  db_finish(&s);
  x->is_by_title_whole = n == n_notes;
  return x->by_title;
}

struct str index_titles(struct index *x)
{
  size_t n = 0;
  if (x->titles.n) return buf_str(&x->titles);
  struct db_stmt s = db_prepare(x->db, "SELECT id, title_key FROM note ORDER BY title_key, id");
  while (n < x->live.n_notes && db_step(&s)) {
    if (!live_has(&x->live, (uint64_t)db_int(&s, 0))) continue;
    buf_add(&x->titles, db_text(&s, 1));
    buf_add_char(&x->titles, '\n');
    n++;
  }
  db_finish(&s);
  if (n < x->live.n_notes) buf_clear(&x->titles); /* it was given up */
  return buf_str(&x->titles);
}
