/* "Did you mean": for a word or a value of a query that no note has, the nearest that one has. The
 * words come from the index itself; they are looked for only when this is asked. */
#ifndef LIBRARY_ADVICE_H
#define LIBRARY_ADVICE_H

#include "library/search.h"

struct advice {
  struct str unknown; /* what no note has, as it was typed */
  struct str nearest; /* what some note has */
  struct str field;   /* the field that it is a value of; empty: it is a word */
  struct str query;   /* the whole query with the one in place of the other */
};

/* Finds the first word or value of the query that no note has, and the nearest to it. False when
 * all are known, or nothing is near. Texts live in the arena. */
bool results_advise(struct results *r, struct arena *a, struct advice *out);

/* The sentence: no note has "dockr"; did you mean "docker"? */
struct str advice_sentence(const struct advice *advice, struct arena *a);

#endif
