/* Copying from the page. */
#include "session/copy_page.h"

#include "session/follow.h"
#include "session/page_read.h"

/* ---- lines of the file ---- */

/* The bytes of lines [first, end) of the file, 1-based; end 0: to its end. */
static struct str source_lines(struct str file, size_t first, size_t end)
{
  struct str rest = file, line;
  const char *from = NULL;
  for (size_t number = 1; number != end; number++) {
    if (number == first) from = rest.p;
    if (!str_cut_line(&rest, &line)) break;
  }
  if (!from) return STR_NONE;
  const char *stop = end ? rest.p : file.p + file.n;
  return (struct str){from, (size_t)(stop - from)};
}

void copy_note(struct session *s)
{
  copy_text(s, s->page.article->file, "the note");
}

/* ---- sections ---- */

/* The index of the heading that ends a section, or n_headings. What has not been read yet is read
 * where the end is in it. */
static size_t section_end(struct session *s, size_t heading)
{
  for (;;) {
    const struct lines *lines = s->page.lines;
    size_t next = heading + 1;
    while (next < lines->n_headings && lines->headings[next].level > lines->headings[heading].level)
      next++;
    if (next < lines->n_headings || !page_read_goes_on(&s->page)) return next;
    page_read_slice(s);
  }
}

static size_t heading_source_line(const struct lines *lines, size_t heading)
{
  if (heading >= lines->n_headings || lines->headings[heading].line >= lines->n) return 0;
  return lines->items[lines->headings[heading].line].source_line;
}

struct str page_section_source(struct session *s, size_t heading)
{
  size_t end = section_end(s, heading);
  const struct lines *lines = s->page.lines;
  return source_lines(
      s->page.article->file, heading_source_line(lines, heading), heading_source_line(lines, end));
}

void copy_section(struct session *s, size_t heading)
{
  struct str text = page_section_source(s, heading);
  if (text.n)
    copy_text(s, text, "the section");
  else
    session_complain(s, "this heading has no source to copy");
}

void copy_section_text(struct session *s, size_t heading)
{
  size_t end = section_end(s, heading);
  const struct lines *lines = s->page.lines;
  size_t last = end < lines->n_headings ? lines->headings[end].line : lines->n;
  struct buf text = BUF_INIT;
  while (last > lines->headings[heading].line && !lines->items[last - 1].text.n)
    last--;
  for (size_t i = lines->headings[heading].line; i < last; i++)
    buf_addf(&text, "%.*s\n", STR_ARG(lines->items[i].text));
  copy_text(s, buf_str(&text), "the section as it is shown");
  buf_release(&text);
}

/* ---- code ---- */

static bool is_frame(const struct line *line)
{
  for (size_t i = 0; i < line->n_spans; i++)
    if (line->spans[i].role == STYLE_CODE_FRAME) return true;
  return false;
}

void copy_code_text(struct session *s, size_t target)
{
  const struct lines *lines = s->page.lines;
  struct buf text = BUF_INIT;
  for (size_t i = lines->targets[target].line; i < lines->n; i++) {
    const struct line *line = &lines->items[i];
    if (line->target != (int32_t)target) break;
    if (is_frame(line)) continue;
    if (text.n && line->join != LINE_WITHIN)
      buf_add_char(&text, line->join == LINE_BEGINS ? '\n' : ' ');
    buf_add(&text, str_from(line->text, line->margin));
  }
  if (text.n) buf_add_char(&text, '\n');
  copy_text(s, buf_str(&text), "the code as it is shown");
  buf_release(&text);
}

/* ---- tables ---- */

static const struct table *table_of(const struct session *s, size_t block)
{
  return s->page.document->blocks[block].table;
}

/* A table of Markdown has its rows on lines that follow each other, but for the dashes below the
 * first; one that HTML made has not. */
struct str page_table_source(const struct session *s, size_t block)
{
  const struct table *t = table_of(s, block);
  size_t first = t->source_line;
  struct str text = source_lines(s->page.article->file, first, first + t->n_rows + 1);
  struct str head = text, dashes;
  str_cut(&head, '\n', &dashes);
  str_cut(&head, '\n', &dashes);
  return str_find(dashes, STR_LIT("-")) < dashes.n ? text : STR_NONE;
}

void copy_table(struct session *s, size_t block)
{
  struct str text = page_table_source(s, block);
  if (text.n)
    copy_text(s, text, "the table");
  else
    session_complain(s, "this table is not written in Markdown");
}

static void add_cell(struct buf *out, struct str text)
{
  for (size_t i = 0; i < text.n; i++)
    buf_add_char(out, text.p[i] == '\n' || text.p[i] == '\t' ? ' ' : text.p[i]);
}

void copy_table_cells(struct session *s, size_t block)
{
  const struct table *t = table_of(s, block);
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < t->n_rows; i++) {
    if (!i && !t->rows[i].n) continue; /* it has no head */
    for (size_t k = 0; k < t->n_cols; k++) {
      if (k) buf_add_char(&text, '\t');
      if (k < t->rows[i].n) add_cell(&text, t->rows[i].cells[k].text);
    }
    buf_add_char(&text, '\n');
  }
  copy_text(s, buf_str(&text), "the cells of the table");
  buf_release(&text);
}
