/* What is said of the query below it: why it cannot be run, with a mark under the place, and what
 * may have been meant, which one key takes. What was meant is looked for while no key waits. */
#ifndef SESSION_REMARK_H
#define SESSION_REMARK_H

#include "session/state.h"

void remark_release(struct remark *r);

/* The query has changed, or its results: what was said holds no more. */
void remark_forget(struct session *s);

/* Is what was meant to be looked for? Then do so: tells whether there is something to draw. */
bool remark_goes_on(const struct session *s);
bool remark_look(struct session *s);

/* Is there a query that may have been meant? Then searches for that. */
bool remark_has_advice(const struct session *s);
void remark_take_advice(struct session *s);

/* What is drawn: a sentence, and the column of the query's line that it is about (-1: none). A
 * sentence that has no room behind the mark stands below it. */
struct remark_text {
  struct buf sentence;
  int mark_col;
  bool is_beside; /* does the sentence stand behind the mark? */
  bool is_error;
};

/* Fills *out, which the caller releases, for a line of so many columns. False: nothing is said. */
bool remark_say(const struct session *s, int cols, struct remark_text *out);

/* Lines of it on the screen. */
int remark_rows(const struct session *s);

#endif
