/* What a session takes over from those before it: what was folded, whether post meta and facets
 * were open, and how wide keys have made the text. (For pages that were read: track.h; for borders:
 * panes.h.) */
#ifndef SESSION_REMEMBER_H
#define SESSION_REMEMBER_H

#include "session/state.h"

/* Takes it over; what the configuration says counts for more. */
void remember_begin(struct session *s);

/* A group of the post meta, or a line of the facets, was folded or opened: kept at once. */
void remember_fold(struct session *s, struct str group, bool folded);
void remember_facet_fold(struct session *s, struct str name, bool folded);

/* Is any of that otherwise since? remember_keep keeps it; nothing is to be drawn. */
bool remember_changed(const struct session *s);
bool remember_keep(struct session *s);

#endif
