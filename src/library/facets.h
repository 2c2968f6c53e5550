/* How many notes of a query's results have which values: exact counts for the fields that results
 * are narrowed by. A field that the query already asks for is counted as if it did not, so that the
 * alternatives to what was picked have their counts, too; a value that it names is listed even
 * where no note has it. */
#ifndef LIBRARY_FACETS_H
#define LIBRARY_FACETS_H

#include "base/arena.h"
#include "library/search.h"

/* How the values of a field are put together. */
enum facet_kind {
  FACET_VALUES, /* each for itself */
  FACET_MONTHS, /* of days: years, and the months of each */
  FACET_TENTHS, /* of numbers 0..100: ten bins */
  FACET_FOLDERS,
};

/* A field that is a facet: one row each. */
struct facet_row {
  const char *field; /* as queries name it; ending in '.': every field that begins so */
  enum facet_kind kind;
  const char *help;
};

enum { FACET_ROWS = 12 };
extern const struct facet_row facet_rows[FACET_ROWS];

/* The row of a field, as queries name it; or NULL. */
const struct facet_row *facet_row_of(struct str field);

struct facet_value {
  struct str label; /* as an author wrote it; a year, a month, a bin */
  struct str key;   /* of a text that the index cut, and whose label is cut as well; else empty */
  struct str query; /* the condition that asks for it */
  size_t n;         /* notes */
  bool is_picked;   /* does the query ask for it, */
  bool is_excluded; /*   ... or for all but it? */
};

struct facet {
  struct str field;
  enum facet_kind kind;
  struct facet_value *values; /* most notes first; days and bins: the last first */
  size_t n;
};

struct facets {
  struct arena *arena; /* owns all of it */
  struct facet *items; /* in the order of the rows; those without a value are left out */
  size_t n;
  size_t n_notes; /* in the results */
};

/* Counts for a query, whose results are as results_new finds them. `field` (any field of the notes;
 * empty: all rows) says which. NULL with a sentence when the query or the field cannot be. */
struct facets *facets_new(struct library *l, struct str query, struct str field,
    const atomic_bool *cancel, struct err *err);

/* The same for one row within results that there are. NULL, too, when the index has been exchanged
 * since they were found. */
struct facets *facets_of_row(
    struct results *r, size_t row, const atomic_bool *cancel, struct err *err);
void facets_free(struct facets *f); /* NULL is fine */

/* Does a field of that name exist, or might one? Else *err names the nearest. */
bool facets_is_field(struct library *l, struct str name, struct err *err);

#endif
