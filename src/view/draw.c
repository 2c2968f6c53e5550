/* Drawing text and frames. */
#include "view/draw.h"

#include "base/safe.h"
#include "base/text.h"

int draw_cut(struct canvas *c, struct area a, struct str s, enum style_role role)
{
  struct buf safe = BUF_INIT, cut = BUF_INIT;
  safe_add(&safe, s, SAFE_BLANKS);
  text_add_cut(&cut, buf_str(&safe), a.cols, draw_symbol(c, SYMBOL_CUT));
  int cols = canvas_text(c, a, buf_str(&cut), role);
  buf_release(&safe);
  buf_release(&cut);
  return cols;
}

struct area draw_right(struct canvas *c, struct area a, struct str s, enum style_role role)
{
  int cols = text_cols(s);
  if (!cols || cols > a.cols) return a;
  draw_cut(c, area_from(a, 0, a.cols - cols), s, role);
  return area_part(a, 0, 0, a.cols - cols - 1);
}

/* The part of s that one row of so many columns takes: up to a blank, where there is one. */
static struct str fit_row(struct str s, int cols)
{
  struct str row = text_fit(s, cols, NULL);
  if (row.n == s.n) return row;
  for (size_t n = row.n; n > 0; n--)
    if (s.p[n] == ' ') return str_first(s, n);
  return row;
}

int draw_wrapped(struct canvas *c, struct area a, struct str s, enum style_role role)
{
  struct buf safe = BUF_INIT;
  int row = 0;
  safe_add(&safe, s, SAFE_BLANKS);
  struct str rest = buf_str(&safe);
  for (; rest.n && row < a.rows && a.cols > 0; row++) {
    bool is_last = row + 1 == a.rows;
    struct str part = is_last ? rest : fit_row(rest, a.cols);
    draw_cut(c, area_row(a, row), part, role);
    if (!part.n) break;
    rest = str_trim(str_from(rest, part.n));
  }
  buf_release(&safe);
  return row;
}

static struct str bytes_between(struct str s, size_t from, size_t end)
{
  return str_first(str_from(s, from), end > from ? end - from : 0);
}

static size_t at_most(size_t n, size_t limit)
{
  return n < limit ? n : limit;
}

int draw_line(struct canvas *c, struct area a, const struct line *line, size_t from, size_t end)
{
  int col = 0;
  size_t at = from;
  for (size_t i = 0; i < line->n_spans && at < end && col < a.cols; i++) {
    const struct span *span = &line->spans[i];
    size_t first = at_most(span->from, end), last = at_most((size_t)span->from + span->n, end);
    if (last <= at) continue;
    if (first > at)
      col += canvas_text(c, area_from(a, 0, col), bytes_between(line->text, at, first), STYLE_TEXT);
    else
      first = at;
    col += canvas_text(c, area_from(a, 0, col), bytes_between(line->text, first, last), span->role);
    at = last;
  }
  return col + canvas_text(c, area_from(a, 0, col), bytes_between(line->text, at, end), STYLE_TEXT);
}

static void draw_side(struct canvas *c, struct area a, const enum symbol ends[2])
{
  int last = a.cols - 1;
  canvas_fill(c, a, draw_symbol(c, SYMBOL_LINE), STYLE_BORDER);
  canvas_text(c, area_part(a, 0, 0, 1), draw_symbol(c, ends[0]), STYLE_BORDER);
  canvas_text(c, area_part(a, 0, last, 1), draw_symbol(c, ends[1]), STYLE_BORDER);
}

void draw_frame(struct canvas *c, struct area a)
{
  static const enum symbol top[] = {SYMBOL_CORNER_TL, SYMBOL_CORNER_TR};
  static const enum symbol bottom[] = {SYMBOL_CORNER_BL, SYMBOL_CORNER_BR};
  struct area left = {a.col, a.row, 1, a.rows}, right = {a.col + a.cols - 1, a.row, 1, a.rows};
  canvas_fill(c, left, draw_symbol(c, SYMBOL_SIDE), STYLE_BORDER);
  canvas_fill(c, right, draw_symbol(c, SYMBOL_SIDE), STYLE_BORDER);
  draw_side(c, area_row(a, 0), top);
  draw_side(c, area_row(a, a.rows - 1), bottom);
}

void draw_tie(struct canvas *c, struct area a)
{
  struct area border = {a.col + a.cols, a.row, 1, 1};
  if (border.col < c->cols) canvas_fill(c, border, draw_symbol(c, SYMBOL_TEE_LEFT), STYLE_BORDER);
}

void draw_bar(struct canvas *c, struct area a, double share)
{
  enum { EIGHTHS = 8 };
  int n = (int)(share * a.cols * EIGHTHS + 0.5), least = c->ascii ? EIGHTHS / 2 : 1;
  if (share > 0 && n < least) n = least;
  struct area full = area_part(a, 0, 0, n / EIGHTHS);
  canvas_fill(c, full, draw_symbol(c, SYMBOL_BAR_FULL), STYLE_BAR);
  canvas_text(c, area_from(a, 0, full.cols), symbol_eighths(n % EIGHTHS, c->ascii), STYLE_BAR);
}

void draw_cursor(struct canvas *c, struct area a)
{
  if (area_is_empty(a)) return;
  c->cursor_col = a.col;
  c->cursor_row = a.row;
}
