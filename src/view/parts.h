/* The parts of the screen, each drawn by a file of its own in the area that the session gave it. */
#ifndef VIEW_PARTS_H
#define VIEW_PARTS_H

#include "session/state.h"
#include "view/canvas.h"

void view_list(const struct session *s, struct canvas *c);
/* A note of the list, and what was found in the selected one. */
void view_note(const struct session *s, struct canvas *c, struct area a,
    const struct result_row *row, const struct row_marks *marks);
void view_snippet(const struct session *s, struct canvas *c, struct area a);

void view_facets(const struct session *s, struct canvas *c);
void view_remark(const struct session *s, struct canvas *c);
void view_menu(const struct session *s, struct canvas *c);
void view_page(const struct session *s, struct canvas *c);
void view_panel(const struct session *s, struct canvas *c);
void view_overlay(const struct session *s, struct canvas *c);
void view_status(const struct session *s, struct canvas *c);

/* A line of the page, with the letters on what can be taken from it. */
void view_hinted_line(const struct session *s, struct canvas *c, struct area a, size_t index);

/* The first line of the screen. */
void view_top(const struct session *s, struct canvas *c);

/* The line that is typed into, with its cursor. */
void view_prompt(const struct session *s, struct canvas *c, struct area a);

/* Adds the first key of an action where it holds now, or nothing: "?", "Tab". */
void view_add_key(const struct session *s, struct buf *out, const char *action);

/* The same where it holds in the pane that has the keys, whatever lies over it. */
void view_add_pane_key(const struct session *s, struct buf *out, const char *action);

#endif
