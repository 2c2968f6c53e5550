/* The state as queries ask for it: what was read, flagged, reviewed, ticked, bookmarked, and what
 * was saved under a name. */
#ifndef STATE_WORLD_H
#define STATE_WORLD_H

#include "library/query_world.h"
#include "state/state.h"

/* The functions for library_set_world. The state must outlive their use. Notes that are found at
 * another path are kept as by state_renamed. */
struct query_world state_world(struct state *s);

#endif
