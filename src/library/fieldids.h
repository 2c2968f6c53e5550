/* The numbers of field names while an index is written: a hash table, since a hostile note can
 * bring a hundred thousand names. */
#ifndef LIBRARY_FIELDIDS_H
#define LIBRARY_FIELDIDS_H

#include "base/arena.h"

#include <stdint.h>

struct fieldids_item {
  struct str name; /* p is NULL in an empty place */
  int64_t id;
};

struct fieldids {
  struct arena *arena;
  struct fieldids_item *table; /* cap is a power of two */
  size_t n, cap;
};

void fieldids_clear(struct fieldids *f);
void fieldids_release(struct fieldids *f);

/* The number of a name, or 0. */
int64_t fieldids_get(const struct fieldids *f, struct str name);

/* Adds a name that it has not. */
void fieldids_add(struct fieldids *f, struct str name, int64_t id);

#endif
