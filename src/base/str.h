/* A slice of bytes that somebody else owns. Never NUL-terminated by promise; may hold NUL.
 * Functions here compare and cut; they never allocate. Lengths and offsets are bytes. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
  const char *p;
  size_t n;
};

#define STR_LIT(s) ((struct str){(s), sizeof(s) - 1})
#define STR_NONE ((struct str){"", 0})
/* For printf's "%.*s"; the slice must be shorter than INT_MAX. */
#define STR_ARG(s) (int)(s).n, (s).p

/* The slice over a C string; NULL gives the empty slice. */
static inline struct str str_of(const char *s)
{
  return s ? (struct str){s, strlen(s)} : STR_NONE;
}

/* The bytes from `from` on; beyond the end gives the empty slice. */
static inline struct str str_from(struct str s, size_t from)
{
  if (from > s.n) from = s.n;
  return from ? (struct str){s.p + from, s.n - from} : s; /* s.p may be NULL */
}

static inline struct str str_first(struct str s, size_t n)
{
  return (struct str){s.p, n < s.n ? n : s.n};
}

bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b);        /* as memcmp, shorter first */
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_has(struct str s, char c);
struct str str_trim(struct str s); /* ASCII blanks, CR and LF off both ends */

/* The longest prefix of at most n bytes that ends at a whole character, s being well-formed. */
struct str str_first_whole(struct str s, size_t n);

/* Where `needle` first stands in s, or s.n. An empty needle stands at 0. */
size_t str_find(struct str s, struct str needle);

/* Cuts the first line off *rest: *line without its LF or CRLF. False when *rest is empty. */
bool str_cut_line(struct str *rest, struct str *line);

/* Cuts *rest at the first `sep`: *part before it, *rest after it. False when *rest is spent
 * (p == NULL); a text that ends in sep gives a last empty part. */
bool str_cut(struct str *rest, char sep, struct str *part);

/* Field names compare without case, and blank, '-' and '_' are one (product terms: "field"). */
bool str_eq_name(struct str a, struct str b);

#endif
