/* A cluster in the form that every terminal puts into the same number of columns. Terminals count
 * columns by code point and disagree about sequences (joined emoji, variation selectors, flags);
 * one that counts otherwise than the program shifts the rest of the row. So what is written is a
 * cluster whose code points add up to its columns, and else a plainer form that does. */
#ifndef TERM_GLYPH_H
#define TERM_GLYPH_H

#include "base/str.h"

#include <wchar.h>

enum { GLYPH_MARKS = 4 }; /* on one base: what a curses cell holds, and LIMIT_COMBINING_MARKS */

/* One spacing character with its marks. */
struct glyph {
  wchar_t text[1 + GLYPH_MARKS + 1]; /* ends in 0 */
  int cols;                          /* 1 or 2 */
};

struct glyph_rules {
  bool ascii; /* the terminal shows nothing else */
  bool bare;  /* it gives marks a column of their own: leave them out (Linux console) */
};

/* The one or two glyphs that fill exactly `cols` (1 or 2) columns and stand for the cluster. Goes
 * by wcwidth, so the locale must be set. Returns how many. */
int glyphs_of(struct str cluster, int cols, const struct glyph_rules *rules, struct glyph out[2]);

#endif
