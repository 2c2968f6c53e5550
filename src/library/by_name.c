/* Notes by their names: what a [[link]] in a wiki means. */
#include "library/linkrule.h"

enum { NAMED = 3 }; /* paths that a sentence names at most */

/* Adds the absolute path of a note. */
static void add_path(struct library *l, int64_t id, struct buf *path)
{
  struct db_stmt s = db_prepare(l->index->db, "SELECT root, path FROM note WHERE id = ?1");
  db_bind_int(&s, 1, id);
  bool found = db_step(&s) && (uint64_t)db_int(&s, 0) < l->n_roots;
  if (found) root_add_path(&l->roots[db_int(&s, 0)], db_blob(&s, 1), path);
  db_finish(&s);
}

static bool tell_several(
    struct lookup *k, struct str name, const struct note_ids *found, struct err *err)
{
  struct buf list = BUF_INIT;
  for (size_t i = 0; i < found->n && i < NAMED; i++) {
    struct str path = k->path(k, found->items[i]); /* until the next one is asked for */
    buf_addf(&list, "%s%.*s", i ? ", " : "", STR_ARG(path));
  }
  err_set(err, "\"%.*s\" is the name of several notes: %s%s", STR_ARG(name), buf_cstr(&list),
      found->n > NAMED ? " ..." : "");
  buf_release(&list);
  return false;
}

bool library_find_name(struct library *l, struct str name, struct buf *path, struct err *err)
{
  struct lookup_index k;
  struct note_ids found = {0};
  library_refresh(l);
  lookup_index_init(&k, l);
  bool may_be = linkrule_add_named(&k.base, name, &found), ok = found.n == 1;
  if (ok)
    add_path(l, found.items[0], path);
  else if (found.n)
    tell_several(&k.base, name, &found, err);
  else
    err_set(err, may_be ? "very many notes have the name \"%.*s\"" : "no note is called \"%.*s\"",
        STR_ARG(name));
  lookup_index_release(&k);
  note_ids_release(&found);
  return library_check_index(l, err) && ok;
}

bool library_has_name(struct library *l, struct str name)
{
  struct lookup_index k;
  struct note_ids found = {0};
  library_refresh(l);
  lookup_index_init(&k, l);
  bool has = linkrule_add_named(&k.base, name, &found);
  lookup_index_release(&k);
  note_ids_release(&found);
  return has;
}
