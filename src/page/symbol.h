/* The characters that pages and screens draw with, each with its form where only ASCII can be
 * shown. */
#ifndef PAGE_SYMBOL_H
#define PAGE_SYMBOL_H

#include "base/str.h"

enum symbol {
  SYMBOL_NONE,      /* nothing */
  SYMBOL_BAR,       /* before each line of a quote */
  SYMBOL_BAR_HEAVY, /* before each line of an alert */
  SYMBOL_BULLET_1,  /* marks of lists, by depth */
  SYMBOL_BULLET_2,
  SYMBOL_BULLET_3,
  SYMBOL_LINE,        /* rules, frames */
  SYMBOL_LINE_DOUBLE, /* below a title */
  SYMBOL_LINE_HEAVY,  /* above the pane that has the keys */
  SYMBOL_CORNER_TL,
  SYMBOL_CORNER_TR,
  SYMBOL_CORNER_BL,
  SYMBOL_CORNER_BR,
  SYMBOL_SIDE,     /* left and right of a box, between two panes */
  SYMBOL_TEE_DOWN, /* where such a side meets a line */
  SYMBOL_TEE_UP,
  SYMBOL_TEE_LEFT,
  SYMBOL_WRAP,      /* begins the rest of a line of code */
  SYMBOL_CUT,       /* something was left out here */
  SYMBOL_MORE_LEFT, /* a line goes on beyond the edge of the pane */
  SYMBOL_MORE_RIGHT,
  SYMBOL_DOT,  /* between two words on one line */
  SYMBOL_INTO, /* between a whole and a part of it */
  SYMBOL_OPEN, /* an unfolded group */
  SYMBOL_FOLDED,
  SYMBOL_BAR_FULL,   /* a whole column of a score's bar */
  SYMBOL_BROKEN,     /* behind a link that leads nowhere */
  SYMBOL_TICKED,     /* in a box: ticked by the reader, though not as it is written, */
  SYMBOL_UNTICKED,   /*   ... or not ticked any more */
  SYMBOL_BACK,       /* leads from a note back to the text */
  SYMBOL_ALERT_NOTE, /* before the title of an alert, by what it is */
  SYMBOL_ALERT_TIP,
  SYMBOL_ALERT_IMPORTANT,
  SYMBOL_ALERT_WARNING,
  SYMBOL_ALERT_CAUTION,
  SYMBOL_COUNT
};

/* How a symbol is drawn: one column, but for SYMBOL_CUT and SYMBOL_BROKEN, which take three in
 * ASCII.
 */
struct str symbol_str(enum symbol g, bool ascii);

/* The end of a bar: n eighths of a column, 1..7; empty in ASCII for less than a half. */
struct str symbol_eighths(int n, bool ascii);

#endif
