/* The text that a field-note page prints, turned back into a note: title, body with headings,
 * lists and fenced code, and the post meta whose labels and values the page glued together. Written
 * for the format: labels are rows of a table, the rest is told by shape. What is not understood is
 * kept as text and reported as a fault with its line. doc/formats.md describes the format. */
#ifndef NOTE_PAGETEXT_H
#define NOTE_PAGETEXT_H

#include "base/err.h"
#include "base/tree.h"

struct pagetext {
  struct str title;
  struct tree *meta; /* a map in the order of the page, title first */
  struct str body;   /* Markdown */
};

/* Reads a page's text. Results live in the arena. False, with a sentence, when the text is no
 * field-note page at all (empty, or without a post meta part); `name` is for that sentence. */
bool pagetext_read(struct arena *a, struct str name, struct str text, struct pagetext *out,
    struct faults *faults, struct err *err);

/* Adds the note's file: front matter between `---` marks, a blank line, the body. */
void pagetext_add_note(struct buf *out, const struct pagetext *page);

#endif
