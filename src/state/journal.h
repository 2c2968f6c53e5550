/* The journal: what was changed, step by step, and back again. One step is what one key or one
 * command did. Places, queries that were asked, folds and settings are not in it. */
#ifndef STATE_JOURNAL_H
#define STATE_JOURNAL_H

#include "base/arena.h"
#include "state/state.h"

struct state_step {
  int64_t at_ms;
  struct str path;   /* of the note, or empty; of the first of several, */
  size_t n_changes;  /*   ... and how many changes there are */
  struct str what;   /* "read", "ticked": of what kind the last of them is */
  struct str key;    /* the letter, the item, the name; or empty */
  struct str record; /* what was written into the file of the note (written.h), or empty */
  bool is_set;       /* was something set, or taken away? */
  bool is_undone;
  bool stays; /* neither taken back nor done again any more */
  int64_t number;
};

/* Takes back the newest step that is not undone; *step tells which. False: there is none, or it
 * failed and *err is set. Texts live in the arena. */
bool state_undo(struct state *s, struct arena *a, struct state_step *step, struct err *err);

/* Does again what was undone last, unless something else was done since. */
bool state_redo(struct state *s, struct arena *a, struct state_step *step, struct err *err);

/* Tells which step the next of these would be about. */
bool state_next_step(struct state *s, struct arena *a, bool undo, struct state_step *step);

/* A step that cannot be taken back, or done again, is not in the way of the others any more. */
bool state_let_stay(struct state *s, int64_t number, struct err *err);

/* The newest `most` steps, the newest first, in the arena; returns how many. */
size_t state_steps(struct state *s, struct arena *a, size_t most, struct state_step **out);

#endif
