/* Keeping track: what the reader of the session does with notes, written into the state
 * (state/state.h) and read from it. */
#ifndef SESSION_TRACK_H
#define SESSION_TRACK_H

#include "session/state.h"
#include "state/state.h"

/* Uses the state, or one of the session's own in memory where it is NULL. */
void track_start(struct session *s, struct state *state);
void track_end(struct session *s);

/* The library was opened: its queries may ask for what was read and saved. */
void track_library(struct session *s);

/* An update has ended: the notes that it found renamed keep their marks. */
void track_renames(struct session *s);

#endif
