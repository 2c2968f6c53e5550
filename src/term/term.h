/* The terminal: curses, colours, keys, signals, clipboard and the event loop. The only folder that
 * knows curses. Restores the terminal on every way out. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/err.h"
#include "session/session.h"

/* Runs the reader on the terminal of this process until it is quit. setup.cols, rows and ascii are
 * filled in here. Returns the exit code of product terms: 0, or 2 with a sentence. */
int term_run(struct session_setup *setup, struct err *err);

/* Ends the program by the signal that ended the reader, if one did: when all is told. */
void term_die(void);

/* Looks what the reader would find, without taking the terminal over: false with a sentence where
 * it could not run. */
bool term_examine(bool *has_clipboard, struct err *err);

#endif
