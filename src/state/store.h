/* The file of a state: where it is, who has it open, what becomes of one that cannot be used. */
#ifndef STATE_STORE_H
#define STATE_STORE_H

#include "state/state_own.h"

/* Opens the file of the place as s->db, or a state in memory with a sentence why. */
void store_open(struct state *s, const struct state_place *place);

/* The file was found to be damaged while it was in use: goes on with another, or in memory, and
 * tells it. */
void store_recover(struct state *s);

void store_close(struct state *s);

#endif
