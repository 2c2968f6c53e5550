/* Which notes of the index the reader's marks are on: sets of ids, made of what the world tells
 * (query_world.h) when they are first asked for, and kept until that or the index changes. */
#ifndef LIBRARY_MARKED_H
#define LIBRARY_MARKED_H

#include "library/library_own.h"

struct marked_set {
  bool is_made;
  struct idset all;  /* that have the mark */
  struct idset same; /* of them, those whose content is what was marked */
};

struct marked {
  uint64_t serial; /* of the world, when they were made */
  struct marked_set sets[MARKS];
};

/* The library's, borrowed until the next library_refresh. When the connection fails meanwhile, it
 * is whatever was found until then. */
const struct marked_set *marked_get(struct library *l, enum query_mark mark);

void marked_free(struct marked *m); /* NULL is fine */

#endif
