/* Which group each note is in by a field: a number for each id, made of the values of the field,
 * with a label for each number. Making them reads all values of the field, so the last ones are
 * kept until the index changes, four bytes an id: while a query is typed, each letter asks for them
 * again. */
#ifndef LIBRARY_GROUPKEYS_H
#define LIBRARY_GROUPKEYS_H

#include "base/arena.h"
#include "library/db.h"

struct groupkeys {
  size_t row;   /* of facet_rows: the field */
  uint32_t *of; /* by id, below limit; 0: it has no value; NULL: none are kept */
  size_t limit;
  struct str *labels;  /* by number; that of 0 is empty */
  size_t n, cap;       /* numbers that there are, 0 included */
  bool descends;       /* do the groups come from the largest number down? */
  bool is_whole;       /* was all read? */
  struct arena *arena; /* of the labels */
};

/* The keys of all ids below `limit` by a row of facet_rows, whose field has that number; borrowed
 * until the next call. Where db->cancel ends it they are of no use. */
const struct groupkeys *groupkeys_get(
    struct groupkeys *kept, struct db *db, size_t limit, size_t row, int64_t field);

void groupkeys_forget(struct groupkeys *kept);

#endif
