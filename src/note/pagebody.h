/* The body of a page's text as Markdown: headings, lists, images and code are told from paragraphs
 * by their shape (doc/formats.md), and everything is written so that it reads back as the page's
 * text. */
#ifndef NOTE_PAGEBODY_H
#define NOTE_PAGEBODY_H

#include "base/tree.h"
#include "note/pageline.h"

struct pagebody {
  struct str text;           /* the lines of the body */
  size_t first_line;         /* 1-based line of its first byte in the page */
  struct str language;       /* of its code, or empty */
  const struct tree *images; /* list of {source, url, caption}, or NULL */
};

/* Adds the body as Markdown, one blank line between blocks. `arena` is for what has to be made. */
void pagebody_add(
    struct buf *out, struct arena *arena, const struct pagebody *body, struct faults *faults);

#endif
