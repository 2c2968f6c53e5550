/* What a set of results is, for this room alone. */
#ifndef LIBRARY_SEARCH_OWN_H
#define LIBRARY_SEARCH_OWN_H

#include "library/library_own.h"
#include "library/match.h"
#include "library/ranked.h"
#include "library/search.h"

struct results {
  struct library *library;
  struct arena *arena; /* of the query */
  struct str text;     /* the query as typed; empty where another text made it */
  struct query query;
  size_t attached;          /* the library's n_attached when it ran */
  bool is_all;              /* every note by title: nothing is kept, windows are read */
  size_t n_all;             /* then: how many */
  double until_ms;          /* when a first page is due, as rank_now_ms has it; 0: all is wanted */
  bool is_unscored;         /* is one sorted by a field due, whose notes need no score yet? */
  bool is_partial;          /* did that come first? */
  struct ranked_list whole; /* notes with every word */
  struct ranked_list some;  /* notes with some, when there are few with all */
  struct match found;       /* what a snippet marks */
};

/* Runs a query that was parsed into the arena, which is taken. `until_ms` as above. NULL with a
 * sentence. */
struct results *results_run(struct library *l, struct arena *arena, const struct query *q,
    double until_ms, const atomic_bool *cancel, struct err *err);

/* Adds the notes of the results to a set. */
void results_add_to(const struct results *r, struct idset *out);

#endif
