/* The index that a library carries with it, ROOT/.fieldnotes/index.db: others read it and write
 * nothing. It is for a library of one root, is never changed where it stands, but exchanged as a
 * whole, and does not say where it lies, so that the folder can be copied and mounted anywhere. */
#ifndef LIBRARY_SHARED_H
#define LIBRARY_SHARED_H

#include "library/library_own.h"

/* Opens the shared index. NULL when there is none, or none that can be used: then the library's
 * notice says so. */
struct index *shared_open(struct library *l);

/* Is the shared index still the one that is open? */
bool shared_is_there(const struct library *l);

/* Adds the path of the shared index. */
void shared_add_path(const struct library *l, struct buf *out);

/* The place that one is made in: place_release it. The folder is made. */
bool shared_make_place(const struct library *l, struct place *out, struct err *err);

/* Puts what was built there, file PLACE_HIDDEN of that number, in the place of the shared index. */
bool shared_show(
    const struct library *l, const struct place *place, unsigned number, struct err *err);

#endif
