/* Other programs, run without a shell: in front, with the terminal, or apart from it. They get the
 * three standard descriptors and the signals as a shell would give them, and nothing else of ours.
 * The terminal has been given back before one is run in front. */
#ifndef TERM_CHILD_H
#define TERM_CHILD_H

#include "base/err.h"
#include "base/str.h"

struct child {
  char *const *words; /* ended by a NULL; the first is looked for in PATH */
  struct str input;   /* its standard input, */
  bool has_input;     /*   ... else the terminal, or nothing */
  int key_fd;         /* the terminal; for child_run */
};

/* Runs it in front and waits; where it is stopped, we stop with it and go on with it. *status is as
 * waitpid(2) gives it. False with the reason when it could not be started. */
bool child_run(const struct child *c, int *status, struct err *err);

/* Starts it apart: no terminal, no output, not waited for. False when it could not be started. */
bool child_start(const struct child *c, struct err *err);

#endif
