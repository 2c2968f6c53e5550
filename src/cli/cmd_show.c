/* fieldnotes show: a note's page as text. */
#include "cli/page_print.h"
#include "cli/place.h"

int command_show(struct cli *c)
{
  struct article *a = cli_read_note(c, c->args[0]);
  if (!a) return EXIT_ERROR;
  if (option_given(&c->options, OPTION_META)) {
    cli_print_meta(c, a);
    output_end_line(&c->out);
  }
  bool ok = cli_print_page(c, a, c->options.text[OPTION_SECTION]);
  article_free(a);
  return ok ? EXIT_FOUND : EXIT_ERROR;
}
