/* The page: one note, read from its file and laid out at the width of the pane, and the place in it
 * that lasts through every change of that width. */
#ifndef SESSION_PAGE_PANE_H
#define SESSION_PAGE_PANE_H

#include "session/state.h"

void page_pane_init(struct page_pane *p);
void page_pane_release(struct page_pane *p);

/* Opens the note at an absolute path at its beginning. False when it cannot be read: then the page
 * says why. What is open already keeps its place. */
bool page_pane_open(struct session *s, struct str path);

/* Opens a text that has no file. */
void page_pane_open_text(struct session *s, struct str name, struct str text);

/* Opens a page that was made (value_page.h); `id` is "about:" and its condition. What is open
 * already keeps its place. */
void page_pane_open_about(struct session *s, struct str id, struct str text);

/* What tells the open page from others, and opens it again: the path of its file, "" for the text
 * from standard input, "about:" and a condition. Borrowed until another is opened. */
struct str page_pane_id(const struct page_pane *p);

/* Reads the open note from its file again; its place stays. Where the file is gone, so does what is
 * shown, and that is told. */
bool page_pane_reload(struct session *s);

/* The same, if the file is not as it was read. */
bool page_pane_look_again(struct session *s);

/* The file of the open note has another path now. */
void page_pane_renamed(struct session *s, struct str path);

/* The index is up to date: links by names that it did not know before are looked at again. */
void page_pane_index_came(struct session *s);

/* Is the note at `path` open? */
bool page_pane_is_open(const struct page_pane *p, struct str path);

/* Lays the note out for the width of the pane; nothing to do where that is done. */
void page_pane_lay_out(struct session *s);

/* Scrolls: by lines, to a line, to a place. */
void page_pane_move(struct session *s, long by);
void page_pane_scroll_to(struct session *s, size_t line);
void page_pane_go_to(struct session *s, struct place place);

/* Shows the place in the lines that there are now. */
void page_pane_keep_place(struct session *s);

/* Goes to the heading of an anchor, now or when it has been read; false when there is none. "" is
 * the beginning. */
bool page_pane_go_to_anchor(struct session *s, struct str anchor);

/* Goes to what a line of the file has become, now or when it has been read. */
void page_pane_go_to_source_line(struct session *s, size_t source_line);

/* Goes to a footnote, or back from it, and chooses there what leads back again; false when nothing
 * leads there. */
bool page_pane_jump(struct session *s, const struct target *jump);

/* Lines on the screen that are scrolled; at least 1. Those at the head of the lines (lines.n_head)
 * stay above them. */
size_t page_pane_page(const struct session *s);

/* The line in a row of the pane, which may be beyond the last; the row of a line, or SIZE_MAX where
 * it is not in sight. */
size_t page_pane_line_at(const struct session *s, size_t row);
size_t page_pane_row_of(const struct session *s, size_t line);

/* Scrolls to a line that is not in sight, so that so many lines stand above it. */
void page_pane_bring(struct session *s, size_t line, size_t above);

/* How much was read, by the last line on the screen: 0..100. */
int page_pane_percent(const struct session *s);

/* The first heading behind the top of the screen, and the last before it; SIZE_MAX: none. */
size_t page_pane_next_heading(const struct page_pane *p, size_t line);
size_t page_pane_previous_heading(const struct page_pane *p, size_t line);

/* The first target of a kind (a set: 1 << enum target_kind) at or behind `from`, or -1. */
int32_t page_pane_target(const struct page_pane *p, unsigned kinds, int32_t from);

#endif
