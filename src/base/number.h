/* Numbers for people and from people. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/buf.h"

/* Reads all of s (trimmed) as a decimal number, in the C locale whatever the user's. */
bool number_parse(struct str s, double *out);

/* Adds n with its digits grouped by commas: 171,851. */
void number_add_grouped(struct buf *out, long long n);

/* Adds n in the shortest form that reads back, never in exponent form below 1e15. */
void number_add(struct buf *out, double n);

#endif
