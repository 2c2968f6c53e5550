/* A table that has no room as a grid: each row is a record, "column: value", with the names of the
 * columns at the left and the values beside them. */
#include "base/safe.h"
#include "base/text.h"
#include "page/typeset.h"

/* Names take at most that part of the measure; a longer one has a line of its own. */
enum { NAMES_SHARE = 3, GAP_COLS = 1, INDENT_COLS = 2 };

struct records {
  struct typeset *ts;
  const struct table *table;
  int names_cols;     /* of the names and the gap behind them */
  size_t source_line; /* of the record that is set */
  bool has_begun;     /* has any line been set? */
};

/* Adds the name of a column as it stands before a value. */
static void add_name(struct buf *out, const struct table *t, size_t column)
{
  const struct table_row *head = &t->rows[0];
  buf_clear(out);
  if (column >= head->n || !head->cells[column].text.n) return;
  safe_add(out, head->cells[column].text, SAFE_BLANKS);
  buf_add_char(out, ':');
}

/* Columns for the names: those of the longest that is not too long. */
static int measure_names(const struct table *t, int cols)
{
  struct buf name = BUF_INIT;
  int most = INDENT_COLS;
  for (size_t k = 0; k < t->n_cols; k++) {
    add_name(&name, t, k);
    int name_cols = text_cols(buf_str(&name)) + GAP_COLS;
    if (name_cols > most && name_cols <= cols / NAMES_SHARE) most = name_cols;
  }
  buf_release(&name);
  return most;
}

/* Sets what is in the flow. */
static void set_flow(struct records *r)
{
  struct typeset *ts = r->ts;
  typeset_flow(ts, NULL, r->source_line);
  ts->offset += (uint32_t)ts->flow.text.n;
  if (!r->has_begun) margin_continue(&ts->margin);
  r->has_begun = true;
}

static void set_cell(struct records *r, const struct inlines *cell, enum style_role role)
{
  struct typeset *ts = r->ts;
  flow_make(&ts->flow, &ts->links, cell, role, buf_str(&ts->margin.lead));
  set_flow(r);
}

/* A name that is too long to stand beside its value stands above it. */
static void set_below_name(struct records *r, const struct inlines *cell, struct str name)
{
  flow_make_plain(&r->ts->flow, name, STYLE_STRONG, buf_str(&r->ts->margin.lead));
  set_flow(r);
  margin_indent(&r->ts->margin, r->names_cols);
  set_cell(r, cell, STYLE_TEXT);
  margin_drop(&r->ts->margin);
}

/* Where there is no room for two columns the name begins the text. */
static void set_behind_name(struct records *r, const struct inlines *cell, struct str name)
{
  struct buf *lead = &r->ts->margin.lead;
  buf_addf(lead, "%.*s ", STR_ARG(name));
  set_cell(r, cell, STYLE_TEXT);
  buf_clear(lead);
}

static void set_beside_name(struct records *r, const struct inlines *cell)
{
  set_cell(r, cell, STYLE_TEXT);
  margin_drop(&r->ts->margin);
}

static void set_field(struct records *r, const struct inlines *cell, struct str name)
{
  struct margin *m = &r->ts->margin;
  if (!name.n)
    set_cell(r, cell, STYLE_TEXT);
  else if (m->lead.n || !margin_has_room(m, r->names_cols))
    set_behind_name(r, cell, name);
  else if (margin_name(m, name, r->names_cols, STYLE_STRONG))
    set_beside_name(r, cell);
  else
    set_below_name(r, cell, name);
}

/* Empty cells are left out. */
static void set_record(struct records *r, const struct table_row *row)
{
  struct buf name = BUF_INIT;
  for (size_t k = 0; k < row->n; k++) {
    if (!row->cells[k].text.n) continue;
    add_name(&name, r->table, k);
    set_field(r, &row->cells[k], buf_str(&name));
  }
  buf_release(&name);
}

/* A table of nothing but its head: one name after the other. */
static void set_head_alone(struct records *r)
{
  const struct table_row *head = &r->table->rows[0];
  for (size_t k = 0; k < head->n; k++)
    set_cell(r, &head->cells[k], STYLE_STRONG);
}

static void set_gap(struct records *r)
{
  margin_draw(&r->ts->margin, &r->ts->draft, false);
  typeset_end(r->ts, 0, 0);
}

void typeset_records(struct typeset *ts, const struct table *t)
{
  struct records r = {.ts = ts, .table = t};
  r.names_cols = measure_names(t, margin_text_cols(&ts->margin));
  r.source_line = t->source_line;
  if (t->n_rows == 1) set_head_alone(&r);
  for (size_t i = 1; i < t->n_rows; i++) {
    if (i > 1) set_gap(&r);
    r.source_line = table_row_line(t, i);
    set_record(&r, &t->rows[i]);
  }
}
