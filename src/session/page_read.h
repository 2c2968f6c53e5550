/* The page that is open, read and laid out: as much as the screen needs at once, the rest in slices
 * while no key waits. What was asked for and has not been read yet (the end, a heading, a match) is
 * gone to when it comes, unless another move is made meanwhile. */
#ifndef SESSION_PAGE_READ_H
#define SESSION_PAGE_READ_H

#include "page/layout.h"
#include "session/state.h"

/* Shows the page. Where it is not laid out so, begins with that, and goes on until the screen can
 * be drawn; the lines of before stay on it until the new ones reach its place. */
void page_read_show_page(struct session *s, const struct layout_options *o);

/* Shows the block that is open by itself; false when it cannot be shown so. What is left to be read
 * waits meanwhile. */
bool page_read_show_single(struct session *s, const struct layout_options *o);

/* Forgets lines and what was to become of them. */
void page_read_forget(struct page_pane *p);

/* Is anything left to be read or laid out? */
bool page_read_goes_on(const struct page_pane *p);

/* A slice of that, some milliseconds. True when the screen should be drawn. */
bool page_read_slice(struct session *s);

/* How much is done: 0..100. */
int page_read_percent(const struct page_pane *p);

/* Adds "reading 34 %" and a gap, when that takes long enough to be told. */
void page_read_add_progress(const struct session *s, struct buf *out);

/* What is to be gone to when it has been read. */
void page_read_aim_at_line(struct page_pane *p, size_t line);
void page_read_aim_at_source_line(struct page_pane *p, size_t source_line);
void page_read_aim_at_anchor(struct page_pane *p, struct str anchor);
void page_read_aim_at_jump(struct page_pane *p, const struct target *jump);
void page_read_aim_at_match(struct page_pane *p);
void page_read_aim_at_nothing(struct page_pane *p);

#endif
