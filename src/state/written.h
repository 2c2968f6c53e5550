/* Ticks that were written into the file of a note: what was changed there, so that the step can be
 * taken back in the file as well. The file itself is the session's business (session/ticks.h). */
#ifndef STATE_WRITTEN_H
#define STATE_WRITTEN_H

#include "state/state.h"

struct state_written {
  uint64_t before, after; /* fnv1a of the file's bytes */
  struct str changes;     /* base/edit.h */
};

/* Are changes of that length kept? */
bool state_keeps_written(struct str changes);

/* Keeps what was written into a note, which is told as it is now. Where the content before had been
 * read, or reviewed, the new one counts as that too: one step with it. */
bool state_wrote(
    struct state *s, const struct state_note *note, const struct state_written *w, struct err *err);

/* Reads the record of a step (journal.h); the changes are a part of it. False where it is none. */
bool state_read_written(struct str record, struct state_written *out);

#endif
