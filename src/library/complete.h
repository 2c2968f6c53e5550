/* What a query that is being typed could go on with at its cursor: names of fields, values of a
 * field with the number of notes that have each, folders, words of titles. What there is to offer
 * comes from the tables that the parser reads and from the index. */
#ifndef LIBRARY_COMPLETE_H
#define LIBRARY_COMPLETE_H

#include "base/arena.h"
#include "library/library.h"

struct candidate {
  struct str text;  /* goes into the query, quoted where it has to be */
  struct str label; /* as people read it; raw */
  struct str help;  /* what it is, or empty; raw */
  size_t n_notes;   /* that have it; 0: was not counted */
  bool goes_on;     /* a value is to follow: "stack:" */
};

/* Where something is to be offered. */
struct completion_place {
  struct str query; /* well-formed UTF-8 */
  size_t at;        /* byte of it that the cursor stands before, between characters */
  size_t most;      /* candidates that are wanted */
  bool values_only; /* nothing where the cursor is not behind "field:" */
};

struct completion {
  size_t from, end;        /* bytes of the query that a candidate stands in place of */
  bool is_value;           /* of a field, and not a word or a name that may be one */
  struct candidate *items; /* best first: as many as were asked for */
  size_t n;
  size_t n_all; /* that there were */
};

/* Fills *out. All that it points to lives in the arena. False where there is nothing to offer. */
bool library_complete(struct library *l, struct arena *a, const struct completion_place *place,
    struct completion *out);

#endif
