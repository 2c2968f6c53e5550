/* What the containers of CommonMark (quotes 5.1, list items 5.2) put before a line of the source:
 * how much of it belongs to each, and where a line goes on without them (lazily). Columns are
 * counted as CommonMark 2.2 counts them, with tab stops of 4. */
#ifndef PAGE_CONTAINER_H
#define PAGE_CONTAINER_H

#include "base/buf.h"

struct frame;
struct list;

/* A quote or an item around the place reached. */
struct container {
  bool is_item;
  size_t line;         /* of the source, where it begins */
  size_t width;        /* an item's: columns that its other lines stand in */
  struct frame *outer; /* of the document: what stands around it */
  struct list *outer_list;
};

/* What is left of a line. */
struct container_rest {
  struct str text;   /* with the blanks before it */
  size_t col;        /* column where the text begins */
  size_t blank_cols; /* blanks before the text that are the rest of a tab */
  size_t n;          /* containers that the line stands in: the others it leaves out */
};

/* Takes off line `number` of the source what belongs to the n containers, the outermost first, as
 * long as they are there. */
struct container_rest container_cut(
    const struct container *c, size_t n, struct str line, size_t number);

/* Columns of the blanks before the text. */
size_t container_indent(const struct container_rest *rest);

/* The width of the item whose first line is `rest` below the containers around it. */
size_t container_item_width(struct container_rest rest);

/* Adds what is left, with all its blanks. */
void container_add_rest(struct buf *out, const struct container_rest *rest);

#endif
