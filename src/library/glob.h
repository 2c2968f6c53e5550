/* Patterns of paths: '*' and '?' stay within a name, '**' does not. Two users with two styles: the
 * `path:` of queries and the lines of ignore files (gitignore(5)). The time is at most that of
 * comparing each byte of the pattern with each of the path. */
#ifndef LIBRARY_GLOB_H
#define LIBRARY_GLOB_H

#include "base/str.h"

/* As queries have it. A pattern without '/' is that of a file's or a folder's name at any depth;
 * one with '/' begins at the root. A folder stands for all that lies beneath it. ASCII letters
 * match in either case; there are no brackets, since names have them. */
bool glob_matches(struct str pattern, struct str path);

/* As ignore files have it: the whole pattern against the whole path, byte by byte, with sets in
 * brackets and '\' before what is meant as it stands. '**' is more than '*' only as a whole part
 * of the pattern. */
bool glob_matches_exactly(struct str pattern, struct str path);

/* Does the set that the pattern begins with, "[a-z]", have the byte? How long it is, or 0: it does
 * not, or is no whole set (gitignore(5), fnmatch(3): ranges, '!' or '^' first, "[:digit:]"). */
size_t glob_set_takes(struct str pattern, char byte);

#endif
