/* Reads and parses files in threads of its own, batches ahead of the one that writes them. */
#ifndef LIBRARY_PREPARER_H
#define LIBRARY_PREPARER_H

#include "library/compare.h"
#include "library/entry.h"

enum prepared_as {
  PREPARED_NOTE, /* entry is set */
  PREPARED_SAME, /* the file holds what it held */
  PREPARED_GONE, /* the file is there no more */
  PREPARED_NOT,  /* why is set */
};

struct prepared {
  const struct compare_job *job;
  enum prepared_as as;
  struct entry *entry;
  uint64_t hash;
  int64_t n_bytes;
  struct err why;
};

struct preparer_work {
  const struct root *roots;
  bodytext_reader *read_body;
  const struct field_names *field_names; /* of one's own; or NULL */
  const struct compare_job *jobs;
  size_t n_jobs;
};

struct preparer;

/* Begins. The work must live as long as the preparer. */
struct preparer *preparer_new(const struct preparer_work *work);

/* Waits for the next batch: *n notes in the order of the jobs, valid until the next call. NULL at
 * the end. */
const struct prepared *preparer_next(struct preparer *p, size_t *n);

/* Stops, whatever is left to do. NULL is fine. */
void preparer_free(struct preparer *p);

#endif
