/* The menu of orders for the list: fields to sort by, the present one marked. What is chosen goes
 * into the query's text. */
#ifndef SESSION_SORT_MENU_H
#define SESSION_SORT_MENU_H

#include "session/state.h"

void sort_menu_open(struct session *s);

/* Takes the order of a line: of the present one the other direction. */
void sort_menu_choose(struct session *s, size_t value);

/* Does the query say what is sorted by? */
bool sort_menu_is_sorted(struct str query);

/* Adds the order that a query asks for: "by date, newest first". Nothing where it asks for none. */
void sort_menu_add_order(struct buf *out, struct str query);

#endif
