/* Which notes link to which, and links that lead nowhere. */
#ifndef LIBRARY_LINKS_H
#define LIBRARY_LINKS_H

#include "library/library_own.h"

/* Adds the notes that link to note `id`, other than itself; maybe dead ones, too. Quick: it asks
 * for the links that could lead there. */
void links_add_to(struct library *l, uint32_t id, struct idset *out);

#endif
