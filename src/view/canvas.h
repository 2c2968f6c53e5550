/* A grid of cells that views draw on: text in clusters, each with a role. Pure memory: the terminal
 * compares and paints it, the screen tests print it. Everything written passes base/safe.h here, so
 * nothing else can reach a terminal. */
#ifndef VIEW_CANVAS_H
#define VIEW_CANVAS_H

#include "base/buf.h"
#include "page/theme.h"
#include "session/area.h"

#include <stdint.h>

struct cell {
  uint32_t at;  /* of its cluster's bytes in canvas.text */
  uint8_t n;    /* bytes; 0: a blank, or the right half of the wide cell before it */
  uint8_t cols; /* 1 or 2; 0: the right half */
  uint8_t role; /* enum style_role */
  uint8_t over; /* a role laid over it (STYLE_SELECTED, STYLE_MATCH ...), or STYLE_TEXT */
};

struct canvas {
  int cols, rows;
  struct cell *cells;         /* rows * cols, by row */
  struct buf text;            /* bytes of all clusters */
  int cursor_col, cursor_row; /* where the hardware cursor rests; -1: wherever */
  bool cursor_is_text;        /* in a prompt: a cursor to type at */
  const struct theme *theme;  /* what roles look like; NULL: as the style table says */
  bool ascii;                 /* the terminal shows no UTF-8: draw no other characters */
};

struct canvas *canvas_new(int cols, int rows);
void canvas_free(struct canvas *c);
void canvas_resize(struct canvas *c, int cols, int rows); /* clears it */
void canvas_clear(struct canvas *c);

/* Writes s into the first row of the area from its left edge on, cut at its right edge; what lies
 * beyond the canvas is cut too. A wide cluster that would be cut in half becomes a blank. Returns
 * how many columns it took. */
int canvas_text(struct canvas *c, struct area a, struct str s, enum style_role role);

/* Fills every cell of the area with one single-column cluster. */
void canvas_fill(struct canvas *c, struct area a, struct str cluster, enum style_role role);

/* Makes every cell of the area blank. */
void canvas_wipe(struct canvas *c, struct area a);

/* Lays a role over every cell of the area. */
void canvas_over(struct canvas *c, struct area a, enum style_role over);

/* The bytes of a cell; a blank gives " ", a right half gives "". */
struct str canvas_cell_text(const struct canvas *c, int col, int row);

/* Adds the whole canvas as lines of text, right blanks cut: for screen tests. */
void canvas_add_picture(struct buf *out, const struct canvas *c);

#endif
