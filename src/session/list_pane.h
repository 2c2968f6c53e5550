/* The list: a query, its results, the one that is selected, and the window of rows that is on the
 * screen. Only that window is ever read. */
#ifndef SESSION_LIST_PANE_H
#define SESSION_LIST_PANE_H

#include "session/state.h"

enum list_select { LIST_SELECT_FIRST, LIST_SELECT_SAME };

void list_pane_init(struct list_pane *l);
void list_pane_release(struct list_pane *l);

/* Asks for other results; they come with the next list_pane_settle. */
void list_pane_set_query(struct session *s, struct str query, enum list_select select);

/* The selection stays on this note, not on the one that it is on, when the results come. */
void list_pane_hold(struct session *s, int64_t id);

/* The same for the note that the page shows, if the library has it: so at the start. */
void list_pane_hold_shown(struct session *s);

/* Is the query being typed? Then words that begin like its last one are found too. A query whose
 * typing has ended keeps that, by a '*', where its words alone are nowhere. */
void list_pane_set_typing(struct session *s, bool typing);

/* Makes of a query that is being typed one in which what was begun last is a beginning: a word, a
 * value, a field whose value may be any. False, and no change, where nothing is begun. */
bool list_pane_add_begun(struct buf *query);

/* Asks for the same results anew, because the library changed. A selection that was chosen stays on
 * its note; one that was not stays on the first. */
void list_pane_refresh(struct session *s);

/* Runs the query if it has not been. False when that was given up for a key that waits. */
bool list_pane_settle(struct session *s, bool may_give_up);

/* Is the first page there, and all else not? It is to be looked for while no key waits, each time
 * until one does; true when there is something to draw. The selection stays on a note that was
 * chosen. */
bool list_pane_goes_on(const struct list_pane *l);
bool list_pane_go_on(struct session *s);

/* Reads the rows on the screen, if they are not there, and remembers the selected note. */
void list_pane_read(struct session *s);

/* Reads rows [first, first + n) instead of those that were read; or none. */
void list_pane_read_rows(struct list_pane *l, size_t first, size_t n);
void list_pane_forget_rows(struct list_pane *l);

/* The row at a place in the results, or NULL where it was not read. */
const struct result_row *list_pane_row(const struct list_pane *l, size_t index);

/* The selected row: settles and reads if need be. NULL when there is none. */
const struct result_row *list_pane_selected(struct session *s);

/* Adds the path of a row's file. */
void list_pane_add_path(const struct session *s, struct buf *out, const struct result_row *row);

/* Selects another note: by so many, or by so many with the screen moving along. */
void list_pane_move(struct session *s, long by);
void list_pane_scroll(struct session *s, long by);
void list_pane_select(struct session *s, size_t index);

/* Keeps the selected note on the screen. */
void list_pane_show_selected(struct session *s);

/* How many notes fit on the screen; at least 1. */
size_t list_pane_page(const struct session *s);

/* The last note that is on the screen whole. */
size_t list_pane_last_on_screen(struct session *s);

/* Is a line drawn before note `index`: here end those that have every word? */
bool list_pane_ends_whole(const struct list_pane *l, size_t index);

/* Lines of note `index` on the screen, with that line or the head of its group, and those of its
 * snippet where it is selected. A folded group has its head alone. */
int list_pane_lines(const struct session *s, size_t index);

#endif
