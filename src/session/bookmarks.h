/* Bookmarks: a letter for a place in a note. */
#ifndef SESSION_BOOKMARKS_H
#define SESSION_BOOKMARKS_H

#include "session/state.h"

/* Puts the bookmark where the page is, in the place of one of that letter; where it is already, it
 * is taken away. What is no letter is told. */
void bookmarks_set(struct session *s, char letter);

#endif
