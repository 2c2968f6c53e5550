/* What a condition may ask of a field whose values are numbers or days. What cannot be met is an
 * error with its place, not an empty result. */
#ifndef LIBRARY_EXPECTED_H
#define LIBRARY_EXPECTED_H

#include "library/bound.h"
#include "note/field.h"

/* Adds why no value can be what the node asks for, with what could be asked; false, and adds
 * nothing, when one can. `own` are names of one's own, or NULL. */
bool expected_add_refusal(struct buf *out, const struct field_names *own,
    const struct query_node *n, const struct bound *b);

#endif
