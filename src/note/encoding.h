/* A file's bytes as well-formed UTF-8. UTF-16, which some editors of Windows write, is known by its
 * byte order mark and converted (Unicode Standard, sections 3.9 and 23.8); all else is taken as
 * UTF-8. What is ill-formed in either becomes U+FFFD. Lines that end in CR alone end in LF then. */
#ifndef NOTE_ENCODING_H
#define NOTE_ENCODING_H

#include "base/arena.h"

struct encoding {
  struct str text;      /* the bytes, or in the arena; a byte order mark of UTF-8 stays */
  size_t n_repaired;    /* ill-formed parts replaced */
  size_t repaired_line; /* 1-based line of the first of them; 0 when there are none */
};

/* Reads bytes. What is well-formed, and has an LF or no CR, is not copied. */
struct encoding encoding_read(struct arena *a, struct str bytes);

#endif
