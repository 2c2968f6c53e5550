/* Scrolling where panes stand side by side. A terminal scrolls whole rows; where one pane moves by
 * some lines, it can be cheaper to scroll its rows across all panes and to send the others again
 * than to send the lines of the one. Where the terminal has margins, the columns of the one are
 * enough. What pays is reckoned from what is shown and what is to be shown: nobody has to tell that
 * something moved. */
#ifndef TERM_SCROLL_H
#define TERM_SCROLL_H

#include "term/picture.h"

struct scroll {
  int top, end;    /* rows, 0-based; the last is end - 1 */
  int by;          /* rows; positive: the text goes up */
  int left, right; /* columns, 0-based; the last is right - 1 */
};

/* The scroll that saves the most bytes on the way from `old` to `new`; false when none does, or
 * their sizes differ. Without margins, of all columns, and one of those that curses knows when it
 * sees the rows moved. */
bool scroll_find(
    const struct picture *old, const struct picture *new, bool margins, struct scroll *out);

#endif
