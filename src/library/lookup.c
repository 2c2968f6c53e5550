/* Looking up notes in the index. */
#include "library/lookup.h"

#include "base/limits.h"
#include "base/mem.h"
#include "library/packed.h"

#include <stdlib.h>

const char *const lookup_alias_fields[LOOKUP_ALIAS_FIELDS] = {"aliases", "alias"};

void note_ids_add(struct note_ids *ids, uint64_t id)
{
  ids->items = mem_grow(ids->items, &ids->cap, ids->n + 1, sizeof *ids->items);
  ids->items[ids->n++] = (uint32_t)id;
}

void note_ids_release(struct note_ids *ids)
{
  free(ids->items);
  *ids = (struct note_ids){0};
}

enum statement { BY_PATH, PATH_OF, BY_VALUE, BY_TITLE };

static const char *const sql[LOOKUP_STATEMENTS] = {
    [BY_PATH] = "SELECT note FROM file WHERE root = ?1 AND path = ?2",
    [PATH_OF] = "SELECT path FROM note WHERE id = ?1",
    [BY_VALUE] = "SELECT since, notes FROM value WHERE field = ?1 AND text = ?2",
    [BY_TITLE] = "SELECT id FROM note WHERE title_key = ?1",
};

static struct db_stmt *begin(struct lookup *k, enum statement which)
{
  struct db_stmt *s = &((struct lookup_index *)k)->statements[which];
  db_reset(s);
  return s;
}

static uint32_t at(struct lookup *k, uint32_t root, struct str path)
{
  struct db_stmt *s = begin(k, BY_PATH);
  db_bind_int(s, 1, root);
  db_bind_blob(s, 2, path);
  uint32_t id = db_step(s) ? (uint32_t)db_int(s, 0) : 0;
  db_reset(s);
  return id;
}

static struct str path_of(struct lookup *k, uint32_t id)
{
  struct db_stmt *s = begin(k, PATH_OF);
  db_bind_int(s, 1, id);
  return db_step(s) ? db_blob(s, 0) : STR_NONE;
}

static bool has(const struct note_ids *ids, uint64_t id)
{
  for (size_t i = 0; i < ids->n; i++)
    if (ids->items[i] == id) return true;
  return false;
}

static void add_by_value(struct lookup *k, int64_t field, struct str text, struct note_ids *out)
{
  const struct live *live = &((struct lookup_index *)k)->library->index->live;
  struct db_stmt *s = begin(k, BY_VALUE);
  db_bind_int(s, 1, field);
  db_bind_text(s, 2, text);
  while (field && db_step(s)) {
    uint64_t id = (uint64_t)db_int(s, 0);
    struct str rest = db_blob(s, 1);
    while (packed_next(&rest, &id))
      if (live_has(live, id) && out->n < LIMIT_NAMESAKES && !has(out, id)) note_ids_add(out, id);
  }
  db_reset(s);
}

static void add_by_title(struct lookup *k, struct str key, struct note_ids *out)
{
  struct db_stmt *s = begin(k, BY_TITLE);
  db_bind_text(s, 1, key);
  while (out->n < LIMIT_NAMESAKES && db_step(s))
    note_ids_add(out, (uint64_t)db_int(s, 0));
}

static void named(struct lookup *k, enum lookup_by by, struct str key, struct note_ids *out)
{
  const struct names *names = &((struct lookup_index *)k)->library->names;
  if (by == LOOKUP_FILE) add_by_value(k, names->own[LINKKEY_NAME], key, out);
  if (by == LOOKUP_TITLE) add_by_title(k, key, out);
  for (size_t i = 0; by == LOOKUP_ALIAS && i < LOOKUP_ALIAS_FIELDS; i++)
    add_by_value(k, names_get(names, str_of(lookup_alias_fields[i])), key, out);
}

void lookup_index_init(struct lookup_index *k, struct library *l)
{
  *k = (struct lookup_index){.base = {at, named, path_of}, .library = l};
  for (size_t i = 0; i < LOOKUP_STATEMENTS; i++)
    k->statements[i] = db_prepare(l->index->db, sql[i]);
}

void lookup_index_release(struct lookup_index *k)
{
  for (size_t i = 0; i < LOOKUP_STATEMENTS; i++)
    db_finish(&k->statements[i]);
}
