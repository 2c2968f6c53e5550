/* What a screen shows, cell by cell, as numbers that can be compared, and about how many bytes lead
 * from one row to another. Memory only: curses sends what truly differs. */
#ifndef TERM_PICTURE_H
#define TERM_PICTURE_H

#include "base/str.h"

#include <stdint.h>

struct picture {
  int cols, rows; /* 0: of nothing that is known */
  uint64_t *cells;
  size_t cap;
};

/* A cell: its text and its look. Two that are alike have the same number. */
#define PICTURE_BLANK ((uint64_t)' ' << 32 | 1)        /* a blank of the usual look */
uint64_t picture_cell(struct str text, unsigned look); /* look: 16 bits, 0 is the usual one */
uint64_t picture_right_half(uint64_t cell);            /* what follows a cell of two columns */

static inline bool picture_is_right_half(uint64_t cell)
{
  return !(cell & 0xFF);
}

void picture_release(struct picture *p);
void picture_resize(struct picture *p, int cols, int rows); /* the cells are to be set then */

static inline uint64_t *picture_row(const struct picture *p, int row)
{
  return p->cells + (size_t)row * (size_t)p->cols;
}

/* About how many bytes make a terminal's row `from` the row `to`: text, moves of the cursor over
 * what is alike, changes of the look, and the erasing of blanks. from NULL: it is blank. It is not
 * counted further than to more than `most`. */
int picture_row_bytes(const uint64_t *from, const uint64_t *to, int cols, int most);

#endif
