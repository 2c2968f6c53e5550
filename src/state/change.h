/* Changes of the state: all go this way. Each is a function and what it is called with, so that it
 * can be called again. While another program has the file locked, the changes of a reader are put
 * off: they are made in a copy in memory, which is what is read until then, and in the file, in
 * their order, when the lock is gone. Where not even a copy can be read, they wait unseen. */
#ifndef STATE_CHANGE_H
#define STATE_CHANGE_H

#include "state/fact.h"
#include "state/places.h"

struct change;
typedef void change_maker(struct state *s, const struct change *c);

struct change {
  change_maker *make;  /* within a transaction; its errors are the connection's */
  enum fact_kind kind; /* what it is about, where it is told; FACT_KINDS: nothing to tell */
  struct state_note note;
  struct str key, value;
  struct state_spot spot;
  int64_t number;
  bool on;

  /* Of one that waits: */
  int64_t at_ms;  /* when it was asked for */
  unsigned group; /* those of one transaction have one number */
  int64_t step;   /* of the copy's journal; 0: in none */
  bool is_undone; /* in the copy; it is not made in the file, unless that is undone */
};

/* Makes it, in a transaction of its own where none is open; or puts it off. Texts are borrowed. A
 * text that is longer than LIMIT_STATE_TEXT_BYTES fails with a sentence. */
bool change_make(struct state *s, const struct change *c, struct err *err);

/* ---- for state.c and journal.c ---- */

/* A transaction begins. False: changes wait, and nothing can be read or written before them. */
bool change_begin(struct state *s);

/* It ended well. */
void change_kept(struct state *s);

/* It failed because of a lock: true when all that was changed in it is put off. */
bool change_put_off(struct state *s);

/* It failed. */
void change_lost(struct state *s);

/* Is it a step that can be taken back, or done again, now? While changes wait, only they are. */
bool change_may_undo(const struct state *s, int64_t step);

/* That was done. */
void change_undone(struct state *s, int64_t step, bool undone);

void change_release(struct state *s);

#endif
