/* What curses writes, held back until a screen is whole: it goes into a file in memory, and from
 * there to the terminal at once. */
#ifndef TERM_HELD_H
#define TERM_HELD_H

#include "base/buf.h"

/* A file that nobody else can open, closed on exec; -1 where the system has none in memory. */
int held_open(void);

/* Moves what was written to the file since it was taken last into `out`. */
void held_take(int fd, struct buf *out);

#endif
