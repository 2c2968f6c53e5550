/* Sets a flag as soon as a descriptor becomes readable, for as long as something slow runs: so that
 * a search is given up when a key arrives, without the search knowing of keys. One thread serves
 * all that is watched, one after the other: a thread for each would have to be waited for at its
 * end, which takes long where the processors are busy. */
#ifndef SESSION_WATCH_H
#define SESSION_WATCH_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

/* All zero at first. */
struct watch {
  atomic_bool seen; /* is there something to read? */
  bool running;     /* is there a thread? From the first watch to watch_end */
  pthread_t thread;
  int wake[2];          /* a pipe that tells the thread of another round, and of the end */
  pthread_mutex_t lock; /* of what follows */
  int fd;               /* that is watched, or -1 */
  unsigned long round;
};

/* Starts watching fd; -1, or a system that cannot give a thread, watches nothing. The flag is down
 * until there is something to read, and stays as it is when the watch is stopped. */
void watch_start(struct watch *w, int fd);
void watch_stop(struct watch *w);

/* Ends the thread. */
void watch_end(struct watch *w);

#endif
