/* The words of a query as an expression of FTS5's language, in which everything that a user typed
 * stands quoted, with what scoring has to know of it. */
#ifndef LIBRARY_MATCH_H
#define LIBRARY_MATCH_H

#include "base/buf.h"
#include "library/query.h"
#include "library/rank.h"

struct match_term {
  struct str text; /* as typed */
  bool prefix;
  size_t start, end; /* its part of the expression */
};

struct match {
  struct buf text;         /* the expression; empty: there is nothing to look for */
  struct rank_terms terms; /* without weights */
  struct match_term term[LIMIT_QUERY_TERMS];
};

void match_release(struct match *m);

/* Can all of the node be looked up in the full-text table at once? */
bool match_is_text(const struct query_node *n);

/* Is it text that has no word in it, such as "--"? It asks for nothing. */
bool match_is_wordless(const struct query_node *n);

/* Adds what the node asks for to the expression, by AND or by OR with what is there. A node without
 * any word adds nothing. */
void match_add_and(struct match *m, const struct query_node *n);
void match_add_or(struct match *m, const struct query_node *n);

/* Adds the parts of a word, each by OR as a term of its own: of a text whose script writes no
 * blanks each two letters, which may well be a word; of all else the whole. */
void match_add_parts(struct match *m, const struct query_node *n);

#endif
