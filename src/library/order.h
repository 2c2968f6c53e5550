/* The order of results by a field: every note's value as one number, from which lists are sorted.
 */
#ifndef LIBRARY_ORDER_H
#define LIBRARY_ORDER_H

#include "library/filter.h"
#include "library/ranked.h"

/* Puts the list in the order that the query asks for; notes without the field come last, of equal
 * ones the better score first. */
void order_by(struct filter *f, const struct query *q, struct ranked_list *list);

/* Puts the notes of a set, those that live, into the list in the order of titles. */
void order_add_by_title(struct index *x, const struct idset *set, struct ranked_list *list);

#endif
