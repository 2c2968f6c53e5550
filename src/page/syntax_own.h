/* The tables of a language in memory, for the files of syntax.h alone. */
#ifndef PAGE_SYNTAX_OWN_H
#define PAGE_SYNTAX_OWN_H

#include "page/shape.h"
#include "page/syntax.h"

enum {
  SYNTAX_RULES = 64,      /* of one scope: bits of a mask */
  SYNTAX_FRAMES = 16,     /* regions open within each other; what begins deeper is not entered */
  SYNTAX_PENDING = 4,     /* here-documents that one line begins */
  SYNTAX_KEPT_BYTES = 64, /* of a delimiter: a region with a longer one is not entered */
};

struct syntax_scope;

/* A token, or the beginning of a region where it has an end. */
struct syntax_rule {
  enum style_role role;              /* of the token, or of the region's two ends */
  enum style_role inner;             /* of what no rule inside covers */
  struct shape from, to;             /* to.n == 0: a token */
  struct str nests;                  /* a text that begins the region again within it; or empty */
  struct str language;               /* that is inside; or empty */
  const struct syntax_scope *inside; /* or NULL: nothing is looked for */
  struct byte_set stops;             /* bytes of the region at which anything can happen */
  char escape;                       /* takes its meaning from the next character; or 0 */
  bool many_lines;                   /* does not end with its line */
  bool from_next_line;               /* begins with the next line */
  bool not_after_value;              /* is no token behind a value, where it is an operator */
};

/* What is looked for at a place. */
struct syntax_scope {
  struct syntax_rule *rules;
  size_t n;
  bool has_words;      /* are there words and numbers? */
  uint64_t line_start; /* the rules that only match there */
  uint64_t first[256]; /* the rules that can begin with a byte */
};

struct syntax_word {
  struct str text;
  enum style_role role; /* STYLE_COUNT: none of its own */
  bool defines;         /* the word behind it is a name */
};

/* A line of that shape tells that a block is in another language instead. */
struct syntax_session {
  struct shape line;
  struct str language;
};

struct syntax {
  struct arena *arena;
  struct str name, path;
  struct shape_words words;
  struct syntax_scope top;
  enum style_role text;                   /* of what no rule covers */
  enum style_role capitals, all_capitals; /* of words written so; STYLE_COUNT: none */
  bool has_numbers;
  struct syntax_word *table; /* by hash, open addressing */
  size_t table_size;         /* a power of two */
  struct syntax_session *sessions;
  size_t n_sessions;
};

/* Reads a table. NULL with a sentence with file and line. */
struct syntax *syntax_read(struct str path, struct str text, struct err *err);
void syntax_free(struct syntax *syntax);

/* The row of a word, or NULL. */
const struct syntax_word *syntax_word_find(const struct syntax *syntax, struct str word);

/* Adds a word, without its role if that is STYLE_COUNT. The table has room. */
struct syntax_word *syntax_word_add(struct syntax *syntax, struct str word);

#endif
