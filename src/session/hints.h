/* Letters on the links (or codes) in sight; typing them takes one. */
#ifndef SESSION_HINTS_H
#define SESSION_HINTS_H

#include "session/state.h"

void hints_release(struct hints *h);

/* Puts letters on the page's targets in sight of the kinds given (a set: 1 << enum target_kind) and
 * asks for them; takes the only one at once,
 * and for copying the one that was gone to. Says so when there is none. */
void hints_ask(struct session *s, unsigned kinds, enum hint_use use);

/* The same for sections: on headings in sight, and on the first line for the section that it is in.
 */
void hints_ask_sections(struct session *s, enum hint_use use);

/* Takes another use for the letters that are asked for: follow, look at, search for. */
void hints_turn(struct session *s, long by);

/* The lines that the letters are on go: they are not asked for any more. */
void hints_give_up(struct session *s);

/* What the letters are typed behind, and what hints_turn would make of it; NULL: nothing. */
const char *hints_label(const struct hints *h);
const char *hints_turn_word(const struct hints *h);

/* The prompt's letters changed: takes the target that they name, if they name one. */
void hints_typed(struct session *s);

#endif
