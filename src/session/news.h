/* The index brought up to date while somebody reads: started, told in the status line, taken into
 * the list. */
#ifndef SESSION_NEWS_H
#define SESSION_NEWS_H

#include "session/state.h"

/* Starts it, unless it runs or there is no library. */
void news_start(struct session *s);

/* Takes what there is to tell. */
void news_take(struct session *s);

/* Adds "indexing 1,200 of 3,100" while it runs, else nothing. */
void news_add_progress(const struct session *s, struct buf *out);

#endif
