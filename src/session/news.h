/* The index brought up to date while somebody reads: started, told in the status line, taken into
 * the list. */
#ifndef SESSION_NEWS_H
#define SESSION_NEWS_H

#include "session/state.h"

/* Starts it, unless it runs or there is no library. */
void news_start(struct session *s);

/* Is it to be started when the first screen is there? Starting it then: true when that failed, and
 * the screen should be drawn. */
bool news_is_due(const struct session *s);
bool news_begin(struct session *s);

/* Is the index being brought up to date, or about to be? */
bool news_is_coming(const struct session *s);

/* Takes what there is to tell. */
void news_take(struct session *s);

/* Adds "indexing 1,200 of 3,100" while it runs, else nothing. */
void news_add_progress(const struct session *s, struct buf *out);

#endif
