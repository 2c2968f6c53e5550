/* The folders that a library is made of when no argument says more: --library, else
 * FIELDNOTES_LIBRARY, else those of the configuration, else the notes that come with the program.
 */
#ifndef CLI_ROOTS_H
#define CLI_ROOTS_H

#include "cli/command.h"

struct roots {
  const char **items;
  size_t n;
};

/* Finds them; texts live in the command's arena. False with a sentence when there are none at all.
 */
bool roots_find(struct cli *c, struct roots *out);

/* The folders as they are given. */
struct roots roots_copy(struct cli *c, const char *const *dirs, size_t n);

/* Were they chosen by anybody, or are they those of the program? */
bool roots_are_chosen(const struct cli *c);

#endif
