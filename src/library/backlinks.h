/* The notes that link to a note, for a reader who wants to know from where one comes to it. The
 * query `links:NOTE` finds the same. */
#ifndef LIBRARY_BACKLINKS_H
#define LIBRARY_BACKLINKS_H

#include "base/arena.h"
#include "library/library.h"

struct backlink {
  size_t root;      /* as library_root counts */
  struct str path;  /* relative to its root */
  struct str title; /* raw, one line */
};

enum { BACKLINKS_MAX = 200 }; /* that are read; beyond it they are counted */

struct backlinks {
  struct backlink *items; /* by title */
  size_t n, n_all;        /* how many are here, and how many there are */
};

/* Finds the notes that link to the file at an absolute path; none where it is no note of the
 * library. All lives in the arena. False when `cancel` was set meanwhile, or the index failed: then
 * some may be missing. */
bool backlinks_find(struct library *l, struct arena *a, struct str path, const atomic_bool *cancel,
    struct backlinks *out);

#endif
