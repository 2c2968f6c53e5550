/* fieldnotes index: brings the index up to date and counts what that took. */
#include "cli/place.h"

int command_index(struct cli *c)
{
  struct update_report report = {0};
  if (!cli_open_library(c, c->args, (size_t)c->n_args)) return EXIT_ERROR;
  if (!cli_update(c, true, &report)) return EXIT_ERROR;
  if (report.is_busy) {
    err_set(&c->err, "another program is updating this index just now, and goes on with it");
    return EXIT_ERROR;
  }
  if (report.n_behind)
    cli_tell("the library's shared index is behind by %zu notes: \"fieldnotes index --shared\" "
             "writes it anew",
        report.n_behind);
  output_textf(&c->out, STYLE_TEXT, "%zu new, %zu changed, %zu unchanged, %zu removed, %zu failed",
      report.n_new, report.n_changed, report.n_unchanged, report.n_removed, report.n_failed);
  output_end_line(&c->out);
  return EXIT_FOUND;
}
