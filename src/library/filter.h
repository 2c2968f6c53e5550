/* Which notes meet a condition of a query, as a set: fields, paths, and any mixture of these with
 * words by AND, OR and NOT. Each side of a mixture is collected alone and joined here: joined in
 * SQL beside a full-text match, SQLite would run one search for every note. */
#ifndef LIBRARY_FILTER_H
#define LIBRARY_FILTER_H

#include "library/idset.h"
#include "library/library_own.h"
#include "library/query.h"

struct filter {
  struct library *library;
  struct arena *arena;
  long today;
  struct err *err;
  bool failed; /* then *err says why */
};

/* Adds to *out, which is made here, the notes that meet the node; also dead ones. */
void filter_run(struct filter *f, const struct query_node *n, struct idset *out);

/* Conditions that have to be met together. */
struct filter_list {
  const struct query_node *const *nodes;
  size_t n;
  bool is_strict; /* each of them; else, of one field's given more than once, any is enough */
};

void filter_run_all(struct filter *f, struct filter_list list, struct idset *out);

#endif
