/* How many notes have each value of a panel: asked of the index once, and known for the notes after
 * it, which have many of the same values. */
#ifndef SESSION_VALUE_COUNTS_H
#define SESSION_VALUE_COUNTS_H

#include "session/state.h"

void value_counts_release(struct value_counts *c);

/* The number for a value, or -1: it cannot be told, or enough was asked for this note. */
long value_counts_get(
    struct value_counts *c, struct library *l, struct str field, struct str value);

#endif
