/* Keeping track: what the reader of the session does with notes, written into the state
 * (state/state.h) and read from it. */
#ifndef SESSION_TRACK_H
#define SESSION_TRACK_H

#include "session/state.h"
#include "state/state.h"

/* Uses the state, or one of the session's own in memory where it is NULL. */
void track_start(struct session *s, struct state *state);
void track_end(struct session *s);

#endif
