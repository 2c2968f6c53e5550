/* What the index keeps of the words that stand in titles and leads, beside the full-text table:
 * values of fields that no query can name, so that the notes whose title or lead has a word, or has
 * one that begins so, are found without reading what all other notes say.
 *
 * A key is a word as words.h folds it, not stemmed; and for each first letter of one that letter
 * with '*', since a range of all words that begin so would be long. */
#ifndef LIBRARY_LEADKEY_H
#define LIBRARY_LEADKEY_H

#include "base/buf.h"

enum leadkey_field { LEADKEY_TITLE, LEADKEY_LEAD, LEADKEY_FIELDS };

/* The names of the fields. */
extern const char *const leadkey_fields[LEADKEY_FIELDS];

/* Adds the key of all words that begin with the letter that this one begins with. */
void leadkey_add_letter(struct buf *out, struct str word);

/* Is it one letter? */
bool leadkey_is_letter(struct str word);

#endif
