/* State files under other names: set aside, or copied before they are changed. Nothing of them is
 * ever removed. */
#ifndef STATE_ASIDE_H
#define STATE_ASIDE_H

#include "base/buf.h"
#include "base/err.h"

/* Renames FOLDER/state.db, and what SQLite put beside it, to the first free name of the form
 * state.WHY-N.db. *name gets that name (added). Nobody may have the file open. */
bool aside_rename(struct str folder, const char *why, struct buf *name, struct err *err);

/* Copies it so, for the user alone to read, and has the copy reach the disk. */
bool aside_copy(struct str folder, const char *why, struct buf *name, struct err *err);

#endif
