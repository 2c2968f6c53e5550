/* Which notes are linked to, and which have links that lead nowhere: told by following every link
 * of the index once, and kept until it changes. */
#ifndef LIBRARY_LINKGRAPH_H
#define LIBRARY_LINKGRAPH_H

#include "library/library_own.h"

struct linkgraph {
  struct idset linked; /* some other note links to it */
  struct idset broken; /* it has a link to a note that is not there; maybe dead ones, too */
};

/* The library's, borrowed until the next library_refresh. When the connection fails meanwhile, it
 * is whatever was found until then. */
const struct linkgraph *linkgraph_get(struct library *l);

void linkgraph_free(struct linkgraph *g); /* NULL is fine */

#endif
