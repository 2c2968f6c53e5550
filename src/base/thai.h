/* The words of Thai text. Where the program is built without a dictionary there are none. */
#ifndef BASE_THAI_H
#define BASE_THAI_H

#include "base/str.h"

/* Marks in `breaks` (text.h) with TEXT_BREAK_MAY where the words of `run` begin, but the first.
 * `run` holds Thai letters and marks only, each of three bytes. */
void thai_breaks(struct str run, unsigned char *breaks);

#endif
