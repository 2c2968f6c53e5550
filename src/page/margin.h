/* What stands left of a block's text: the bars of quotes, the marks and hanging indents of lists,
 * on its first line and on the others. Where there is no room for an indent the mark begins the
 * text instead, so that no line is wider than asked. */
#ifndef PAGE_MARGIN_H
#define PAGE_MARGIN_H

#include "base/buf.h"
#include "base/limits.h"
#include "page/document.h"
#include "page/draft.h"

/* One piece for each frame drawn, and some for what a block adds itself. */
enum { MARGIN_PIECES = LIMIT_NESTING_DRAWN + 2 };

struct margin_piece {
  char text[32]; /* a mark, a bar, or nothing */
  int indent;    /* blanks before it */
  int cols;      /* of the whole piece: what is left after the text is blank */
  enum style_role role;
  bool has_box; /* does its text end in the box of a task? */
};

struct margin {
  struct margin_piece first[MARGIN_PIECES], rest[MARGIN_PIECES];
  int n;
  int cols;        /* of either */
  struct buf lead; /* marks that had no room and begin the text */
  int width;       /* of the page */
  bool ascii;
  bool link_urls; /* as in struct layout_options */
  int32_t box;    /* the target that the box of a task shows, or -1 */
};

/* Begins the margin of block `index`, which stands in `frame`. */
void margin_set(struct margin *m, const struct frame *frame, uint32_t index);

/* Does the first line show the box of a task? */
bool margin_has_box(const struct margin *m);

/* Begins the margin of a line between blocks, which stands in `frame`. */
void margin_set_between(struct margin *m, const struct frame *frame);

/* Is there room for a piece of so many columns? */
bool margin_has_room(const struct margin *m, int cols);

/* Adds an indent of a block's own, if there is room. */
void margin_indent(struct margin *m, int cols);

/* Adds a mark (safe, short) of a block's own, from which the other lines hang. */
void margin_mark(struct margin *m, struct str mark, enum style_role role);

/* Adds the name of what follows, from which all lines hang at `cols`, for which there is room.
 * False where the name is too long: then nothing was added. */
bool margin_name(struct margin *m, struct str name, int cols, enum style_role role);

/* Takes what was added last away again. */
void margin_drop(struct margin *m);

/* From now on the first line is as the others: what began the block has been drawn. */
void margin_continue(struct margin *m);

/* Columns left for text: at least 1. */
int margin_text_cols(const struct margin *m);

/* Adds the margin to an empty line. */
void margin_draw(const struct margin *m, struct draft *d, bool first);

void margin_release(struct margin *m);

#endif
