/* Tables in paragraphs. cmark knows none, and has read the paragraph as one text: the table is
 * found in the lines of the source, and each cell is parsed apart, as a heading of one line, in
 * which all inline Markdown counts and nothing else does. */
#include "base/mem.h"
#include "page/document_own.h"
#include "page/table.h"

#include <stdlib.h>

/* A paragraph's lines, and where in them a table is. */
struct found {
  cmark_node *paragraph;
  size_t first, last; /* lines of the paragraph */
  size_t header;      /* the line before the row of dashes */
  size_t n_cols;
};

struct str builder_line(struct builder *b, cmark_node *leaf, size_t number)
{
  struct str line = source_line(&b->source, number);
  if (number == (size_t)cmark_node_get_start_line(leaf))
    return str_trim(str_from(line, (size_t)cmark_node_get_start_column(leaf) - 1));
  for (const struct frame *f = b->frame; f; f = f->outer) {
    struct str inner = str_trim(line);
    if (f->kind == FRAME_QUOTE && inner.n && inner.p[0] == '>') line = str_from(inner, 1);
  }
  return str_trim(line);
}

/* Looks for the first row of dashes that has as many cells as the line before it. */
static bool find_table(struct builder *b, struct found *f)
{
  for (size_t n = f->first + 1; n <= f->last; n++) {
    struct str line = builder_line(b, f->paragraph, n);
    if (!line.n || !str_has(STR_LIT("|:-"), line.p[0])) continue;
    if (!table_is_delimiter(line, &f->n_cols)) continue;
    f->header = n - 1;
    if (table_count_cells(builder_line(b, f->paragraph, n - 1)) == f->n_cols) return true;
  }
  return false;
}

/* ---- cells ---- */

/* The text of all cells that are parsed together. */
struct cells {
  struct buf text;
  struct table *table;
  size_t cap_rows;
};

/* Adds the cell as a heading; the marks at its end keep those that the cell itself may end in. */
static void add_cell(struct buf *out, struct str cell)
{
  buf_add_cstr(out, "# ");
  for (size_t i = 0; i < cell.n; i++) {
    bool escapes_pipe = cell.p[i] == '\\' && i + 1 < cell.n && cell.p[i + 1] == '|';
    if (!escapes_pipe) buf_add_char(out, cell.p[i]);
    if (cell.p[i] != '\\' || i + 1 == cell.n) continue;
    i++;
    buf_add_char(out, cell.p[i]);
  }
  buf_add_cstr(out, " #\n");
}

static void add_row(struct builder *b, struct cells *c, struct str line)
{
  struct table *t = c->table;
  struct str row = table_row_begin(line), cell;
  t->rows = mem_grow(t->rows, &c->cap_rows, t->n_rows + 1, sizeof *t->rows);
  struct table_row *own = &t->rows[t->n_rows++];
  *own = (struct table_row){.n = 0};
  while (own->n < t->n_cols && table_next_cell(&row, &cell)) {
    add_cell(&c->text, cell);
    own->n++;
  }
  own->cells = ARENA_ARRAY(b->doc->arena, own->n, struct inlines);
}

static void read_aligns(struct builder *b, struct table *t, struct str line)
{
  struct str row = table_row_begin(line), cell;
  t->aligns = ARENA_ARRAY(b->doc->arena, t->n_cols, enum table_align);
  for (size_t i = 0; i < t->n_cols && table_next_cell(&row, &cell); i++)
    t->aligns[i] = table_align_of(cell);
}

/* Reads the cells from the headings of the tree that they were parsed to. */
static void read_cells(struct builder *b, const struct parsed *tree, struct table *t)
{
  cmark_node *heading = cmark_node_first_child(tree->root);
  for (size_t i = 0; i < t->n_rows; i++)
    for (size_t k = 0; k < t->rows[i].n && heading; k++) {
      t->rows[i].cells[k] = inline_read(&b->inlines, heading, t->source_line + i + (i > 0));
      heading = cmark_node_next(heading);
    }
}

static bool parse_cells(struct builder *b, struct cells *c)
{
  struct parsed tree;
  struct err err = ERR_INIT;
  struct buf definitions = BUF_INIT;
  definitions_add_for(&b->definitions, buf_str(&c->text), &definitions);
  buf_add_char(&c->text, '\n');
  buf_add(&c->text, buf_str(&definitions));
  buf_release(&definitions);
  struct parse_budget budget = parse_budget(c->text.n);
  if (!parse_markdown(&tree, buf_str(&c->text), &budget, &err)) return false;
  struct source source = {.body = buf_str(&c->text)};
  b->inlines.source = &source;
  read_cells(b, &tree, c->table);
  b->inlines.source = &b->source;
  source_release(&source);
  parsed_release(&tree);
  return true;
}

/* ---- the table ---- */

/* Parses what stands before the table again, without it. */
static void add_text_before(struct builder *b, const struct found *f)
{
  struct buf lines = BUF_INIT;
  for (size_t n = f->first; n < f->header; n++) {
    buf_add(&lines, builder_line(b, f->paragraph, n));
    buf_add_char(&lines, '\n');
  }
  builder_add_lines(b, buf_str(&lines), f->first);
  buf_release(&lines);
}

/* Keeps the rows, which were gathered on the heap, in the document's arena. */
static void keep_rows(struct builder *b, struct table *t)
{
  struct table_row *rows = ARENA_ARRAY(b->doc->arena, t->n_rows, struct table_row);
  memcpy(rows, t->rows, t->n_rows * sizeof *rows);
  free(t->rows);
  t->rows = rows;
}

bool builder_add_table(struct builder *b, cmark_node *paragraph)
{
  struct found f = {.paragraph = paragraph,
      .first = (size_t)cmark_node_get_start_line(paragraph),
      .last = (size_t)cmark_node_get_end_line(paragraph)};
  if (!find_table(b, &f)) return false;
  struct cells c = {.table = ARENA_NEW(b->doc->arena, struct table)};
  c.table->n_cols = f.n_cols;
  c.table->source_line = b->first_line + f.header - 1;
  read_aligns(b, c.table, builder_line(b, paragraph, f.header + 1));
  add_row(b, &c, builder_line(b, paragraph, f.header));
  for (size_t n = f.header + 2; n <= f.last; n++)
    add_row(b, &c, builder_line(b, paragraph, n));
  keep_rows(b, c.table);
  bool ok = parse_cells(b, &c);
  buf_release(&c.text);
  if (!ok) return false;
  add_text_before(b, &f);
  struct block *block = builder_add_block(b, BLOCK_TABLE, f.header);
  block->table = c.table;
  return true;
}
