/* "Did you mean" on standard error, for commands that take a query. */
#ifndef CLI_ADVISE_H
#define CLI_ADVISE_H

#include "cli/command.h"

/* Tells of a word or a value of the query that is nowhere, if anything is near to it. */
void cli_advise(struct cli *c, struct str query);

#endif
