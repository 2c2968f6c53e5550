/* What the reader has done: notes read, flagged and reviewed, checklists ticked, places, bookmarks,
 * saved searches, and small settings. It belongs to the user and is in no way part of the index: a
 * file of its own, "state.db" in a folder that arrives as an argument (doc/state.md).
 *
 * Opening never fails. Where the file cannot be kept (no home, a folder that cannot be written, a
 * file in use that cannot be read), the state lives in memory, and state_notice says so. A file
 * that is damaged, foreign or newer is never written: it is set aside under another name, and what
 * can be read of it is taken over.
 *
 * One thread uses a state; any number of programs may have the same file open, and all may write.
 * This header opens and closes; marks.h, checklist.h, places.h, queries.h, settings.h and journal.h
 * say what is kept. */
#ifndef STATE_STATE_H
#define STATE_STATE_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

struct state;

enum state_use {
  STATE_WRITE, /* makes folder and file where they are missing */
  STATE_LOOK,  /* makes nothing: without a file there is nothing kept yet */
};

struct state_place {
  const char *folder; /* NULL: in memory only */
  enum state_use use;
  int64_t (*now_ms)(void); /* milliseconds since 1970; NULL: the system's clock */
};

/* Never NULL. */
struct state *state_open(const struct state_place *place);
void state_close(struct state *s); /* NULL is fine */

/* A sentence that the user should see, or empty. */
struct str state_notice(const struct state *s);

/* Is what was done before known? False with a sentence where there may be a state that could not be
 * looked for. */
bool state_is_known(const struct state *s, struct err *err);

/* Is it in a file, so that it outlives the program? */
bool state_is_kept(const struct state *s);

/* By what a note is known: found again by the first of them that fits (doc/state.md). Texts are
 * borrowed. */
struct state_note {
  struct str reference; /* its `reference`, else the id of its source; empty: none */
  uint64_t hash;        /* fnv1a of its file's bytes; 0: not known */
  struct str path;      /* absolute, canonical; empty: none, then nothing is kept of it */
};

/* What is changed between the two is saved as a whole and undone as one step; they may be nested.
 * False: nothing of it was saved, and *err says why. Each function that changes something and takes
 * an `err` does this for itself. */
void state_begin(struct state *s);
bool state_end(struct state *s, struct err *err);

/* A program that has the file locked is waited for no longer than a key may take, and once a second
 * at most; for good that is five seconds, each time. What cannot be changed then is put off instead
 * of failing: it is there for whoever asks this state, and waits. */
void state_be_quick(struct state *s, bool on);

/* Does something wait? */
bool state_waits(const struct state *s);

/* Tries to keep it, as each change does first; true when nothing waits any more. What could not be
 * kept is told by state_notice. */
bool state_make_up(struct state *s);

/* Tries it for the last time, for two seconds. False, with a sentence that tells what is lost. */
bool state_finish(struct state *s, struct err *err);

/* Did the last change, or look, fail because another program had the file locked? */
bool state_was_busy(const struct state *s);

/* Did it fail because the file is damaged? That has been set aside since (state_notice), and what
 * was to be changed can be tried again. */
bool state_was_damaged(const struct state *s);

/* What is read between the two is read under one lock and of one state of the file. Nothing is to
 * be changed in between. */
void state_look(struct state *s);
void state_look_end(struct state *s);

/* The file of a note has another path now (absolute paths). Saved with the next change, or by
 * state_settle, so that many take one transaction. */
void state_renamed(struct state *s, struct str from, struct str to);
bool state_settle(struct state *s, struct err *err);

/* Another number whenever something has changed, here or in another program. */
uint64_t state_serial(struct state *s);

#endif
