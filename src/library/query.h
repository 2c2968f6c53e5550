/* The query language (doc/query.md): text to a tree of conditions. Knows the grammar and its
 * table of operators, no index and no SQL. Any bytes give a query or one sentence with a column. */
#ifndef LIBRARY_QUERY_H
#define LIBRARY_QUERY_H

#include "base/arena.h"
#include "base/err.h"

enum query_kind {
  QUERY_AND, QUERY_OR, QUERY_NOT, /* inner nodes */
  QUERY_WORD,                     /* text; prefix */
  QUERY_PHRASE,                   /* text: words in a row */
  QUERY_FIELD,                    /* field op text */
};

enum query_op { QUERY_IS, QUERY_LESS, QUERY_LESS_EQUAL, QUERY_MORE, QUERY_MORE_EQUAL, QUERY_RANGE };

struct query_node {
  enum query_kind kind;
  struct query_node *first, *next; /* children of inner nodes */
  struct str text;      /* word, phrase or value, unquoted */
  struct str upper;     /* QUERY_RANGE: upper end; an open end is empty */
  struct str field;     /* QUERY_FIELD: name as typed */
  enum query_op op;
  bool prefix;          /* ends in an unquoted '*' */
  size_t column;        /* 1-based, in characters, where it stands in the query */
};

struct query {
  struct query_node *root; /* NULL: everything */
  struct str sort;         /* field of sort:..., or empty */
  bool sort_descending;
};

/* Parses. The result lives in the arena. On failure *column (1-based, in characters) is where. */
bool query_parse(struct arena *a, struct str text, struct query *out, size_t *column,
    struct err *err);

#endif
