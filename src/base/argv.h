/* A command as people write it, split into words without a shell: blanks part words, '...' and
 * "..." and a backslash keep what they hold together. Nothing is expanded: no variables, no
 * patterns, no pipes. */
#ifndef BASE_ARGV_H
#define BASE_ARGV_H

#include "base/arena.h"
#include "base/err.h"

struct argv {
  char **items; /* ended by a NULL, for exec; in the arena */
  size_t n;
};

/* False with a sentence when a quote is not closed, or there is no word at all, or the
 * first is empty. */
bool argv_split(struct arena *a, struct str text, struct argv *out, struct err *err);

/* Appends a word; `items` moves within the arena. */
void argv_add(struct arena *a, struct argv *w, struct str word);

#endif
