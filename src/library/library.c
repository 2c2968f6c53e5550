/* Opening a library and keeping to its newest index. */
#include "library/library_own.h"
#include "library/linkgraph.h"
#include "library/marked.h"
#include "library/shared.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "library/steady.h"
#include "library/writer.h"

#include <stdlib.h>
#include <unistd.h>

/* An index that could not be opened is not tried again before: each trial may wait for a lock. */
enum { LOOK_AGAIN_MS = 1000 };

/* ---- roots ---- */

static int compare_roots(const void *a, const void *b)
{
  const struct root *x = a, *y = b;
  return str_cmp(buf_str(&x->path), buf_str(&y->path));
}

/* Leaves out roots beneath another: their notes are the other's. Needs them sorted. */
static void drop_inner_roots(struct library *l)
{
  size_t kept = 0;
  for (size_t i = 0; i < l->n_roots; i++) {
    struct root *r = &l->roots[i];
    bool inner = kept && fs_is_beneath(buf_str(&r->path), buf_str(&l->roots[kept - 1].path));
    if (inner)
      root_close(r);
    else
      l->roots[kept++] = *r;
  }
  l->n_roots = kept;
}

/* Names of one's own make another index of the same notes. */
static void add_field_names(struct buf *out, const struct field_names *names)
{
  for (size_t i = 0; names && i < names->n; i++) {
    const struct field_name *name = &names->items[i];
    buf_addf(out, "%.*s=%s", STR_ARG(name->key), name->field ? name->field->name : "");
    buf_add_char(out, '\0');
  }
}

static bool open_roots(struct library *l, const struct library_place *place, struct err *err)
{
  l->roots = mem_zalloc(place->n_roots, sizeof *l->roots);
  for (; l->n_roots < place->n_roots; l->n_roots++)
    if (!root_open(&l->roots[l->n_roots], place->roots[l->n_roots], err)) return false;
  qsort(l->roots, l->n_roots, sizeof *l->roots, compare_roots);
  drop_inner_roots(l);
  for (size_t i = 0; i < l->n_roots; i++) {
    buf_add(&l->place.roots, buf_str(&l->roots[i].path));
    buf_add_char(&l->place.roots, '\0');
  }
  add_field_names(&l->place.roots, place->field_names);
  return true;
}

/* ---- the index ---- */

static const char *const state_texts[] = {
    [SCHEMA_OURS] = "",
    [SCHEMA_EMPTY] = "",
    [SCHEMA_NEWER] = "the index is of a newer version of this program; it is built anew",
    [SCHEMA_OLDER] = "the index is of an older version of this program; it is built anew",
    [SCHEMA_FOREIGN] = "what stood in the index's place is something else; it is set aside",
    [SCHEMA_DAMAGED] = "the index was damaged; it is built anew",
    [SCHEMA_FAILED] = "the index cannot be used",
};

const char *library_state_text(enum schema_state state)
{
  return state_texts[state];
}

void library_tell(struct library *l, const char *sentence)
{
  buf_clear(&l->notice);
  buf_add_cstr(&l->notice, sentence);
  l->is_notice_passing = false;
}

/* Gives a sentence that holds until the index can be used. */
static void tell_for_now(struct library *l, const char *sentence)
{
  library_tell(l, sentence);
  l->is_notice_passing = true;
}

/* The newest index file, or NULL when there is none that can be used. One that is just being made,
 * or in use, counts as not seen, so that it is looked at again. */
static struct index *open_newest(struct library *l)
{
  enum schema_state state = SCHEMA_EMPTY;
  struct err why = ERR_INIT;
  unsigned newest = place_newest(&l->place);
  l->newest_seen = 0;
  l->look_again_ms = 0;
  if (!newest) return NULL;
  struct index *x = index_open(&l->place, PLACE_INDEX, newest, DB_READ, &state);
  if (state != SCHEMA_EMPTY && state != SCHEMA_FAILED) l->newest_seen = newest;
  if (state == SCHEMA_FAILED) l->look_again_ms = steady_ms() + LOOK_AGAIN_MS;
  if (state == SCHEMA_OURS && l->is_notice_passing) library_tell(l, "");
  if (state == SCHEMA_OURS) return x;
  if (state == SCHEMA_FAILED && !db_check(x->db, &why))
    tell_for_now(l, why.text);
  else if (state != SCHEMA_EMPTY)
    library_tell(l, state_texts[state]);
  index_close(x);
  return NULL;
}

/* Without a folder to write into, the index lives in memory. */
static void choose_place(struct library *l)
{
  struct err err = ERR_INIT;
  if (l->has_place) return;
  l->has_place = true;
  if (!l->cache_dir.n || place_make(&l->place, buf_cstr(&l->cache_dir), &err)) return;
  buf_clear(&l->notice);
  buf_addf(&l->notice, "the index is kept in memory only: %s", err.text);
}

static struct index *open_own(struct library *l)
{
  choose_place(l);
  return l->place.folder.n ? open_newest(l) : index_open_shared(&l->place);
}

static void attach(struct library *l)
{
  struct index *x = shared_open(l);
  l->is_shared = x != NULL;
  if (!x) x = open_own(l);
  index_close(l->index);
  l->index = x ? x : index_open_empty(&l->place);
  l->n_attached++;
}

static bool is_attached_to_newest(const struct library *l)
{
  if (l->is_shared) return shared_is_there(l);
  if (!l->place.folder.n) return true;
  if (l->look_again_ms && steady_ms() < l->look_again_ms) return true;
  unsigned newest = place_newest(&l->place);
  return newest == l->newest_seen && (!newest || index_is_there(l->index, &l->place));
}

void library_look_again(struct library *l)
{
  if (l->is_shared || !l->place.folder.n || l->index->number) return;
  l->newest_seen = 0;
  l->look_again_ms = 0;
}

void library_refresh(struct library *l)
{
  if (l->is_held) return;
  if (!is_attached_to_newest(l)) attach(l);
  if (!index_refresh(l->index)) return;
  linkgraph_free(l->links);
  l->links = NULL;
  marked_free(l->marked);
  l->marked = NULL;
  names_load(&l->names, l->index->db);
  l->names.field_names = library_field_names(l);
  if (!db_is_well(l->index->db)) index_forget(l->index);
}

void library_hold(struct library *l)
{
  library_refresh(l);
  db_run(l->index->db, "BEGIN");
  l->is_held = true;
}

void library_let_go(struct library *l)
{
  l->is_held = false;
  db_rollback(l->index->db);
}

uint64_t library_version(const struct library *l)
{
  return (uint64_t)l->n_attached << 40 ^ (uint64_t)l->index->serial;
}

/* Puts an empty index in the place of the damaged one, if nobody else writes. */
static void set_aside(struct library *l)
{
  struct err ignored;
  enum schema_state state;
  int lock = l->place.folder.n ? place_lock(&l->place, 0, NULL, &ignored) : -1;
  if (lock < 0) return;
  struct writer *w = writer_open(&l->place, true, &state, &ignored);
  unsigned number = w ? writer_number(w) : 0;
  writer_free(w);
  if (number) place_tidy(&l->place, number);
  close(lock);
}

bool library_check_index(struct library *l, struct err *err)
{
  if (db_check(l->index->db, err)) return true;
  if (l->index->db->state != DB_DAMAGED) return false;
  const char *sentence = state_texts[SCHEMA_DAMAGED];
  if (l->is_shared) {
    sentence = "the library's shared index is damaged: an index of your own is used";
    l->shared_is_refused = true;
  } else {
    set_aside(l);
  }
  attach(l);
  library_tell(l, sentence);
  return err_set(err, "%s", sentence);
}

/* ---- the door ---- */

struct library *library_open(const struct library_place *place, struct err *err)
{
  struct library *l = mem_zalloc(1, sizeof *l);
  l->read_body = place->read_body;
  l->exclude = place->exclude;
  l->field_names = place->field_names;
  if (!open_roots(l, place, err)) {
    library_close(l);
    return NULL;
  }
  if (place->cache_dir) buf_add_cstr(&l->cache_dir, place->cache_dir);
  attach(l);
  if (!db_check(l->index->db, err)) {
    library_close(l);
    return NULL;
  }
  return l;
}

void library_close(struct library *l)
{
  if (!l) return;
  for (size_t i = 0; i < l->n_roots; i++)
    root_close(&l->roots[i]);
  free(l->roots);
  index_close(l->index);
  names_release(&l->names);
  linkgraph_free(l->links);
  marked_free(l->marked);
  place_release(&l->place);
  buf_release(&l->cache_dir);
  buf_release(&l->notice);
  free(l);
}

bool library_leave_folder(struct library *l)
{
  if (l->is_shared || !l->place.folder.n) return false;
  buf_release(&l->place.folder);
  l->look_again_ms = 0;
  library_tell(l, "");
  attach(l);
  return true;
}

struct str library_notice(const struct library *l)
{
  return buf_str(&l->notice);
}

bool library_notice_passes(const struct library *l)
{
  return l->is_notice_passing;
}

struct str library_root(const struct library *l, size_t n)
{
  return n < l->n_roots ? buf_str(&l->roots[n].path) : STR_NONE;
}

size_t library_count(struct library *l)
{
  struct err ignored;
  library_refresh(l);
  return library_check_index(l, &ignored) ? l->index->live.n_notes : 0;
}

bool library_root_of(const struct library *l, struct str path, size_t *root, struct buf *relative)
{
  for (size_t i = 0; i < l->n_roots; i++) {
    struct str folder = buf_str(&l->roots[i].path);
    if (!fs_is_beneath(path, folder) || path.n == folder.n) continue;
    buf_add(relative, str_from(path, str_ends(folder, STR_LIT("/")) ? folder.n : folder.n + 1));
    *root = i;
    return true;
  }
  return false;
}

bool library_read(const struct library *l, struct str path, struct buf *out, struct fs_stamp *stamp,
    struct err *err)
{
  size_t root = 0;
  struct buf relative = BUF_INIT, whole = BUF_INIT;
  bool within = l && library_root_of(l, path, &root, &relative), ok = true;
  if (within)
    ok = root_add_real(&l->roots[root], buf_str(&relative), &whole, err);
  else
    buf_add(&whole, path);
  ok = ok && fs_read_real(buf_cstr(&whole), LIMIT_NOTE_BYTES, out, stamp, err);
  buf_release(&relative);
  buf_release(&whole);
  return ok;
}

bool library_relative(const struct library *l, struct str path, struct buf *out)
{
  size_t root;
  return library_root_of(l, path, &root, out);
}
