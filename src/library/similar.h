/* Notes that are like a note: that name the same things, are built on and done with the same,
 * weighted by how rare these are, and that use the words which are characteristic of it. Each says
 * why. */
#ifndef LIBRARY_SIMILAR_H
#define LIBRARY_SIMILAR_H

#include "base/arena.h"
#include "library/library.h"

/* What two notes share. */
struct similar_shared {
  const char *field; /* "entity", "tool", "stack" */
  struct str value;  /* as the note writes it */
};

struct similar_note {
  size_t root;                   /* as library_root counts */
  struct str path;               /* relative to its root */
  struct str title;              /* raw, one line */
  double score;                  /* 0..1: how much of what is told of the note it shares */
  struct similar_shared *shared; /* the rarest first */
  size_t n_shared;
  struct str *words; /* as the note writes them, the most characteristic first */
  size_t n_words;
  bool is_duplicate; /* is it almost the same text? */
};

struct similar {
  struct arena *arena;        /* owns all of it */
  struct similar_note *items; /* the likest first */
  size_t n;
};

/* Finds at most `limit` notes (LIMIT_SIMILAR_NOTES at most) that are like the note in a file, which
 * need not be in the library. Reads that file, and of those that may be the same text theirs. NULL
 * with a sentence when it cannot be read, or was cancelled. */
struct similar *similar_new(
    struct library *l, struct str path, size_t limit, const atomic_bool *cancel, struct err *err);
void similar_free(struct similar *s); /* NULL is fine */

#endif
