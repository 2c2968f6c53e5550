/* Notes by their names: what a [[link]] in a wiki means. */
#include "library/by_name.h"
#include "base/date.h"
#include "base/fs.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "library/filter.h"
#include "library/fnv.h"

#include <stdlib.h>

enum { NAMED = 3 }; /* paths that a sentence names at most */

/* The names of so many notes are read within a few dozen milliseconds. */
enum { NAMES_READ_MAX = 100000 };

/* ---- names ---- */

static struct str without_ending(struct str path)
{
  static const char *const endings[] = {".md", ".markdown", ".mdx"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (path.n > strlen(endings[i]) && str_ends(path, str_of(endings[i])))
      return str_first(path, path.n - strlen(endings[i]));
  return path;
}

/* Adds a path or a name as it is compared. */
static void add_folded(struct buf *out, struct str path)
{
  struct buf repaired = BUF_INIT;
  struct str name = without_ending(path);
  if (!utf8_is_valid(name)) utf8_repair(&repaired, name);
  text_add_folded(out, repaired.n ? buf_str(&repaired) : name);
  buf_release(&repaired);
}

/* Does the folded path end in the folded name, at the beginning of a folder or a file? */
static bool is_named(struct str path, struct str name)
{
  if (!str_ends(path, name)) return false;
  return path.n == name.n || path.p[path.n - name.n - 1] == '/';
}

/* ---- the names of all notes ---- */

struct note_names {
  uint64_t *hashes; /* of folded file names, sorted */
  size_t n, cap;
};

void note_names_free(struct note_names *names)
{
  if (!names) return;
  free(names->hashes);
  free(names);
}

static int compare_hashes(const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static uint64_t hash_of(struct str path)
{
  struct buf folded = BUF_INIT;
  add_folded(&folded, fs_basename(path));
  uint64_t hash = fnv1a(buf_str(&folded));
  buf_release(&folded);
  return hash;
}

static struct note_names *note_names_new(struct db *db)
{
  struct note_names *names = mem_zalloc(1, sizeof *names);
  struct db_stmt s = db_prepare(db, "SELECT path FROM file");
  while (db_step(&s)) {
    names->hashes = mem_grow(names->hashes, &names->cap, names->n + 1, sizeof *names->hashes);
    names->hashes[names->n++] = hash_of(db_blob(&s, 0));
  }
  db_finish(&s);
  if (names->n) qsort(names->hashes, names->n, sizeof *names->hashes, compare_hashes);
  return names;
}

static bool is_file_name(struct library *l, struct str name)
{
  uint64_t hash = hash_of(name);
  if (!l->note_names) l->note_names = note_names_new(l->index->db);
  return l->note_names->n && bsearch(&hash, l->note_names->hashes, l->note_names->n,
                                 sizeof *l->note_names->hashes, compare_hashes);
}

/* ---- one name ---- */

/* Notes that have the name. */
struct named {
  size_t n;
  struct buf path; /* of the first */
  struct buf list; /* of paths, as a sentence names them */
};

static void add_named(struct named *found, const struct library *l, int64_t root, struct str path)
{
  if (root < 0 || (uint64_t)root >= l->n_roots) return;
  if (!found->n++) root_add_path(&l->roots[root], path, &found->path);
  if (found->n <= NAMED) buf_addf(&found->list, "%s%.*s", found->n > 1 ? ", " : "", STR_ARG(path));
  if (found->n == NAMED + 1) buf_add_cstr(&found->list, " ...");
}

static void find_by_file(struct library *l, struct str name, struct named *found)
{
  struct buf path = BUF_INIT, wanted = BUF_INIT;
  add_folded(&wanted, name);
  struct db_stmt s = db_prepare(l->index->db, "SELECT root, path FROM file");
  while (wanted.n && db_step(&s)) {
    buf_clear(&path);
    add_folded(&path, db_blob(&s, 1));
    if (is_named(buf_str(&path), buf_str(&wanted)))
      add_named(found, l, db_int(&s, 0), db_blob(&s, 1));
  }
  db_finish(&s);
  buf_release(&path);
  buf_release(&wanted);
}

static void find_by_whole_title(struct library *l, struct str name, struct named *found)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, str_trim(name));
  struct db_stmt s = db_prepare(
      l->index->db, "SELECT root, path FROM note WHERE title_key = ?1 ORDER BY path LIMIT 10");
  db_bind_text(&s, 1, buf_str(&folded));
  while (folded.n && db_step(&s))
    add_named(found, l, db_int(&s, 0), db_blob(&s, 1));
  db_finish(&s);
  buf_release(&folded);
}

static void find_by_alias(struct library *l, struct str name, struct named *found)
{
  static const char *const fields[] = {"aliases", "alias"};
  struct err ignored;
  struct arena *arena = arena_new();
  struct filter f = {.library = l, .arena = arena, .today = date_today(), .err = &ignored};
  struct db_stmt s = db_prepare(l->index->db, "SELECT root, path FROM note WHERE id = ?1");
  for (size_t i = 0; i < sizeof fields / sizeof *fields && !found->n; i++) {
    struct query_node condition = {.kind = QUERY_FIELD, .field = str_of(fields[i]), .text = name};
    struct idset ids;
    filter_run(&f, &condition, &ids);
    for (size_t id = idset_next(&ids, 0); id < ids.limit; id = idset_next(&ids, id + 1)) {
      if (!live_has(&l->index->live, id)) continue;
      db_bind_int(&s, 1, (int64_t)id);
      if (db_step(&s)) add_named(found, l, db_int(&s, 0), db_blob(&s, 1));
      db_reset(&s);
    }
    idset_release(&ids);
  }
  db_finish(&s);
  arena_free(arena);
}

bool library_find_name(struct library *l, struct str name, struct buf *path, struct err *err)
{
  struct named found = {0};
  library_refresh(l);
  find_by_file(l, name, &found);
  if (!found.n) find_by_whole_title(l, name, &found);
  if (!found.n) find_by_alias(l, name, &found);
  bool ok = found.n == 1;
  if (ok)
    buf_add(path, buf_str(&found.path));
  else if (found.n)
    err_set(err, "\"%.*s\" is the name of several notes: %s", STR_ARG(name), buf_cstr(&found.list));
  else
    err_set(err, "no note is called \"%.*s\"", STR_ARG(name));
  buf_release(&found.path);
  buf_release(&found.list);
  return library_check_index(l, err) && ok;
}

bool library_has_name(struct library *l, struct str name)
{
  struct named found = {0};
  library_refresh(l);
  bool is_small = l->index->live.n_notes <= NAMES_READ_MAX;
  bool has = is_small && is_file_name(l, name);
  if (!has) find_by_whole_title(l, name, &found);
  if (!has && !found.n) find_by_alias(l, name, &found);
  has = has || found.n || !is_small;
  buf_release(&found.path);
  buf_release(&found.list);
  return has;
}
