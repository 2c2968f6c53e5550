/* What was found in the selected note, in lines below it. It is looked for while no key waits. */
#ifndef SESSION_SNIPPET_LINE_H
#define SESSION_SNIPPET_LINE_H

#include "session/state.h"

/* Lines that are kept for it below the selected note; 0: none. */
int snippet_line_rows(const struct session *s);

/* Is the snippet of the selected note to be looked for? */
bool snippet_line_goes_on(const struct session *s);

/* Looks for it. True: the screen should be drawn. */
bool snippet_line_look(struct session *s);

/* The text, with SNIPPET_ON and SNIPPET_OFF around what was found; empty where it is not known. */
struct str snippet_line_text(const struct session *s);

#endif
