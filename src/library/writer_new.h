/* Between writer_open.c and writer.c: a writer on an index that is open already. */
#ifndef LIBRARY_WRITER_NEW_H
#define LIBRARY_WRITER_NEW_H

#include "library/writer.h"

/* Takes the index over, also on failure; *damaged: was that because of what the file holds? */
struct writer *writer_new(struct index *x, bool *damaged, struct err *err);

#endif
