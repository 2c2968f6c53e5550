/* A set of texts as the C library's search tree. */
#include "page/textset.h"

#include "base/mem.h"

#include <search.h>

static int item_cmp(const void *a, const void *b)
{
  return str_cmp(((const struct textset_item *)a)->text, ((const struct textset_item *)b)->text);
}

struct textset_item *textset_find(struct textset *set, struct str text)
{
  struct textset_item key = {.text = text};
  struct textset_item **found = tfind(&key, &set->root, item_cmp);
  return found ? *found : NULL;
}

struct textset_item *textset_add(struct textset *set, struct str text)
{
  struct textset_item *found = textset_find(set, text);
  if (found) return found;
  struct textset_item *own = ARENA_NEW(set->arena, struct textset_item);
  own->text = arena_str(set->arena, text);
  if (!tsearch(own, &set->root, item_cmp)) mem_exhausted();
  return own;
}

void textset_release(struct textset *set)
{
  while (set->root)
    tdelete(*(struct textset_item **)set->root, &set->root, item_cmp);
}
