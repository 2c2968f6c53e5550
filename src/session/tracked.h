/* The note that a key is about, as the state knows notes. */
#ifndef SESSION_TRACKED_H
#define SESSION_TRACKED_H

#include "session/state.h"
#include "state/state.h"

struct tracked {
  struct buf path, reference;
  struct str name;        /* for messages: of its file; borrowed from path */
  struct state_note note; /* its texts are these */
};

void tracked_release(struct tracked *t);

/* The open page. False when that is no file. */
bool tracked_page(const struct session *s, struct tracked *out);

/* What the keys are about: the selected note where the list has them, else the open page. What is
 * in the way is told. Either way *out is to be released. */
bool tracked_target(struct session *s, struct tracked *out);

#endif
