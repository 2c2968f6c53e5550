/* The lines of a page's text: their indentation, their bullets, and the few that mark its parts.
 * Page texts are copied out of browsers, so blanks may be no-break spaces. Borrows from the
 * text. */
#ifndef NOTE_PAGELINE_H
#define NOTE_PAGELINE_H

#include "base/str.h"

struct page_line {
  struct str raw;     /* without its line end */
  struct str text;    /* without indentation, bullet, and blanks at the end */
  size_t number;      /* 1-based in the page */
  size_t indent_cols; /* before the bullet or the text */
  bool is_bullet;
};

/* Where a reader of lines is. Copying it is looking ahead. */
struct page_cursor {
  struct str rest;
  size_t number; /* 1-based, of the next line */
};

/* Takes the next line; false at the end. */
bool page_next(struct page_cursor *c, struct page_line *line);

/* Takes the next line that is not blank; false at the end. */
bool page_next_filled(struct page_cursor *c, struct page_line *line);

static inline bool page_is_blank(const struct page_line *line)
{
  return !line->text.n && !line->is_bullet;
}

/* "alphanode post meta": a few words of the site's, then these two. */
bool page_is_meta_head(const struct page_line *line);

/* "Similar Posts": what follows is no longer the note's. */
bool page_is_end(const struct page_line *line);

#endif
