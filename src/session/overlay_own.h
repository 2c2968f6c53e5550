/* What the lists over the panes are made with; for the files that fill them. */
#ifndef SESSION_OVERLAY_OWN_H
#define SESSION_OVERLAY_OWN_H

#include "session/overlay.h"

/* All keys of an action in some contexts, in notation; they live in the arena. */
struct str overlay_keys(
    const struct session *s, struct arena *a, const struct action *action, unsigned contexts);

/* Runs the action of that index, and remembers that it was used. */
void overlay_run_action(struct session *s, size_t index);

/* Begins a list of a kind, empty. */
void overlay_open(struct session *s, enum overlay_kind kind);

/* Empties it. */
void overlay_clear(struct overlay *o);

/* Adds a line; the text lives as long as the list does. */
struct overlay_item *overlay_add(struct overlay *o, struct str text, size_t value);

/* Gives a line what stands before or behind it. */
void overlay_set_aside(struct overlay *o, struct overlay_item *item, struct str aside);

/* Does a text hold every word of the pattern, without regard to case and accents? `folded` is what
 * text_add_folded makes of the pattern. */
bool overlay_fits(struct str folded, struct str text);

#endif
