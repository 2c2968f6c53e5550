/* Labels that several values of a field fall under, such as months: each note counts once for each
 * of them, however many such values it has. */
#include "base/mem.h"
#include "library/facets_own.h"
#include "library/packed.h"

#include <stdlib.h>

/* A label; one that comes again later has another of these, until they are put in order. */
struct facet_label {
  struct facet_value value; /* comes first: it is what they are ordered by */
  uint32_t hit;             /* index of the last of its hits, plus 1; 0: none */
};

struct facet_hit {
  uint32_t id;   /* of a note */
  uint32_t next; /* index of the hit of the same label before, plus 1; 0: none */
};

/* The label, if it is one of the last two: a year and its month come together. */
static struct facet_label *find(struct facet_labels *l, struct str label)
{
  for (size_t i = l->n; i > 0 && i + 2 > l->n; i--)
    if (str_eq(l->items[i - 1].value.label, label)) return &l->items[i - 1];
  return NULL;
}

static struct facet_label *add(struct gathering *g, struct str label, struct str query)
{
  struct facet_labels *l = &g->labels;
  struct arena *a = g->counter->out->arena;
  l->items = mem_grow(l->items, &l->cap, l->n + 1, sizeof *l->items);
  l->items[l->n] =
      (struct facet_label){.value = {.label = arena_str(a, label), .query = arena_str(a, query)}};
  return &l->items[l->n++];
}

void facet_labels_add(struct gathering *g, struct db_stmt *s, struct str label, struct str query)
{
  struct facet_labels *l = &g->labels;
  struct facet_label *to = find(l, label);
  struct str rest = db_blob(s, FACET_ROW_NOTES);
  uint64_t id = (uint64_t)db_int(s, FACET_ROW_SINCE);
  if (!to) to = add(g, label, query);
  while (packed_next(&rest, &id)) {
    if (!idset_has(g->within, id)) continue;
    l->hits = mem_grow(l->hits, &l->cap_hits, l->n_hits + 1, sizeof *l->hits);
    l->hits[l->n_hits] = (struct facet_hit){(uint32_t)id, to->hit};
    to->hit = (uint32_t)++l->n_hits;
  }
}

/* How many notes the label has that did not have it before; `seen` holds for each note the number
 * of the label that it was counted for last. */
static size_t count(const struct facet_labels *l, uint32_t hit, uint32_t *seen, uint32_t number)
{
  size_t n = 0;
  for (; hit; hit = l->hits[hit - 1].next) {
    uint32_t *last = &seen[l->hits[hit - 1].id];
    n += *last != number;
    *last = number;
  }
  return n;
}

void facet_labels_finish(struct gathering *g)
{
  struct facet_labels *l = &g->labels;
  struct facet *f = g->facet;
  if (!l->n) return;
  uint32_t *seen = mem_zalloc(g->within->limit, sizeof *seen);
  qsort(l->items, l->n, sizeof *l->items, facet_kinds[f->kind].order);
  for (size_t i = 0; i < l->n; i++) {
    struct facet_value *last = f->n ? &f->values[f->n - 1] : NULL;
    if (!last || !str_eq(last->label, l->items[i].value.label)) {
      f->values = mem_grow(f->values, &g->cap, f->n + 1, sizeof *f->values);
      last = &f->values[f->n++];
      *last = l->items[i].value;
    }
    last->n += count(l, l->items[i].hit, seen, (uint32_t)f->n);
  }
  free(seen);
}

void facet_labels_release(struct facet_labels *l)
{
  free(l->items);
  free(l->hits);
}
