/* Mathematics between dollars, "$a_1 * b_1$" and "$$x$$" in a line, in which Markdown means
 * nothing. cmark does not know them: what could mean something to it is hidden behind control
 * characters while it parses, and put back in its tree. A dollar before an amount or a variable is
 * none: "$5 or $6", "$HOME". */
#ifndef PAGE_MATH_H
#define PAGE_MATH_H

#include "base/buf.h"

#include <cmark.h>

/* Is nothing in the text that looks as what is hidden does? Pieces of a text that is not taken are
 * not, either: what dollars mean in one must not hang on what stands in another. */
bool math_takes(struct str text);

/* Puts the text into *out with the mathematics in it hidden, byte for byte. False when there is
 * nothing to hide, or when the text is not taken: then *out is not used. */
bool math_hide(struct str text, struct buf *out);

/* Puts back what was hidden, all over a tree. */
void math_show(cmark_node *root);

#endif
