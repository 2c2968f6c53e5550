/* What notes are sorted by where the query does not say it: the option "sort". Which fields there
 * are is known when the library is, so that is when a name that none has is told. */
#ifndef SESSION_USUAL_SORT_H
#define SESSION_USUAL_SORT_H

#include "session/state.h"

/* What the next query is sorted by besides what it says itself; empty: best first. A field that no
 * note has is passed over. */
struct str usual_sort(struct session *s);

/* The notes are known: a sort that cannot be is refused, with its line in the configuration. */
void usual_sort_check(struct session *s);

/* Can it be? Always true as long as notes may still come. */
bool usual_sort_may_be(struct session *s, struct str sort, struct err *err);

#endif
