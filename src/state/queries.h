/* Queries: those saved under a name (`q:name`), and those that were asked, the newest first. Names
 * compare as field names do: without case, and blank, '-' and '_' are one. */
#ifndef STATE_QUERIES_H
#define STATE_QUERIES_H

#include "base/arena.h"
#include "base/buf.h"
#include "state/state.h"

struct state_query {
  struct str name; /* as it was given; empty for one that was asked */
  struct str text;
  int64_t at_ms; /* when it was saved, or asked last */
};

/* Saves it, in the place of one of that name. False with a sentence where the name is no word that
 * `q:` could take: 1 to STATE_NAME_BYTES bytes, no blank at an end, no quote, star or control; and
 * where the query is empty. */
enum { STATE_NAME_BYTES = 64 };
bool state_save_query(struct state *s, struct str name, struct str text, struct err *err);

/* Nothing happens where there is none of that name. */
bool state_drop_query(struct state *s, struct str name, struct err *err);

/* Adds the text of the query of that name; false when there is none. */
bool state_query(struct state *s, struct str name, struct buf *text);

/* All saved queries by name, in the arena; returns how many. */
size_t state_queries(struct state *s, struct arena *a, struct state_query **out);

/* The query was asked: it is the newest. Empty ones are not kept; of LIMIT_STATE_ASKED the oldest
 * goes. */
bool state_asked(struct state *s, struct str text, struct err *err);

/* The newest `most`, the newest first, in the arena; returns how many. */
size_t state_asked_before(struct state *s, struct arena *a, size_t most, struct state_query **out);

#endif
