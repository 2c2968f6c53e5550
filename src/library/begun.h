/* Words of which one or two letters were typed. In the full-text index of many notes, to gather
 * what begins so takes seconds, and tells the reader nothing; so there they stand for words of
 * titles that begin so, and for the word that is whole with them, wherever it is. */
#ifndef LIBRARY_BEGUN_H
#define LIBRARY_BEGUN_H

#include "library/idset.h"
#include "library/index.h"
#include "library/query.h"
#include "library/ranked.h"

/* Is it such a word, in an index of so many notes? */
bool begun_is(const struct index *x, const struct query_node *n);

/* Makes *out the notes that meet it. */
void begun_find(struct index *x, const struct query_node *n, struct idset *out);

/* Adds the notes of `only`, all of which meet the word, scored. */
void begun_rank(struct index *x, const struct query_node *n, const struct idset *only,
    struct ranked_list *list);

#endif
