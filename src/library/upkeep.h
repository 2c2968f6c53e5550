/* How a library is kept: whether its index is up to date, what the last update did, what it could
 * not read. Asked of the index and of the files' stamps; no note is read. */
#ifndef LIBRARY_UPKEEP_H
#define LIBRARY_UPKEEP_H

#include "base/arena.h"
#include "library/library.h"

#include <stdint.h>

enum run_end {
  RUN_DONE,
  RUN_CANCELLED,
  RUN_FAILED,    /* `why` says why */
  RUN_CUT_SHORT, /* the program ended in its midst; or it goes on just now */
};

/* One update. */
struct run {
  int64_t started_ms; /* since 1970 */
  int64_t took_ms;
  size_t n_new, n_changed, n_unchanged, n_removed, n_failed;
  size_t n_read; /* files that were opened */
  enum run_end end;
  struct str why;
};

struct library_status {
  enum library_freshness freshness;
  size_t n_differ; /* notes that are new, changed or gone */
  size_t n_notes;
  int64_t note_bytes, index_bytes;
  size_t n_failures; /* files that could not be read the last time */
  bool is_busy;      /* is another program updating it just now? */
  bool is_shared;    /* does the library carry it with it? */
  bool has_run;
  struct run last;       /* if it has one */
  struct str index_path; /* the file; empty: in memory */
};

/* What a glance at a library tells. It costs as much as there are folders, not notes, and does not
 * see a note that is written over in its place, but for the few that were changed last. */
enum library_glance {
  LIBRARY_GLANCE_SAME,    /* nothing that it sees has changed, */
  LIBRARY_GLANCE_WHOLE,   /*   ... and it has seen all, since there are few notes */
  LIBRARY_GLANCE_CHANGED, /* something has, or may have: library_check tells */
};
enum library_glance library_glance(struct library *l);

/* Fills *out; its texts live in the arena. */
bool library_status(
    struct library *l, struct arena *a, struct library_status *out, struct err *err);

/* Is the index the one that the library carries with it? */
bool library_is_shared(const struct library *l);

/* Is the index kept in memory, because there was no folder that it could be written into? */
bool library_is_in_memory(const struct library *l);

/* A file that could not be read. */
struct kept_failure {
  struct str path; /* absolute */
  struct str why;
  int64_t since_ms;
};

/* The files that the last update could not read, at most `most` of them, by path. They and the
 * array live in the arena. */
const struct kept_failure *library_failures(
    struct library *l, struct arena *a, size_t most, size_t *n);

#endif
