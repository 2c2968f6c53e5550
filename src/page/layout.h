/* Blocks to lines at a width. Depends on (document, options) only, so the same call gives the same
 * lines in the reader, in `show` and in the tests.
 *
 * In a line's place, block 0 is what stands before the body (title, summary), block n + 1 is the
 * document's block n, and those beyond are the addresses at the end. */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "note/article.h"
#include "page/document.h"
#include "page/lines.h"

struct layout_options {
  int width_cols; /* at least 1; no line is wider, but for code when wrap_code is false */
  bool ascii;     /* draw marks, bars and rules in ASCII */
  bool wrap_code; /* wrap long code lines with a mark; else they are kept whole for panning */
  bool mark_code; /* put back-quotes around code in a line: for output without colours */
  bool link_urls; /* number links and list their addresses at the end: for output on paper */
  int tab_cols;   /* tab stops in code; 0 means 8 */
};

/* Lays out title, summary and body of a note. `doc` must be its body's document. A first heading
 * that repeats the title is not drawn twice. The caller frees the lines. */
struct lines *layout_article(
    const struct article *a, const struct document *doc, const struct layout_options *o);

/* Lays out a body alone. */
struct lines *layout_document(const struct document *doc, const struct layout_options *o);

#endif
