/* Saved queries within queries: each `q:name` is exchanged for what was saved under the name, in
 * parentheses as it were. */
#ifndef LIBRARY_SAVED_H
#define LIBRARY_SAVED_H

#include "base/nearest.h"
#include "library/library_own.h"
#include "library/query.h"

/* Exchanges them all. Where the query has no sort: of its own, that of a saved query counts. False
 * with a sentence and a column of the query: when there is none of that name, when it asks for
 * itself, when it does not parse, when all together is more than LIMIT_QUERY_TERMS. */
bool saved_expand(struct library *l, struct arena *a, struct query *q, struct err *err);

/* Offers the names of all saved queries. */
void saved_offer(const struct library *l, struct nearest *near);

#endif
