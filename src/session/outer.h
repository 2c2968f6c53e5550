/* Other programs: an editor for the note, a command for a part of its source, a browser for a link.
 * The session says which words are to be run with what; the terminal runs them. No shell comes
 * between, nothing is run without a key, and secure mode refuses it all. */
#ifndef SESSION_OUTER_H
#define SESSION_OUTER_H

#include "session/state.h"

void outer_init(struct session *s, const struct session_programs *programs);
void outer_release(struct outer *o);

/* Edits the selected note of the list, else the open one at the line that is on the screen. */
void outer_edit(struct session *s);

/* Opens what a target leads to: http, https and mailto, and files of the library that hold
 * pictures, documents, sound. An address that could be taken for another (base/host.h) is shown the
 * first time, and opened the second. */
void outer_open_target(struct session *s, const struct target *t);
void outer_open_address(struct session *s, struct str url);

/* ---- piping: the prompt asks for the command, and which part of the note it is given ---- */

void outer_pipe_ask(struct session *s);
void outer_pipe_turn(struct session *s, long by); /* the note, a section, code, a table */
const char *outer_pipe_label(const struct session *s);
const char *outer_pipe_turn_word(const struct session *s); /* the next part; NULL: there is none */
void outer_pipe(struct session *s);                        /* what was typed in the prompt */

#endif
