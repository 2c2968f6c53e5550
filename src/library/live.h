/* Which ids have a note now, and how long each note is: one byte an id, kept whole in memory. The
 * full-text table and the field values never forget an id; this is what tells the living from the
 * dead, so nothing has to be deleted there (doc/index.md). */
#ifndef LIBRARY_LIVE_H
#define LIBRARY_LIVE_H

#include "library/db.h"

struct live {
  unsigned char *lengths; /* 0: dead, else a step of a scale of word counts */
  size_t limit;           /* ids are below it; a whole number of blocks */
  size_t n_notes;
  size_t last_id; /* the highest that a note has had since loading, at least */
  double total_words;
  unsigned char *is_dirty; /* of each block: does the index not have it yet? */
};

#define LIVE_INIT          \
  {                        \
    NULL, 0, 0, 0, 0, NULL \
  }

void live_release(struct live *live);

/* Reads all, in place of what it held. Says that the index is damaged where the blocks are not. */
void live_load(struct live *live, struct db *db);

/* The note `id` has now n_words words; grows as need be. */
void live_add(struct live *live, uint64_t id, size_t n_words);

/* The note `id` is gone. */
void live_remove(struct live *live, uint64_t id);

/* Writes what changed, in the caller's transaction. */
void live_store(struct live *live, struct db *db);

static inline bool live_has(const struct live *live, uint64_t id)
{
  return id < live->limit && live->lengths[id];
}

/* About how many words a length stands for: within 4 %. */
double live_words(unsigned char length);

#endif
