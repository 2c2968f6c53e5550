/* Saved searches: queries under names, kept in the reader's state, as a list with the number of
 * notes that each finds now. The numbers come one by one while no key waits. */
#ifndef SESSION_SEARCHES_H
#define SESSION_SEARCHES_H

#include "session/state.h"

void searches_release(struct searches *w);

/* Opens their list; one of its lines is chosen by its index. */
void searches_open(struct session *s);
void searches_choose(struct session *s, size_t index);

/* Is a saved search selected in their list? */
bool searches_has_selected(const struct session *s);

/* Are there numbers to be found? Then finds the next; tells whether there is something to draw. */
bool searches_goes_on(const struct session *s);
bool searches_count(struct session *s);

/* Saves the query of the list under the name that was typed, or gives that name to the search that
 * is selected in the list. */
void searches_save(struct session *s, struct str name);
void searches_rename(struct session *s, struct str name);

/* The name of the selected one. */
struct str searches_selected_name(const struct session *s);

/* Deletes the selected one. */
void searches_delete(struct session *s);

/* Takes back what was saved, renamed or deleted last, if nothing else was done since. */
void searches_undo(struct session *s);

#endif
