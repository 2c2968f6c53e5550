/* Sets a flag as soon as a descriptor becomes readable, for as long as something slow runs: so that
 * a search is given up when a key arrives, without the search knowing of keys. */
#ifndef SESSION_WATCH_H
#define SESSION_WATCH_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct watch {
  atomic_bool seen; /* is there something to read? */
  bool running;
  pthread_t thread;
  int fd;
  int stop[2]; /* a pipe that ends the watch */
};

/* Starts watching fd; -1, or a system that cannot give a thread, watches nothing. */
void watch_start(struct watch *w, int fd);
void watch_stop(struct watch *w);

#endif
