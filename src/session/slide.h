/* Lines of the page that are wider than its pane, slid sideways: how far, and what that brings into
 * sight. Each line slides no further than its block needs; lines that fit never do. */
#ifndef SESSION_SLIDE_H
#define SESSION_SLIDE_H

#include "session/state.h"

/* How far a line is slid: columns of it that are out of sight on the left, its margin aside. */
int slide_of(const struct page_pane *p, const struct line *line);

/* Slides what is in sight by so many columns, to the right if more than none. False when it is as
 * far as it can be, or nothing in sight is wider than the page. */
bool slide_by(struct session *s, long cols);

/* How far something in sight can be slid; 0: nothing can. */
int slide_most(const struct session *s);

/* Slides so that the bytes [from, end) of a line are in sight, if it can be slid. */
void slide_to(struct session *s, const struct line *line, size_t from, size_t end);

#endif
