/* What the program makes of Markdown, for comparing: the document and its laid-out lines as JSON.
 *
 *   dump [-t] < TEXTS > one object a line
 *
 * Each text comes as a line with the number of its bytes, and then these. One process serves all
 * examples of a file. With -t only texts are told: that of the document, that of the lines, and the
 * HTML that the parser makes by itself. */
#include "base/json.h"
#include "base/utf8.h"
#include "page/layout.h"

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH_COLS = 4000 }; /* no example has a longer line */

static const char *const kinds[BLOCK_COUNT] = {
    [BLOCK_PARAGRAPH] = "paragraph",
    [BLOCK_HEADING] = "heading",
    [BLOCK_CODE] = "code",
    [BLOCK_HTML] = "html",
    [BLOCK_PLAIN] = "plain",
    [BLOCK_RULE] = "rule",
    [BLOCK_IMAGE] = "image",
    [BLOCK_TABLE] = "table",
    [BLOCK_ALERT] = "alert",
    [BLOCK_TERM] = "term",
};

static const char *const frames[] = {
    [FRAME_QUOTE] = "quote",
    [FRAME_ITEM] = "item",
    [FRAME_CONTAINER] = "container",
    [FRAME_ADMONITION] = "admonition",
    [FRAME_DEFINITION] = "definition",
    [FRAME_FOOTNOTE] = "footnote",
};

static const struct {
  unsigned mark;
  const char *name;
} marks[] = {
    {INLINE_EMPHASIS, "em"},
    {INLINE_STRONG, "strong"},
    {INLINE_STRUCK, "del"},
    {INLINE_CODE, "code"},
    {INLINE_HTML, "html"},
    {INLINE_IMAGE, "img"},
    {INLINE_LITERAL, "literal"},
    {INLINE_FOOTNOTE, "footnote"},
    {INLINE_BACK, "back"},
};

static const char *const aligns[] = {
    [TABLE_ALIGN_NONE] = "",
    [TABLE_ALIGN_LEFT] = "left",
    [TABLE_ALIGN_CENTRE] = "center",
    [TABLE_ALIGN_RIGHT] = "right",
};

static void put_key(struct json *j, const char *name)
{
  json_key(j, str_of(name));
}

static void put_text(struct json *j, const char *name, struct str text)
{
  put_key(j, name);
  json_str(j, text);
}

static void put_number(struct json *j, const char *name, long long n)
{
  put_key(j, name);
  json_int(j, n);
}

/* ---- the document ---- */

/* [text, marks with blanks between them, link] */
static void put_piece(struct json *j, struct str text, unsigned set, int32_t link)
{
  struct buf names = BUF_INIT;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (set & marks[i].mark) buf_addf(&names, "%s%s", names.n ? " " : "", marks[i].name);
  json_open(j, '[');
  json_str(j, text);
  json_str(j, buf_str(&names));
  json_int(j, link);
  json_close(j, ']');
  buf_release(&names);
}

static void put_inlines(struct json *j, const struct inlines *in)
{
  size_t at = 0;
  json_open(j, '[');
  for (size_t i = 0; i < in->n_runs; i++) {
    const struct inline_run *run = &in->runs[i];
    if (run->from > at) put_piece(j, str_first(str_from(in->text, at), run->from - at), 0, -1);
    put_piece(j, str_first(str_from(in->text, run->from), run->n), run->marks, run->link);
    at = run->from + run->n;
  }
  if (at < in->text.n) put_piece(j, str_from(in->text, at), 0, -1);
  json_close(j, ']');
}

static void put_frame(struct json *j, const struct frame *f)
{
  json_open(j, '{');
  put_text(j, "kind", str_of(frames[f->kind]));
  put_number(j, "first", f->first_block);
  if (f->list) {
    put_number(j, "list", (long long)(uintptr_t)f->list);
    put_number(j, "number", f->list->is_ordered ? f->number : -1);
    put_number(j, "tight", f->list->is_tight);
    put_number(j, "task", f->task);
  }
  json_close(j, '}');
}

static void put_table(struct json *j, const struct table *t)
{
  put_key(j, "aligns");
  json_open(j, '[');
  for (size_t i = 0; i < t->n_cols; i++)
    json_str(j, str_of(aligns[t->aligns[i]]));
  json_close(j, ']');
  put_key(j, "rows");
  json_open(j, '[');
  for (size_t i = 0; i < t->n_rows; i++) {
    json_open(j, '[');
    for (size_t k = 0; k < t->rows[i].n; k++)
      put_inlines(j, &t->rows[i].cells[k]);
    json_close(j, ']');
  }
  json_close(j, ']');
}

static void put_block(struct json *j, const struct block *b)
{
  json_open(j, '{');
  put_text(j, "kind", str_of(kinds[b->kind]));
  put_number(j, "level", b->level);
  put_key(j, "frames"); /* inwards to outwards */
  json_open(j, '[');
  for (const struct frame *f = b->frame; f; f = f->outer)
    put_frame(j, f);
  json_close(j, ']');
  put_key(j, "content");
  put_inlines(j, &b->content);
  put_text(j, "literal", b->literal);
  put_text(j, "language", b->language);
  if (b->table) put_table(j, b->table);
  json_close(j, '}');
}

static void put_link(struct json *j, const struct document *d, const struct link *l)
{
  json_open(j, '{');
  put_text(j, "url", l->url);
  put_text(j, "title", l->title);
  put_number(j, "image", l->is_image);
  put_number(j, "number", l->footnote ? d->footnotes[l->footnote - 1].number : 0);
  json_close(j, '}');
}

static void put_document(struct json *j, const struct document *d)
{
  put_text(j, "trouble", d->trouble);
  put_key(j, "links");
  json_open(j, '[');
  for (size_t i = 0; i < d->n_links; i++)
    put_link(j, d, &d->links[i]);
  json_close(j, ']');
  put_key(j, "blocks");
  json_open(j, '[');
  for (size_t i = 0; i < d->n_blocks; i++)
    put_block(j, &d->blocks[i]);
  json_close(j, ']');
}

/* ---- the lines ---- */

/* [role, text] */
static void put_span(struct json *j, enum style_role role, struct str text)
{
  if (!text.n) return;
  json_open(j, '[');
  json_str(j, str_of(styles[role].name));
  json_str(j, text);
  json_close(j, ']');
}

static void put_line(struct json *j, const struct line *line)
{
  size_t at = 0;
  json_open(j, '[');
  json_int(j, line->block);
  for (size_t i = 0; i < line->n_spans; i++) {
    const struct span *s = &line->spans[i];
    put_span(j, STYLE_TEXT, str_first(str_from(line->text, at), s->from - at));
    put_span(j, s->role, str_first(str_from(line->text, s->from), s->n));
    at = s->from + s->n;
  }
  put_span(j, STYLE_TEXT, str_from(line->text, at));
  json_close(j, ']');
}

static void put_lines(struct json *j, const struct document *d)
{
  struct layout_options o = {.width_cols = WIDTH_COLS};
  struct lines *l = layout_document(d, &o);
  put_key(j, "lines");
  json_open(j, '[');
  for (size_t i = 0; i < l->n; i++)
    put_line(j, &l->items[i]);
  json_close(j, ']');
  lines_free(l);
}

/* ---- a text ---- */

/* Does the parser by itself see HTML in it? */
static bool has_html(struct str body)
{
  cmark_node *root = cmark_parse_document(body.p ? body.p : "", body.n, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new(root);
  bool found = false;
  while (!found && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
    cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));
    found = type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
  }
  cmark_iter_free(iter);
  cmark_node_free(root);
  return found;
}

/* ---- texts alone ---- */

/* What the page adds: marks, bars, frames, and where images come from. */
static bool is_added(enum style_role role)
{
  static const enum style_role added[] = {
      STYLE_BULLET, STYLE_QUOTE, STYLE_RULE, STYLE_MARK, STYLE_CODE_FRAME, STYLE_BORDER, STYLE_DIM};
  for (size_t i = 0; i < sizeof added / sizeof *added; i++)
    if (role == added[i]) return true;
  return false;
}

static void add_line_text(struct buf *out, const struct line *line)
{
  size_t at = 0;
  for (size_t i = 0; i < line->n_spans; i++) {
    const struct span *s = &line->spans[i];
    buf_add(out, str_first(str_from(line->text, at), s->from - at));
    if (!is_added(s->role)) buf_add(out, str_first(str_from(line->text, s->from), s->n));
    at = s->from + s->n;
  }
  buf_add(out, str_from(line->text, at));
  buf_add_char(out, '\n');
}

static void put_shown(struct json *j, const struct document *d)
{
  struct layout_options o = {.width_cols = WIDTH_COLS};
  struct lines *l = layout_document(d, &o);
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < l->n; i++)
    add_line_text(&text, &l->items[i]);
  put_text(j, "shown", buf_str(&text));
  buf_release(&text);
  lines_free(l);
}

static void put_said(struct json *j, const struct document *d)
{
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < d->n_blocks; i++) {
    const struct block *b = &d->blocks[i];
    buf_add(&text, b->content.text);
    buf_add(&text, b->literal);
    for (size_t r = 0; b->table && r < b->table->n_rows; r++)
      for (size_t k = 0; k < b->table->rows[r].n; k++) {
        buf_add(&text, b->table->rows[r].cells[k].text);
        buf_add_char(&text, '\n');
      }
    buf_add_char(&text, '\n');
  }
  put_text(j, "said", buf_str(&text));
  buf_release(&text);
}

static void put_addresses(struct json *j, const struct document *d)
{
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < d->n_links; i++)
    buf_addf(&text, "%.*s\n%.*s\n", STR_ARG(d->links[i].url), STR_ARG(d->links[i].title));
  put_text(j, "links", buf_str(&text));
  buf_release(&text);
}

static void put_html(struct json *j, struct str body)
{
  char *html = cmark_markdown_to_html(body.p ? body.p : "", body.n, CMARK_OPT_UNSAFE);
  put_text(j, "html", str_of(html));
  free(html);
}

/* ---- all ---- */

static void dump(struct str bytes, bool texts, struct buf *out)
{
  struct buf body = BUF_INIT;
  utf8_repair(&body, bytes);
  struct document *d = document_new(buf_str(&body), 1);
  struct json j = json_to(out);
  json_open(&j, '{');
  if (texts) {
    put_html(&j, buf_str(&body));
    put_said(&j, d);
    put_shown(&j, d);
    put_addresses(&j, d);
  } else {
    put_number(&j, "html", has_html(buf_str(&body)));
    put_document(&j, d);
    put_lines(&j, d);
  }
  json_close(&j, '}');
  document_free(d);
  buf_release(&body);
}

int main(int argc, char **argv)
{
  bool texts = argc > 1 && str_eq(str_of(argv[1]), STR_LIT("-t"));
  struct buf text = BUF_INIT, out = BUF_INIT;
  for (size_t n; scanf("%zu", &n) == 1 && getchar() == '\n';) {
    buf_clear(&text);
    buf_clear(&out);
    text.n = fread(buf_reserve(&text, n), 1, n, stdin);
    if (text.n != n) return 2;
    dump(buf_str(&text), texts, &out);
    puts(buf_cstr(&out));
  }
  buf_release(&text);
  buf_release(&out);
  return 0;
}
