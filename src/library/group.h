/* Results put together by a field: groups of notes that have the same value, each in the order that
 * the results had. */
#ifndef LIBRARY_GROUP_H
#define LIBRARY_GROUP_H

#include "library/search.h"

struct result_group {
  struct str label; /* as an author wrote it; a folder, a year, a bin; empty: without a value */
  size_t first, n;  /* places in the results */
};

struct result_groups {
  struct result_group *items; /* in the order of values, the latest and highest first; those without
                                 one last */
  size_t n;
  size_t best; /* place of the note that stood first before */
};

/* Orders the results so, by the field of a row of facet_rows that names one. A note stands in one
 * group: that of its first value by letter, its deepest folder, its latest day, its best mark.
 * Notes with some of the words stand behind those with all, group by group. The groups live in the
 * arena. False with a sentence when it was cancelled, or the index fails: then the results are as
 * they were. */
bool results_group(struct results *r, size_t row, struct arena *a, const atomic_bool *cancel,
    struct result_groups *out, struct err *err);

#endif
