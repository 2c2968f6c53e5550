/* Where a body defines its link references (CommonMark 4.7), for pieces of it that are parsed
 * apart. Found by the look of a line: what is taken by mistake defines nothing when it is
 * parsed. */
#ifndef PAGE_DEFINITION_H
#define PAGE_DEFINITION_H

#include "base/buf.h"
#include "page/textset.h"

struct definitions {
  struct str body;
  struct textset labels; /* folded; the number is where the line begins, plus 1 */
};

/* Adds to *out the lines of the body that define what `text` refers to in brackets, each once. When
 * the text is a piece of the body, what it defines first itself is left out. */
void definitions_add_for(struct definitions *d, struct str text, struct buf *out);

void definitions_release(struct definitions *d);

#endif
