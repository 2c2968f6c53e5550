/* A table or a block of code of the page by itself on the whole screen, as wide as it is. It is
 * scrolled, slid, searched and followed as the page is; closing it brings the page back where it
 * was. */
#ifndef SESSION_PAGE_WHOLE_H
#define SESSION_PAGE_WHOLE_H

#include "session/state.h"

/* Opens what the target (TARGET_CODE, TARGET_TABLE) stands for. */
void page_whole_open(struct session *s, const struct target *t);

/* Goes back to the page, if there is something to go back from. */
void page_whole_close(struct session *s);

/* Forgets that it was open: the page has changed. */
void page_whole_forget(struct page_pane *p);

bool page_whole_is_open(const struct page_pane *p);

/* What is open; and by name: "table", "code". */
bool page_whole_is_table(const struct page_pane *p);
struct str page_whole_name(const struct page_pane *p);

#endif
