/* The query language (doc/query.md): text to a tree of conditions. Knows the grammar and its tables
 * of operators and built-in fields, no index and no SQL. Any bytes give a query or one sentence
 * with a column. */
#ifndef LIBRARY_QUERY_H
#define LIBRARY_QUERY_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum query_kind {
  QUERY_AND,
  QUERY_OR,
  QUERY_NOT,    /* inner nodes */
  QUERY_WORD,   /* text; prefix */
  QUERY_PHRASE, /* text: words in a row; prefix */
  QUERY_FIELD,  /* field op text; prefix */
};

enum query_op { QUERY_IS, QUERY_LESS, QUERY_LESS_EQUAL, QUERY_MORE, QUERY_MORE_EQUAL, QUERY_RANGE };

struct query_node {
  enum query_kind kind;
  struct query_node *first, *next; /* children of inner nodes */
  struct str text;  /* word, phrase or value, unquoted; QUERY_RANGE: lower end, may be empty */
  struct str upper; /* QUERY_RANGE: upper end; an open end is empty */
  struct str field; /* QUERY_FIELD: name as typed */
  enum query_op op;
  bool prefix;    /* ends in an unquoted '*' */
  bool is_strict; /* QUERY_AND: written as AND, so every word is asked for */
  size_t column;  /* 1-based, in characters, where it stands in the query */
};

struct query {
  struct query_node *root; /* NULL: everything */
  struct str sort;         /* field of sort:..., or empty */
  bool sort_descending;
  size_t sort_column; /* where sort: stands, 0 when it does not */
};

/* Parses. The result lives in the arena. On failure *column (1-based, in characters) is where; the
 * sentence says it too. */
bool query_parse(
    struct arena *a, struct str text, struct query *out, size_t *column, struct err *err);

/* Is it one word, and nothing else? */
bool query_is_word(struct str text);

/* How a field and a value are compared; longer signs first. */
struct query_operator {
  const char *sign;
  enum query_op op;
  const char *help;
};

enum { QUERY_OPERATORS = 5 };
extern const struct query_operator query_operators[QUERY_OPERATORS];

/* Words in capitals that join what stands around them. */
enum query_joint_id { QUERY_JOINT_AND, QUERY_JOINT_OR, QUERY_JOINT_NOT, QUERY_JOINTS };

struct query_joint {
  const char *word;
  const char *help;
};

extern const struct query_joint query_joints[QUERY_JOINTS];

enum query_meaning {
  QUERY_MEANS_VALUE, /* a field of the notes, or one that the index makes for them */
  QUERY_MEANS_TITLE, /* words of the title */
  QUERY_MEANS_BODY,  /* words of headings, text and code */
  QUERY_MEANS_PATH,  /* the file's path beneath its root, with '*', '**' and '?' */
  QUERY_MEANS_LINKS, /* the note that others link to */
  QUERY_MEANS_SORT,
  QUERY_MEANS_SAVED, /* a query that was saved under a name */
};

/* What the values of a field are, so that a condition that asks for something else is an error. */
enum query_values { QUERY_VALUES_ANY, QUERY_VALUES_NUMBERS, QUERY_VALUES_DAYS };

/* A field that means something whatever the notes say: one row each. */
struct query_field {
  const char *name;
  enum query_meaning meaning;
  bool adds; /* given twice, are both asked for? Of other fields one of the values is enough. */
  const char *example;
  const char *help;
  enum query_values values;
};

enum { QUERY_FIELDS = 13 };
extern const struct query_field query_fields[QUERY_FIELDS];

/* Adds the name of a field, and a value, as they stand in a query: in quotation marks where they
 * need them. */
void query_add_name(struct buf *out, struct str name);
void query_add_value(struct buf *out, struct str value);

/* Adds a text in quotation marks. */
void query_add_quoted(struct buf *out, struct str text);

/* The byte of a query where the character in that column begins; its end where there is none. */
size_t query_byte_at(struct str text, size_t column);

/* The row of that name as names compare, or NULL. */
const struct query_field *query_field_find(struct str name);

#endif
