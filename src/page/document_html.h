/* Blocks of HTML, read as the blocks that Markdown has. What an element holds may be more Markdown,
 * in other blocks than its tags: so what is open is kept while a document is built. */
#ifndef PAGE_DOCUMENT_HTML_H
#define PAGE_DOCUMENT_HTML_H

#include "page/document.h"
#include "page/html.h"
#include "page/html_element.h"

#include <cmark.h>

/* An element that is open, with what was so around it. */
struct html_open {
  const struct html_element *element; /* NULL: a container of Markdown, which ends what is in it */
  struct frame *frame;
  struct list *list;
  enum table_align align;
};

struct html_row {
  size_t first, n; /* of the cells */
  size_t source_line;
  bool is_head;
};

/* A table whose cells are gathered. What holds more than lines of text cannot be in one: then the
 * rows that are whole become a table, and all that follows stands one below the other. */
struct html_table {
  bool is_open, in_head, in_row, in_cell;
  size_t source_line;
  struct inlines *cells; /* of all rows */
  size_t n_cells, cap_cells;
  struct html_row *rows;
  size_t n_rows, cap_rows;
  struct inlines *pieces; /* of the cell */
  size_t n_pieces, cap_pieces;
  uint32_t *spans; /* for each column how many rows below are taken by a cell above them */
  size_t n_spans, cap_spans;
  size_t taken_end; /* from this column on none is taken */
  size_t cell;      /* index of the cell that is open */
  size_t n_padding; /* cells that nothing stands in, made by such spans */
  enum table_align *aligns;
  size_t n_aligns, cap_aligns;
};

struct html_blocks {
  struct str rest;     /* of the block that is read */
  const char *counted; /* up to here its lines are counted */
  size_t line;         /* of the file, there */
  struct html_open *open;
  size_t n_open, cap_open;
  size_t n_elements; /* of these */
  size_t n_seen;     /* blocks that were there when this one began */
  enum table_align align;
  int heading; /* level of the one that is open, or 0 */
  enum table_align heading_align;
  size_t text_line; /* where the text begins that goes to the next block */
  struct html_table table;
};

struct builder;

void html_blocks_release(struct html_blocks *h);

/* Reads a block of HTML. */
void builder_add_html(struct builder *b, cmark_node *node);

/* A container of Markdown begins, and ends: what is open in it ends with it. */
void builder_html_enter(struct builder *b);
void builder_html_leave(struct builder *b);

/* The frame of the innermost container that has begun so; NULL at the top. */
struct frame *builder_html_container(const struct builder *b);

/* Does a paragraph or heading belong to a cell or a heading of HTML? */
bool builder_html_takes_text(const struct builder *b);
void builder_html_take_text(struct builder *b, struct inlines text, size_t source_line);

/* A block of Markdown comes: it ends a paragraph of HTML. Where no cell can hold it, room is made.
 */
void builder_html_meet(struct builder *b, cmark_node_type type);
void builder_html_make_room(struct builder *b);

/* Ends all that is open. */
void builder_html_end(struct builder *b);

/* ---- for the parts of this ---- */

/* The line of the file that is reached. */
size_t html_line(struct builder *b);

/* Adds what text there is as a block, a piece of a cell or a heading; goes on with none. */
void html_flush(struct builder *b);

/* Adds a paragraph, or the card of an image that stands alone; nothing for no text. */
void html_add_paragraph(struct builder *b, struct inlines text, size_t source_line);

/* Puts an element on those that are open; false when they are too many. */
bool html_open(struct builder *b, const struct html_element *e);

/* Ends the nearest that is open with all in it, if one is open in this container. */
void html_close(struct builder *b, const struct html_element *e);

/* Where the nearest of a kind that is open stands, plus 1; 0 when there is none in this container,
 * or none within the nearest of another kind. */
size_t html_find_open(const struct builder *b, enum html_means means, enum html_means within);

/* Ends it, if there is one: HTML lets its end tag be left out. */
void html_close_implied(struct builder *b, enum html_means means, enum html_means within);

void html_read_block_tag(
    struct builder *b, const struct html_token *t, const struct html_element *e);

/* The element of a tag, or NULL. */
const struct html_element *html_element_of(const struct html_token *t);

/* Is it shown as it stands? */
bool html_is_shown(const struct html_token *t);

/* Reads such from `from` on, a part of the block's literal. */
void html_read_shown(struct builder *b, struct str literal, struct str from);

enum table_align html_align_of(const struct html_token *t, enum table_align otherwise);

/* The value of an attribute as a number 0..most, or `otherwise`. */
long html_number_of(const struct html_token *t, const char *name, long most, long otherwise);

void html_begin_table(struct builder *b, const struct html_token *t, const struct html_element *e);
void html_begin_rows(struct builder *b, const struct html_token *t, const struct html_element *e);
void html_begin_row(struct builder *b, const struct html_token *t, const struct html_element *e);
void html_begin_cell(struct builder *b, const struct html_token *t, const struct html_element *e);
void html_end_row(struct builder *b, const struct html_token *t, const struct html_element *e);
void html_end_cell(struct builder *b, const struct html_token *t, const struct html_element *e);

/* Adds the table that was gathered. */
void html_finish_table(struct builder *b);

/* Adds what was gathered, and gathers no more. */
void html_spill_table(struct builder *b);

/* Reads preformatted text up to its end. */
void html_read_pre(struct builder *b, const struct html_token *t, const struct html_element *e);

#endif
