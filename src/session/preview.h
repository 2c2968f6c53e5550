/* What a link leads to, in a box over the panes: the beginning of a note, or what stands under one
 * of its headings, a footnote, a place of the page. The page stays where it is; nothing is visited.
 */
#ifndef SESSION_PREVIEW_H
#define SESSION_PREVIEW_H

#include "session/state.h"

void preview_release(struct preview *p);

/* Opens the box on what a target of the page leads to; tells where there is nothing to be seen. */
void preview_target(struct session *s, const struct target *t);

/* The same for the note at an absolute path. */
void preview_note(struct session *s, struct str path);

/* Goes where it leads, the box being closed. */
void preview_follow(struct session *s);

#endif
