/* Is a program at rest? One that was not given a processor yet, on a machine that is busy, looks
 * from outside like one that has nothing more to say. */
#ifndef TESTS_TERM_REST_H
#define TESTS_TERM_REST_H

#include <stdbool.h>
#include <sys/types.h>

/* Does no thread of the process, or of those that it has started, run or wait for a disk? `turns`
 * is another number whenever one of them has run in between, so that one that sleeps for a moment,
 * as until it knows whether an ESC stands alone, is told from one that waits for us. Asked of
 * Linux's /proc; where there is none, the answer is yes. */
bool rest_of(pid_t pid, unsigned long long *turns);

#endif
