/* Character references of HTML ("&amp;", "&#39;") as the characters they stand for. cmark has the
 * names and is asked for each once. */
#ifndef PAGE_HTML_REFERENCE_H
#define PAGE_HTML_REFERENCE_H

#include "base/buf.h"
#include "page/textset.h"

struct html_references {
  struct textset names;
  struct str *texts; /* by number less 1 */
  size_t n, cap;
};

void html_references_init(struct html_references *r);
void html_references_release(struct html_references *r);

/* Adds s with its references resolved as CommonMark 2.5 does; what looks like one and is none
 * stays. */
void html_references_add(struct html_references *r, struct buf *out, struct str s);

#endif
