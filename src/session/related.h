/* Other notes that the panel leads to: those that link to the open note, and those that are like
 * it. They are looked for while no key waits, never before the page is on the screen: what links to
 * it as soon as the panel is seen, what is like it when that group is opened. */
#ifndef SESSION_RELATED_H
#define SESSION_RELATED_H

#include "page/panel.h"
#include "session/state.h"

void related_release(struct related *r);

/* Is it a group of these? They begin folded. */
bool related_is_group(struct str group);

/* Is something to be looked for? */
bool related_goes_on(const struct session *s);

/* Looks for it. True when the panel has changed and the screen should be drawn. */
bool related_look(struct session *s);

/* The groups as the panel shows them now, valid until related_look; returns how many. */
enum { RELATED_GROUPS = 2 };
size_t related_groups(struct session *s, struct panel_notes groups[RELATED_GROUPS]);

#endif
