/* A line of Markdown without its commonest marks: emphasis, code ticks, links (their text stays),
 * images (their description stays), tags, escapes, entities. Rough and cheap, for titles: what
 * needs to be right is parsed by page/. Its time may grow with the square of a line's length, so
 * callers cut the line first. */
#ifndef NOTE_PLAIN_H
#define NOTE_PLAIN_H

#include "base/buf.h"

void plain_add(struct buf *out, struct str markdown);

#endif
