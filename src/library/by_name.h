/* What is kept of the names of notes, so that many links can be looked at; library.h has the rest.
 */
#ifndef LIBRARY_BY_NAME_H
#define LIBRARY_BY_NAME_H

#include "library/library_own.h"

void note_names_free(struct note_names *names); /* NULL is fine */

#endif
