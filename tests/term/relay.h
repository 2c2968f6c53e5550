/* A line of some length between a terminal and a program: each byte takes its time, in either
 * direction, and none overtakes another. What becomes due at once is handed over at once, as a
 * network does; or, where the line cuts, keys come byte by byte. */
#ifndef TESTS_TERM_RELAY_H
#define TESTS_TERM_RELAY_H

#include <stdbool.h>
#include <sys/ioctl.h>

/* What a line that cuts shows, for ever, when the machine has let it hand over two bytes of one key
 * so late that the program may have taken them for two. */
#define RELAY_LATE "the line was late"

/* Called in the only process of a terminal: returns in a new one, whose terminal is at the other
 * end of the line. The old one is the line, and ends as the new one does. */
void relay_between(int delay_ms, bool cuts, const struct winsize *size);

#endif
