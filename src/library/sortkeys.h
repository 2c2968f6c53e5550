/* What notes are sorted by: a number for each id, made of the values of a field. Making them reads
 * all values of the field, so those that were asked for last are kept until the index changes:
 * eight bytes an id, for a few fields. */
#ifndef LIBRARY_SORTKEYS_H
#define LIBRARY_SORTKEYS_H

#include "library/db.h"

#include <stddef.h>

/* Texts come after all numbers and days. */
#define SORTKEYS_TEXTS_BEGIN 1e15

enum { SORTKEYS_KEPT = 4 };

/* What the keys are of: a field's number, or one of these. */
enum { SORTKEYS_TITLE = -1, SORTKEYS_PATH = -2 };

struct sortkeys {
  int64_t of;
  bool descending; /* of several values the one counts that comes first in the order */
  double *keys;    /* NAN where a note has none; NULL: none are kept here */
};

struct sortkeys_kept {
  struct sortkeys items[SORTKEYS_KEPT]; /* the one asked for last comes first */
};

/* The keys of all ids below `limit`, borrowed until they are asked for SORTKEYS_KEPT times more or
 * forgotten. */
const double *sortkeys_get(
    struct sortkeys_kept *kept, struct db *db, size_t limit, int64_t of, bool descending);

void sortkeys_forget(struct sortkeys_kept *kept);

#endif
