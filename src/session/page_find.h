/* Finding in the page that is open: the pattern, its matches, and the one that is looked at. */
#ifndef SESSION_PAGE_FIND_H
#define SESSION_PAGE_FIND_H

#include "session/state.h"

/* Looks for a pattern and goes to its first match from a place on, in the direction asked for; the
 * page stays at that place when there is none. */
void page_find_from(struct session *s, struct str pattern, struct place place);

/* Goes to the match nearest to the screen in that direction, if there is any. */
void page_find_first(struct session *s);

/* Goes `by` matches on (negative: back), around the end and the beginning. */
void page_find_go(struct session *s, long by);

/* Forgets the pattern and its marks. */
void page_find_clear(struct session *s);

/* Before the lines go: keeps where the current match is, and forgets the matches. */
void page_find_keep(struct page_pane *p);

/* Finds the pattern in other lines of the page; the current match stays, if it is still there. */
void page_find_again(struct page_pane *p);

#endif
