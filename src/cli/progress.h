/* How far indexing has come, in one line on standard error that is painted over: only on a
 * terminal, only when it takes longer than half a second, at most ten times a second. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "library/library.h"

struct cli_progress {
  bool is_terminal;
  double started_ms, shown_ms;
  int shown_cols; /* of the line that stands there; 0: none */
};

struct cli_progress progress_start(void);

/* For update_options.progress: `context` is the struct cli_progress. */
void progress_show(void *context, const struct update_report *report);

/* Takes the line away, so that something else can be written. */
void progress_hide(struct cli_progress *p);

#endif
