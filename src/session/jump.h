/* Going from one link, block of code or table of the page to the next. The one gone to is chosen:
 * the cursor rests on it, and Enter acts on it for as long as it is in sight. */
#ifndef SESSION_JUMP_H
#define SESSION_JUMP_H

#include "session/state.h"

/* Chooses the target `by` behind (negative: before) the chosen one, or behind the top of the screen
 * where none is in sight, or the last on the way there; only kinds of the set (1 << enum
 * target_kind) count. Brings it into sight. False when there is none. */
bool jump_to_target(struct session *s, unsigned kinds, long by);

/* Are there so many? */
bool jump_reaches(const struct session *s, unsigned kinds, long by);

/* Chooses that target and brings it into sight. */
void jump_choose(struct session *s, int32_t target);

/* The chosen target, or -1 where it is not in sight. */
int32_t jump_chosen(const struct session *s);

#endif
