/* Where themes are: the user's own folder, then that of the program. Both are given; the file of a
 * theme is NAME.yaml in one of them, and of one name the user's own counts. */
#ifndef SESSION_THEMES_H
#define SESSION_THEMES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/tree.h"
#include "page/theme.h"

enum { THEMES_FOLDERS = 2 };

struct themes {
  const char *folders[THEMES_FOLDERS]; /* NULL: there is none */
  const struct tree *looks;            /* of roles, that come over every theme; or NULL */
};

/* Begins with the looks of the style table, and those that come over every theme. */
void themes_begin(const struct themes *where, struct theme *out);

/* Reads the theme of a name, or of a file where there is a '/' in it or ".yaml" at its end. False
 * with a sentence: there is none (and which are near), it cannot be read, it is no theme. */
bool themes_read(const struct themes *where, const char *name, struct theme *out, struct err *err);

/* Is that a file, not a name? */
bool themes_is_file(struct str name);

/* The names of all themes, in order, each once; texts live in the arena. Returns how many. */
size_t themes_list(const struct themes *where, struct arena *a, struct str **names);

#endif
