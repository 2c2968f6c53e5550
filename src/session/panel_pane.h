/* The post meta of the open note, laid out beside it: its folds, which last as long as the session,
 * its cursor, and how many notes share a value. */
#ifndef SESSION_PANEL_PANE_H
#define SESSION_PANEL_PANE_H

#include "session/state.h"

void panel_pane_release(struct panel_pane *p);

/* Lays it out for its width, if it is on the screen; nothing to do where that is done. For another
 * note it begins anew, but for the folds. */
void panel_pane_lay_out(struct session *s);

/* The same whatever was done: what it shows has changed. The cursor stays in its group. */
void panel_pane_lay_out_anew(struct session *s);

/* Is the group of that name folded? */
bool panel_pane_is_folded(const struct panel_pane *p, struct str group);

/* The line that the cursor is on, or NULL. */
const struct line *panel_pane_line(const struct panel_pane *p);

/* What Enter acts on there, or NULL. */
const struct target *panel_pane_target(const struct panel_pane *p);

/* Moves the cursor over lines that show something; scrolls where need be. */
void panel_pane_move(struct session *s, long by);
void panel_pane_scroll(struct session *s, long by); /* the screen moving along */
void panel_pane_select(struct session *s, size_t line);

/* Lines on the screen, all columns together; at least 1. */
size_t panel_pane_page(const struct session *s);

/* Folds or opens the group of that name, and remembers it. */
void panel_pane_fold(struct session *s, struct str group, bool folded);

/* The head of the group that the cursor is in: its target, or NULL. */
const struct target *panel_pane_group(const struct panel_pane *p);

/* The number of the cursor's line among those that show something (1-based), and how many do. */
void panel_pane_position(const struct panel_pane *p, size_t *at, size_t *n);

#endif
