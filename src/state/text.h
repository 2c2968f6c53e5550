/* The state as plain text (doc/formats.md): to be kept, moved to another machine, edited. What can
 * be undone is not in it. */
#ifndef STATE_TEXT_H
#define STATE_TEXT_H

#include "base/buf.h"
#include "state/state.h"

/* Adds everything, in an order that depends on what is kept alone. Lines are safe for a terminal.
 */
bool state_export(struct state *s, struct buf *out, struct err *err);

struct state_imported {
  size_t n_notes; /* in the text */
  size_t n_facts; /*   ... and what is kept of them, and of none */
  size_t n_set;   /* of these, what was not there, or was older */
};

/* Takes in what the text says: of two that say something of one thing, the newer counts. All of it
 * is one step. False, and nothing is changed, with "NAME:LINE: why". */
bool state_import(struct state *s, struct str text, const char *name, struct state_imported *out,
    struct err *err);

#endif
