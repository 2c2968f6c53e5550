/* A thread that waits for one descriptor. */
#include "session/watch.h"

#include "base/thread.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

static void *watch_run(void *context)
{
  struct watch *w = context;
  struct pollfd fds[] = {{.fd = w->fd, .events = POLLIN}, {.fd = w->stop[0], .events = POLLIN}};
  while (poll(fds, 2, -1) < 0)
    ;
  if (fds[0].revents & (POLLIN | POLLHUP)) atomic_store(&w->seen, true);
  return NULL;
}

static void close_both(const int fds[2])
{
  close(fds[0]);
  close(fds[1]);
}

void watch_start(struct watch *w, int fd)
{
  w->fd = fd;
  w->running = false;
  atomic_init(&w->seen, false);
  if (fd < 0 || pipe2(w->stop, O_CLOEXEC) != 0) return;
  w->running = thread_start(&w->thread, watch_run, w) == 0;
  if (!w->running) close_both(w->stop);
}

void watch_stop(struct watch *w)
{
  if (!w->running) return;
  close(w->stop[1]); /* the reading end hangs up */
  pthread_join(w->thread, NULL);
  close(w->stop[0]);
  w->running = false;
}
