/* Places in notes: where each was left, bookmarks by a letter, and the pages that were read one
 * after the other. */
#ifndef STATE_PLACES_H
#define STATE_PLACES_H

#include "base/arena.h"
#include "state/state.h"

struct state_spot { /* page/lines.h */
  uint32_t block, offset;
  uint32_t below; /* lines below the first one that shows it */
};

/* Where the note was left; false when it was not opened before, or left at its beginning. */
bool state_left_at(struct state *s, const struct state_note *note, struct state_spot *spot);

/* Keeps it; the beginning is kept by keeping nothing. */
bool state_leave(
    struct state *s, const struct state_note *note, struct state_spot spot, struct err *err);

/* A letter is one place in the whole library: a to z, A to Z, 0 to 9. */
bool state_is_letter(char letter);

struct state_bookmark {
  char letter;
  struct str path; /* of its note, as far as known; may be empty */
  struct state_spot spot;
  int64_t at_ms;
};

bool state_set_bookmark(struct state *s, const struct state_note *note, char letter,
    struct state_spot spot, struct err *err);
bool state_drop_bookmark(struct state *s, char letter, struct err *err);

/* All, by letter, in the arena; returns how many. */
size_t state_bookmarks(struct state *s, struct arena *a, struct state_bookmark **out);

/* Within a change: takes the letter from the note that has it, unless that was set later than
 * `at_ms`: then false. */
bool state_claim_letter(struct state *s, struct str letter, int64_t at_ms);

struct state_visit {
  struct str path;
  struct state_spot spot;
};

/* The page was opened, or gone from: its place is the newest visit. Of LIMIT_STATE_VISITS the
 * oldest goes. */
bool state_visit(
    struct state *s, const struct state_note *note, struct state_spot spot, struct err *err);

/* The newest `most` visits, the oldest of them first, in the arena; returns how many. */
size_t state_visits(struct state *s, struct arena *a, size_t most, struct state_visit **out);

#endif
