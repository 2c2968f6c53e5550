/* Tables of HTML. */
#include "base/limits.h"
#include "base/mem.h"
#include "page/document_own.h"
#include "page/inline_own.h"

#include <stdlib.h>

/* ---- cells ---- */

static void add_cell(struct html_table *t, struct inlines cell)
{
  t->cells = mem_grow(t->cells, &t->cap_cells, t->n_cells + 1, sizeof *t->cells);
  t->cells[t->n_cells++] = cell;
  t->rows[t->n_rows - 1].n++;
}

/* Where there are too many, cells take nothing of the rows below. */
static void add_padding(struct html_table *t)
{
  add_cell(t, (struct inlines){.text = STR_NONE});
  if (++t->n_padding >= LIMIT_HTML_PADDING) t->taken_end = 0;
}

/* Adds what cells of the rows above take of this one, up to the next free column. */
static void add_taken(struct html_table *t)
{
  const struct html_row *row = &t->rows[t->n_rows - 1];
  for (; row->n < t->taken_end && t->spans[row->n]; add_padding(t))
    t->spans[row->n]--;
}

/* The same for all that is left of the row. */
static void add_all_taken(struct html_table *t)
{
  const struct html_row *row = &t->rows[t->n_rows - 1];
  while (t->taken_end > row->n && !t->spans[t->taken_end - 1])
    t->taken_end--;
  while (row->n < t->taken_end) {
    if (t->spans[row->n]) t->spans[row->n]--;
    add_padding(t);
  }
}

/* Adds a cell, without its text yet; it takes so many columns, and so many rows. */
static void place_cell(struct html_table *t, size_t columns, size_t rows)
{
  size_t first = t->rows[t->n_rows - 1].n;
  if (t->n_padding + columns > LIMIT_HTML_PADDING) columns = 1;
  t->cell = t->n_cells;
  add_cell(t, (struct inlines){.text = STR_NONE});
  for (size_t i = 1; i < columns; i++)
    add_padding(t);
  t->spans = mem_grow(t->spans, &t->cap_spans, first + columns, sizeof *t->spans);
  for (; t->n_spans < first + columns; t->n_spans++)
    t->spans[t->n_spans] = 0;
  for (size_t i = first; i < first + columns; i++)
    t->spans[i] = (uint32_t)rows - 1;
  bool takes_more = rows > 1 && t->n_padding < LIMIT_HTML_PADDING;
  if (takes_more && t->taken_end < first + columns) t->taken_end = first + columns;
}

static void set_align(struct html_table *t, size_t column, enum table_align align)
{
  t->aligns = mem_grow(t->aligns, &t->cap_aligns, column + 1, sizeof *t->aligns);
  for (; t->n_aligns <= column; t->n_aligns++)
    t->aligns[t->n_aligns] = TABLE_ALIGN_NONE;
  if (t->aligns[column] == TABLE_ALIGN_NONE) t->aligns[column] = align;
}

/* ---- the pieces of a cell as one text ---- */

static struct inlines join(struct arena *a, const struct inlines *pieces, size_t n)
{
  struct inlines all = {.text = STR_NONE};
  struct buf text = BUF_INIT;
  size_t n_runs = 0;
  if (n == 1) return pieces[0];
  for (size_t i = 0; i < n; i++)
    n_runs += pieces[i].n_runs;
  all.runs = ARENA_ARRAY(a, n_runs, struct inline_run);
  for (size_t i = 0; i < n; i++) {
    if (i) buf_add_char(&text, '\n');
    for (size_t k = 0; k < pieces[i].n_runs; k++) {
      all.runs[all.n_runs] = pieces[i].runs[k];
      all.runs[all.n_runs++].from += (uint32_t)text.n;
    }
    buf_add(&text, pieces[i].text);
  }
  all.text = arena_str(a, buf_str(&text));
  buf_release(&text);
  return all;
}

static void end_cell(struct builder *b)
{
  struct html_table *t = &b->html.table;
  if (!t->in_cell) return;
  t->in_cell = false;
  t->cells[t->cell] = join(b->doc->arena, t->pieces, t->n_pieces);
  t->n_pieces = 0;
  inline_html_reset(&b->inlines);
}

static void end_row(struct builder *b)
{
  struct html_table *t = &b->html.table;
  if (!t->in_row) return;
  end_cell(b);
  add_all_taken(t);
  t->in_row = false;
}

static void begin_row(struct builder *b)
{
  struct html_table *t = &b->html.table;
  t->rows = mem_grow(t->rows, &t->cap_rows, t->n_rows + 1, sizeof *t->rows);
  t->rows[t->n_rows++] =
      (struct html_row){.first = t->n_cells, .source_line = html_line(b), .is_head = true};
  t->in_row = true;
}

/* ---- tags ---- */

/* One that begins between the cells of another ends that (HTML 13.2.6.4.9). */
void html_begin_table(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  struct html_table *table = &b->html.table;
  if (table->is_open) html_close(b, e);
  if (!html_open(b, e)) return;
  table->is_open = true;
  table->in_row = table->in_cell = table->in_head = false;
  table->source_line = html_line(b);
  table->n_cells = table->n_rows = table->n_pieces = 0;
  table->n_spans = table->taken_end = table->n_padding = table->n_aligns = 0;
}

/* All rows of a head are one, whatever their cells are. */
void html_begin_rows(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)e;
  end_row(b);
  b->html.table.in_head = str_eq_nocase(t->name, STR_LIT("thead"));
}

void html_begin_row(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  (void)e;
  end_row(b);
  if (b->html.table.is_open) begin_row(b);
}

void html_end_row(struct builder *b, const struct html_token *t, const struct html_element *e)
{
  (void)t;
  if (e->means == HTML_ROWS) b->html.table.in_head = false;
  end_row(b);
}

static size_t span_of(const struct html_token *tag, const char *name)
{
  size_t n = (size_t)html_number_of(tag, name, LIMIT_HTML_SPAN, 1);
  return n ? n : 1;
}

static void begin_cell(struct html_table *t, const struct html_token *tag, bool is_head)
{
  struct html_row *row = &t->rows[t->n_rows - 1];
  add_taken(t);
  row->is_head = t->in_head || (row->is_head && is_head);
  set_align(t, row->n, html_align_of(tag, TABLE_ALIGN_NONE));
  place_cell(t, span_of(tag, "colspan"), span_of(tag, "rowspan"));
  t->in_cell = true;
}

/* The cells of a head are drawn strong as they are; others that head a row are made so here. */
void html_begin_cell(struct builder *b, const struct html_token *tag, const struct html_element *e)
{
  struct html_table *t = &b->html.table;
  end_cell(b);
  if (t->is_open && !t->in_row) begin_row(b);
  if (t->is_open) begin_cell(t, tag, e->marks);
  if (!t->is_open || t->n_rows > 1) inline_begin_marks(&b->inlines, e->marks);
}

void html_end_cell(struct builder *b, const struct html_token *tag, const struct html_element *e)
{
  (void)tag;
  if (!b->html.table.is_open) inline_end_marks(&b->inlines, e->marks);
  end_cell(b);
}

/* ---- the table as a block ---- */

/* Columns of the widest row; a column in which there is nothing but padding counts, too. */
static size_t count_columns(const struct html_table *t, size_t n_rows)
{
  size_t n = 0;
  for (size_t i = 0; i < n_rows; i++)
    if (t->rows[i].n > n) n = t->rows[i].n;
  return n;
}

/* The first row is a head, or an empty one is put before it. */
static void copy_rows(struct table *table, const struct html_table *t, struct inlines *cells)
{
  size_t n = 0;
  if (!t->rows[0].is_head) table->rows[n++] = (struct table_row){.source_line = t->source_line};
  for (size_t i = 0; n < table->n_rows; i++, n++)
    table->rows[n] =
        (struct table_row){cells + t->rows[i].first, t->rows[i].n, t->rows[i].source_line};
}

static struct table *make_table(struct builder *b, size_t n_rows)
{
  const struct html_table *t = &b->html.table;
  struct arena *a = b->doc->arena;
  struct table *table = ARENA_NEW(a, struct table);
  table->n_cols = count_columns(t, n_rows);
  table->n_rows = n_rows + !t->rows[0].is_head;
  table->source_line = t->source_line;
  table->aligns = ARENA_ARRAY(a, table->n_cols, enum table_align);
  for (size_t i = 0; i < table->n_cols && i < t->n_aligns; i++)
    table->aligns[i] = t->aligns[i];
  table->rows = ARENA_ARRAY(a, table->n_rows, struct table_row);
  struct inlines *cells = ARENA_ARRAY(a, t->n_cells, struct inlines);
  if (t->n_cells) memcpy(cells, t->cells, t->n_cells * sizeof *cells);
  copy_rows(table, t, cells);
  return table;
}

static void add_table(struct builder *b, size_t n_rows)
{
  if (!n_rows || !count_columns(&b->html.table, n_rows)) return;
  const struct table *table = make_table(b, n_rows);
  builder_add_block(b, BLOCK_TABLE, table->source_line - b->first_line + 1)->table = table;
}

void html_finish_table(struct builder *b)
{
  struct html_table *t = &b->html.table;
  if (!t->is_open) return;
  end_row(b);
  t->is_open = false;
  add_table(b, t->n_rows);
}

/* The row that is not whole is told cell by cell. */
void html_spill_table(struct builder *b)
{
  struct html_table *t = &b->html.table;
  if (!t->is_open) return;
  bool in_row = t->in_row;
  size_t n_whole = t->n_rows - in_row;
  end_cell(b);
  t->is_open = t->in_row = false;
  add_table(b, n_whole);
  if (!in_row) return;
  const struct html_row *row = &t->rows[n_whole];
  for (size_t i = 0; i < row->n; i++)
    html_add_paragraph(b, t->cells[row->first + i], row->source_line);
}
