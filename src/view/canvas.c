/* The grid of cells. */
#include "view/canvas.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>

/* The text of every canvas begins with the printable ASCII characters, so that most cells need no
 * bytes of their own. */
enum { ASCII_FIRST = ' ', ASCII_END = '~' + 1, CELL_COLS_MAX = 2 };

static bool is_printable_ascii(char c)
{
  return c >= ASCII_FIRST && c < ASCII_END;
}

struct canvas *canvas_new(int cols, int rows)
{
  struct canvas *c = mem_zalloc(1, sizeof *c);
  canvas_resize(c, cols, rows);
  return c;
}

void canvas_free(struct canvas *c)
{
  if (!c) return;
  free(c->cells);
  buf_release(&c->text);
  free(c);
}

void canvas_resize(struct canvas *c, int cols, int rows)
{
  c->cols = cols > 0 ? cols : 0;
  c->rows = rows > 0 ? rows : 0;
  free(c->cells);
  c->cells = mem_zalloc((size_t)c->cols * (size_t)c->rows, sizeof *c->cells);
  canvas_clear(c);
}

void canvas_clear(struct canvas *c)
{
  size_t n = (size_t)c->cols * (size_t)c->rows;
  for (size_t i = 0; i < n; i++)
    c->cells[i] = (struct cell){.cols = 1};
  buf_clear(&c->text);
  for (int ascii = ASCII_FIRST; ascii < ASCII_END; ascii++)
    buf_add_char(&c->text, (char)ascii);
  c->cursor_col = c->cursor_row = -1;
  c->cursor_is_text = false;
}

static struct cell *cell_at(const struct canvas *c, int col, int row)
{
  return c->cells + (size_t)row * (size_t)c->cols + (size_t)col;
}

/* The part of an area that is on the canvas. */
static struct area clip(const struct canvas *c, struct area a)
{
  int end_col = a.col + a.cols < c->cols ? a.col + a.cols : c->cols;
  int end_row = a.row + a.rows < c->rows ? a.row + a.rows : c->rows;
  if (a.col < 0) a.col = 0;
  if (a.row < 0) a.row = 0;
  a.cols = end_col - a.col;
  a.rows = end_row - a.row;
  return area_is_empty(a) ? (struct area){0} : a;
}

/* A wide cluster is never half on the canvas: overwriting one half blanks the other. */
static void unpair(struct canvas *c, int col, int row)
{
  struct cell *cell = cell_at(c, col, row);
  if (cell->cols == 0 && col > 0) cell[-1] = (struct cell){.cols = 1, .over = cell[-1].over};
  if (cell->cols == 2 && col + 1 < c->cols)
    cell[1] = (struct cell){.cols = 1, .over = cell[1].over};
}

static void put(struct canvas *c, int col, int row, struct cell cell)
{
  unpair(c, col, row);
  *cell_at(c, col, row) = cell;
  if (cell.cols < 2) return;
  unpair(c, col + 1, row);
  *cell_at(c, col + 1, row) = (struct cell){.role = cell.role};
}

static void put_ascii(struct canvas *c, int col, int row, struct cell cell, char ascii)
{
  cell.at = (uint32_t)(ascii - ASCII_FIRST);
  cell.n = cell.cols = 1;
  put(c, col, row, cell);
}

/* One character for what ASCII writes with several: the letter of (c), the first of other letters,
 * the caret of ^[. Of <= or 1/2 a part would say something else. */
static char only_char(struct str ascii)
{
  char first = ascii.p[0];
  if (ascii.n == 3 && (first == '(' || first == '[')) return ascii.p[1];
  if (ascii_is_letter(first) || first == '^') return first;
  for (size_t i = 1; i < ascii.n; i++)
    if (ascii.p[i] != first) return '?';
  return first;
}

/* What stands for a cluster on a terminal that shows ASCII only, in as many columns. */
static void put_in_ascii(
    struct canvas *c, int col, int row, const struct text_cluster *cluster, struct cell cell)
{
  struct buf ascii = BUF_INIT;
  text_add_ascii(&ascii, cluster->bytes);
  if (cluster->cols == 1 && ascii.n > 1) {
    ascii.p[0] = only_char(buf_str(&ascii));
    ascii.n = 1;
  }
  for (int i = 0; i < cluster->cols; i++)
    put_ascii(c, col + i, row, cell, (size_t)i < ascii.n ? ascii.p[i] : ' ');
  buf_release(&ascii);
}

/* A cluster that takes more columns than a terminal's cell can (a letter with a skin tone) is put
 * one code point after the other. */
static struct text_cluster first_piece(const struct text_cluster *cluster)
{
  if (cluster->cols <= CELL_COLS_MAX && cluster->bytes.n <= UINT8_MAX) return *cluster;
  struct str rest = cluster->bytes;
  utf8_next(&rest, NULL);
  struct text_cluster piece = {str_first(cluster->bytes, cluster->bytes.n - rest.n), 0};
  piece.cols = text_cols(piece.bytes);
  return piece;
}

static void put_cluster(
    struct canvas *c, int col, int row, const struct text_cluster *cluster, enum style_role role)
{
  struct cell cell = {.role = (uint8_t)role};
  if (cluster->bytes.n == 1 && is_printable_ascii(cluster->bytes.p[0])) {
    put_ascii(c, col, row, cell, cluster->bytes.p[0]);
  } else if (c->ascii) {
    put_in_ascii(c, col, row, cluster, cell);
  } else {
    cell.at = (uint32_t)c->text.n;
    cell.n = (uint8_t)cluster->bytes.n;
    cell.cols = (uint8_t)cluster->cols;
    buf_add(&c->text, cluster->bytes);
    put(c, col, row, cell);
  }
}

/* Writes safe text into one row. */
static int write_row(struct canvas *c, struct area a, struct str s, enum style_role role)
{
  struct text_cluster cluster;
  int end = a.col + a.cols, col = a.col;
  for (struct str rest = s; col < end && text_next(&rest, &cluster);) {
    struct text_cluster piece = first_piece(&cluster);
    rest = str_from(s, (size_t)(piece.bytes.p - s.p) + piece.bytes.n);
    if (!piece.cols) continue;
    if (col + piece.cols > end)
      put_ascii(c, col, a.row, (struct cell){.role = (uint8_t)role}, ' ');
    else
      put_cluster(c, col, a.row, &piece, role);
    col += piece.cols;
  }
  return (col < end ? col : end) - a.col;
}

int canvas_text(struct canvas *c, struct area a, struct str s, enum style_role role)
{
  struct area part = clip(c, a);
  if (area_is_empty(part) || part.col != a.col || part.row != a.row) return 0;
  if (safe_is(s, SAFE_LINE)) return write_row(c, part, s, role);

  struct buf safe = BUF_INIT;
  safe_add(&safe, s, SAFE_LINE);
  int cols = write_row(c, part, buf_str(&safe), role);
  buf_release(&safe);
  return cols;
}

void canvas_fill(struct canvas *c, struct area a, struct str cluster, enum style_role role)
{
  a = clip(c, a);
  for (int row = 0; row < a.rows; row++)
    for (int col = 0; col < a.cols; col++)
      canvas_text(c, area_part(a, row, col, 1), cluster, role);
}

void canvas_wipe(struct canvas *c, struct area a)
{
  a = clip(c, a);
  for (int row = a.row; row < a.row + a.rows; row++)
    for (int col = a.col; col < a.col + a.cols; col++)
      put(c, col, row, (struct cell){.cols = 1});
}

void canvas_over(struct canvas *c, struct area a, enum style_role over)
{
  a = clip(c, a);
  for (int row = a.row; row < a.row + a.rows; row++)
    for (int col = a.col; col < a.col + a.cols; col++)
      cell_at(c, col, row)->over = (uint8_t)over;
}

struct str canvas_cell_text(const struct canvas *c, int col, int row)
{
  const struct cell *cell = cell_at(c, col, row);
  if (!cell->cols) return STR_NONE;
  if (!cell->n) return STR_LIT(" ");
  return (struct str){c->text.p + cell->at, cell->n};
}

void canvas_add_picture(struct buf *out, const struct canvas *c)
{
  for (int row = 0; row < c->rows; row++) {
    size_t end = out->n;
    for (int col = 0; col < c->cols; col++) {
      struct str text = canvas_cell_text(c, col, row);
      buf_add(out, text);
      if (!str_eq(text, STR_LIT(" "))) end = out->n;
    }
    buf_truncate(out, end);
    buf_add_char(out, '\n');
  }
}
