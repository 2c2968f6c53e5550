/* Two queues between two terminals, in one poll. */
#include "relay.h"

#include "base/buf.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
  READ_BYTES = 4096,
  CUT_MS = 5,   /* between two bytes where the line cuts */
  LATE_MS = 30, /* less than a program waits for the rest of a key */
};

/* Bytes that came together. */
struct bunch {
  size_t n;
  long long due_ms;
};

struct way {
  int from, to;
  bool is_over, cuts;
  struct buf bytes;
  struct bunch *bunches;
  size_t n, cap;
  long long handed_ms; /* when the last byte was handed over */
};

static long long now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void take(struct way *w, int delay_ms)
{
  ssize_t n = read(w->from, buf_reserve(&w->bytes, READ_BYTES), READ_BYTES);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  w->is_over = n <= 0;
  if (w->is_over) return;
  w->bytes.n += (size_t)n;
  w->bunches = mem_grow(w->bunches, &w->cap, w->n + 1, sizeof *w->bunches);
  w->bunches[w->n++] = (struct bunch){(size_t)n, now_ms() + delay_ms};
}

/* When the first byte is to go on; -1: there is none. */
static long long due_ms(const struct way *w)
{
  if (!w->n) return -1;
  long long due = w->bunches[0].due_ms, next = w->handed_ms + CUT_MS;
  return w->cuts && next > due ? next : due;
}

static size_t bytes_due(const struct way *w, long long now)
{
  size_t bytes = 0;
  if (w->cuts) return w->n && due_ms(w) <= now;
  for (size_t i = 0; i < w->n && w->bunches[i].due_ms <= now; i++)
    bytes += w->bunches[i].n;
  return bytes;
}

static void forget(struct way *w, size_t bytes)
{
  size_t done = 0;
  w->bytes.n -= bytes;
  memmove(w->bytes.p, w->bytes.p + bytes, w->bytes.n);
  while (done < w->n && bytes >= w->bunches[done].n)
    bytes -= w->bunches[done++].n;
  w->n -= done;
  memmove(w->bunches, w->bunches + done, w->n * sizeof *w->bunches);
  if (w->n) w->bunches[0].n -= bytes;
}

/* Hands over what is due; false when it comes too late for a line that cuts. */
static bool hand_over(struct way *w)
{
  long long now = now_ms();
  size_t bytes = bytes_due(w, now);
  if (!bytes) return true;
  bool is_late = w->cuts && now - due_ms(w) > LATE_MS;
  ssize_t n = write(w->to, w->bytes.p, bytes);
  if (n > 0) forget(w, (size_t)n);
  w->handed_ms = now;
  return !is_late;
}

/* How long poll may wait for the first byte that is due in either way. */
static int wait_ms(const struct way ways[2])
{
  long long now = now_ms(), least = -1;
  for (int i = 0; i < 2; i++) {
    long long due = due_ms(&ways[i]);
    if (due >= 0 && (least < 0 || due < least)) least = due;
  }
  return least < 0 ? -1 : least <= now ? 0 : (int)(least - now);
}

/* A way that is stopped up waits in poll until it takes something. */
static void wait_for(const struct way ways[2], struct pollfd fds[4])
{
  long long now = now_ms();
  bool has_due = false;
  for (int i = 0; i < 2; i++) {
    bool is_due = bytes_due(&ways[i], now) > 0;
    fds[2 * i] = (struct pollfd){.fd = ways[i].is_over ? -1 : ways[i].from, .events = POLLIN};
    fds[2 * i + 1] = (struct pollfd){.fd = is_due ? ways[i].to : -1, .events = POLLOUT};
    has_due = has_due || is_due;
  }
  poll(fds, 4, has_due ? -1 : wait_ms(ways));
}

static void stay_late(pid_t program)
{
  static const char text[] = "\r\n" RELAY_LATE;
  kill(program, SIGKILL);
  if (write(STDOUT_FILENO, text, sizeof text - 1) > 0) pause();
  _exit(1);
}

static void carry(struct way ways[2], int delay_ms, pid_t program)
{
  struct way *keys = &ways[0], *answers = &ways[1];
  while (!keys->is_over && !(answers->is_over && !answers->n)) {
    struct pollfd fds[4];
    wait_for(ways, fds);
    for (int i = 0; i < 2; i++) {
      if (fds[2 * i].revents) take(&ways[i], delay_ms);
      if (!hand_over(&ways[i])) stay_late(program);
    }
  }
}

void relay_between(int delay_ms, bool cuts, const struct winsize *size)
{
  struct termios raw;
  int there, status = 0;
  struct winsize same = *size;
  pid_t program = forkpty(&there, NULL, NULL, &same);
  if (program == 0) return;
  if (program < 0 || tcgetattr(STDIN_FILENO, &raw) != 0) _exit(1);
  cfmakeraw(&raw);
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  fcntl(there, F_SETFL, O_NONBLOCK);
  fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK); /* and standard input with it: they are one */
  struct way ways[2] = {
      {.from = STDIN_FILENO, .to = there, .cuts = cuts}, {.from = there, .to = STDOUT_FILENO}};
  carry(ways, delay_ms, program);
  close(there); /* hangs up, if it still runs */
  waitpid(program, &status, 0);
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}
