/* The looks of a theme in what a terminal has: its default colours, the named ones as far
 * as there are any, and attributes. Colour pairs are made when first used. */
#ifndef TERM_PALETTE_H
#define TERM_PALETTE_H

#include "view/canvas.h"

#include <curses.h>

enum { PALETTE_PAIRS = 255 }; /* of colours, made so far; each terminal with colours has 8 */

struct palette_look {
  attr_t attrs;
  short pair;
};

struct palette {
  bool can_colour, has_colours, has_italics; /* has_colours: and they are wanted */
  struct {
    short fg, bg;
  } pairs[PALETTE_PAIRS]; /* by number less 1 */
  short n_pairs;
  struct theme theme;
  unsigned n_changes; /* how often the looks became others */
  bool is_made[STYLE_COUNT][STYLE_COUNT];
  struct palette_look looks[STYLE_COUNT][STYLE_COUNT]; /* [role][over] */
};

/* After curses has started. Without `want_colours` (NO_COLOR) attributes tell everything. */
void palette_init(struct palette *p, bool want_colours);

/* Draws in colours, if there are any, or in none. */
void palette_want(struct palette *p, bool colours);

/* Draws by another theme from now on. */
void palette_use(struct palette *p, const struct theme *theme);

/* How a cell of `role` under `over` looks. */
struct palette_look palette_look(struct palette *p, enum style_role role, enum style_role over);

#endif
