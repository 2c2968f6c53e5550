/* The paths and names of all notes in memory, to follow all links of a library at once. */
#ifndef LIBRARY_LOOKUP_MEMORY_H
#define LIBRARY_LOOKUP_MEMORY_H

#include "library/lookup.h"

/* What has a hash: chains of ids. */
struct hash_chains {
  uint32_t *heads; /* of entries, from 1 on; a power of two of them; NULL until it is asked for */
  size_t n_heads;
  struct hash_entry {
    uint64_t hash;
    uint32_t id, next;
  } * entries;
  size_t n, cap;
};

struct lookup_memory {
  struct lookup base;
  struct library *library;
  struct arena *arena;
  struct str *paths; /* by id; empty: there is no such note */
  uint32_t *roots;   /* by id */
  size_t limit;      /* of ids */
  struct hash_chains files;
  struct hash_chains names[LOOKUP_WAYS]; /* read when they are asked for */
};

/* Reads the paths. The library must be fresh and stay so. */
void lookup_memory_init(struct lookup_memory *k, struct library *l);
void lookup_memory_release(struct lookup_memory *k);

#endif
