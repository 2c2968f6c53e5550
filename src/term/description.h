/* What is known of a kind of terminal: its description in terminfo(5), and what TERM and the locale
 * say beyond that. Looked up once; nothing is written to the terminal. */
#ifndef TERM_DESCRIPTION_H
#define TERM_DESCRIPTION_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "term/clipboard.h"
#include "term/glyph.h"
#include "term/input.h"
#include "term/scroll.h"

enum { DESCRIPTION_KEYS = 32 };

struct description {
  struct arena *arena;
  int cols, rows; /* as described; not positive: unknown */
  bool locale_is_utf8;
  bool has_colours;
  struct glyph_rules rules;
  enum clipboard_route clipboard;
  struct str take, give; /* modes: take it over, and give it back */
  bool has_mouse;        /* one that speaks as xterm's does */
  bool scrolls;          /* a part of its rows, for curses */
  bool has_margins;      /* a part of its columns too, by these capabilities */
  struct str margins, no_margins, region, up, down;
  bool has_sgr;          /* looks are told as ECMA-48 has it (SGR), */
  bool has_cha;          /*   ... columns too (CHA), and the last one keeps the cursor in its row */
  bool has_other_screen; /* giving back brings the shell's screen back */
  struct str cup;        /* the capability that moves the cursor; empty: it cannot be moved */
  struct input_sequence keys[DESCRIPTION_KEYS];
  size_t n_keys;
};

/* Looks up the terminal behind fd. NULL with a sentence when TERM is missing or unknown. */
struct description *description_new(int fd, struct err *err);

/* A terminal of which nothing is known: lines can be printed on it. */
struct description *description_of_none(void);

void description_free(struct description *d); /* NULL is fine */

/* Adds what brings the cursor to a place, 0-based. */
void description_add_move(const struct description *d, struct buf *out, int row, int col);

/* Adds what scrolls some columns of some rows, on a screen of so many rows; the cursor is anywhere
 * then. Only with has_margins. */
void description_add_scroll(
    const struct description *d, struct buf *out, const struct scroll *s, int rows);

#endif
