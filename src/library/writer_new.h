/* Between writer_open.c and writer.c: a writer on an index that is open already. */
#ifndef LIBRARY_WRITER_NEW_H
#define LIBRARY_WRITER_NEW_H

#include "library/writer.h"

/* Takes the index over, also on failure. */
struct writer *writer_new(struct index *x, struct err *err);

#endif
