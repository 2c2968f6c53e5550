/* Marks of a note as a whole: read, flagged, reviewed; each put by a key and taken away by it. */
#ifndef SESSION_TOGGLE_H
#define SESSION_TOGGLE_H

#include "library/query_world.h"
#include "session/state.h"

/* Puts or takes away the mark of the note that the keys are about. */
void toggle_run(struct session *s, enum query_mark mark);

/* The open page is marked as read, if it is not. */
void toggle_read_page(struct session *s);

#endif
