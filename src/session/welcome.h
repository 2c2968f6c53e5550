/* A line for who opens the reader for the first time: what can be done, in the names of the real
 * keys. It stays until help was asked for or Escape pressed, and never comes again; where the state
 * is not kept it does not come at all. */
#ifndef SESSION_WELCOME_H
#define SESSION_WELCOME_H

#include "session/state.h"

void welcome_begin(struct session *s);

static inline bool welcome_is_shown(const struct session *s)
{
  return s->welcome.is_shown;
}

/* Adds the line for where the keys go now; nothing, where there is none. */
void welcome_add(const struct session *s, struct buf *out);

/* Takes it away. False when it was not there. */
bool welcome_end(struct session *s);

/* Is it still to be kept in the state that it was there? welcome_keep does it; true when that
 * failed, which is told. */
bool welcome_changed(const struct session *s);
bool welcome_keep(struct session *s);

#endif
