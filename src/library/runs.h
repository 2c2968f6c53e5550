/* The updates that an index has had, and the files that the last one could not read: two tables of
 * the index itself (doc/index.md). What is written here is part of the writer's transactions. */
#ifndef LIBRARY_RUNS_H
#define LIBRARY_RUNS_H

#include "base/arena.h"
#include "base/fs.h"
#include "library/db.h"
#include "library/upkeep.h"

enum { RUNS_KEPT = 100 };

/* The current moment, in milliseconds since 1970. */
int64_t runs_now_ms(void);

/* Notes that a run has begun, as one that was cut short until runs_end. Returns its number. */
int64_t runs_begin(struct db *db, int64_t started_ms);

/* Notes how it ended, also where its beginning was lost, and forgets what is too long ago. After a
 * run that was done only the failures of that run are left. */
void runs_end(struct db *db, int64_t number, const struct run *run);

/* A file that this run could not read. `stamp` is what it was then. */
struct runs_failure {
  uint32_t root;
  struct str path, why;
  struct fs_stamp stamp;
  int64_t since_ms; /* unless it has failed before */
};
void runs_fail(struct db *db, int64_t number, const struct runs_failure *failure);

/* Copies both tables into an index that is made anew. */
void runs_copy(struct db *to, struct db *from);

/* The newest run; false when there was none. Its text lives in the arena. */
bool runs_last(struct db *db, struct arena *a, struct run *out);

#endif
