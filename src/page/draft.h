/* A line of a page while it is put together from pieces of safe text. One draft serves a whole
 * layout: each line that it ends leaves it empty and keeps its memory. */
#ifndef PAGE_DRAFT_H
#define PAGE_DRAFT_H

#include "base/buf.h"
#include "page/lines.h"

struct draft {
  struct buf text;
  struct span *spans;
  size_t n_spans, cap_spans;
  int cols;
  size_t margin, tail; /* bytes before and behind the line's own text */
};

#define DRAFT_INIT                \
  {                               \
    BUF_INIT, NULL, 0, 0, 0, 0, 0 \
  }

void draft_release(struct draft *d);

/* Adds text that takes `cols` columns. `target` is an index of the page's targets, or -1. */
void draft_add(struct draft *d, struct str safe, int cols, enum style_role role, int32_t target);

/* Adds text whose columns are counted here. */
void draft_put(struct draft *d, struct str safe, enum style_role role);

/* Adds blanks up to column `col`; nothing when the line has come that far. */
void draft_pad(struct draft *d, int col);

/* Adds one cluster of `cols` columns as often as fits in `width` columns. */
void draft_fill(struct draft *d, struct str cluster, int width, enum style_role role);

/* What the line has so far is its margin; what it gets from now on is its tail. */
void draft_end_margin(struct draft *d);
void draft_begin_tail(struct draft *d);

/* Ends the line: blanks at its end are cut, and it is added to the page. Returns it. */
struct line *draft_end(struct draft *d, struct lines *l);

#endif
