/* Links of the index, backwards. */
#include "library/links.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/link.h"
#include "base/text.h"
#include "library/fieldvalue.h"
#include "library/linkrule.h"
#include "library/packed.h"
#include "note/article.h"

#include <stdlib.h>

/* The note that is linked to. */
struct aim {
  struct library *library;
  struct lookup_index lookup;
  uint32_t id, root;
  struct arena *arena;
  struct str path, title_key;
  struct str *aliases; /* keys, as fieldvalue_add_key has them; sorted */
  struct str *names;   /* the same as written */
  size_t n_aliases;
  struct db_stmt by_key, by_name; /* values of a link, and of links of one name */
  struct idset *out;
};

/* ---- the note ---- */

static bool read_row(struct aim *a)
{
  struct db_stmt s =
      db_prepare(a->library->index->db, "SELECT root, path, title_key FROM note WHERE id = ?1");
  db_bind_int(&s, 1, a->id);
  bool found = db_step(&s) && (uint64_t)db_int(&s, 0) < a->library->n_roots;
  if (found) {
    a->root = (uint32_t)db_int(&s, 0);
    a->path = arena_str(a->arena, db_blob(&s, 1));
    a->title_key = arena_str(a->arena, db_text(&s, 2));
  }
  db_finish(&s);
  return found;
}

/* What an alias is called in links does not come from its key, which may be a hash. */
static void add_alias(struct aim *a, const struct tree *node)
{
  if (node->kind != TREE_SCALAR || node->type == TREE_NULL || !node->value.n) return;
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, node->value);
  a->names[a->n_aliases] = arena_str(a->arena, node->value);
  a->aliases[a->n_aliases++] = arena_str(a->arena, buf_str(&key));
  buf_release(&key);
}

static int compare(const void *a, const void *b)
{
  return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void add_aliases_of(struct aim *a, const struct article *article)
{
  size_t n = 0;
  for (size_t i = 0; i < LOOKUP_ALIAS_FIELDS; i++) {
    const struct tree *t = tree_get(article->meta, str_of(lookup_alias_fields[i]));
    n += t ? t->n + 1 : 0;
  }
  a->names = ARENA_ARRAY(a->arena, n, struct str);
  a->aliases = ARENA_ARRAY(a->arena, n, struct str);
  for (size_t i = 0; i < LOOKUP_ALIAS_FIELDS; i++) {
    const struct tree *t = tree_get(article->meta, str_of(lookup_alias_fields[i]));
    if (t && t->kind == TREE_SCALAR) add_alias(a, t);
    for (const struct tree *child = t ? t->first : NULL; child; child = child->next)
      add_alias(a, child);
  }
  if (a->n_aliases) qsort(a->aliases, a->n_aliases, sizeof *a->aliases, compare);
}

/* The index knows the notes of an alias; the aliases of a note are in its file. */
static void read_aliases(struct aim *a)
{
  struct buf bytes = BUF_INIT;
  struct err ignored;
  if (root_read(&a->library->roots[a->root], a->path, LIMIT_NOTE_BYTES, &bytes, &ignored)) {
    struct article *article = article_new(a->path, buf_str(&bytes));
    add_aliases_of(a, article);
    article_free(article);
  }
  buf_release(&bytes);
}

/* ---- links that could lead to it ---- */

static void take_notes(struct aim *a, uint64_t since, struct str rest)
{
  for (uint64_t id = since; packed_next(&rest, &id);)
    if (id != a->id) idset_add(a->out, id);
}

/* Does the path beneath a root lead to it? */
static bool leads_here(struct aim *a, uint32_t root, struct str path, bool *elsewhere)
{
  struct note_ids ids = {0};
  linkrule_add_at(&a->lookup.base, root, path, &ids);
  bool here = ids.n && ids.items[0] == a->id;
  *elsewhere = ids.n && !here;
  note_ids_release(&ids);
  return here;
}

static void add_path_links(struct aim *a, struct str path)
{
  bool elsewhere;
  if (!leads_here(a, a->root, path, &elsewhere)) return;
  struct buf key = BUF_INIT;
  struct linkkey link = {.field = LINKKEY_PATH, .root = a->root, .path = path};
  linkkey_add(&key, &link);
  struct db_stmt *s = &a->by_key;
  db_bind_int(s, 1, a->library->names.own[LINKKEY_PATH]);
  db_bind_text(s, 2, buf_str(&key));
  while (db_step(s))
    take_notes(a, (uint64_t)db_int(s, 0), db_blob(s, 1));
  buf_release(&key);
}

/* Is it this title, or this alias? */
static bool is_other_name(const struct aim *a, struct str name)
{
  struct buf folded = BUF_INIT, key = BUF_INIT;
  text_add_folded(&folded, str_trim(name));
  fieldvalue_add_key(&key, name);
  struct str wanted = buf_str(&key);
  bool is = folded.n && str_eq(buf_str(&folded), a->title_key);
  if (!is && a->n_aliases)
    is = bsearch(&wanted, a->aliases, a->n_aliases, sizeof *a->aliases, compare);
  buf_release(&folded);
  buf_release(&key);
  return is;
}

static bool has_id(const struct note_ids *ids, uint32_t id)
{
  for (size_t i = 0; i < ids->n; i++)
    if (ids->items[i] == id) return true;
  return false;
}

/* The rule of linkrule.h from this note's side: its file's name is met without looking at all the
 * others that have it. */
static bool wiki_leads_here(struct aim *a, const struct linkkey *link)
{
  struct buf beneath = BUF_INIT;
  bool elsewhere = false, here = false;
  if (link_add_beneath(&beneath, link->folder, link->path))
    here = leads_here(a, link->root, buf_str(&beneath), &elsewhere);
  buf_release(&beneath);
  if (here || elsewhere) return here;
  if (linkrule_is_named(a->path, link->path)) return true;
  if (!is_other_name(a, link->path)) return false;
  struct note_ids ids = {0};
  linkrule_follow(&a->lookup.base, link, &ids);
  here = has_id(&ids, a->id);
  note_ids_release(&ids);
  return here;
}

/* Links that are called like the last part of the name. */
static void add_wiki_links(struct aim *a, struct str name)
{
  struct buf from = BUF_INIT, to = BUF_INIT;
  linkkey_add_wiki_prefix(&from, name);
  buf_add(&to, buf_str(&from));
  to.p[to.n - 1]++;
  struct db_stmt *s = &a->by_name;
  db_bind_int(s, 1, a->library->names.own[LINKKEY_WIKI]);
  db_bind_text(s, 2, buf_str(&from));
  db_bind_text(s, 3, buf_str(&to));
  struct linkkey link;
  while (db_step(s))
    if (linkkey_parse(LINKKEY_WIKI, db_text(s, 2), &link) && wiki_leads_here(a, &link))
      take_notes(a, (uint64_t)db_int(s, 0), db_blob(s, 1));
  buf_release(&from);
  buf_release(&to);
}

/* ---- together ---- */

/* Every path that may stand for its file, and every name by which such a path may be called. */
static void add_by_file(struct aim *a)
{
  struct buf path = BUF_INIT;
  for (size_t i = 0; i < LINK_ENDINGS; i++) {
    bool is_folder;
    buf_clear(&path);
    if (!link_add_without(&path, a->path, i, &is_folder)) continue;
    if (buf_str(&path).n || !is_folder) add_path_links(a, buf_str(&path));
    if (is_folder) add_wiki_links(a, buf_str(&path));
    if (is_folder && path.n) buf_add_char(&path, '/');
    if (is_folder) add_path_links(a, buf_str(&path));
  }
  buf_release(&path);
}

static void add_by_names(struct aim *a)
{
  add_wiki_links(a, a->path);
  add_wiki_links(a, a->title_key);
  for (size_t i = 0; i < a->n_aliases; i++)
    add_wiki_links(a, a->names[i]);
}

void links_add_to(struct library *l, uint32_t id, struct idset *out)
{
  struct aim a = {.library = l, .id = id, .arena = arena_new(), .out = out};
  struct db *db = l->index->db;
  lookup_index_init(&a.lookup, l);
  a.by_key = db_prepare(db, "SELECT since, notes FROM value WHERE field = ?1 AND text = ?2");
  a.by_name = db_prepare(
      db, "SELECT since, notes, text FROM value WHERE field = ?1 AND text >= ?2 AND text < ?3");
  if (read_row(&a)) {
    read_aliases(&a);
    add_by_file(&a);
    if (l->names.own[LINKKEY_WIKI]) add_by_names(&a);
  }
  db_finish(&a.by_key);
  db_finish(&a.by_name);
  lookup_index_release(&a.lookup);
  arena_free(a.arena);
}
