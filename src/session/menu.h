/* What is offered below a query that is being typed: how it could go on at the cursor, or queries
 * that were asked earlier. The one that is selected stands in the text at once, so that the results
 * show what it finds; what was typed comes back when none is. Values of a field are offered by
 * themselves, all else when a key asks. */
#ifndef SESSION_MENU_H
#define SESSION_MENU_H

#include "session/state.h"

void menu_release(struct menu *m);

/* Forgets what was offered. */
void menu_close(struct session *s);

/* The text or its cursor was changed by typing. */
void menu_changed(struct session *s);

/* Looks for what is to be offered now, if it has not been. */
void menu_settle(struct session *s);

/* Lines of it on the screen; 0: it is not seen. */
int menu_rows(const struct session *s);

/* Is one of them selected? */
bool menu_has_choice(const struct menu *m);

/* Selects the next or the one before, and looks for some first if need be. A single one is taken
 * at once. */
void menu_complete(struct session *s, int by);

/* Selects a query that was asked before (by > 0) or after, of those that hold what was typed.
 * `listed`: all of them are shown, and none is selected at first. */
void menu_earlier(struct session *s, int by, bool listed);

/* Are earlier queries listed? */
bool menu_lists_earlier(const struct menu *m);

/* Does going back and forth in earlier queries go on? */
bool menu_is_walking(const struct menu *m);

/* Takes the selected one if it has to go on, as a field does. False: there is none of that kind. */
bool menu_take(struct session *s);

/* Gives up what is selected, or what was asked for by a key. False: there is nothing. */
bool menu_give_up(struct session *s);

#endif
