/* A set of texts as the C library's search tree. */
#include "page/names.h"

#include "base/mem.h"

#include <search.h>

static int name_cmp(const void *a, const void *b)
{
  return str_cmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

struct name *names_find(struct names *names, struct str text)
{
  struct name key = {.text = text};
  struct name **found = tfind(&key, &names->root, name_cmp);
  return found ? *found : NULL;
}

struct name *names_add(struct names *names, struct str text)
{
  struct name *found = names_find(names, text);
  if (found) return found;
  struct name *own = ARENA_NEW(names->arena, struct name);
  own->text = arena_str(names->arena, text);
  if (!tsearch(own, &names->root, name_cmp)) mem_exhausted();
  return own;
}

void names_release(struct names *names)
{
  while (names->root)
    tdelete(*(struct name **)names->root, &names->root, name_cmp);
}
