/* Marks of a note as a whole: read, flagged, reviewed; each put by a key and taken away by it.
 * Where another program has the state locked, what was asked for waits here and is kept as soon as
 * that is possible. */
#ifndef SESSION_TOGGLE_H
#define SESSION_TOGGLE_H

#include "library/query_world.h"
#include "session/state.h"

/* Puts or takes away the mark of the note that the keys are about. */
void toggle_run(struct session *s, enum query_mark mark);

/* The open page is marked as read, if it is not. */
void toggle_read_page(struct session *s);

/* ---- what waits ---- */

/* Milliseconds until it is tried again; -1: nothing waits. */
int toggle_wait_ms(const struct session *s);

/* Tries it, when that is due; true when the screen changes by it. */
bool toggle_goes_on(const struct session *s);
bool toggle_go_on(struct session *s);

/* The session ends: a last try, with more patience. */
void toggle_end(struct session *s);

#endif
