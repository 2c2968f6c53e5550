/* Threads that are the same on every system: with a stack of a size that we choose, and without the
 * signals that somebody sends, which are for the thread that waits for keys; those of a crash come
 * to the one that crashes. */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>

/* Starts run(context); the caller joins it. 0, or the error number of the system that has no thread
 * to give. */
int thread_start(pthread_t *thread, void *(*run)(void *context), void *context);

#endif
