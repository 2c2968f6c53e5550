/* The notes that something is kept of: by what each is known, and how it is found again after it
 * was edited, renamed, moved. A note is, in this order,
 *   the one with its `reference`;
 *   one of its path and its content;
 *   one of its content whose file is not there any more: it was moved;
 *   one of its path, unless that has a `reference` and the note has another: it was edited. */
#ifndef STATE_KNOWN_H
#define STATE_KNOWN_H

#include "state/state_own.h"

/* The number of the note, or 0 when nothing is kept of it. */
int64_t known_find(struct state *s, const struct state_note *note);

/* The same, and remembers by what it is known now; one that is not known gets a number. 0 when it
 * has no path. Between state_begin and state_end. */
int64_t known_keep(struct state *s, const struct state_note *note);

/* The number of a note of another machine, maybe: one with its reference, of its path, or with its
 * content where its path is not there. One that is not known gets a number. Between the same. */
int64_t known_import(struct state *s, const struct state_note *note);

/* Takes in what was found elsewhere meanwhile (state_own.h). Between the same. */
void known_take_moved(struct state *s);

#endif
