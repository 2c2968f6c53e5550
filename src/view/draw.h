/* What every part of the view draws with: cut and aligned text, laid-out lines, frames. */
#ifndef VIEW_DRAW_H
#define VIEW_DRAW_H

#include "page/lines.h"
#include "page/symbol.h"
#include "view/canvas.h"

/* A symbol as the canvas can show it. */
static inline struct str draw_symbol(const struct canvas *c, enum symbol g)
{
  return symbol_str(g, c->ascii);
}

/* Writes a text of any kind on one line, with a mark at its end where it did not fit. Returns its
 * columns. */
int draw_cut(struct canvas *c, struct area a, struct str s, enum style_role role);

/* The same at the right end of the area; returns the area that is left of it, a blank between. */
struct area draw_right(struct canvas *c, struct area a, struct str s, enum style_role role);

/* Writes a text over the rows of the area, broken at blanks. Returns how many it took. */
int draw_wrapped(struct canvas *c, struct area a, struct str s, enum style_role role);

/* Writes the bytes [from, end) of a laid-out line with the roles of its spans. Returns their
 * columns. */
int draw_line(struct canvas *c, struct area a, const struct line *line, size_t from, size_t end);

/* A bar of which 1 is as wide as the area; what is more than nothing is seen. */
void draw_bar(struct canvas *c, struct area a, double share);

/* A frame just inside the area. */
void draw_frame(struct canvas *c, struct area a);

/* Ties a rule in the first row of a pane's area to the border to its right, where there is one. */
void draw_tie(struct canvas *c, struct area a);

/* Rests the cursor on the first cell of the area. */
void draw_cursor(struct canvas *c, struct area a);

#endif
