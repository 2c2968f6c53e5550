/* Writing Markdown so that it reads back as the text that was given: plain text is escaped where it
 * would turn into a mark by accident (CommonMark 0.31 and GitHub's extensions), and nowhere else.
 * Each function that adds a block ends it with a line end; blank lines between are the caller's. */
#ifndef NOTE_MARKDOWN_H
#define NOTE_MARKDOWN_H

#include "base/buf.h"

/* A paragraph; its lines stay lines, without blanks at their ends. */
void markdown_add_paragraph(struct buf *out, struct str text);

/* A heading of one line; level is 1 to 6. */
void markdown_add_heading(struct buf *out, int level, struct str text);

/* An item of a list: `mark` is "-" or "12.", indent_cols how far it stands in. */
void markdown_add_item(struct buf *out, size_t indent_cols, struct str mark, struct str text);

/* A fenced block of exactly these bytes (a last line end is added where it is missing), with the
 * language's name, which may be empty. */
void markdown_add_code(struct buf *out, struct str code, struct str language);

/* An image on a line of its own; title may be empty. */
void markdown_add_image(struct buf *out, struct str caption, struct str url, struct str title);

#endif
