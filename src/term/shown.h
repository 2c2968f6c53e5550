/* What was painted last, cell by cell, so that what has not changed since is not painted again: to
 * tell curses of a cell takes longer than to see that it is the same. */
#ifndef TERM_SHOWN_H
#define TERM_SHOWN_H

#include "view/canvas.h"

struct shown {
  int cols, rows; /* 0: nothing is known */
  struct cell *cells;
  size_t cap;
  struct buf text;
};

void shown_release(struct shown *s);

/* Nothing is known any more: all is different. */
void shown_forget(struct shown *s);

/* Does the row of the canvas differ? Then [*first, *end) has all that does, and begins and ends
 * between characters, before and now. */
bool shown_differs(const struct shown *s, const struct canvas *c, int row, int *first, int *end);

/* Keeps a copy of the canvas. */
void shown_take(struct shown *s, const struct canvas *c);

#endif
