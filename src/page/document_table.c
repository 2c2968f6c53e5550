/* Tables in paragraphs. cmark knows none, and has read the paragraph as one text: the table is
 * found in the lines of the source, and each cell is parsed apart, as a heading of one line, in
 * which all inline Markdown counts and nothing else does. */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/mem.h"
#include "page/attribute.h"
#include "page/document_own.h"
#include "page/table.h"

#include <assert.h>
#include <stdlib.h>

/* What begins a block behind a table, and not within a paragraph, ends the table. In trees parsed
 * apart that stand in more others than that it does not, nor with more lines behind it, so that
 * little is parsed again and again. */
enum { APART_MAX = 4, BEHIND_LINES = 2000, INDENT_OF_CODE = 4 };

/* The lines of a paragraph or heading, and where in them a table is. */
struct found {
  size_t first, last; /* lines of text */
  size_t end;         /* behind all lines: of a heading the underline is left out above */
  size_t header;      /* the line before the row of dashes */
  size_t rows_end;    /* behind the last row */
  size_t n_cols;
};

/* Does the line stand out of a container that the paragraph is in? */
static bool is_lazy(const struct builder *b, const struct container_rest *rest)
{
  return rest->n < b->n_containers - b->first_container;
}

/* Is it lazy, or indented as code is? */
static bool is_astray(const struct builder *b, const struct container_rest *rest)
{
  return is_lazy(b, rest) || container_indent(rest) >= INDENT_OF_CODE;
}

/* Looks for the first row of dashes that has as many cells as the line before it. */
static bool find_head(struct builder *b, struct found *f)
{
  for (size_t n = f->first + 1; n <= f->last; n++) {
    struct container_rest rest = builder_rest(b, n);
    struct str line = str_trim(rest.text);
    if (!line.n || !str_has(STR_LIT("|:-"), line.p[0]) || is_astray(b, &rest)) continue;
    if (!table_is_delimiter(line, &f->n_cols)) continue;
    f->header = n - 1;
    rest = builder_rest(b, f->header);
    if (!is_lazy(b, &rest) && table_count_cells(str_trim(rest.text)) == f->n_cols) return true;
  }
  return false;
}

static bool is_rule(struct str line)
{
  size_t n = 0;
  for (size_t i = 0; i < line.n; i++) {
    if (line.p[i] == '-')
      n++;
    else if (line.p[i] != ' ' && line.p[i] != '\t')
      return false;
  }
  return n >= 3;
}

/* Is the line one tag and nothing else (CommonMark 4.6, start condition 7)? Roughly: as it may
 * stand behind a table. */
static bool is_tag(struct str line)
{
  size_t n = str_starts(line, STR_LIT("</")) ? 2 : 1, from = n;
  while (n < line.n && ascii_is_letter(line.p[n]))
    n++;
  if (n == from || n == line.n || line.p[0] != '<' || line.p[line.n - 1] != '>') return false;
  return str_has(STR_LIT(" \t/>"), line.p[n]) && !str_has(str_from(line, n), '|');
}

/* Does a block begin with the line that could not within a paragraph? */
static bool ends_table(struct builder *b, const struct found *f, size_t number)
{
  if (b->n_apart > APART_MAX || f->end - number > BEHIND_LINES) return false;
  struct container_rest rest = builder_rest(b, number);
  struct str line = str_trim(rest.text);
  if (is_astray(b, &rest) || !table_count_cells(line)) return true;
  return source_item_mark(line) || is_rule(line) || is_tag(line);
}

static bool is_underline(struct str line)
{
  for (size_t i = 0; i < line.n; i++)
    if (line.p[i] != line.p[0]) return false;
  return line.n && (line.p[0] == '=' || line.p[0] == '-');
}

/* The line below the text of a heading. cmark's end may be one too far. */
static size_t find_underline(struct builder *b, size_t first, size_t last)
{
  size_t n = first + 1;
  while (n < last && !is_underline(builder_line(b, n)))
    n++;
  return n;
}

static bool find_table(struct builder *b, cmark_node *leaf, struct found *f)
{
  f->first = (size_t)cmark_node_get_start_line(leaf);
  f->last = (size_t)cmark_node_get_end_line(leaf);
  bool is_heading = cmark_node_get_type(leaf) == CMARK_NODE_HEADING;
  if (is_heading) f->last = find_underline(b, f->first, f->last);
  f->end = f->last + 1;
  f->last -= is_heading;
  if (!find_head(b, f)) return false;
  f->rows_end = f->header + 2;
  while (f->rows_end < f->end && !ends_table(b, f, f->rows_end))
    f->rows_end++;
  return true;
}

/* ---- cells ---- */

/* The text of all cells that are parsed together. */
struct cells {
  struct buf text;
  struct table *table;
  size_t cap_rows;
  size_t n; /* cells so far */
};

/* Adds the cell as a heading; the marks at its end keep those that the cell itself may end in. */
static void add_cell(struct buf *out, struct str cell)
{
  buf_add_cstr(out, "# ");
  for (size_t i = 0; i < cell.n; i++) {
    bool escapes_pipe = cell.p[i] == '\\' && i + 1 < cell.n && cell.p[i + 1] == '|';
    if (!escapes_pipe) buf_add_char(out, cell.p[i]);
  }
  buf_add_cstr(out, " #\n");
}

static void add_row(struct builder *b, struct cells *c, struct str line)
{
  struct table *t = c->table;
  struct table_cells cells = table_begin(line, t->n_cols);
  struct str cell;
  t->rows = mem_grow(t->rows, &c->cap_rows, t->n_rows + 1, sizeof *t->rows);
  struct table_row *own = &t->rows[t->n_rows++];
  *own = (struct table_row){.n = 0};
  while (own->n < t->n_cols && table_next_cell(&cells, &cell)) {
    add_cell(&c->text, cell);
    own->n++;
  }
  c->n += own->n;
  own->cells = ARENA_ARRAY(b->doc->arena, own->n, struct inlines);
}

static void read_aligns(struct builder *b, struct table *t, struct str line)
{
  struct table_cells cells = table_begin(line, t->n_cols);
  struct str cell;
  t->aligns = ARENA_ARRAY(b->doc->arena, t->n_cols, enum table_align);
  for (size_t i = 0; i < t->n_cols && table_next_cell(&cells, &cell); i++)
    t->aligns[i] = table_align_of(cell);
}

/* Reads the cells from the headings of the tree that they were parsed to. */
static void read_cells(struct builder *b, const struct parsed *tree, struct table *t)
{
  cmark_node *heading = cmark_node_first_child(tree->root);
  for (size_t i = 0; i < t->n_rows; i++)
    for (size_t k = 0; k < t->rows[i].n && heading; k++) {
      t->rows[i].cells[k] = builder_read(b, heading, t->source_line + i + (i > 0));
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
  struct builder outer = builder_begin_apart(b, buf_str(&c->text), 1);
  b->inlines.is_ahead = true;
  read_cells(b, &tree, c->table);
  b->inlines.is_ahead = false;
  builder_end_apart(b, &outer);
  parsed_release(&tree);
  return true;
}

/* ---- the table ---- */

/* Parses what stands before the table again, without it. */
static void add_text_before(struct builder *b, const struct found *f)
{
  struct buf lines = BUF_INIT;
  for (size_t n = f->first; n < f->header; n++) {
    buf_add(&lines, builder_line(b, n));
    buf_add_char(&lines, '\n');
  }
  builder_add_lines(b, buf_str(&lines), f->first);
  buf_release(&lines);
}

/* Parses lines that stand out of a container of the place reached. */
static void add_lines_outside(
    struct builder *b, const struct container *c, struct str lines, size_t line)
{
  struct frame *frame = b->frame;
  struct list *list = b->list;
  builder_html_enter(b);
  b->frame = c->outer;
  b->list = c->outer_list;
  builder_add_lines(b, lines, line);
  builder_html_leave(b);
  b->frame = frame;
  b->list = list;
}

/* Parses what stands behind it. A lazy line there ends the containers that it stands out of. */
static void add_text_behind(struct builder *b, const struct found *f)
{
  if (f->rows_end == f->end) return;
  struct buf lines = BUF_INIT;
  struct container *around = b->containers ? b->containers + b->first_container : NULL;
  size_t n_in = builder_rest(b, f->rows_end).n;
  for (size_t n = f->rows_end; n < f->end; n++) {
    struct container_rest rest = container_cut(around, n_in, source_line(&b->source, n), n);
    container_add_rest(&lines, &rest);
    buf_add_char(&lines, '\n');
  }
  bool stands_out = b->first_container + n_in < b->n_containers;
  assert(around || !stands_out);
  if (stands_out)
    add_lines_outside(b, &around[n_in], buf_str(&lines), f->rows_end);
  else
    builder_add_lines(b, buf_str(&lines), f->rows_end);
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

static struct table *read_table(struct builder *b, const struct found *f)
{
  struct cells c = {.table = ARENA_NEW(b->doc->arena, struct table)};
  c.table->n_cols = f->n_cols;
  c.table->source_line = b->first_line + f->header - 1;
  read_aligns(b, c.table, builder_line(b, f->header + 1));
  add_row(b, &c, builder_line(b, f->header));
  struct str id;
  for (size_t n = f->header + 2; n < f->rows_end && c.n <= LIMIT_TABLE_CELLS; n++)
    if (!attribute_is_line(builder_line(b, n), &id)) add_row(b, &c, builder_line(b, n));
  keep_rows(b, c.table);
  bool ok = c.n <= LIMIT_TABLE_CELLS && parse_cells(b, &c);
  buf_release(&c.text);
  return ok ? c.table : NULL;
}

/* A table that takes too long to be read is shown as it stands. */
static void add_plain(struct builder *b, const struct found *f)
{
  struct buf text = BUF_INIT;
  for (size_t n = f->header; n < f->rows_end; n++) {
    buf_add(&text, builder_line(b, n));
    buf_add_char(&text, '\n');
  }
  struct block *block = builder_add_block(b, BLOCK_PLAIN, f->header);
  block->literal = arena_str(b->doc->arena, buf_str(&text));
  block->trouble = arena_printf(b->doc->arena,
      "the table at line %zu has more than %d cells, or would take too long to read",
      block->source_line, LIMIT_TABLE_CELLS);
  if (!b->doc->trouble.n) b->doc->trouble = block->trouble;
  buf_release(&text);
}

bool builder_add_table(struct builder *b, cmark_node *leaf)
{
  struct found f;
  if (!find_table(b, leaf, &f)) return false;
  const struct table *table = read_table(b, &f);
  builder_html_make_room(b);
  add_text_before(b, &f);
  if (table)
    builder_add_block(b, BLOCK_TABLE, f.header)->table = table;
  else
    add_plain(b, &f);
  add_text_behind(b, &f);
  return true;
}
