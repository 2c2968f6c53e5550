/* What can be read of a state file that is not to be used. */
#ifndef STATE_SALVAGE_H
#define STATE_SALVAGE_H

#include "library/db.h"

/* Copies the rows of the file at `path` that can be read into the open and empty state `to`, in a
 * transaction. The file is not written. Returns how many facts were taken over; -1 when the file
 * could not be looked into, or another program has it to itself. */
int64_t salvage(const char *path, struct db *to);

/* The same from an open connection, whose error may be set afterwards. */
int64_t salvage_from(struct db *from, struct db *to);

#endif
