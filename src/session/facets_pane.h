/* The facets: values of fields with the number of notes of the list that have them. They are
 * counted while no key waits. What is picked changes the text of the query, which alone says what
 * is asked for. */
#ifndef SESSION_FACETS_PANE_H
#define SESSION_FACETS_PANE_H

#include "library/query_edit.h"
#include "session/state.h"

void facets_pane_release(struct facets_pane *f);

/* ---- facets_count.c ---- */

/* Is something on the screen that has not been counted in the present results? */
bool facets_pane_goes_on(const struct session *s);

/* Counts a field. True when all are counted and the screen should be drawn. */
bool facets_pane_count(struct session *s);

/* ---- facets_pane.c ---- */

/* Lists the counts anew; the cursor stays on what it is on. */
void facets_pane_list(struct session *s);

/* Leaves the values that have every word of the pattern; an empty one leaves all. */
void facets_pane_filter(struct session *s, struct str pattern);

/* Enter: asks for the value, or no more; folds a group; shows all values. */
void facets_pane_take(struct session *s);

/* Makes the query ask this of the value under the cursor; nothing, where it does already. */
void facets_pane_ask(struct session *s, enum query_asks asks);

/* Folds or opens what the cursor is in. */
void facets_pane_fold(struct session *s, bool folded);

void facets_pane_move(struct session *s, long by);
void facets_pane_scroll(struct session *s, long by); /* the screen moving along */
void facets_pane_select(struct session *s, size_t index);

/* Keeps the cursor on the screen. */
void facets_pane_show_cursor(struct session *s);

/* Lines on the screen; at least 1. */
size_t facets_pane_page(const struct session *s);

#endif
