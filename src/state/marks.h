/* What was done with a note as a whole: read, flagged, reviewed. */
#ifndef STATE_MARKS_H
#define STATE_MARKS_H

#include "state/state.h"

struct state_marks {
  bool is_read, is_flagged, is_reviewed;
  uint64_t read_hash;     /* of the content that was read, */
  uint64_t reviewed_hash; /*   ... and of what was reviewed last; 0: not known */
  int64_t read_ms, flagged_ms, reviewed_ms;
};

struct state_marks state_marks(struct state *s, const struct state_note *note);

/* The marks of the notes at n paths, as many as a screen shows: quick, and by their paths alone. */
void state_marks_at(struct state *s, const struct str *paths, size_t n, struct state_marks *out);

/* Another number whenever a mark or a saved query has changed, here or in another program. */
uint64_t state_marks_serial(struct state *s);

/* Was any note ever read? */
bool state_has_read(struct state *s);

/* Each sets a mark or takes it away. A review is stamped with `day` (base/date.h) and the content;
 * taking it away takes the newest stamp, so that an earlier one counts again. */
bool state_set_read(struct state *s, const struct state_note *note, bool on, struct err *err);
bool state_set_flag(struct state *s, const struct state_note *note, bool on, struct err *err);
bool state_set_reviewed(
    struct state *s, const struct state_note *note, long day, bool on, struct err *err);

enum state_mark {
  STATE_IS_READ,
  STATE_IS_FLAGGED,
  STATE_IS_REVIEWED,
  STATE_HAS_TICKS,
  STATE_HAS_BOOKMARK,
  STATE_MARKS
};

/* Tells every note that has the mark: by what it is known, and the content that it was given for
 * (0: not known). Of notes reviewed more than once, the last. Texts hold until it returns. */
typedef void state_teller(void *context, const struct state_note *note, uint64_t content);
void state_tell_marked(struct state *s, enum state_mark mark, state_teller *tell, void *context);

#endif
