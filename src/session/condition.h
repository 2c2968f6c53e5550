/* A field and a value as a condition of a query, entity.problem:"build time", and back. */
#ifndef SESSION_CONDITION_H
#define SESSION_CONDITION_H

#include "base/arena.h"
#include "base/buf.h"

/* Adds the condition; query_parse reads it back to the same field and value, but for line ends,
 * which become blanks. */
void condition_add(struct buf *query, struct str field, struct str value);

/* Adds a text as a phrase, which is looked for everywhere. */
void condition_add_phrase(struct buf *query, struct str text);

/* Adds it behind the other conditions of a query. False when it is there already. */
bool condition_add_to(struct buf *query, struct str condition);

/* Takes a condition apart; the texts live in the arena. False when it is anything else. */
bool condition_read(struct arena *a, struct str condition, struct str *field, struct str *value);

#endif
