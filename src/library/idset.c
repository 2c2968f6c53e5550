/* Sets of note ids as bitmaps. */
#include "library/idset.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static size_t words_of(const struct idset *s)
{
  return (s->limit + 63) / 64;
}

void idset_init(struct idset *s, size_t limit)
{
  s->limit = limit;
  s->bits = mem_zalloc(words_of(s), sizeof *s->bits);
}

void idset_release(struct idset *s)
{
  free(s->bits);
  *s = (struct idset){NULL, 0};
}

void idset_add(struct idset *s, uint64_t id)
{
  if (id < s->limit) s->bits[id / 64] |= UINT64_C(1) << (id % 64);
}

/* Bits at and beyond the limit stay 0. */
static void idset_trim(struct idset *s)
{
  if (s->limit % 64) s->bits[s->limit / 64] &= (UINT64_C(1) << (s->limit % 64)) - 1;
}

void idset_add_all(struct idset *s)
{
  memset(s->bits, 0xFF, words_of(s) * sizeof *s->bits);
  idset_trim(s);
}

void idset_and(struct idset *s, const struct idset *other)
{
  assert(s->limit == other->limit);
  for (size_t i = 0; i < words_of(s); i++)
    s->bits[i] &= other->bits[i];
}

void idset_or(struct idset *s, const struct idset *other)
{
  assert(s->limit == other->limit);
  for (size_t i = 0; i < words_of(s); i++)
    s->bits[i] |= other->bits[i];
}

void idset_and_not(struct idset *s, const struct idset *other)
{
  assert(s->limit == other->limit);
  for (size_t i = 0; i < words_of(s); i++)
    s->bits[i] &= ~other->bits[i];
}

void idset_complement(struct idset *s)
{
  for (size_t i = 0; i < words_of(s); i++)
    s->bits[i] = ~s->bits[i];
  idset_trim(s);
}

size_t idset_count(const struct idset *s)
{
  size_t n = 0;
  for (size_t i = 0; i < words_of(s); i++)
    n += (size_t)__builtin_popcountll(s->bits[i]);
  return n;
}

size_t idset_next(const struct idset *s, size_t from)
{
  if (from >= s->limit) return s->limit;
  size_t i = from / 64;
  uint64_t left = s->bits[i] & (~UINT64_C(0) << (from % 64));
  while (!left && ++i < words_of(s))
    left = s->bits[i];
  return left ? i * 64 + (size_t)__builtin_ctzll(left) : s->limit;
}
