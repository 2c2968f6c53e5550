/* Where a body may be cut, so that its pieces can be parsed one after the other and give what the
 * whole would give. A place qualifies by its look: the line there is a heading, or it is behind
 * a blank line, begins at the left and continues no list. Whether something that began before (a
 * fence, HTML) goes on across it, the parse of the piece tells (parse.h). */
#ifndef PAGE_PIECE_H
#define PAGE_PIECE_H

#include "base/str.h"

/* The piece at the front of `text`: up to the first such place behind `at_least` bytes, or all. */
struct str piece_first(struct str text, size_t at_least);

/* May a piece begin with this line, by its look? */
bool piece_may_begin(struct str line, bool after_blank);

#endif
