/* Twins are found by sorting: a map can hold very many keys. */
#include "base/tree_twins.h"

#include "base/mem.h"

#include <stdlib.h>

enum { NAME_SHOWN_BYTES = 80 };

struct entry {
  const struct tree *node;
  size_t place; /* among its siblings, 0-based */
};

static int compare_entries(const void *a, const void *b)
{
  const struct entry *x = a, *y = b;
  int order = str_cmp(x->node->key, y->node->key);
  if (order) return order;
  return (x->place > y->place) - (x->place < y->place);
}

static void find_in_map(const struct tree *map, struct faults *faults)
{
  struct entry *entries = mem_alloc(map->n * sizeof *entries);
  size_t n = 0;
  for (const struct tree *t = map->first; t; t = t->next, n++)
    entries[n] = (struct entry){t, n};
  qsort(entries, n, sizeof *entries, compare_entries);
  size_t first = 0;
  for (size_t i = 1; i < n; i++) {
    struct str key = entries[i].node->key;
    if (!str_eq(key, entries[first].node->key)) {
      first = i;
      continue;
    }
    fault_add(faults, entries[i].node->line, "the key \"%.*s\" stands here again (line %zu has it)",
        STR_ARG(str_first(key, NAME_SHOWN_BYTES)), entries[first].node->line);
  }
  free(entries);
}

void tree_find_twins(const struct tree *root, struct faults *faults)
{
  for (const struct tree *t = root; t; t = tree_next(t, root))
    if (t->kind == TREE_MAP && t->n > 1) find_in_map(t, faults);
}
