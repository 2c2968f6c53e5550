/* A small JSON writer (RFC 8259): it keeps commas and nesting right, repairs UTF-8 and escapes
 * what JSON demands, and C1, bidirectional and invisible characters besides (as \uXXXX), so that
 * JSON printed on a terminal cannot drive it either. Values come in order; nothing is kept. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

struct tree;

struct json {
  struct buf *out;
  bool comma; /* does the next value need one before it? */
};

static inline struct json json_to(struct buf *out)
{
  return (struct json){out, false};
}

void json_open(struct json *j, char bracket);  /* '{' or '[' */
void json_close(struct json *j, char bracket); /* '}' or ']' */
void json_key(struct json *j, struct str key); /* then exactly one value */
void json_str(struct json *j, struct str s);
void json_int(struct json *j, long long n);
void json_num(struct json *j, double n);        /* shortest text that reads back; NaN, Inf: null */
void json_digits(struct json *j, struct str s); /* a number as written: s must be one in JSON */
void json_bool(struct json *j, bool b);
void json_null(struct json *j);

/* A whole tree: maps keep their order; int and float as written where JSON allows that text, else
 * converted (0x1F -> 31), .inf and .nan as text; a key given twice is written once, with its
 * last value. */
void json_tree(struct json *j, const struct tree *t);

#endif
