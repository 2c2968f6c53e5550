/* The text of laid-out lines as it is compared when something is looked for: what was wrapped
 * joined again, without the margins between; cells of tables one by one; folded, where case and
 * accents do not count. Made once for a page and added to when the page grows. */
#ifndef SESSION_FIND_TEXT_H
#define SESSION_FIND_TEXT_H

#include "base/buf.h"
#include "page/lines.h"

/* A part of a line (all of its own text, or a cell) in the text. */
struct find_piece {
  size_t at;           /* byte of the text that it begins at */
  uint32_t line;       /* 0-based index */
  uint32_t first_line; /* of the row, where it is a cell; else the line: never goes back */
  uint32_t from, n;    /* bytes within the line's text */
};

struct find_text {
  struct buf bytes; /* LF parts what is not joined */
  struct find_piece *pieces;
  size_t n, cap;
  size_t n_lines, n_cells; /* taken in so far */
  bool fold;
};

/* Takes in about n_lines of the lines that have not been: a table's row comes whole. */
void find_text_add(struct find_text *t, const struct lines *lines, size_t n_lines);

/* Forgets the lines. */
void find_text_clear(struct find_text *t, bool fold);
void find_text_release(struct find_text *t);

/* Adds s as it is compared. */
void find_text_fold(struct buf *out, struct str s, bool fold);

/* The index of the piece that holds byte `at` of the text. */
size_t find_text_piece_at(const struct find_text *t, size_t at);

/* The index of the first piece of line `line`, or of the row that the line belongs to. */
size_t find_text_piece_of(const struct find_text *t, size_t line);

/* Goes through a piece: which cluster of its line became byte `at` of the text? */
struct find_walk {
  struct str line, rest; /* the line's text, and what of the piece is still to come */
  size_t at;             /* byte of the text that `rest` became */
  uint32_t from, end;    /* bytes within the line's text: the cluster met last */
  struct buf folded;
  bool fold, is_even; /* is_even: the piece is in the text byte for byte */
};

void find_walk_init(struct find_walk *w, const struct find_text *t, size_t piece, struct str line);
void find_walk_release(struct find_walk *w);

/* Goes on to the cluster of byte `at`, which is not before the one asked for last: w->from and
 * w->end say where it is. Behind the piece both are its end. */
void find_walk_to(struct find_walk *w, size_t at);

#endif
