/* Tables: at their natural width where that fits; else the columns shrink by need and their cells
 * wrap; else each row is a record of its own, "column: value". */
#include "base/ascii.h"
#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/typeset.h"

#include <stdlib.h>

/* Blanks between two columns; a word that asks for more than its column can be broken. */
enum { GAP_COLS = 2, WORD_COLS_MAX = 16 };

/* A column narrower than that with cells that take more lines than that makes records the better.
 */
enum { TOWER_COLS = 20, TOWER_LINES = 6 };

struct column {
  int natural; /* columns of its widest cell */
  int least;   /* of its longest word, up to WORD_COLS_MAX */
  int cols;    /* what it gets */
  bool is_numeric;
  enum table_align align;
};

struct grid {
  struct typeset *ts;
  const struct table *table;
  struct column *columns;
  size_t n;
  bool has_wrapped; /* does any cell take more than one line? */
  size_t n_head;    /* lines above the second row */
  bool keeps_first; /* does the first column stay where it is when the others are slid? */
  size_t first_row; /* that is drawn: 1 where the head is empty */
};

static const struct inlines no_inlines = {.text = {"", 0}};

static const struct inlines *cell_at(const struct grid *g, size_t row, size_t column)
{
  const struct table_row *r = &g->table->rows[row];
  return column < r->n ? &r->cells[column] : &no_inlines;
}

static void make_cell_flow(const struct grid *g, size_t row, size_t column)
{
  enum style_role base = row ? STYLE_TEXT : STYLE_STRONG;
  flow_make(&g->ts->flow, &g->ts->links, cell_at(g, row, column), base, STR_NONE);
}

/* ---- measuring ---- */

static bool is_number(struct str s)
{
  bool has_digit = false;
  for (size_t i = 0; i < s.n; i++) {
    bool is_digit = ascii_is_digit(s.p[i]);
    if (!is_digit && !str_has(STR_LIT("+-.,%$ "), s.p[i])) return false;
    has_digit = has_digit || is_digit;
  }
  return has_digit;
}

/* Widens the column for the flow: its longest line, its longest word. */
static void measure_flow(struct column *c, struct str text)
{
  struct str lines = text, line, word;
  while (str_cut(&lines, '\n', &line)) {
    int cols = text_cols(line);
    if (cols > c->natural) c->natural = cols;
    while (str_cut(&line, ' ', &word)) {
      int word_cols = text_cols(word);
      if (word_cols > c->least) c->least = word_cols;
    }
  }
  if (c->least > WORD_COLS_MAX) c->least = WORD_COLS_MAX;
}

static void measure_cell(struct grid *g, size_t row, size_t column)
{
  struct column *c = &g->columns[column];
  make_cell_flow(g, row, column);
  measure_flow(c, g->ts->flow.text);
  if (row && g->ts->flow.text.n && !is_number(g->ts->flow.text)) c->is_numeric = false;
}

static void measure(struct grid *g)
{
  for (size_t k = 0; k < g->n; k++)
    g->columns[k] = (struct column){.natural = 1, .least = 1, .align = g->table->aligns[k]};
  for (size_t k = 0; k < g->n; k++)
    g->columns[k].is_numeric = g->table->n_rows > 1;
  for (size_t i = 0; i < g->table->n_rows; i++)
    for (size_t k = 0; k < g->table->rows[i].n; k++)
      measure_cell(g, i, k);
  for (size_t k = 0; k < g->n; k++)
    if (g->columns[k].align == TABLE_ALIGN_NONE && g->columns[k].is_numeric)
      g->columns[k].align = TABLE_ALIGN_RIGHT;
}

/* Takes out of the sharing each column that asks for no more than an even share of *room, and each
 * whose longest word asks for more. */
static void settle(struct grid *g, int *room, int *n_open)
{
  for (size_t k = 0; k < g->n && *n_open; k++) {
    struct column *c = &g->columns[k];
    int even = *room / *n_open;
    if (c->cols || (c->natural > even && c->least <= even)) continue;
    c->cols = c->natural <= even ? c->natural : c->least;
    *room -= c->cols;
    --*n_open;
  }
}

/* Gives the columns that are left their longest words, and what is over in proportion to what each
 * lacks: so their cells become about as high as each other. */
static void share_rest(struct grid *g, int room)
{
  long lacking = 0;
  for (size_t k = 0; k < g->n; k++) {
    if (g->columns[k].cols) continue;
    room -= g->columns[k].least;
    lacking += g->columns[k].natural - g->columns[k].least;
  }
  for (size_t k = 0; k < g->n; k++) {
    struct column *c = &g->columns[k];
    if (c->cols) continue;
    int lacks = c->natural - c->least;
    int more = lacking ? (int)(room * (long)lacks / lacking) : 0;
    c->cols = c->least + more;
    room -= more;
    lacking -= lacks;
  }
}

/* Would cells of the column be towers of words? */
static bool is_tower(const struct column *c)
{
  return c->cols < TOWER_COLS && c->natural > c->cols * TOWER_LINES;
}

/* Shares `room` among the columns by need. False when that makes no table that can be read. */
static bool share(struct grid *g, int room)
{
  int n_open = (int)g->n;
  for (int before = 0; before != n_open;) {
    before = n_open;
    settle(g, &room, &n_open);
  }
  share_rest(g, room);
  for (size_t k = 0; k < g->n; k++)
    if (is_tower(&g->columns[k]) || g->columns[k].cols < g->columns[k].least) return false;
  return room >= 0;
}

/* Can the table be drawn as a grid? Sets the width of each column. */
static bool fit(struct grid *g, int cols)
{
  int gaps = GAP_COLS * ((int)g->n - 1), natural = 0;
  for (size_t k = 0; k < g->n; k++)
    natural += g->columns[k].natural;
  g->has_wrapped = natural > cols - gaps;
  if (g->has_wrapped) return cols > gaps && share(g, cols - gaps);
  for (size_t k = 0; k < g->n; k++)
    g->columns[k].cols = g->columns[k].natural;
  return true;
}

/* The first column stays in sight where it takes no more of the measure than its share. */
enum { FIRST_COLUMN_SHARE = 3 };

/* Columns of the marks at the edges, where more of the table is out of sight. */
enum { EDGES_COLS = 2 };

/* Gives each column what it asks for, up to what is seen of it at once; longer cells wrap. */
static void widen(struct grid *g, int cols)
{
  g->keeps_first = g->n > 1 && g->columns[0].natural <= cols / FIRST_COLUMN_SHARE;
  int kept = g->keeps_first ? g->columns[0].natural + GAP_COLS : 0;
  int most = cols > kept + EDGES_COLS ? cols - kept - EDGES_COLS : 1;
  for (size_t k = 0; k < g->n; k++) {
    struct column *c = &g->columns[k];
    c->cols = c->natural < most ? c->natural : most;
    g->has_wrapped = g->has_wrapped || c->natural > most;
  }
}

/* ---- a grid ---- */

/* The cells of the row that is set, each with its lines. */
struct cell {
  struct flow flow;
  struct wrap wrap;
  size_t next_span;
  struct line_cell drawn; /* where its line stands in the one that is drawn */
};

static size_t prepare_row(const struct grid *g, struct cell *cells, size_t row)
{
  size_t n_lines = 1;
  for (size_t k = 0; k < g->n; k++) {
    struct cell *c = &cells[k];
    int cols = g->columns[k].cols;
    flow_make(
        &c->flow, &g->ts->links, cell_at(g, row, k), row ? STYLE_TEXT : STYLE_STRONG, STR_NONE);
    wrap_fill(&c->wrap, c->flow.text, cols, cols);
    c->next_span = 0;
    if (c->wrap.n > n_lines) n_lines = c->wrap.n;
  }
  return n_lines;
}

/* Adds the gap before a column. */
static void begin_column(const struct grid *g, size_t column)
{
  struct draft *d = &g->ts->draft;
  if (column) draft_pad(d, d->cols + GAP_COLS);
  if (column == 1 && g->keeps_first) draft_end_margin(d);
}

/* Adds one line of a cell, aligned in its column, which begins where the draft ends. */
static void draw_cell(
    const struct grid *g, struct cell *c, const struct column *column, size_t line)
{
  struct draft *d = &g->ts->draft;
  int start = d->cols;
  if (line < c->wrap.n) {
    struct wrap_line part = c->wrap.lines[line];
    int spare = column->cols > part.cols ? column->cols - part.cols : 0;
    if (column->align == TABLE_ALIGN_RIGHT) draft_pad(d, start + spare);
    if (column->align == TABLE_ALIGN_CENTRE) draft_pad(d, start + spare / 2);
    c->drawn.from = (uint32_t)d->text.n;
    typeset_add_pieces(d, &c->flow, part, &c->next_span);
    c->drawn.n = (uint32_t)d->text.n - c->drawn.from;
    c->drawn.join = (uint8_t)typeset_join(&c->wrap, line);
  }
  draft_pad(d, start + column->cols);
}

/* Ends a line of a row, and notes which part of it is whose. */
static void end_line(const struct grid *g, struct cell *cells, size_t line, size_t source_line)
{
  typeset_end(g->ts, 0, source_line)->join = line ? LINE_AT_BLANK : LINE_BEGINS;
  for (size_t k = 0; k < g->n; k++) {
    cells[k].drawn.column = (uint16_t)(k < UINT16_MAX ? k : UINT16_MAX);
    lines_add_cell(g->ts->lines, &cells[k].drawn);
    cells[k].drawn = (struct line_cell){0};
  }
}

static void set_row(struct grid *g, struct cell *cells, size_t row)
{
  size_t n_lines = prepare_row(g, cells, row);
  size_t source_line = table_row_line(g->table, row);
  for (size_t line = 0; line < n_lines; line++) {
    margin_draw(&g->ts->margin, &g->ts->draft, row == g->first_row && line == 0);
    for (size_t k = 0; k < g->n; k++) {
      begin_column(g, k);
      draw_cell(g, &cells[k], &g->columns[k], line);
    }
    end_line(g, cells, line, source_line);
  }
  for (size_t k = 0; k < g->n; k++)
    g->ts->offset += (uint32_t)cells[k].flow.text.n;
}

static void set_head_rule(struct grid *g)
{
  struct draft *d = &g->ts->draft;
  margin_draw(&g->ts->margin, d, false);
  for (size_t k = 0; k < g->n; k++) {
    begin_column(g, k);
    draft_fill(d, symbol_str(SYMBOL_LINE, g->ts->o->ascii), g->columns[k].cols, STYLE_RULE);
  }
  typeset_end(g->ts, 0, 0);
}

static void set_gap(struct grid *g)
{
  margin_draw(&g->ts->margin, &g->ts->draft, false);
  typeset_end(g->ts, 0, 0);
}

/* Where one row ends and the next begins can be seen by the first cells, as long as those are there
 * and take one line. So many rows tell how it is with all, and so many of these may be high. */
enum { SAMPLE_ROWS = 200, HIGH_ROWS_SHARE = 4 };

static bool is_high(const struct grid *g, size_t row, size_t column)
{
  make_cell_flow(g, row, column);
  return text_cols(g->ts->flow.text) > g->columns[column].cols || str_has(g->ts->flow.text, '\n');
}

/* Are rows to be parted by blank lines? */
static bool needs_gaps(const struct grid *g)
{
  size_t n = g->table->n_rows < SAMPLE_ROWS ? g->table->n_rows : SAMPLE_ROWS, n_high = 0;
  for (size_t i = 1; g->has_wrapped && i < n; i++) {
    if (!cell_at(g, i, 0)->text.n || is_high(g, i, 0)) return true;
    size_t k = 1;
    while (k < g->n && !is_high(g, i, k))
      k++;
    n_high += k < g->n;
  }
  return n_high * HIGH_ROWS_SHARE > n;
}

/* A head of nothing but empty cells was written because there has to be one. */
static bool head_is_empty(const struct table *t)
{
  for (size_t k = 0; k < t->rows[0].n; k++)
    if (t->rows[0].cells[k].text.n) return false;
  return t->n_rows > 1;
}

static void set_grid(struct grid *g)
{
  struct cell *cells = mem_zalloc(g->n, sizeof *cells);
  size_t before = g->ts->lines->n;
  bool gaps = needs_gaps(g);
  g->first_row = head_is_empty(g->table);
  for (size_t i = g->first_row; i < g->table->n_rows; i++) {
    if (i > 1 && gaps) set_gap(g);
    set_row(g, cells, i);
    if (i) continue;
    set_head_rule(g);
    g->n_head = g->ts->lines->n - before;
  }
  for (size_t k = 0; k < g->n; k++) {
    flow_release(&cells[k].flow);
    wrap_release(&cells[k].wrap);
  }
  free(cells);
}

static void add_target(struct typeset *ts)
{
  struct target whole = {.kind = TARGET_TABLE, .index = ts->block - 1};
  ts->target = lines_add_target(ts->lines, &whole);
}

void typeset_table(struct typeset *ts, const struct block *b)
{
  int cols = margin_text_cols(&ts->margin);
  struct grid g = {.ts = ts, .table = b->table, .n = b->table->n_cols};
  add_target(ts);
  bool may_fit = g.n <= (size_t)cols && !ts->margin.lead.n;
  g.columns = mem_zalloc(may_fit ? g.n : 0, sizeof *g.columns);
  if (may_fit) measure(&g);
  if (may_fit && fit(&g, cols))
    set_grid(&g);
  else
    typeset_records(ts, b->table);
  free(g.columns);
}

size_t typeset_table_whole(struct typeset *ts, const struct block *b)
{
  int cols = margin_text_cols(&ts->margin);
  size_t first_line = ts->lines->n;
  struct grid g = {.ts = ts, .table = b->table, .n = b->table->n_cols};
  g.columns = mem_zalloc(g.n, sizeof *g.columns);
  measure(&g);
  widen(&g, cols);
  set_grid(&g);
  typeset_let_slide(ts, first_line);
  free(g.columns);
  return g.n_head;
}
