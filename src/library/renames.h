/* Which of the files that are gone are there under another name: a new file that holds the same is
 * taken for the old one, first of all one of the same name in another folder. Files that hold
 * nothing are not told apart, so they are never renamed. */
#ifndef LIBRARY_RENAMES_H
#define LIBRARY_RENAMES_H

#include "library/compare.h"

struct renames;

/* Begins with what a comparison found gone, which must stay as it is. */
struct renames *renames_new(const struct comparison *c);
void renames_free(struct renames *r); /* NULL is fine */

/* The file that a new one was before, by what it holds; NULL: none. Each is given once. */
const struct compare_gone *renames_take(
    struct renames *r, struct str path, uint64_t hash, int64_t size_bytes);

/* Was the n-th of those that are gone given away? */
bool renames_has_taken(const struct renames *r, size_t n);

#endif
