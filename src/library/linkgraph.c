/* Following every link. */
#include "library/linkgraph.h"

#include "base/mem.h"
#include "library/linkrule.h"
#include "library/lookup_memory.h"
#include "library/packed.h"

#include <stdlib.h>

/* All links, in the order of their keys: equal ones follow each other. */
struct walk {
  struct linkgraph *graph;
  struct lookup_memory lookup;
  const struct live *live;
  struct buf key;        /* of the link that was followed last */
  struct note_ids leads; /* where to */
  size_t n_from;         /* notes that have it */
  bool is_broken;
};

static void follow(struct walk *w, enum linkkey_field field, struct str key)
{
  struct linkkey link;
  buf_clear(&w->key);
  buf_add(&w->key, key);
  w->leads.n = w->n_from = 0;
  w->is_broken = linkkey_parse(field, key, &link) &&
                 !linkrule_follow(&w->lookup.base, &link, &w->leads) && linkkey_means_note(&link);
}

static void add_leads(struct walk *w, uint64_t from)
{
  for (size_t i = 0; i < w->leads.n; i++)
    if (w->leads.items[i] != from) idset_add(&w->graph->linked, w->leads.items[i]);
}

/* A note's link to itself does not count; of two notes that have the link one is another. */
static void take_notes(struct walk *w, uint64_t since, struct str rest)
{
  for (uint64_t id = since; packed_next(&rest, &id);) {
    if (!live_has(w->live, id)) continue;
    if (w->is_broken) idset_add(&w->graph->broken, id);
    if (w->n_from++ < 2) add_leads(w, id);
  }
}

static void walk_field(struct walk *w, struct db *db, int64_t number, enum linkkey_field field)
{
  struct db_stmt s = db_prepare(db, "SELECT text, since, notes FROM value WHERE field = ?1");
  bool any = false;
  db_bind_int(&s, 1, number);
  for (; number && db_step(&s); any = true) {
    struct str key = db_text(&s, 0);
    if (!any || !str_eq(key, buf_str(&w->key))) follow(w, field, key);
    take_notes(w, (uint64_t)db_int(&s, 1), db_blob(&s, 2));
  }
  db_finish(&s);
}

static struct linkgraph *linkgraph_new(struct library *l)
{
  struct linkgraph *g = mem_zalloc(1, sizeof *g);
  struct walk w = {.graph = g, .live = &l->index->live};
  idset_init(&g->linked, w.live->limit);
  idset_init(&g->broken, w.live->limit);
  lookup_memory_init(&w.lookup, l);
  walk_field(&w, l->index->db, l->names.own[LINKKEY_PATH], LINKKEY_PATH);
  walk_field(&w, l->index->db, l->names.own[LINKKEY_WIKI], LINKKEY_WIKI);
  lookup_memory_release(&w.lookup);
  note_ids_release(&w.leads);
  buf_release(&w.key);
  return g;
}

void linkgraph_free(struct linkgraph *g)
{
  if (!g) return;
  idset_release(&g->linked);
  idset_release(&g->broken);
  free(g);
}

/* One that was cut short is made again. */
const struct linkgraph *linkgraph_get(struct library *l)
{
  if (l->links && l->links_are_whole) return l->links;
  linkgraph_free(l->links);
  l->links = linkgraph_new(l);
  l->links_are_whole = db_is_well(l->index->db);
  return l->links;
}
