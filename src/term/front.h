/* A program in front of the reader: the terminal is given back, the program runs, a key is waited
 * for where its output is to be read, and the terminal is taken over again by who calls. */
#ifndef TERM_FRONT_H
#define TERM_FRONT_H

#include "session/session.h"
#include "term/screen.h"

/* Carries an order out. *left: was the screen left, so that it has to be entered again? The text of
 * outcome->trouble is in err. */
void front_run(struct screen *s, const struct session_order *order, bool *left,
    struct session_outcome *outcome, struct err *err);

#endif
