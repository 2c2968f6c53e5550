/* What acting on a part of a page or panel does: notes are opened, values searched for, groups
 * folded, addresses shown; and what of it can be copied. Also the one door through which notes are
 * opened, so that history, page and panel always agree. */
#ifndef SESSION_FOLLOW_H
#define SESSION_FOLLOW_H

#include "base/link.h"
#include "session/state.h"

/* Opens the note at an absolute path and gives it the keys. False when it cannot be read. */
bool open_note(struct session *s, struct str path);

/* Opens the page of a page_pane_id, at its beginning, and gives it the keys. */
void open_page(struct session *s, struct str id);

/* Shows it beside the list, which keeps the keys. */
void open_preview(struct session *s, struct str path);

/* Opens the note of the selected row. */
void open_selected(struct session *s);

/* Goes to the page before (negative) or behind this one, at the place that was left. */
void open_visited(struct session *s, long by);

/* Reads the open note again. */
void open_again(struct session *s);

/* Enter on a target. */
void follow_target(struct session *s, const struct target *t);

/* Finds the note that a LINK_FILE of the open page leads to and adds its path; what is in the way
 * is told. */
bool find_note(struct session *s, const struct link_parts *link, bool is_wiki, struct buf *path);

/* Is it a link of a page that was made (value_page.h)? */
bool follow_is_made(const struct session *s, struct str url);

/* Searches for what a target leads to: the note, else all that have the address in their text. */
void list_target(struct session *s, const struct target *t);

/* Copies what a target stands for. */
void copy_target(struct session *s, const struct target *t);

/* Copies bytes; `what` says what they are: "the path". */
void copy_text(struct session *s, struct str text, const char *what);

/* Asks for this value in this field besides what the query asks for; the keys stay where they are.
 */
void add_value(struct session *s, struct str field, struct str value);

/* Opens the page about a value, or about a condition (value_page.h). The session has a library. */
void open_about(struct session *s, struct str condition);
void open_about_value(struct session *s, struct str field, struct str value);

/* Is the page of a value still to be made whole? It is while no key waits, and given up for one;
 * true when there is something to draw. */
bool about_goes_on(const struct session *s);
bool about_go_on(struct session *s);

#endif
