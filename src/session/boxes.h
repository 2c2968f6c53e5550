/* The boxes of tasks in the body of the open note. One that has the text of an item of the
 * checklist is ticked as that item is (checks.h); any other is ticked for itself, and is as it is
 * written where the run says nothing of it. What the page shows is what write-ticks would write. */
#ifndef SESSION_BOXES_H
#define SESSION_BOXES_H

#include "session/state.h"

/* Looks for the boxes and for what the state says of them, where that may have changed. */
void boxes_look(struct session *s);

/* The same where one is in sight. */
void boxes_settle(struct session *s);

void boxes_release(struct boxes *b);

/* Has the state a box otherwise than it is written? `block` as in a TARGET_BOX. */
enum state_box boxes_turned(const struct session *s, size_t block);

/* Ticks the box before a block, or takes its tick away. */
void boxes_toggle(struct session *s, size_t block);

/* Ticks the box that was gone to; or the one of that number (1-based) where the note has no
 * checklist; else the first in sight that is not ticked, the next item of the checklist, the first
 * box below. */
void boxes_tick(struct session *s, long number);

/* Counts what the run has ticked, and all that can be ticked: items, and boxes of none. */
void boxes_count(struct session *s, size_t *n_ticked, size_t *n_all);

/* The boxes of no item that are to be turned in the file, in the order of the body; the caller
 * frees them. */
struct task_box *boxes_to_write(struct session *s, size_t *n);

#endif
