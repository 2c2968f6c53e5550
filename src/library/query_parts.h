/* A query's text as its parts, in order, with the parentheses around each: for changing the text
 * while all that is not meant stays byte by byte. */
#ifndef LIBRARY_QUERY_PARTS_H
#define LIBRARY_QUERY_PARTS_H

#include "library/query_lex.h"

#define QUERY_PARTS_NONE SIZE_MAX

/* A token, with the NOT or '-' before it. */
struct query_part {
  struct token token; /* behind the NOT */
  size_t from, end;   /* bytes of the text */
  bool negated;
  size_t in; /* which part opens the parentheses around it; QUERY_PARTS_NONE: there are none */
  /* Of one that opens parentheses: */
  size_t close;   /* what closes them; QUERY_PARTS_NONE: nothing does */
  bool has_or;    /* does an OR stand directly in them? */
  size_t n_items; /* words, conditions and parentheses that do, */
  size_t n_left;  /*   ... and those of them that are left out */
  bool leaves;    /* is it left out, and what it opens? */
};

struct query_parts {
  struct arena *arena;
  struct str text; /* well-formed UTF-8 */
  struct query_part *items;
  size_t n;
  bool has_or; /* does one stand beside all the rest? Then no condition holds for the whole */
};

struct query_parts query_parts(struct arena *a, struct str query);

/* The text of a part without the NOT before it. */
struct str query_part_text(const struct query_parts *parts, const struct query_part *p);

/* Does a part hold beside all the rest of the query, in parentheses or not? *negated: what holds is
 * that it does not. */
bool query_part_is_beside(
    const struct query_parts *parts, const struct query_part *p, bool *negated);

/* Leaves a part out, and parentheses in which nothing is left. */
void query_parts_leave(struct query_parts *parts, size_t i);

/* Adds the text without what is left out, and without an AND or OR for each; what is in quotation
 * marks is closed. Returns how many parentheses are left open. */
size_t query_parts_add(struct query_parts *parts, struct buf *out);

#endif
