/* Which note is meant: by a path, a reference, or a part of a title; and counting values. */
#include "base/text.h"
#include "library/filter.h"
#include "library/library_own.h"

#include "base/date.h"

#include <sys/stat.h>

enum { NAMED = 3 }; /* titles that a sentence names at most */

/* ---- paths ---- */

static bool is_file(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}

static bool try_path(struct str dir, struct str path, struct buf *out)
{
  struct buf whole = BUF_INIT;
  struct err ignored;
  fs_add_joined(&whole, dir, path);
  bool ok = is_file(buf_cstr(&whole)) && fs_add_real(out, buf_cstr(&whole), &ignored);
  buf_release(&whole);
  return ok;
}

static bool find_path(const struct library *l, struct str path, struct buf *out)
{
  if (str_has(path, '\0')) return false;
  if (try_path(STR_NONE, path, out)) return true;
  for (size_t i = 0; i < l->n_roots; i++)
    if (try_path(buf_str(&l->roots[i].path), path, out)) return true;
  return false;
}

/* ---- notes of the index ---- */

/* Notes that could be meant. */
struct candidates {
  size_t n;
  int64_t id;      /* of the first */
  struct buf list; /* of titles, as a sentence names them */
};

static void add_candidate(struct candidates *c, int64_t id, struct str title)
{
  if (!c->n++) c->id = id;
  if (c->n <= NAMED) buf_addf(&c->list, "%s\"%.*s\"", c->n > 1 ? ", " : "", STR_ARG(title));
  if (c->n == NAMED + 1) buf_add_cstr(&c->list, " ...");
}

static void find_by_reference(
    struct library *l, struct arena *a, struct str note, struct candidates *c)
{
  struct err ignored;
  struct filter f = {.library = l, .arena = a, .today = date_today(), .err = &ignored};
  struct query_node condition = {.kind = QUERY_FIELD, .field = STR_LIT("reference"), .text = note};
  struct idset found;
  filter_run(&f, &condition, &found);
  struct db_stmt s = db_prepare(l->index->db, "SELECT title FROM note WHERE id = ?1");
  for (size_t id = idset_next(&found, 0); id < found.limit; id = idset_next(&found, id + 1)) {
    if (!live_has(&l->index->live, id)) continue;
    db_bind_int(&s, 1, (int64_t)id);
    if (db_step(&s)) add_candidate(c, (int64_t)id, db_text(&s, 0));
    db_reset(&s);
  }
  db_finish(&s);
  idset_release(&found);
}

/* A whole title counts before a part of one. */
static void find_by_title(struct library *l, struct str note, bool whole, struct candidates *c)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, str_trim(note));
  struct str key = buf_str(&folded);
  struct db_stmt s = db_prepare(l->index->db,
      "SELECT id, title, title_key FROM note WHERE instr(title_key, ?1) ORDER BY title_key, id");
  db_bind_text(&s, 1, key);
  while (key.n && db_step(&s))
    if (!whole || str_eq(db_text(&s, 2), key)) add_candidate(c, db_int(&s, 0), db_text(&s, 1));
  db_finish(&s);
  buf_release(&folded);
}

static bool add_path_of(struct library *l, int64_t id, struct buf *path)
{
  struct db_stmt s = db_prepare(l->index->db, "SELECT root, path FROM note WHERE id = ?1");
  db_bind_int(&s, 1, id);
  bool found = db_step(&s) && (uint64_t)db_int(&s, 0) < l->n_roots;
  if (found) root_add_path(&l->roots[db_int(&s, 0)], db_blob(&s, 1), path);
  db_finish(&s);
  return found;
}

/* The note that is meant by a reference or a part of its title. */
static bool find_by_name(struct library *l, struct str note, int64_t *id, struct err *err)
{
  struct arena *arena = arena_new();
  struct candidates c = {.list = BUF_INIT};
  find_by_reference(l, arena, note, &c);
  if (!c.n) find_by_title(l, note, true, &c);
  if (!c.n) find_by_title(l, note, false, &c);
  *id = c.n == 1 ? c.id : 0;
  if (c.n > 1)
    err_set(err, "\"%.*s\" is in several titles: %s", STR_ARG(note), buf_cstr(&c.list));
  else if (!c.n)
    err_set(err, "there is no note \"%.*s\": no file, reference or title", STR_ARG(note));
  buf_release(&c.list);
  arena_free(arena);
  return c.n == 1;
}

bool library_resolve(struct library *l, struct str note, struct buf *path, struct err *err)
{
  if (find_path(l, note, path)) return true;
  library_refresh(l);
  int64_t id;
  bool ok = find_by_name(l, note, &id, err) && add_path_of(l, id, path);
  return library_check_index(l, err) && ok;
}

static int64_t id_at(struct library *l, size_t root, struct str path)
{
  struct db_stmt s =
      db_prepare(l->index->db, "SELECT note FROM file WHERE root = ?1 AND path = ?2");
  db_bind_int(&s, 1, (int64_t)root);
  db_bind_blob(&s, 2, path);
  int64_t id = db_step(&s) ? db_int(&s, 0) : 0;
  db_finish(&s);
  return id;
}

int64_t library_id_of(struct library *l, struct str path)
{
  struct buf relative = BUF_INIT;
  size_t root;
  bool is_beneath = library_root_of(l, path, &root, &relative);
  int64_t id = is_beneath ? id_at(l, root, buf_str(&relative)) : 0;
  buf_release(&relative);
  return id;
}

/* A path beneath a root, or any that leads there. */
static int64_t id_by_path(struct library *l, struct str path)
{
  struct buf real = BUF_INIT;
  int64_t id = 0;
  for (size_t i = 0; i < l->n_roots && !id; i++)
    id = id_at(l, i, path);
  if (!id && find_path(l, path, &real)) id = library_id_of(l, buf_str(&real));
  buf_release(&real);
  return id;
}

bool library_note_id(struct library *l, struct str note, int64_t *id, struct err *err)
{
  *id = id_by_path(l, note);
  return *id || find_by_name(l, note, id, err);
}

/* Ids count from 1 on: where there are as many notes, none of them is dead but those behind. */
static long count_live(const struct live *live, const struct idset *found)
{
  bool all_live = live->n_notes == live->last_id;
  long n = all_live ? (long)idset_count(found) : 0;
  size_t from = all_live ? live->last_id + 1 : 0;
  for (size_t id = idset_next(found, from); id < found->limit; id = idset_next(found, id + 1))
    n += live_has(live, id) - all_live;
  return n;
}

long library_value_count(struct library *l, struct str field, struct str value)
{
  library_refresh(l);
  struct err err;
  struct arena *arena = arena_new();
  struct filter f = {.library = l, .arena = arena, .today = date_today(), .err = &err};
  struct query_node condition = {.kind = QUERY_FIELD, .field = field, .text = value};
  struct idset found;
  filter_run(&f, &condition, &found);
  long n = count_live(&l->index->live, &found);
  idset_release(&found);
  arena_free(arena);
  return library_check_index(l, &err) && !f.failed ? n : -1;
}
