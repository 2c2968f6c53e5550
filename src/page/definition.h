/* The link reference definitions of a body (CommonMark 4.7), for pieces of it that are parsed
 * apart. Lines that look like definitions are gathered once; whether they are any, and what they
 * define, cmark says of the part of the body around them, when it is first asked for. */
#ifndef PAGE_DEFINITION_H
#define PAGE_DEFINITION_H

#include "base/buf.h"
#include "page/textset.h"

struct definition_line;
struct definition_part;

struct definitions {
  struct str body;
  struct arena *arena;   /* NULL: nothing was gathered yet */
  struct textset labels; /* folded; the number is the index, plus 1, of the first line of each that
                          * may define it; 0: none does */
  struct definition_line *lines;
  size_t n_lines, cap_lines;
  struct definition_part *parts;
  size_t n_parts, cap_parts;
  size_t n_asked; /* how often definitions were asked for */
};

/* Adds to *out definitions of what `text` refers to in brackets, each once. When the text is a
 * piece of the body, what is defined in it first is left out. */
void definitions_add_for(struct definitions *d, struct str text, struct buf *out);

void definitions_release(struct definitions *d);

#endif
