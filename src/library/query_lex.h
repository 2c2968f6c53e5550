/* A query's text cut into its parts: words, quoted phrases, `field:value`, AND, OR, NOT or '-', and
 * parentheses. */
#ifndef LIBRARY_QUERY_LEX_H
#define LIBRARY_QUERY_LEX_H

#include "library/query.h"

enum token_kind {
  TOKEN_END,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_AND,
  TOKEN_OR,
  TOKEN_NOT,
  TOKEN_WORD,
  TOKEN_PHRASE,
  TOKEN_FIELD,
};

struct token {
  enum token_kind kind;
  struct str text;  /* word, phrase or value: unquoted, without the '*' of a prefix */
  struct str whole; /* the same with its '*' */
  struct str field; /* TOKEN_FIELD: the name */
  enum query_op op; /* TOKEN_FIELD */
  bool quoted;      /* was the text in quotation marks? */
  bool prefix;
  bool descends;             /* TOKEN_FIELD of "sort": did '-' stand before the value? */
  size_t at;                 /* byte in the query */
  size_t name_end, value_at; /* TOKEN_FIELD: bytes where its name ends and its value begins */
};

struct lexer {
  struct arena *arena;
  struct str text; /* well-formed UTF-8 */
  size_t at;
};

/* Takes the next part; TOKEN_END at the end, and again after. */
struct token lexer_next(struct lexer *l);

#endif
