/* A note's page and post meta printed as lines of text. */
#ifndef CLI_PAGE_PRINT_H
#define CLI_PAGE_PRINT_H

#include "cli/command.h"
#include "note/article.h"

/* Prints the whole post meta, every group open. */
void cli_print_meta(struct cli *c, const struct article *a);

/* Prints the page; of `section` alone when that is not NULL. False with a sentence when there is no
 * such heading. */
bool cli_print_page(struct cli *c, const struct article *a, const char *section);

#endif
