/* Threads that are the same on every system. */
#include "base/thread.h"

#include <signal.h>

/* Otherwise it is what the shell's limit says (glibc), or 128 kB (musl). */
enum { STACK_BYTES = 512 * 1024 };

/* A thread's own faults: blocked, they would end the program past every handler. */
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

int thread_start(pthread_t *thread, void *(*run)(void *context), void *context)
{
  sigset_t others, before;
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error) return error;
  sigfillset(&others);
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    sigdelset(&others, crashes[i]);
  pthread_sigmask(SIG_SETMASK, &others, &before);
  error = pthread_attr_setstacksize(&attributes, STACK_BYTES);
  if (!error) error = pthread_create(thread, &attributes, run, context);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return error;
}
