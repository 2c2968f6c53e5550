/* Reading the notes that link to one. */
#include "library/backlinks.h"

#include "library/links.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
  const struct backlink *x = a, *y = b;
  int order = str_cmp(x->title, y->title);
  return order ? order : str_cmp(x->path, y->path);
}

static bool read_row(struct db_stmt *s, struct arena *a, size_t id, struct backlink *out)
{
  db_bind_int(s, 1, (int64_t)id);
  bool found = db_step(s);
  if (found)
    *out = (struct backlink){
        (size_t)db_int(s, 0), arena_str(a, db_blob(s, 1)), arena_str(a, db_text(s, 2))};
  db_reset(s);
  return found;
}

/* Those that came first, where there are more. */
static void read_rows(
    struct library *l, struct arena *a, const struct idset *ids, struct backlinks *out)
{
  struct db_stmt s = db_prepare(l->index->db, "SELECT root, path, title FROM note WHERE id = ?1");
  out->items = ARENA_ARRAY(a, BACKLINKS_MAX, struct backlink);
  for (size_t id = idset_next(ids, 0); id < ids->limit; id = idset_next(ids, id + 1)) {
    if (!live_has(&l->index->live, id)) continue;
    out->n_all++;
    if (out->n < BACKLINKS_MAX && read_row(&s, a, id, &out->items[out->n])) out->n++;
  }
  db_finish(&s);
  if (out->n) qsort(out->items, out->n, sizeof *out->items, compare);
}

bool backlinks_find(struct library *l, struct arena *a, struct str path, const atomic_bool *cancel,
    struct backlinks *out)
{
  struct err ignored;
  struct idset ids;
  *out = (struct backlinks){0};
  library_refresh(l);
  l->index->db->cancel = cancel;
  idset_init(&ids, l->index->live.limit);
  int64_t id = library_id_of(l, path);
  if (id) links_add_to(l, (uint32_t)id, &ids);
  read_rows(l, a, &ids, out);
  l->index->db->cancel = NULL;
  idset_release(&ids);
  bool given_up = cancel && atomic_load(cancel);
  return library_check_index(l, &ignored) && !given_up;
}
