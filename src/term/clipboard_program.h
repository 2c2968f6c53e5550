/* The clipboard of the machine that we run on, reached by a program that is there for it. */
#ifndef TERM_CLIPBOARD_PROGRAM_H
#define TERM_CLIPBOARD_PROGRAM_H

#include "base/str.h"

/* Gives the text to the first program of the table that fits what is around us and can be run.
 * False when there is none, or we are reached from another machine: its clipboard is not ours. */
bool clipboard_program_copy(struct str text);

#endif
