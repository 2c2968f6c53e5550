/* What a link leads to, in a box over the panes: the beginning of a note, or what stands under one
 * of its headings, a footnote, a place of the page. Or a value of the post meta, which has more
 * room there. The page stays where it is; nothing is visited. */
#ifndef SESSION_PREVIEW_H
#define SESSION_PREVIEW_H

#include "session/state.h"

void preview_release(struct preview *p);

/* Opens the box on what a target of the page leads to; tells where there is nothing to be seen. */
void preview_target(struct session *s, const struct target *t);

/* Is a page about a value, of which the head is shown, still to be made whole? Done while no key
 * waits. */
bool preview_goes_on(const struct session *s);

/* Does it; true when the screen should be drawn. */
bool preview_go_on(struct session *s);

/* The same as preview_target for the note at an absolute path. */
void preview_note(struct session *s, struct str path);

/* Shows the line of the file that a TARGET_FAULT is about, and those around it. */
void preview_fault(struct session *s, const struct target *t);

/* Shows a value of the post meta (TARGET_VALUE, TARGET_CHECK) or all values of a TARGET_GROUP
 * whole, as wide as a page; `y` copies what is shown. Others have nothing to show, and that is
 * told. */
void preview_value(struct session *s, const struct target *t);

/* Columns of the text in the box. */
int preview_cols(const struct session *s);

/* Shows the lines of a value, which are taken over as is what *copied holds. */
void preview_show_value(struct session *s, struct lines *lines, struct buf *copied);

/* Those lines, in so many columns, each with its number, one of them meant. The caller frees. */
struct lines *preview_source(const struct article *a, size_t meant, int cols, bool ascii);

/* Goes where it leads, the box being closed. */
void preview_follow(struct session *s);

#endif
