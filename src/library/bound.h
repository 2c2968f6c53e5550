/* What a condition asks of a value: numbers, days, or texts between two ends. Read from what was
 * typed: 85, 2024-06, 2024, 1y (so long ago), yesterday, advanced. */
#ifndef LIBRARY_BOUND_H
#define LIBRARY_BOUND_H

#include "library/query.h"

/* Values between two ends; those at an open end count too. */
struct bound_interval {
  bool applies;
  double from, to;
};

struct bound {
  struct bound_interval numbers, days;
  struct str from, to; /* keys, for values that are neither; p is NULL: no end */
  bool without_from, without_to;
  bool texts_apply;
  bool is_turned; /* from more to less, from later to earlier: nothing lies between */
};

/* Reads the condition of a node; keys live in the arena. `today` in days (date.h). */
struct bound bound_of(struct arena *a, const struct query_node *n, long today);

/* A value as a row of the index has it. */
struct bound_value {
  struct str key;
  bool has_number, has_day;
  double number;
  long day;
};

bool bound_holds(const struct bound *b, const struct bound_value *v);

#endif
