/* The pages that were read, one after the other, each with the place that was left. Going back and
 * opening another page forgets those that were ahead, as browsers do. */
#ifndef SESSION_HISTORY_H
#define SESSION_HISTORY_H

#include "session/page_pane.h"

enum { HISTORY_MAX = 500 }; /* visits kept; the oldest go first */

void history_release(struct history *h);

/* The open page is being read: a visit, unless it is the current one already. */
void history_visit(struct history *h, const struct page_pane *page);

/* The reader went from `before` to another place of the open page: a visit of its own. */
void history_visit_place(struct history *h, const struct page_pane *page, struct place before);

/* Keeps the place of the open page in its visit; call it before another is opened. */
void history_keep_place(struct history *h, const struct page_pane *page);

/* Adds a visit of an earlier session, behind others of these: the way back leads to it. */
void history_add_earlier(struct history *h, struct str id, struct place place);

/* The place where a page was left that was visited in this session, by its page_pane_id; false when
 * it was not. */
bool history_find_place(const struct history *h, struct str id, struct place *place);

/* A note that was visited has another path now. */
void history_renamed(struct history *h, struct str from, struct str to);

/* The visit `by` before (negative) or behind the current one, or NULL. */
const struct visit *history_at(const struct history *h, long by);

/* Makes that visit the current one. It must exist. */
void history_go(struct history *h, long by);

#endif
