/* The looks of the style table in what a terminal has: its default colours, the named ones as far
 * as there are any, and attributes. Colour pairs are made when first used. */
#ifndef TERM_PALETTE_H
#define TERM_PALETTE_H

#include "view/canvas.h"

#include <curses.h>

enum { PALETTE_COLOURS = 17 }; /* the default one, the 8 named ones, their bright forms */

struct palette_look {
  attr_t attrs;
  short pair;
};

struct palette {
  bool has_colours;
  attr_t italic; /* how emphasis is shown: A_ITALIC, or underlined where there is none */
  short pairs[PALETTE_COLOURS][PALETTE_COLOURS]; /* [fg + 1][bg + 1]; 0: not made yet */
  short n_pairs;
  bool is_made[STYLE_COUNT][STYLE_COUNT];
  struct palette_look looks[STYLE_COUNT][STYLE_COUNT]; /* [role][over] */
};

/* After curses has started. Without `want_colours` (NO_COLOR) attributes tell everything. */
void palette_init(struct palette *p, bool want_colours);

/* How a cell of `role` under `over` looks. */
struct palette_look palette_look(struct palette *p, enum style_role role, enum style_role over);

#endif
