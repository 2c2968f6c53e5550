/* From HTML to blocks: what is open, and the text on its way to a block. */
#include "page/document_html.h"

#include "base/limits.h"
#include "base/mem.h"
#include "page/anchor.h"
#include "page/document_own.h"
#include "page/inline_own.h"

#include <stdlib.h>

void html_blocks_release(struct html_blocks *h)
{
  free(h->open);
  free(h->table.cells);
  free(h->table.rows);
  free(h->table.pieces);
  free(h->table.spans);
  free(h->table.aligns);
}

/* ---- text ---- */

size_t html_line(struct builder *b)
{
  struct html_blocks *h = &b->html;
  for (; h->counted < h->rest.p; h->counted++)
    h->line += *h->counted == '\n';
  return h->line;
}

static struct block *add_block(struct builder *b, enum block_kind kind, size_t source_line)
{
  return builder_add_block(b, kind, source_line - b->first_line + 1);
}

void html_add_paragraph(struct builder *b, struct inlines text, size_t source_line)
{
  if (!text.text.n && !text.n_runs) return;
  struct block *block = add_block(b, BLOCK_PARAGRAPH, source_line);
  block->content = text;
  block->align = b->html.align;
  builder_make_card(b, block);
}

static void add_heading(struct builder *b, struct inlines text, size_t source_line)
{
  struct block *block = add_block(b, BLOCK_HEADING, source_line);
  block->content = text;
  block->level = b->html.heading;
  block->align = b->html.heading_align;
  block->anchor = anchor_take(&b->anchors, &block->content);
  b->html.heading = 0;
}

static void add_piece(struct html_table *t, struct inlines piece)
{
  t->pieces = mem_grow(t->pieces, &t->cap_pieces, t->n_pieces + 1, sizeof *t->pieces);
  t->pieces[t->n_pieces++] = piece;
}

void builder_html_take_text(struct builder *b, struct inlines text, size_t source_line)
{
  if (!text.text.n && !text.n_runs) return;
  if (b->html.table.in_cell)
    add_piece(&b->html.table, text);
  else if (b->html.heading && text.text.n)
    add_heading(b, text, source_line);
  else
    html_add_paragraph(b, text, source_line);
}

/* Lines that end before the text begins are none of its own. */
static size_t skip_lines(struct inlines *text, size_t source_line)
{
  while (text->n_line_ends && !text->line_ends[0]) {
    text->line_ends++;
    text->n_line_ends--;
    source_line++;
  }
  return source_line;
}

void html_flush(struct builder *b)
{
  size_t begun = b->html.text_line;
  b->inlines.html.has_tags = true;
  struct inlines text = inline_end(&b->inlines);
  size_t line = skip_lines(&text, begun);
  builder_html_take_text(b, text, line);
  b->html.text_line = html_line(b);
  inline_begin(&b->inlines, b->html.text_line);
}

/* ---- elements that are open ---- */

bool html_open(struct builder *b, const struct html_element *e)
{
  struct html_blocks *h = &b->html;
  if (e && h->n_elements >= LIMIT_HTML_DEPTH) return false;
  h->open = mem_grow(h->open, &h->cap_open, h->n_open + 1, sizeof *h->open);
  h->open[h->n_open++] = (struct html_open){e, b->frame, b->list, h->align};
  h->n_elements += e != NULL;
  return true;
}

/* An item without content is still seen. */
static void close_last(struct builder *b)
{
  struct html_blocks *h = &b->html;
  struct html_open last = h->open[--h->n_open];
  h->n_elements -= last.element != NULL;
  if (last.element && last.element->means == HTML_TABLE) html_finish_table(b);
  bool is_item = last.element && last.element->means == HTML_ITEM;
  if (is_item && b->frame->first_block == b->doc->n_blocks)
    add_block(b, BLOCK_PARAGRAPH, html_line(b));
  if (last.element) inline_end_marks(&b->inlines, last.element->marks);
  b->frame = last.frame;
  b->list = last.list;
  h->align = last.align;
}

size_t html_find_open(const struct builder *b, enum html_means means, enum html_means within)
{
  const struct html_blocks *h = &b->html;
  for (size_t i = h->n_open; i && h->open[i - 1].element; i--) {
    if (h->open[i - 1].element->means == means) return i;
    if (h->open[i - 1].element->means == within) return 0;
  }
  return 0;
}

void html_close(struct builder *b, const struct html_element *e)
{
  struct html_blocks *h = &b->html;
  size_t at = h->n_open;
  while (at && h->open[at - 1].element && h->open[at - 1].element != e)
    at--;
  if (!at || h->open[at - 1].element != e) return;
  while (h->n_open >= at)
    close_last(b);
}

void html_close_implied(struct builder *b, enum html_means means, enum html_means within)
{
  size_t at = html_find_open(b, means, within);
  while (at && b->html.n_open >= at)
    close_last(b);
}

void builder_html_enter(struct builder *b)
{
  b->html.heading = 0;
  html_open(b, NULL);
}

void builder_html_leave(struct builder *b)
{
  while (b->html.open[b->html.n_open - 1].element)
    close_last(b);
  close_last(b);
}

struct frame *builder_html_container(const struct builder *b)
{
  const struct html_blocks *h = &b->html;
  size_t i = h->n_open;
  while (i && h->open[i - 1].element)
    i--;
  return i ? h->open[i - 1].frame : NULL;
}

void builder_html_end(struct builder *b)
{
  while (b->html.n_open)
    close_last(b);
}

bool builder_html_takes_text(const struct builder *b)
{
  return b->html.table.in_cell || b->html.heading;
}

void builder_html_meet(struct builder *b, cmark_node_type type)
{
  if (type == CMARK_NODE_HTML_BLOCK) return;
  html_close_implied(b, HTML_PARAGRAPH, HTML_BLOCK);
  if (type != CMARK_NODE_PARAGRAPH) builder_html_make_room(b);
}

void builder_html_make_room(struct builder *b)
{
  b->html.heading = 0;
  if (b->html.table.is_open) html_spill_table(b);
}

/* ---- the whole ---- */

static void read_token(struct builder *b, struct str literal)
{
  struct str from = b->html.rest;
  struct html_token t;
  html_next(&b->html.rest, &t);
  const struct html_element *e = html_element_of(&t);
  if (t.kind == HTML_TEXT)
    inline_add_html(&b->inlines, t.raw);
  else if (html_is_shown(&t))
    html_read_shown(b, literal, from);
  else if (e && e->means >= HTML_BLOCK)
    html_read_block_tag(b, &t, e);
  else
    inline_read_markup(&b->inlines, &t);
}

static void begin_reading(struct builder *b, struct str literal, size_t source_line)
{
  struct html_blocks *h = &b->html;
  h->rest = literal;
  h->counted = literal.p;
  h->line = source_line;
  h->n_seen = b->doc->n_blocks;
  b->inlines.leaf = NULL;
  b->inlines.is_ahead = true;
  inline_html_reset(&b->inlines);
  b->html.text_line = source_line;
  inline_begin(&b->inlines, source_line);
}

/* A list that this block begins and does not end may hold any Markdown: it is loose. */
static void loosen_lists(struct builder *b)
{
  const struct html_blocks *h = &b->html;
  struct list *list = b->list;
  for (size_t i = h->n_open; i && h->open[i - 1].element; i--) {
    if (h->open[i - 1].element->means != HTML_LIST) continue;
    if (list->first_block >= h->n_seen) list->is_tight = false;
    list = h->open[i - 1].list;
  }
}

void builder_add_html(struct builder *b, cmark_node *node)
{
  struct str literal = arena_str(b->doc->arena, str_of(cmark_node_get_literal(node)));
  begin_reading(b, literal, b->first_line + (size_t)cmark_node_get_start_line(node) - 1);
  while (b->html.rest.n)
    read_token(b, literal);
  html_flush(b);
  loosen_lists(b);
  inline_html_reset(&b->inlines);
  b->inlines.is_ahead = false;
}
