/* What a command may still open once it has begun: the library, its arguments, the program's own
 * folders (base/confine.h). A command says in its row whether it is confined; the reader is so in
 * secure mode alone, since an editor or a browser that it starts would be bound as well. */
#ifndef CLI_CONFINEMENT_H
#define CLI_CONFINEMENT_H

#include "cli/command.h"

/* Confines the process, where that is meant and the system can: before the command runs, when no
 * thread was started. Sets c->confined. */
void cli_confine(struct cli *c);

#endif
