/* What of a body stands outside of fences and of HTML that lasts, told line by line without
 * parsing: enough to find places where it may be cut, and what only looks like Markdown. It may be
 * wrong where lists and fences are mixed against all custom; whoever needs to be sure, parses. */
#ifndef PAGE_OUTER_H
#define PAGE_OUTER_H

#include "base/str.h"

struct outer {
  char fence;           /* character of the open fence at the top, or NUL */
  size_t fence_n;       /* its length */
  const char *html_end; /* what ends the HTML at the top; "": a blank line; NULL: there is none */
  size_t item_cols;     /* where the text of the item at the top stands, or 0 */
  bool after_blank;
};

#define OUTER_INIT      \
  {                     \
    .after_blank = true \
  }

/* Takes the next line. Is it in code or HTML at the top? */
bool outer_take(struct outer *o, struct str line);

/* May the body be cut before this line, which was not taken yet? */
bool outer_may_cut(const struct outer *o, struct str line);

#endif
