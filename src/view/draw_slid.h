/* Laid-out lines that may be wider than their area: their margin stays, what follows is slid to the
 * left, and a mark stands at each edge beyond which they go on. */
#ifndef VIEW_DRAW_SLID_H
#define VIEW_DRAW_SLID_H

#include "view/draw.h"

/* Writes a line of which so many columns are slid out of sight. Returns its columns. */
int draw_slid_line(struct canvas *c, struct area a, const struct line *line, int slid);

/* The part of the first row of the area where the bytes [from, end) of the line are, so slid. */
struct area draw_slid_part(
    struct area a, const struct line *line, int slid, size_t from, size_t end);

#endif
