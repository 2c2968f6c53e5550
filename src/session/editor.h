/* How editors are told at which line to open a file: a row for each kind. */
#ifndef SESSION_EDITOR_H
#define SESSION_EDITOR_H

#include "base/argv.h"

/* Makes the words that open `path` at `line` (1-based; 0: not said) in the editor that `command`
 * names, with the arguments that it has. An editor that is not in the table is given the path
 * alone. False with a sentence when the command cannot be split into words. */
bool editor_argv(struct arena *a, struct str command, struct str path, size_t line,
    struct argv *out, struct err *err);

#endif
