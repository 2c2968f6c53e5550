/* A set of note ids as one bit each, for ids 0 .. limit-1: what a condition of a query matches. An
 * id at or beyond the limit is never in the set, so a damaged index cannot write outside. */
#ifndef LIBRARY_IDSET_H
#define LIBRARY_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct idset {
  uint64_t *bits;
  size_t limit; /* ids are below it */
};

/* An empty set; release it. */
void idset_init(struct idset *s, size_t limit);
void idset_release(struct idset *s);

void idset_add(struct idset *s, uint64_t id);
void idset_add_all(struct idset *s);

static inline bool idset_has(const struct idset *s, uint64_t id)
{
  return id < s->limit && (s->bits[id / 64] >> (id % 64) & 1);
}

/* Change `s` by another set of the same limit. */
void idset_and(struct idset *s, const struct idset *other);
void idset_or(struct idset *s, const struct idset *other);
void idset_and_not(struct idset *s, const struct idset *other);
void idset_complement(struct idset *s);

size_t idset_count(const struct idset *s);

/* The first id at or after `from`, or the limit. */
size_t idset_next(const struct idset *s, size_t from);

#endif
