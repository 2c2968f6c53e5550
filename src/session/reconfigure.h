/* The configuration's file read again while somebody reads: what it says now is taken on as far as
 * a running reader can, but for what was set in this session; and all that is told. */
#ifndef SESSION_RECONFIGURE_H
#define SESSION_RECONFIGURE_H

#include "session/state.h"

/* Reads the file and takes on what is other. `is_asked`: it is told, too, when nothing is. */
void reconfigure(struct session *s, bool is_asked);

#endif
