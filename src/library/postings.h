/* Which notes have which value of which field, gathered in memory while notes are written and put
 * into the index sorted, one row a value, at the end of each transaction. */
#ifndef LIBRARY_POSTINGS_H
#define LIBRARY_POSTINGS_H

#include "library/entry.h"

struct posting;

struct postings {
  struct arena *arena;
  struct posting **table; /* open addressing by hash; cap is a power of two */
  size_t n, cap;
};

void postings_release(struct postings *p);

/* Note `id` has the value in the field of that number. Ids must not fall. */
void postings_add(struct postings *p, int64_t field, const struct entry_value *value, uint64_t id);

/* Writes all, under `since`, which no id is below; then it is empty. */
void postings_store(struct postings *p, struct db *db, uint64_t since);

#endif
