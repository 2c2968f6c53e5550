/* Moves of the cursor in a frame that curses has written, in fewer bytes. Curses addresses a place
 * that is far away by row and column; in the same row the column is enough, and the next row is one
 * line feed away. For terminals that have ECMA-48's CHA and keep the cursor in its row when the
 * last column was written (xenl). Pure. */
#ifndef TERM_MOVES_H
#define TERM_MOVES_H

#include "base/buf.h"

struct moves {
  int row; /* where the cursor is, 1-based; 0: not known */
};

/* Adds a sequence, or a byte below the blank, and follows the cursor. */
void moves_add(struct moves *m, struct str sequence, struct buf *out);

#endif
