/* Finding in the page that is open: the pattern, its matches, and the one that is looked at. */
#ifndef SESSION_PAGE_FIND_H
#define SESSION_PAGE_FIND_H

#include "session/state.h"

/* Looks for a pattern and goes to its first match from a place on, in the direction asked for; the
 * page stays at that place when there is none. */
void page_find_from(struct session *s, struct str pattern, struct place place);

/* Looks for a pattern in a page that was just opened, from its beginning on; tells when it is not
 * there. */
void page_find_at_first(struct session *s, struct str pattern);

/* Goes to the match nearest to the screen in that direction, around the ends of the page, once it
 * can be told which one it is: for a page that is still being read or searched. */
void page_find_pursue(struct session *s);

/* Are there lines that have not been searched? */
bool page_find_goes_on(const struct page_pane *p);

/* Searches some milliseconds on. True when the screen should be drawn. */
bool page_find_slice(struct session *s);

/* Says that there is no match, if that is so. */
void page_find_tell_none(struct session *s);

/* Goes `by` matches on (negative: back), around the end and the beginning. */
void page_find_go(struct session *s, long by);

/* Forgets the pattern and its marks. */
void page_find_clear(struct session *s);

/* Before the lines go: keeps where the current match is, and forgets the matches. */
void page_find_keep(struct page_pane *p);

/* Finds the pattern in other lines of the page; the current match stays, if it is still there. */
void page_find_again(struct session *s);

#endif
