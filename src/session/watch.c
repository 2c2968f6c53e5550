/* A thread that waits for one descriptor after the other. */
#include "session/watch.h"

#include "base/thread.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/* Begins another round; -1: in which nothing is watched. What an earlier one sees counts no more.
 */
static void set_round(struct watch *w, int fd)
{
  pthread_mutex_lock(&w->lock);
  w->fd = fd;
  w->round++;
  pthread_mutex_unlock(&w->lock);
}

/* Something has come of the descriptor: the round is over, unless it was already. */
static void end_round(struct watch *w, unsigned long round, bool is_readable)
{
  pthread_mutex_lock(&w->lock);
  if (w->round == round) {
    w->fd = -1;
    if (is_readable) atomic_store(&w->seen, true);
  }
  pthread_mutex_unlock(&w->lock);
}

static unsigned long look_at_round(struct watch *w, int *fd)
{
  pthread_mutex_lock(&w->lock);
  unsigned long round = w->round;
  *fd = w->fd;
  pthread_mutex_unlock(&w->lock);
  return round;
}

static void *watch_run(void *context)
{
  struct watch *w = context;
  for (;;) {
    char bytes[64];
    int fd;
    unsigned long round = look_at_round(w, &fd);
    struct pollfd fds[] = {{.fd = w->wake[0], .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    if (poll(fds, 2, -1) < 0) continue;
    if (fds[1].revents) end_round(w, round, fds[1].revents & (POLLIN | POLLHUP));
    if (fds[0].revents && read(w->wake[0], bytes, sizeof bytes) == 0) return NULL;
  }
}

static void close_both(const int fds[2])
{
  close(fds[0]);
  close(fds[1]);
}

static void start_thread(struct watch *w)
{
  if (pipe2(w->wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
  pthread_mutex_init(&w->lock, NULL);
  w->fd = -1;
  w->running = thread_start(&w->thread, watch_run, w) == 0;
  if (!w->running) close_both(w->wake);
}

void watch_start(struct watch *w, int fd)
{
  watch_stop(w);
  atomic_store(&w->seen, false);
  if (fd >= 0 && !w->running) start_thread(w);
  if (fd < 0 || !w->running) return;
  set_round(w, fd);
  /* A full pipe tells of it as well. */
  if (write(w->wake[1], "", 1) < 0) return;
}

void watch_stop(struct watch *w)
{
  if (w->running) set_round(w, -1);
}

void watch_end(struct watch *w)
{
  if (!w->running) return;
  close(w->wake[1]); /* the reading end hangs up */
  pthread_join(w->thread, NULL);
  close(w->wake[0]);
  pthread_mutex_destroy(&w->lock);
  w->running = false;
}
