/* Telling what a query may have meant. */
#include "cli/advise.h"

#include "library/advice.h"

void cli_advise(struct cli *c, struct str query)
{
  struct advice advice;
  if (!library_advise(c->library, query, NULL, c->arena, &advice)) return;
  cli_tell("%s", advice_sentence(&advice, c->arena).p);
}
