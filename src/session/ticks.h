/* The one way in which the reader writes into a note: the ticks of its checklist, when asked to,
 * into the places of its file that say what is ticked (page/tick_place.h). Before it does so it
 * asks; what it did is a step that can be taken back, in the file too, while that holds what was
 * written. */
#ifndef SESSION_TICKS_H
#define SESSION_TICKS_H

#include "session/state.h"

struct state_step;

void ticks_release(struct ticks *t);

/* Finds what would change in the file of the open note and asks; tells where nothing can. */
void ticks_ask(struct session *s);

/* The question, for the line in which it is answered. */
const char *ticks_question(const struct session *s);

/* The answer. */
void ticks_answer(struct session *s, bool yes);

enum ticks_moved {
  TICKS_MOVED,
  TICKS_LEFT, /* this time: it may be tried again */
  TICKS_STAY, /* for ever: the file is not what was written any more */
};

/* Takes a step back in the file, or does it again there; tells what was in the way. Within a change
 * of the state. */
enum ticks_moved ticks_move(struct session *s, const struct state_step *step, bool undo);

#endif
