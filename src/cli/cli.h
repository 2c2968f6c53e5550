/* The command line: which command it asks for, its options and arguments, and its exit code. The
 * commands print to standard output; the reader is handed in by main, because only that knows a
 * terminal. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "session/session.h"

/* Runs the interactive reader until it is quit; returns the exit code, with a sentence for 2. */
typedef int cli_reader(struct session_setup *setup, struct err *err);

/* Says what the reader would find in the way of the terminal: false with a sentence where it could
 * not run at all. */
struct cli_terminal_facts {
  bool has_clipboard;
};
typedef bool cli_terminal_examiner(struct cli_terminal_facts *out, struct err *err);

/* What only main's other side can do. */
struct cli_terminal {
  cli_reader *read;
  cli_terminal_examiner *examine;
};

/* Does what the command line says. Returns the exit code: 0 done or found, 1 nothing found, 2 an
 * error, which was told on standard error. */
int cli_main(int argc, char **argv, const struct cli_terminal *terminal);

#endif
