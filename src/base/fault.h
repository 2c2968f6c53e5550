/* What is wrong with a note without hiding it: a list of sentences with their lines, shown in the
 * panel, by `meta --json` and by `doctor`. Lives in an arena; order is the order of finding. */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/arena.h"

struct fault {
  struct fault *next;
  size_t line;     /* 1-based in the file; 0 when the whole file is meant */
  struct str text; /* a sentence without file and line */
};

struct faults {
  struct arena *arena;
  struct fault *first, *last;
  size_t n;
};

/* Adds a fault; beyond LIMIT_FAULTS it is only counted. */
void fault_add(struct faults *faults, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
