/* The command line: which command it asks for, its options and arguments, and its exit code. The
 * commands print to standard output; the reader is handed in by main, because only that knows a
 * terminal. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "session/session.h"

/* Runs the interactive reader until it is quit; returns the exit code, with a sentence for 2. */
typedef int cli_reader(struct session_setup *setup, struct err *err);

/* Does what the command line says. Returns the exit code: 0 done or found, 1 nothing found, 2 an
 * error, which was told on standard error. */
int cli_main(int argc, char **argv, cli_reader *read);

#endif
