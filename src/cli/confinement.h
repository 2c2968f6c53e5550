/* What a command may still open once it has begun: the library, its arguments, the program's own
 * folders (base/confine.h). A command says in its row whether it is confined. The reader is so in
 * secure mode alone, since an editor or a browser that it starts would be bound as well; its
 * threads that index always are (library/updater.h). */
#ifndef CLI_CONFINEMENT_H
#define CLI_CONFINEMENT_H

#include "base/places.h"
#include "cli/command.h"

/* Confines the process, where that is meant and the system can: before the command runs, when no
 * thread was started. Sets c->confined. */
void cli_confine(struct cli *c);

/* ---- for the rows of commands that need more ---- */

/* Allows a place of the program to be read, and written but for the configuration. `make`: makes
 * its folder, which has to be there before. */
void confinement_allow_place(struct confine *to, enum place place, bool make);

/* Allows writing in a folder; where it is not there yet, in the nearest above it that is. */
void confinement_allow_writing(struct cli *c, struct confine *to, const char *folder);

#endif
