/* Finding the notes that are marked, as the state knows them (doc/state.md): by reference, by path,
 * and by content where the file is gone. */
#include "library/marked.h"

#include "base/arena.h"
#include "base/mem.h"
#include "library/fieldvalue.h"
#include "library/packed.h"

#include <stdlib.h>
#include <unistd.h>

/* One that is not where it was: it is looked for by its content. */
struct lost {
  struct marked_note note;
};

struct finder {
  struct library *library;
  struct marked_set *set;
  struct arena *arena; /* of the lost */
  struct buf scratch, key;
  int64_t references[2]; /* the numbers of the fields that may hold one, or 0 */
  struct db_stmt by_path, by_reference, by_id;
  struct lost *lost;
  size_t n, cap;
};

/* ---- one note ---- */

static void add(struct finder *f, uint64_t id, uint64_t hash, const struct marked_note *note)
{
  idset_add(&f->set->all, id);
  if (!note->content || note->content == hash) idset_add(&f->set->same, id);
}

/* Tells where it is, if that is another path. */
static void tell_moved(
    struct finder *f, const struct marked_note *note, size_t root, struct str relative)
{
  const struct query_world *w = &f->library->world;
  if (!w->moved || root >= f->library->n_roots) return;
  buf_clear(&f->scratch);
  fs_add_joined(&f->scratch, buf_str(&f->library->roots[root].path), relative);
  if (!str_eq(note->path, buf_str(&f->scratch))) w->moved(w->context, note, buf_str(&f->scratch));
}

static bool find_path(struct finder *f, const struct marked_note *note)
{
  size_t root;
  buf_clear(&f->scratch);
  if (!library_root_of(f->library, note->path, &root, &f->scratch)) return false;
  db_bind_int(&f->by_path, 1, (int64_t)root);
  db_bind_blob(&f->by_path, 2, buf_str(&f->scratch));
  bool is_there = db_step(&f->by_path);
  if (is_there) add(f, (uint64_t)db_int(&f->by_path, 0), (uint64_t)db_int(&f->by_path, 1), note);
  db_reset(&f->by_path);
  return is_there;
}

/* A note of that reference: false when it is not there any more. */
static bool take_referred(struct finder *f, uint64_t id, const struct marked_note *note)
{
  struct db_stmt *s = &f->by_id;
  if (!live_has(&f->library->index->live, id)) return false;
  db_bind_int(s, 1, (int64_t)id);
  bool is_there = db_step(s);
  if (is_there) {
    add(f, id, (uint64_t)db_int(s, 0), note);
    tell_moved(f, note, (size_t)db_int(s, 1), db_blob(s, 2));
  }
  db_reset(s);
  return is_there;
}

static bool find_in_field(struct finder *f, int64_t field, const struct marked_note *note)
{
  bool any = false;
  db_bind_int(&f->by_reference, 1, field);
  db_bind_text(&f->by_reference, 2, buf_str(&f->key));
  while (field && db_step(&f->by_reference)) {
    uint64_t id = (uint64_t)db_int(&f->by_reference, 0);
    struct str rest = db_blob(&f->by_reference, 1);
    while (packed_next(&rest, &id))
      any = take_referred(f, id, note) || any;
  }
  return any;
}

static bool find_reference(struct finder *f, const struct marked_note *note)
{
  bool any = false;
  if (!note->reference.n) return false;
  buf_clear(&f->key);
  fieldvalue_add_key(&f->key, note->reference);
  for (size_t i = 0; i < 2 && !any; i++)
    any = find_in_field(f, f->references[i], note);
  return any;
}

static void keep_lost(struct finder *f, const struct marked_note *note)
{
  struct marked_note copy = *note;
  copy.path = arena_str(f->arena, note->path);
  copy.reference = STR_NONE;
  if (!note->hash || (note->path.n && access(copy.path.p, F_OK) == 0)) return;
  f->lost = mem_grow(f->lost, &f->cap, f->n + 1, sizeof *f->lost);
  f->lost[f->n++].note = copy;
}

static void take(void *taker, const struct marked_note *note)
{
  struct finder *f = taker;
  if (!find_reference(f, note) && !find_path(f, note)) keep_lost(f, note);
}

/* ---- those that were moved ---- */

static int compare_lost(const void *a, const void *b)
{
  const struct lost *x = a, *y = b;
  return (x->note.hash > y->note.hash) - (x->note.hash < y->note.hash);
}

static struct lost *find_lost(struct finder *f, uint64_t hash)
{
  struct lost key = {.note.hash = hash};
  return bsearch(&key, f->lost, f->n, sizeof *f->lost, compare_lost);
}

static void take_moved(struct finder *f, struct db_stmt *row, const struct lost *lost)
{
  add(f, (uint64_t)db_int(row, 0), (uint64_t)db_int(row, 1), &lost->note);
  tell_moved(f, &lost->note, (size_t)db_int(row, 2), db_blob(row, 3));
}

/* One walk over all files, whatever their number. */
static void find_moved(struct finder *f)
{
  if (!f->n) return;
  qsort(f->lost, f->n, sizeof *f->lost, compare_lost);
  struct db_stmt s = db_prepare(f->library->index->db, "SELECT note, hash, root, path FROM file");
  while (db_step(&s)) {
    const struct lost *lost = find_lost(f, (uint64_t)db_int(&s, 1));
    if (lost) take_moved(f, &s, lost);
  }
  db_finish(&s);
}

/* ---- sets ---- */

static void make(struct library *l, struct marked_set *set, enum query_mark mark)
{
  struct db *db = l->index->db;
  struct finder f = {.library = l,
      .set = set,
      .arena = arena_new(),
      .references = {names_get(&l->names, STR_LIT("reference")),
          names_get(&l->names, STR_LIT("payload.source id"))},
      .by_path = db_prepare(db, "SELECT note, hash FROM file WHERE root = ?1 AND path = ?2"),
      .by_reference =
          db_prepare(db, "SELECT since, notes FROM value WHERE field = ?1 AND text = ?2"),
      .by_id =
          db_prepare(db, "SELECT f.hash, n.root, n.path FROM note n JOIN file f ON f.root = n.root"
                         " AND f.path = n.path WHERE n.id = ?1")};
  db_run(db, "SAVEPOINT marked"); /* one lock for all statements, not one for each */
  idset_init(&set->all, l->index->live.limit);
  idset_init(&set->same, l->index->live.limit);
  if (l->world.tell_marked) l->world.tell_marked(l->world.context, mark, take, &f);
  find_moved(&f);
  db_finish(&f.by_path);
  db_finish(&f.by_reference);
  db_finish(&f.by_id);
  free(f.lost);
  buf_release(&f.scratch);
  buf_release(&f.key);
  arena_free(f.arena);
  db_run(db, "RELEASE marked");
  set->is_made = db_is_well(db);
}

static void set_release(struct marked_set *set)
{
  idset_release(&set->all);
  idset_release(&set->same);
  *set = (struct marked_set){0};
}

void marked_free(struct marked *m)
{
  for (int i = 0; m && i < MARKS; i++)
    set_release(&m->sets[i]);
  free(m);
}

const struct marked_set *marked_get(struct library *l, enum query_mark mark)
{
  uint64_t serial = l->world.serial ? l->world.serial(l->world.context) : 0;
  if (l->marked && l->marked->serial != serial) {
    marked_free(l->marked);
    l->marked = NULL;
  }
  if (!l->marked) l->marked = mem_zalloc(1, sizeof *l->marked);
  l->marked->serial = serial;
  struct marked_set *set = &l->marked->sets[mark];
  if (!set->is_made) set_release(set);
  if (!set->is_made) make(l, set, mark);
  return set;
}

void library_set_world(struct library *l, const struct query_world *world)
{
  l->world = world ? *world : (struct query_world){0};
  marked_free(l->marked);
  l->marked = NULL;
}

size_t library_count_marked(struct library *l, enum query_mark mark)
{
  struct err ignored;
  size_t n = 0;
  library_refresh(l);
  const struct marked_set *set = marked_get(l, mark);
  for (size_t id = idset_next(&set->all, 0); id < set->all.limit;
       id = idset_next(&set->all, id + 1))
    n += live_has(&l->index->live, id);
  return library_check_index(l, &ignored) ? n : 0;
}
