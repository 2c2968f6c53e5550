/* Safe text cut into lines of a measure: by clusters and the places where a line may break (UAX
 * #14). Knows bytes and columns only; what the text looks like is the caller's. */
#ifndef PAGE_WRAP_H
#define PAGE_WRAP_H

#include "base/str.h"

#include <stdint.h>

struct wrap_line {
  uint32_t from, n; /* bytes of the text; blanks at the end are left out */
  int cols;
};

/* The lines of the text that was wrapped last, and memory that serves the next. */
struct wrap {
  struct wrap_line *lines;
  size_t n, cap;
  unsigned char *breaks;
  size_t cap_breaks;
};

#define WRAP_INIT       \
  {                     \
    NULL, 0, 0, NULL, 0 \
  }

void wrap_release(struct wrap *w);

/* Fills the measure: the first line has first_cols, the others rest_cols, each at least 1. LF ends
 * a line. A word that is longer than a line is cut between clusters; only a single cluster that
 * does not fit is wider than asked. The last line gets company where a word would stand there alone
 * and that costs no line. There is always one line, empty at worst. */
void wrap_fill(struct wrap *w, struct str text, int first_cols, int rest_cols);

/* Cuts text that keeps its blanks (code) where a line is full, or at a blank not far before that.
 * LF does not count. */
void wrap_cut(struct wrap *w, struct str text, int first_cols, int rest_cols);

#endif
