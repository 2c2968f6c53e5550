/* Patterns of paths, as in .gitignore files: '*' and '?' stay within a name, '**' does not. A
 * pattern without '/' is that of a file's or a folder's name at any depth; one with '/' begins at
 * the root. A folder stands for all that lies beneath it. ASCII letters match in either case. */
#ifndef LIBRARY_GLOB_H
#define LIBRARY_GLOB_H

#include "base/str.h"

bool glob_matches(struct str pattern, struct str path);

#endif
