/* Text as a reader sees it: clusters (UAX #29), columns (UAX #11), places where a line may break
 * (UAX #14), folded forms for comparing. All input must be well-formed UTF-8 (utf8.h). Only
 * these files and safe.c know the Unicode library; printable ASCII never reaches it.
 *
 * Bytes, code points, clusters and columns are four different counts and never share a name. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/buf.h"

#include <stdint.h>

struct text_cluster {
  struct str bytes; /* one extended grapheme cluster */
  int cols;         /* 0, 1 or 2 on a terminal's grid */
};

/* Takes the first cluster off *rest; false when *rest is empty. Columns of a cluster: those of its
 * code points by UAX #11 (ambiguous is 1), as terminals add them up, so that a spacing mark (Thai
 * sara am, Indic vowel signs) has its own; but 2 for flags, keycaps and emoji sequences (UTS #51);
 * 0 for marks alone and for controls. What would take more than 2 goes on as another cluster. */
bool text_next(struct str *rest, struct text_cluster *out);

int text_cols(struct str s);

/* The columns of a code point that is a whole visible cluster, unless one that is not so follows:
 * letters, ideographs and punctuation of the common scripts. 0 for all that need a closer look. */
int text_plain_cols(uint32_t c);

/* The longest prefix of whole clusters that fits in `cols` columns. *used (may be NULL) gets its
 * columns. */
struct str text_fit(struct str s, int cols, int *used);

/* Adds s cut to `cols` columns, with `mark` ("…", "...") as its end where it was cut. */
void text_add_cut(struct buf *out, struct str s, int cols, struct str mark);

/* For every byte offset i of s: may or must a line break before the byte at i (UAX #14)?
 * breaks has room for s.n values. */
enum text_break {
  TEXT_BREAK_NOT = 0,
  TEXT_BREAK_MAY,
  TEXT_BREAK_MUST,
  TEXT_BREAK_PART, /* between syllables: only where a word is longer than a line */
};
void text_breaks(struct str s, unsigned char *breaks);

/* Adds s in the form that search and names compare by: case-folded, compatibility forms made plain
 * (NFKD), accents and optional vowel points off, composed again (NFC). Marks that make other words
 * (Indic and Thai vowels, kana voicing) stay. */
void text_add_folded(struct buf *out, struct str s);

/* Do a and b fold to the same text? */
bool text_eq_folded(struct str a, struct str b);

/* Adds s, which must be safe (safe.h), as ASCII alone: letters without their accents, quotation
 * marks, dashes, boxes and bullets by what looks alike, marks of controls as ^[, '?' for each
 * column of the rest. Some forms take more columns than what they stand for: measure afterwards. */
void text_add_ascii(struct buf *out, struct str s);

/* Is there a capital letter in s? */
bool text_has_capital(struct str s);

/* Is c part of a word: a letter, a digit, or a mark on one, of any script? */
bool text_is_word(uint32_t c);

/* Is c a mark, which belongs to the letter before it? */
bool text_is_mark(uint32_t c);

/* Adds s as a name for files: folded, runs of anything but letters and digits as
 * one '-', none at the ends; letters of every script stay. Empty when nothing is left. */
void text_add_slug(struct buf *out, struct str s);

/* Adds s as the anchor that GitHub gives a heading: lower case, blanks as '-', everything else but
 * letters, marks, digits, '-' and connectors such as '_' left out; letters of every script stay. */
void text_add_anchor(struct buf *out, struct str s);

#endif
