/* Shapes: the small patterns by which tables of languages say what to look for. A shape is tried at
 * one place of a line and takes each byte once: repeats take as much as they can and give nothing
 * back, and none takes more than LIMIT_SHAPE_BYTES, so that no text makes it slow.
 *
 *   x      that character, but for %       %.     any character
 *   %a %d  a letter or _; a digit          %w     a character of a word
 *   %x %s  a hexadecimal digit; a blank    %[..]  one of these, %[^..] none of these; ranges a-z
 *   %* %+ %?   as often as there are; at least once; once or not: the item before
 *   %^ %$  the beginning, the end of the line
 *   %<     not behind a character of a word    %_  behind a blank, or at the beginning
 *   %!     what the next item matches does not follow
 *   %|     here the match ends; what follows only has to be there
 *   %( %)  what is between is kept for %1 in the shape that ends the region
 *   %%     a percent sign */
#ifndef PAGE_SHAPE_H
#define PAGE_SHAPE_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

struct byte_set {
  uint64_t bits[4];
};

static inline bool byte_set_has(const struct byte_set *set, unsigned char c)
{
  return set->bits[c >> 6] >> (c & 63) & 1;
}

void byte_set_add(struct byte_set *set, unsigned char c);

struct shape_item;

struct shape {
  struct shape_item *items; /* in the arena */
  size_t n;
  bool at_line_start;    /* begins with %^ */
  bool at_line_end;      /* can match there without taking a byte */
  bool only_at_line_end; /* begins with %$ */
  struct byte_set first; /* bytes that it can begin with */
};

/* What shapes of one language share. */
struct shape_words {
  struct byte_set letters, characters; /* that words begin with, and consist of */
  bool ignore_case;                    /* ASCII letters match in either case */
};

/* Reads a shape. False with a clause that says what is wrong with it ("has no end of its set"). */
bool shape_read(struct shape *shape, struct arena *a, const struct shape_words *words,
    struct str text, struct err *err);

/* A place in a line at which shapes are tried. */
struct shape_place {
  struct str line;
  size_t at;
  struct str kept;                 /* what %1 means */
  const struct shape_words *words; /* of the shape's language */
};

struct shape_match {
  size_t n;        /* bytes taken */
  struct str kept; /* by %( and %) */
};

/* Does the shape match there? */
bool shape_matches(
    const struct shape *shape, const struct shape_place *place, struct shape_match *out);

#endif
