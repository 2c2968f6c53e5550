/* TOML front matter to the same kind of tree that YAML gives: TOML 1.0 without checking that a key
 * or table is defined only once, or what a date says. Dates stay text, as they do in YAML. */
#ifndef NOTE_TOML_H
#define NOTE_TOML_H

#include "base/tree.h"

/* Reads TOML text, whose first byte stands in line `first_line` of its file. Always returns a map;
 * a line that cannot be read is a fault, and reading goes on in the next. */
struct tree *toml_read(struct arena *a, struct str text, size_t first_line, struct faults *faults);

#endif
