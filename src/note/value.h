/* Values of a post meta, read in whatever shape their authors gave them: text or number, a text
 * where a list is expected, `label: text` as a text or as a map of one pair. Borrows from the tree;
 * what has to be made lives in the arena given. */
#ifndef NOTE_VALUE_H
#define NOTE_VALUE_H

#include "base/tree.h"

/* Does the node say nothing: null, blank text, an empty list or map? */
bool value_is_nothing(const struct tree *t);

/* The trimmed text of a scalar, or of a list of one scalar. */
bool value_text(const struct tree *t, struct str *out);

/* The text of a map's first child that has one of these names (separated by ' '; '_' stands for any
 * blank) and is a scalar that says something; false when there is none. */
bool value_named(const struct tree *map, const char *names, struct str *out);

/* The same, but the child itself, whatever it is; or NULL. */
const struct tree *value_child(const struct tree *map, const char *names);

/* A list's item as one text: a scalar, what a map calls its name or text, or a map of one pair as
 * `key: value` (which is what a colon in an unquoted item makes of it). */
bool value_item(struct arena *a, const struct tree *t, struct str *out);

/* Splits `label: text` at the first colon that a blank follows; without one the label is empty. */
void value_split_pair(struct str s, struct str *label, struct str *text);

/* All of a text, or its first number with whatever unit follows: "91", "12 min", "171,851".
 * *unit gets the rest, trimmed. */
bool value_number(struct str s, double *out, struct str *unit);

/* 1, true, yes, on; 0, false, no, off. */
bool value_switch(const struct tree *t, bool *on);

/* An all-digit time of a clock that counts seconds or milliseconds from 1970 as its day. */
bool value_epoch_day(struct str s, long *days);

#endif
