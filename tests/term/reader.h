/* The reader in a terminal, on a small library of its own. */
#ifndef TESTS_TERM_READER_H
#define TESTS_TERM_READER_H

#include "terminal.h"

/* The title of the first note of the list, short enough for the smallest screens. */
#define FIRST_TITLE "Alpha note"

/* Writes the library into the terminal's home, as the folder "lib". */
void reader_write_library(struct terminal *t);

/* A terminal with the reader on that library, once its first note is on the screen. The program,
 * its arguments and the size come from setup, where they are given. */
struct terminal *reader_open(const struct terminal_setup *setup);

/* The same once the index is up to date too, which is the last that the reader says by itself: no
 * news come between the keys and their answers, and all folders are watched that can be. */
struct terminal *reader_open_settled(const struct terminal_setup *setup);
/* Waits for that where the reader is open already; `news` is what it says of the notes then. */
void reader_settle(struct terminal *t, const char *news);

/* Starts the reader without waiting for anything. */
struct terminal *reader_start(const struct terminal_setup *setup);

/* A shell command that has the reader's path in $FIELDNOTES: runs it in the terminal. */
struct terminal *reader_shell(const char *command, const struct terminal_setup *setup);

#endif
