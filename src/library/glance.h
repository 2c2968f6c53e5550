/* The stamps of folders, and of files of rules in them, as the last update saw them: what a glance
 * at a library goes by (library_glance in upkeep.h). */
#ifndef LIBRARY_GLANCE_H
#define LIBRARY_GLANCE_H

#include "library/db.h"
#include "library/scan.h"

/* Are the stamps kept others than those of a scan? */
bool glance_differs(struct db *db, const struct scan *scan);

/* Keeps those of a scan, in the caller's transaction. */
void glance_store(struct db *db, const struct scan *scan);

#endif
