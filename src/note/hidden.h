/* What a note holds that its readers elsewhere do not see: controls, characters without a look or
 * that turn the writing direction, heaps of marks, text that HTML hides. Here they are all shown;
 * but who reads on ought to know. */
#ifndef NOTE_HIDDEN_H
#define NOTE_HIDDEN_H

#include "note/article.h"

/* Adds a fault for each kind that the article's post meta and body hold: how many, and the line of
 * the first. One pass. References such as "&#x202E;" and tags count outside of code, as far as that
 * can be told without reading Markdown: outside of fences and of backticks in their line. */
void hidden_tell(struct article *a);

#endif
