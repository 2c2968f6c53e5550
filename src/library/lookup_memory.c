/* Looking up notes in a copy of what the index knows of them. */
#include "library/lookup_memory.h"

#include "base/limits.h"
#include "base/mem.h"
#include "library/fnv.h"
#include "library/packed.h"

#include <stdlib.h>

/* ---- chains ---- */

static void chains_add(struct hash_chains *c, uint64_t hash, uint64_t id)
{
  c->entries = mem_grow(c->entries, &c->cap, c->n + 1, sizeof *c->entries);
  c->entries[c->n++] = (struct hash_entry){hash, (uint32_t)id, 0};
}

/* Ends the adding: the first that was added comes first in its chain. */
static void chains_link(struct hash_chains *c)
{
  for (c->n_heads = 16; c->n_heads < c->n * 2; c->n_heads *= 2) {}
  c->heads = mem_zalloc(c->n_heads, sizeof *c->heads);
  for (size_t i = c->n; i-- > 0;) {
    uint32_t *head = &c->heads[c->entries[i].hash & (c->n_heads - 1)];
    c->entries[i].next = *head;
    *head = (uint32_t)(i + 1);
  }
}

static void chains_release(struct hash_chains *c)
{
  free(c->heads);
  free(c->entries);
  *c = (struct hash_chains){0};
}

/* The next entry of that hash behind *at, which is 0 at first; NULL at the end. */
static const struct hash_entry *chains_next(
    const struct hash_chains *c, uint64_t hash, uint32_t *at)
{
  *at = *at ? c->entries[*at - 1].next : c->heads[hash & (c->n_heads - 1)];
  while (*at && c->entries[*at - 1].hash != hash)
    *at = c->entries[*at - 1].next;
  return *at ? &c->entries[*at - 1] : NULL;
}

/* ---- reading ---- */

static uint64_t hash_of_path(uint32_t root, struct str path)
{
  return fnv1a(path) ^ root * UINT64_C(0x9E3779B97F4A7C15);
}

static void read_paths(struct lookup_memory *k)
{
  struct db_stmt s = db_prepare(k->library->index->db, "SELECT root, path, note FROM file");
  while (db_step(&s)) {
    uint64_t id = (uint64_t)db_int(&s, 2);
    if (id >= k->limit) continue;
    k->roots[id] = (uint32_t)db_int(&s, 0);
    k->paths[id] = arena_str(k->arena, db_blob(&s, 1));
    chains_add(&k->files, hash_of_path(k->roots[id], k->paths[id]), id);
  }
  db_finish(&s);
  chains_link(&k->files);
}

static void read_values(struct lookup_memory *k, int64_t field, struct hash_chains *out)
{
  struct index *x = k->library->index;
  struct db_stmt s = db_prepare(x->db, "SELECT text, since, notes FROM value WHERE field = ?1");
  db_bind_int(&s, 1, field);
  while (field && db_step(&s)) {
    uint64_t hash = fnv1a(db_text(&s, 0)), id = (uint64_t)db_int(&s, 1);
    struct str rest = db_blob(&s, 2);
    while (packed_next(&rest, &id))
      if (live_has(&x->live, id)) chains_add(out, hash, id);
  }
  db_finish(&s);
}

static void read_titles(struct lookup_memory *k, struct hash_chains *out)
{
  struct db_stmt s =
      db_prepare(k->library->index->db, "SELECT title_key, id FROM note ORDER BY title_key");
  while (db_step(&s))
    chains_add(out, fnv1a(db_text(&s, 0)), (uint64_t)db_int(&s, 1));
  db_finish(&s);
}

static void read_names(struct lookup_memory *k, enum lookup_by by)
{
  struct hash_chains *out = &k->names[by];
  const struct names *names = &k->library->names;
  if (by == LOOKUP_FILE) read_values(k, names->own[LINKKEY_NAME], out);
  if (by == LOOKUP_TITLE) read_titles(k, out);
  for (size_t i = 0; by == LOOKUP_ALIAS && i < LOOKUP_ALIAS_FIELDS; i++)
    read_values(k, names_get(names, str_of(lookup_alias_fields[i])), out);
  chains_link(out);
}

/* ---- asking ---- */

static uint32_t at(struct lookup *base, uint32_t root, struct str path)
{
  struct lookup_memory *k = (struct lookup_memory *)base;
  uint64_t hash = hash_of_path(root, path);
  uint32_t place = 0;
  for (const struct hash_entry *e; (e = chains_next(&k->files, hash, &place));)
    if (k->roots[e->id] == root && str_eq(k->paths[e->id], path)) return e->id;
  return 0;
}

static void named(struct lookup *base, enum lookup_by by, struct str key, struct note_ids *out)
{
  struct lookup_memory *k = (struct lookup_memory *)base;
  struct hash_chains *chains = &k->names[by];
  uint64_t hash = fnv1a(key);
  uint32_t place = 0;
  if (!chains->heads) read_names(k, by);
  for (const struct hash_entry *e; (e = chains_next(chains, hash, &place));) {
    bool is_there = out->n && out->items[out->n - 1] == e->id;
    if (!is_there && out->n < LIMIT_NAMESAKES) note_ids_add(out, e->id);
  }
}

static struct str path_of(struct lookup *base, uint32_t id)
{
  struct lookup_memory *k = (struct lookup_memory *)base;
  return id < k->limit ? k->paths[id] : STR_NONE;
}

void lookup_memory_init(struct lookup_memory *k, struct library *l)
{
  *k = (struct lookup_memory){.base = {at, named, path_of}, .library = l, .arena = arena_new()};
  k->limit = l->index->live.limit;
  k->paths = mem_zalloc(k->limit + 1, sizeof *k->paths);
  k->roots = mem_zalloc(k->limit + 1, sizeof *k->roots);
  read_paths(k);
}

void lookup_memory_release(struct lookup_memory *k)
{
  chains_release(&k->files);
  for (size_t i = 0; i < LOOKUP_WAYS; i++)
    chains_release(&k->names[i]);
  free(k->paths);
  free(k->roots);
  arena_free(k->arena);
}
