/* The pages that were asked for at the start, several files and standard input, one after the other
 * as less has its files; and where in each of them to begin. */
#ifndef SESSION_FILES_H
#define SESSION_FILES_H

#include "session/state.h"

void files_release(struct files *f);

/* Takes over what was asked for and opens the first. False with a sentence when one of the files is
 * not there, or the first cannot be read; one that vanishes later only says so. */
bool files_begin(struct session *s, const struct session_setup *setup, struct err *err);

/* Opens the one `by` behind the last that was open, or before it; tells when there is none. */
void files_go(struct session *s, long by);

/* Opens the one of that index: where it was left, else where it is to begin. */
void files_open(struct session *s, size_t index);

/* The index of the page that is open, or SIZE_MAX when it is none of them. */
size_t files_current(const struct session *s);

/* Adds what one is called: its path from the working folder on. */
void files_add_name(const struct session *s, size_t index, struct buf *out);

#endif
