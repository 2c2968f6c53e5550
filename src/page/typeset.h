/* What the parts of a layout share: the page that is laid out, the place reached, and how flows
 * become lines. */
#ifndef PAGE_TYPESET_H
#define PAGE_TYPESET_H

#include "page/draft.h"
#include "page/flow.h"
#include "page/layout.h"
#include "page/margin.h"
#include "page/symbol.h"
#include "page/wrap.h"

struct typeset {
  const struct layout_options *o;
  const struct document *doc;
  const struct article *article; /* or NULL */
  struct lines *lines;
  struct arena *arena; /* what is kept from one struct lines to the next */
  struct draft draft;
  struct margin margin;
  struct flow flow;
  struct flow_page links;
  struct wrap wrap;
  struct syntax_state *syntax;   /* colours code; NULL until there is some */
  const struct syntax *language; /* of the block of code that is set, or NULL */
  struct textset images;         /* addresses of the article's images: their index + 1 */
  uint32_t block;                /* of the place reached */
  uint32_t offset;               /* bytes of that block before what is set next */
  size_t source_line;            /* of the line of code that is set */
  enum table_align align;        /* of the block */
  int32_t target;                /* of lines that belong to one, or -1 */
};

void typeset_init(struct typeset *ts, const struct document *doc, const struct layout_options *o);
void typeset_release(struct typeset *ts); /* not the lines */

/* Gives the caller the lines so far, and goes on with new ones. */
struct lines *typeset_take(struct typeset *ts);

/* Goes to the start of a block; number as in a line's place. */
void typeset_at_block(struct typeset *ts, uint32_t block);

/* Ends the line in the draft at `offset` bytes of the block. */
struct line *typeset_end(struct typeset *ts, size_t offset, size_t source_line);

/* Adds a blank line, which belongs to the place before it. Bars of quotes go through. */
void typeset_blank(struct typeset *ts, const struct frame *frame);

/* How line `index` of what was wrapped goes on from the line before. */
enum line_join typeset_join(const struct wrap *w, size_t index);

/* Sets the flow, filled to the measure, with the margin. `in` tells where lines of the source end
 * and may be NULL. Returns the columns of the widest line. */
int typeset_flow(struct typeset *ts, const struct inlines *in, size_t source_line);

/* Adds one line of a wrapped flow to a draft. *next is the first span that may reach there: 0 at
 * first, and kept from line to line. */
void typeset_add_pieces(struct draft *d, const struct flow *f, struct wrap_line line, size_t *next);

/* Adds a line of one symbol below text of so many columns. */
void typeset_underline(struct typeset *ts, enum symbol symbol, int cols);

/* Sets marks of lists that had no room beside a block which has no text to begin with. */
void typeset_lead(struct typeset *ts, size_t source_line);

/* Lets the lines of a block, from line `first` on, slide as far as the widest of them is wider than
 * the measure. */
void typeset_let_slide(struct typeset *ts, size_t first);

/* Each sets one block; its margin is there. */
void typeset_code(struct typeset *ts, const struct block *b);
void typeset_html(struct typeset *ts, const struct block *b);
void typeset_plain(struct typeset *ts, const struct block *b);
void typeset_card(struct typeset *ts, const struct block *b);
void typeset_table(struct typeset *ts, const struct block *b);

/* Sets a table at its natural width, however wide that is: to be slid. Returns how many lines its
 * head takes. */
size_t typeset_table_whole(struct typeset *ts, const struct block *b);

/* Sets each row of a table as a record of its own. */
void typeset_records(struct typeset *ts, const struct table *t);

#endif
