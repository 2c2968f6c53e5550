/* The stemmed words of a text in a row, as the full-text table takes them (tokenizer.h): made in
 * the threads that read notes, so that the one that writes neither cuts texts nor stems words.
 *
 * Each word is one byte, its length with WORDSTREAM_SAME where it stands in the same place as the
 * word before, and then its bytes. */
#ifndef LIBRARY_WORDSTREAM_H
#define LIBRARY_WORDSTREAM_H

#include "base/buf.h"
#include "library/stem.h"

enum { WORDSTREAM_SAME = 0x80, WORDSTREAM_WORD_BYTES = 0x7F };

/* Adds the words of a text; returns in how many places they stand. */
size_t wordstream_add(
    struct buf *out, struct str text, struct stemmer *stemmer, struct buf *scratch);

/* Takes the next word; false at the end, or where it cannot go on. */
static inline bool wordstream_next(struct str *rest, struct str *word, bool *in_same_place)
{
  if (!rest->n) return false;
  unsigned char head = (unsigned char)rest->p[0];
  size_t n = head & WORDSTREAM_WORD_BYTES;
  if (n > rest->n - 1) return false;
  *in_same_place = head & WORDSTREAM_SAME;
  *word = (struct str){rest->p + 1, n};
  *rest = (struct str){rest->p + 1 + n, rest->n - 1 - n};
  return true;
}

#endif
