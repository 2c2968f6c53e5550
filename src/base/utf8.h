/* UTF-8 as RFC 3629 and the Unicode Standard (chapter 3, table 3-7) define it: strict, shortest
 * form, no surrogates. Ill-formed input is repaired, never refused: one U+FFFD for each maximal
 * subpart, as section 3.9 recommends. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* Takes one code point off the front of *rest, which must not be empty. Ill-formed bytes give
 * UTF8_REPLACEMENT and take their maximal subpart. *ok (may be NULL) says whether it was whole. */
uint32_t utf8_next(struct str *rest, bool *ok);

bool utf8_is_valid(struct str s);

/* How many bytes at the front are ASCII, and how many are printable ASCII (20..7E). */
size_t utf8_ascii_run(struct str s);
size_t utf8_printable_run(struct str s);

/* Adds code point c in UTF-8; what is no scalar value is added as U+FFFD. */
void utf8_add(struct buf *out, uint32_t c);

/* Adds s with every ill-formed subpart replaced. Returns how many were. */
size_t utf8_repair(struct buf *out, struct str s);

/* s itself where it is well-formed, else a repaired copy in the arena (arena.h). */
struct arena;
struct str utf8_repaired(struct arena *a, struct str s, size_t *n_repaired);

#endif
