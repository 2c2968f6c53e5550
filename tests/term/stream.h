/* Which bytes a program may send to a terminal: text that a terminal cannot be driven by, and the
 * control sequences that curses and the program itself make. Everything else is an attack, or
 * something new that belongs into the table. */
#ifndef TESTS_TERM_STREAM_H
#define TESTS_TERM_STREAM_H

#include "base/str.h"

/* The offset of the first byte that may not be sent, or s.n. A sequence cut off at the end of s
 * is refused. */
size_t stream_allowed(struct str s);

#endif
