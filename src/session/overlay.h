/* A list that lies over the panes until it is closed: help, palette, outline. */
#ifndef SESSION_OVERLAY_H
#define SESSION_OVERLAY_H

#include "session/state.h"

void overlay_release(struct overlay *o);

void overlay_open_help(struct session *s);
void overlay_open_palette(struct session *s);
void overlay_open_outline(struct session *s);
void overlay_open_links(struct session *s);
void overlay_open_files(struct session *s);
void overlay_open_messages(struct session *s);
void overlay_open_changes(struct session *s); /* what was marked, */
void overlay_open_runs(struct session *s);    /*   ... and ticked; of the page's checklist */

/* False, and none is open, where there are no bookmarks. */
bool overlay_open_bookmarks(struct session *s);
bool overlay_has_bookmark(const struct session *s, size_t letter);
void overlay_go_to_bookmark(struct session *s, size_t letter);
/* Shows the lines of the session's preview, `n` of them, from one on: OVERLAY_PREVIEW, or
 * OVERLAY_VALUE. */
void overlay_open_preview(struct session *s, enum overlay_kind kind, size_t n, size_t first);

/* It has n other lines now: the place in them stays. */
void overlay_refill_preview(struct session *s, size_t n);
void overlay_close(struct session *s);

/* Takes over which actions were used lately, as the state has kept it. */
void overlay_read_recent(struct session *s);

/* Adds why the palette's selected action cannot run, or where it does; nothing, where it is here.
 */
void overlay_add_remark(const struct session *s, struct buf *out);

/* The palette's actions that fit what was typed, best first. */
void overlay_filter_palette(struct session *s, struct str pattern);

/* Where the text in the palette begins with "set ": the options and values that fit the rest. False
 * where it does not. */
bool overlay_filter_settings(struct session *s, struct str pattern);

/* Closes them and changes the option that was typed or chosen, or says what it is. */
void overlay_choose_setting(struct session *s);

/* The headings, the links of the page that hold every word of the pattern. */
void overlay_filter_outline(struct session *s, struct str pattern);
void overlay_filter_links(struct session *s, struct str pattern);

/* The page has grown: adds what has come to a list of its headings or links. */
void overlay_grow(struct session *s);

/* The link that is selected in their list, or NULL. */
const struct target *overlay_selected_link(const struct session *s);

/* Goes to a heading of the page, follows a target of it; the place before is kept. */
void overlay_go_to_heading(struct session *s, size_t index);
void overlay_follow_link(struct session *s, size_t index);

/* Is it scrolled as a whole, without a line that is selected? */
bool overlay_is_scrolled(const struct overlay *o);

/* Can one of its lines be chosen? */
bool overlay_has_choice(const struct overlay *o);

/* Closes it and does what the selected line says. */
void overlay_choose(struct session *s);

void overlay_move(struct session *s, long by);
void overlay_select(struct session *s, size_t index);

/* Lines on the screen; at least 1. */
size_t overlay_page(const struct session *s);

/* Finds its place on the screen. */
void overlay_arrange(struct session *s);

#endif
