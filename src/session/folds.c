/* Folds by name. */
#include "session/folds.h"

#include "base/mem.h"

#include <stdlib.h>

void folds_release(struct folds *f)
{
  for (size_t i = 0; i < f->n; i++)
    free(f->items[i].group);
  free(f->items);
  *f = (struct folds){0};
}

static struct fold *find(const struct folds *f, struct str group)
{
  for (size_t i = 0; i < f->n; i++)
    if (str_eq_name(str_of(f->items[i].group), group)) return &f->items[i];
  return NULL;
}

const struct fold *folds_find(const struct folds *f, struct str group)
{
  return find(f, group);
}

const struct fold *folds_set(struct folds *f, struct str group, bool folded)
{
  struct fold *fold = find(f, group);
  if (!fold) {
    f->items = mem_grow(f->items, &f->cap, f->n + 1, sizeof *f->items);
    fold = &f->items[f->n++];
    fold->group = mem_copy(group.p, group.n);
  }
  fold->folded = folded;
  return fold;
}
