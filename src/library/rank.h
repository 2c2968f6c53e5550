/* Runs a full-text expression and collects what it matches, scored: BM25F, which is BM25 over
 * weighted columns (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section
 * 3.6), with a lift for words near each other. It reads nothing but the positions of the words:
 * lengths and frequencies come from memory. */
#ifndef LIBRARY_RANK_H
#define LIBRARY_RANK_H

#include "base/limits.h"
#include "library/idset.h"
#include "library/live.h"
#include "library/ranked.h"

struct rank;

/* Makes the collecting function known to the connection, which owns it. */
struct rank *rank_install(struct db *db);

/* A search for one word in its several spellings is one term: phrases in the order of the
 * expression belong to terms. */
struct rank_terms {
  unsigned char *of_phrase; /* n_phrases */
  size_t n_phrases, cap_phrases;
  bool is_common[LIMIT_QUERY_TERMS]; /* most notes have it: its first places say enough */
  double weight[LIMIT_QUERY_TERMS];  /* how much a term says: from rank_weight */
  double
      near_weight[LIMIT_QUERY_TERMS]; /* ... that it stands near the one before; of the first 0 */
  size_t n;
};

/* What is wanted of a run. Notes that are dead or in `without`, and those not in `only`, are not
 * collected. Either set may be NULL. Scored into *list, or else into *set. */
struct rank_wish {
  const struct live *live;
  const struct idset *only, *without;
  const struct rank_terms *terms; /* with list */
  struct ranked_list *list;
  struct idset *set;
  double until_ms; /* as rank_now_ms has it: when to leave off; 0: never */
};

/* Runs an FTS5 expression, which must be well-formed. False when it left off. */
bool rank_run(struct rank *r, struct db *db, struct str expression, const struct rank_wish *wish);

/* A clock that only goes forward. */
double rank_now_ms(void);

/* What a count of places says of 0..2.2: more says more, up to that limit. */
double rank_saturated(double count);

/* How much it says that a note matches the expression: its inverse document frequency. Common ones
 * are estimated by the notes met first. *share (may be NULL) gets which part of the notes has it.
 */
double rank_weight(struct db *db, struct str expression, const struct live *live, double *share);

/* The same of what such a part of the notes has. */
double rank_rarity(const struct live *live, double share);

#endif
