/* What a scan found against what the index has: which files have to be read, which are gone. Files
 * are told apart by their stamps; nothing is read here. */
#ifndef LIBRARY_COMPARE_H
#define LIBRARY_COMPARE_H

#include "library/db.h"
#include "library/scan.h"

/* A file to read. */
struct compare_job {
  const struct scan_file *file;
  int64_t id;         /* of its note; 0: it is new */
  uint64_t hash;      /* of what it held, when it is not new */
  int64_t size_bytes; /* likewise */
};

struct compare_gone {
  struct str path;
  uint32_t root;
  int64_t id;
  uint64_t hash;      /* of what it held */
  int64_t size_bytes; /* likewise */
};

struct comparison {
  struct arena *arena; /* of the paths that are gone */
  struct compare_job *jobs;
  size_t n_jobs, cap_jobs;
  struct compare_gone *gone;
  size_t n_gone, cap_gone;
  size_t n_unchanged;
};

void comparison_release(struct comparison *c);

enum compare_by {
  COMPARE_STAMPS,
  COMPARE_WITHOUT_INODES, /* the files may have been copied since, with their times */
  COMPARE_NOTHING,        /* every file is to be read */
};

/* Fills *c, which lives no longer than the scan. Files that
 * the scan could not look at stay as they are. The connection keeps its error. */
void comparison_run(
    struct comparison *c, const struct scan *scan, struct db *db, enum compare_by by);

#endif
