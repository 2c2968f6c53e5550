/* Lines joined to a text that can be searched. */
#include "session/find_text.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>

void find_text_clear(struct find_text *t, bool fold)
{
  buf_clear(&t->bytes);
  t->n = t->n_lines = t->n_cells = 0;
  t->fold = fold;
}

void find_text_release(struct find_text *t)
{
  buf_release(&t->bytes);
  free(t->pieces);
  *t = (struct find_text){0};
}

void find_text_fold(struct buf *out, struct str s, bool fold)
{
  if (fold)
    text_add_folded(out, s);
  else
    buf_add(out, s);
}

/* ---- taking lines in ---- */

static void add_join(struct find_text *t, enum line_join join)
{
  if (join == LINE_BEGINS)
    buf_add_char(&t->bytes, '\n');
  else if (join == LINE_AT_BLANK)
    buf_add_char(&t->bytes, ' ');
}

static void add_piece(struct find_text *t, struct find_piece piece, struct str line)
{
  struct str text = str_first(str_from(line, piece.from), piece.n);
  piece.at = t->bytes.n;
  piece.n = (uint32_t)text.n;
  t->pieces = mem_grow(t->pieces, &t->cap, t->n + 1, sizeof *t->pieces);
  t->pieces[t->n++] = piece;
  find_text_fold(&t->bytes, text, t->fold);
}

/* Is the line nothing but a rule? */
static bool is_rule(const struct line *line)
{
  if (line->n_spans != 1 || line->spans[0].role != STYLE_RULE) return false;
  return line->spans[0].from == line->margin && line->spans[0].n == line->text.n - line->margin;
}

/* The margin of a line that begins is searched too: marks of lists and tasks stand in it. */
static void add_line(struct find_text *t, const struct line *line, size_t index)
{
  uint32_t from = line->join == LINE_BEGINS ? 0 : line->margin;
  struct find_piece piece = {.line = (uint32_t)index, .first_line = (uint32_t)index, .from = from};
  struct str own = str_first(line->text, is_rule(line) ? from : line->text.n - line->tail);
  while (line->tail && own.n > from && own.p[own.n - 1] == ' ')
    own.n--;
  piece.n = own.n > from ? (uint32_t)own.n - from : 0;
  add_join(t, line->join);
  add_piece(t, piece, own);
}

/* The cells of the next row: how many lines and columns. */
struct row {
  size_t n_lines, n_columns;
};

static struct row next_row(const struct find_text *t, const struct lines *lines)
{
  struct row row = {.n_lines = 1};
  const struct line_cell *cells = lines->cells + t->n_cells;
  size_t left = lines->n_cells - t->n_cells;
  while (row.n_columns < left && cells[row.n_columns].line == cells[0].line)
    row.n_columns++;
  for (size_t line = t->n_lines + 1; line < lines->n; line++, row.n_lines++) {
    size_t first = row.n_lines * row.n_columns;
    if (lines->items[line].join == LINE_BEGINS || first + row.n_columns > left) break;
    if (cells[first].line != line) break;
  }
  return row;
}

static void add_row(struct find_text *t, const struct lines *lines)
{
  struct row row = next_row(t, lines);
  const struct line_cell *cells = lines->cells + t->n_cells;
  for (size_t k = 0; k < row.n_columns; k++)
    for (size_t i = 0; i < row.n_lines; i++) {
      const struct line_cell *cell = &cells[i * row.n_columns + k];
      if (i && !cell->n) continue;
      add_join(t, i ? cell->join : LINE_BEGINS);
      struct find_piece piece = {
          .line = cell->line, .first_line = (uint32_t)t->n_lines, .from = cell->from, .n = cell->n};
      add_piece(t, piece, lines->items[cell->line].text);
    }
  t->n_cells += row.n_lines * row.n_columns;
  t->n_lines += row.n_lines;
}

void find_text_add(struct find_text *t, const struct lines *lines, size_t n_lines)
{
  size_t left = lines->n - t->n_lines, end = t->n_lines + (n_lines < left ? n_lines : left);
  while (t->n_lines < end) {
    bool is_row = t->n_cells < lines->n_cells && lines->cells[t->n_cells].line == t->n_lines;
    if (is_row) {
      add_row(t, lines);
    } else {
      add_line(t, &lines->items[t->n_lines], t->n_lines);
      t->n_lines++;
    }
  }
}

/* ---- pieces ---- */

size_t find_text_piece_at(const struct find_text *t, size_t at)
{
  size_t low = 0, high = t->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->pieces[middle].at <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? low - 1 : 0;
}

/* The first piece of a line or row that begins at or behind `line`. */
static size_t first_from(const struct find_text *t, size_t line)
{
  size_t low = 0, high = t->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->pieces[middle].first_line < line)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t find_text_piece_of(const struct find_text *t, size_t line)
{
  size_t next = first_from(t, line + 1);
  return next ? first_from(t, t->pieces[next - 1].first_line) : 0;
}

/* ---- back to lines ---- */

void find_walk_init(struct find_walk *w, const struct find_text *t, size_t piece, struct str line)
{
  const struct find_piece *p = &t->pieces[piece];
  struct str own = str_first(str_from(line, p->from), p->n);
  *w = (struct find_walk){
      .line = line, .rest = own, .at = p->at, .from = p->from, .end = p->from, .fold = t->fold};
  w->is_even = utf8_ascii_run(own) == own.n;
}

void find_walk_release(struct find_walk *w)
{
  buf_release(&w->folded);
}

static void walk_evenly(struct find_walk *w, size_t at)
{
  size_t n = at - w->at < w->rest.n ? at - w->at : w->rest.n;
  w->from = (uint32_t)(w->rest.p - w->line.p + (ptrdiff_t)n);
  w->end = w->from + (n < w->rest.n);
}

void find_walk_to(struct find_walk *w, size_t at)
{
  struct text_cluster cluster;
  if (w->is_even) {
    walk_evenly(w, at);
    return;
  }
  while (w->at <= at && text_next(&w->rest, &cluster)) {
    buf_clear(&w->folded);
    find_text_fold(&w->folded, cluster.bytes, w->fold);
    w->at += w->folded.n;
    w->from = (uint32_t)(cluster.bytes.p - w->line.p);
    w->end = w->from + (uint32_t)cluster.bytes.n;
  }
  if (w->at <= at) w->from = w->end;
}
