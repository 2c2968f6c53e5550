/* Attributes that some write behind headings and blocks, as kramdown, PHP Markdown Extra and Pandoc
 * read them: "{#id}", "{: .class #id}", "{.class key="value"}". They are for web pages. */
#ifndef PAGE_ATTRIBUTE_H
#define PAGE_ATTRIBUTE_H

#include "page/document.h"

/* Is the line nothing but attributes of a block, "{: ...}"? *id is the one given in them, or empty.
 */
bool attribute_is_line(struct str line, struct str *id);

/* Cuts attributes off the end of a heading; *id as above. */
void attribute_cut_heading(struct inlines *in, struct str *id);

/* Cuts lines of attributes off both ends of a paragraph; *id is that of the first. Returns how many
 * were cut off its front. */
size_t attribute_cut_lines(struct inlines *in, struct str *id);

#endif
