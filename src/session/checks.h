/* The checklist of the open note, as the state has it ticked. */
#ifndef SESSION_CHECKS_H
#define SESSION_CHECKS_H

#include "session/state.h"

/* Is an item ticked? Looked up once for each layout of the panel: call checks_read first. */
void checks_read(struct session *s);
bool checks_is_ticked(const struct session *s, size_t index);

/* Ticks an item, or takes its tick away; the panel is laid out anew. */
void checks_toggle(struct session *s, size_t index);

/* Ticks the first item that is not, or the one of that number (1-based), and tells which. */
void checks_tick_next(struct session *s, long number);

void checks_begin_run(struct session *s);

#endif
