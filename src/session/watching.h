/* The reader hears of changes to the notes and brings the index up to date: soon, but not for each
 * of many that come together. Where it cannot hear of them it looks now and then. The file of the
 * configuration is heard of likewise, but never looked for. */
#ifndef SESSION_WATCHING_H
#define SESSION_WATCHING_H

#include "session/state.h"

/* Begins; to be called before the first update, which tells what is to be watched. */
void watching_start(struct session *s);

/* Whether changes of notes are taken in. Where nothing was begun that has to wait for the start. */
void watching_notes(struct session *s, bool is_on);

/* Takes what has come, and starts an update when it is due. */
void watching_take(struct session *s);

/* An update has ended: says when to look again, if that is known. */
void watching_ended(struct session *s);

/* Milliseconds until watching_take has something to do by itself; -1: it has not. */
int watching_wait_ms(const struct session *s);

#endif
