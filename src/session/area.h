/* A rectangle of the screen, in cells. The session decides where things stand; the view draws in
 * what it decided. */
#ifndef SESSION_AREA_H
#define SESSION_AREA_H

#include <stdbool.h>

struct area {
  int col, row; /* 0-based, of the upper left cell */
  int cols, rows;
};

static inline bool area_is_empty(struct area a)
{
  return a.cols <= 0 || a.rows <= 0;
}

/* The part of `row` (counted in the area) from column `col` on, `cols` wide at most; empty where
 * the area ends before. */
static inline struct area area_part(struct area a, int row, int col, int cols)
{
  struct area part = {a.col + col, a.row + row, a.cols - col, row >= 0 && row < a.rows};
  if (part.cols > cols) part.cols = cols;
  if (col < 0 || part.cols < 0) part.cols = 0;
  return part;
}

/* `row` from column `col` on. */
static inline struct area area_from(struct area a, int row, int col)
{
  return area_part(a, row, col, a.cols);
}

static inline struct area area_row(struct area a, int row)
{
  return area_from(a, row, 0);
}

/* Takes n rows off the top of *a, as far as it has them. */
static inline struct area area_cut_top(struct area *a, int n)
{
  if (n > a->rows) n = a->rows;
  struct area top = {a->col, a->row, a->cols, n > 0 ? n : 0};
  a->row += top.rows;
  a->rows -= top.rows;
  return top;
}

/* The area without its first column and its last. */
static inline struct area area_inset(struct area a)
{
  return (struct area){a.col + 1, a.row, a.cols > 2 ? a.cols - 2 : 0, a.rows};
}

#endif
