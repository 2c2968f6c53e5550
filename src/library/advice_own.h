/* What the parts of "did you mean" share. */
#ifndef LIBRARY_ADVICE_OWN_H
#define LIBRARY_ADVICE_OWN_H

#include "library/advice.h"
#include "library/library_own.h"
#include "library/query.h"

struct adviser {
  struct library *library;
  struct db *db;
  struct arena *arena;
  struct str text; /* the query */
};

/* The nearest word that some note has; empty when some note has this one, or none is near. */
struct str advice_for_word(const struct adviser *a, const struct query_node *n);

/* The nearest value of its field, as it was written; empty likewise. */
struct str advice_for_value(const struct adviser *a, const struct query_node *n);

/* What the node names is there no field, no `is:` or `has:`, no saved query of. Fills *out but for
 * the query. */
bool advice_for_name(const struct adviser *a, const struct query_node *n, struct advice *out);

/* The same for what the query sorts by. */
bool advice_for_sort(const struct adviser *a, const struct query *q, struct advice *out);

#endif
