/* "Did you mean": for a name, a word or a value of a query that nothing has, the nearest that there
 * is. The words come from the index itself; they are looked for only when this is asked. */
#ifndef LIBRARY_ADVICE_H
#define LIBRARY_ADVICE_H

#include "base/arena.h"
#include "library/library.h"

enum advice_kind {
  ADVICE_NAME, /* of a field, of `is:` or `has:`, of a saved query: it cannot be asked for */
  ADVICE_WORD, /* that no note has */
  ADVICE_VALUE,
};

struct advice {
  enum advice_kind kind;
  struct str unknown; /* what there is not, as it was typed */
  struct str nearest; /* what there is */
  struct str field;   /* the field that it is a value of; else empty */
  struct str query;   /* the whole query with the one in place of the other */
};

/* Finds the first name, else the first word or value of the query that nothing has, and the nearest
 * to it. False when all are known, nothing is near, or *cancel was set meanwhile (NULL: never).
 * Texts live in the arena. */
bool library_advise(struct library *l, struct str query, const atomic_bool *cancel, struct arena *a,
    struct advice *out);

/* The sentence: no note has "dockr"; did you mean "docker"? */
struct str advice_sentence(const struct advice *advice, struct arena *a);

#endif
