/* The line of progress. */
#include "cli/progress.h"

#include "base/number.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_AFTER_MS = 500, EVERY_MS = 100 };

static double now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct cli_progress progress_start(void)
{
  return (struct cli_progress){.is_terminal = isatty(STDERR_FILENO), .started_ms = now_ms()};
}

/* The new line paints over the old one; blanks over what that had more. */
static void paint(struct cli_progress *p, struct str line)
{
  int pad = p->shown_cols > (int)line.n ? p->shown_cols - (int)line.n : 0;
  fprintf(stderr, "\r%.*s%*s", STR_ARG(line), pad, "");
  fflush(stderr);
  p->shown_cols = (int)line.n;
}

void progress_show(void *context, const struct update_report *report)
{
  struct cli_progress *p = context;
  double now = now_ms();
  if (!p->is_terminal || now - p->started_ms < FIRST_AFTER_MS || now - p->shown_ms < EVERY_MS)
    return;
  p->shown_ms = now;
  struct buf line = BUF_INIT;
  buf_add_cstr(&line, "indexing: ");
  number_add_grouped(&line, (long long)report->n_done);
  buf_add_cstr(&line, " of ");
  number_add_grouped(&line, (long long)report->n_found);
  buf_add_cstr(&line, report->scan_ended ? " notes" : " notes, and more");
  paint(p, buf_str(&line));
  buf_release(&line);
}

void progress_hide(struct cli_progress *p)
{
  if (!p->shown_cols) return;
  paint(p, STR_NONE);
  fputc('\r', stderr);
  fflush(stderr);
  p->shown_cols = 0;
}
