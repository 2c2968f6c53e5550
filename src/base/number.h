/* Numbers for people and from people. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/buf.h"

#include <stdint.h>

/* Reads all of s (trimmed) as a decimal number, in the C locale whatever the user's. */
bool number_parse(struct str s, double *out);

/* Adds n with its digits grouped by commas: 171,851. */
void number_add_grouped(struct buf *out, long long n);

/* How many decimal digits n has, whatever its sign. */
int number_digits(long long n);

/* Adds a size as people say it, three figures at most: "812 bytes", "4.2 kB", "85 MB". */
void number_add_bytes(struct buf *out, int64_t bytes);

/* Adds n in the shortest form that reads back, never in exponent form below 1e15. */
void number_add(struct buf *out, double n);

#endif
