/* Handlers that only note what came, and the one that dies. Holds the program's one mutable
 * file-scope object: a handler gets no argument, so what it needs must stand here. */
#include "term/signals.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { STACK_BYTES = 64 * 1024 };

enum deed {
  DEED_TELL,   /* note the news */
  DEED_END,    /* note the news; the second time restore and die */
  DEED_CRASH,  /* restore and die */
  DEED_IGNORE, /* writing to what is closed is told by write() */
};

static const struct watched {
  int number;
  enum deed deed;
  unsigned news; /* enum signals_news, or 0 */
} watched[] = {
    {SIGWINCH, DEED_TELL, SIGNALS_RESIZED},
    {SIGTSTP, DEED_TELL, SIGNALS_STOP},
    {SIGCONT, DEED_TELL, SIGNALS_CONTINUED},
    {SIGINT, DEED_TELL, SIGNALS_INTERRUPTED},
    {SIGHUP, DEED_END, SIGNALS_END},
    {SIGTERM, DEED_END, SIGNALS_END},
    {SIGALRM, DEED_END, SIGNALS_END},
    {SIGUSR1, DEED_END, SIGNALS_END},
    {SIGUSR2, DEED_END, SIGNALS_END},
    {SIGVTALRM, DEED_END, SIGNALS_END},
    {SIGPROF, DEED_END, SIGNALS_END},
    {SIGXCPU, DEED_END, SIGNALS_END},
    {SIGSEGV, DEED_CRASH, 0},
    {SIGBUS, DEED_CRASH, 0},
    {SIGILL, DEED_CRASH, 0},
    {SIGFPE, DEED_CRASH, 0},
    {SIGABRT, DEED_CRASH, 0},
    {SIGTRAP, DEED_CRASH, 0},
    {SIGSYS, DEED_CRASH, 0},
    {SIGQUIT, DEED_CRASH, 0},
    {SIGPIPE, DEED_IGNORE, 0},
    {SIGXFSZ, DEED_IGNORE, 0},
};
enum { N_WATCHED = sizeof watched / sizeof *watched };

/* The pipe, what came through it, and what a crash needs. */
static struct {
  int ends[2];
  volatile sig_atomic_t came[N_WATCHED]; /* and was not taken yet */
  volatile sig_atomic_t ended_by;        /* number of the signal, or 0 */
  volatile sig_atomic_t armed;
  _Atomic(uintptr_t) dying; /* the thread that gives the terminal back, or 0 */
  int terminal;
  struct termios settings;
  char restore[SIGNALS_RESTORE_BYTES];
  size_t restore_bytes;
  bool hides; /* does it leave the screen that was written on? */
  struct sigaction before[N_WATCHED];
  void *stack;
} signal_pipe = {.ends = {-1, -1}};

static size_t watched_index(int number)
{
  size_t i = 0;
  while (i < N_WATCHED - 1 && watched[i].number != number)
    i++;
  return i;
}

/* Settings first: they never block. The text only if the terminal takes it at once; was it given?
 * Nothing while the terminal belongs to another job. */
static bool restore_terminal(void)
{
  if (!signal_pipe.armed) return false;
  signal_pipe.armed = 0;
  pid_t front = tcgetpgrp(signal_pipe.terminal);
  if (front > 0 && front != getpgrp()) return false;
  tcsetattr(signal_pipe.terminal, TCSANOW, &signal_pipe.settings);
  struct pollfd ready = {.fd = signal_pipe.terminal, .events = POLLOUT};
  if (poll(&ready, 1, 0) != 1 || !(ready.revents & POLLOUT)) return false;
  ssize_t ignored = write(signal_pipe.terminal, signal_pipe.restore, signal_pipe.restore_bytes);
  (void)ignored;
  return true;
}

/* Has another thread begun to die before this one? The program ends with that, when it has given
 * the terminal back; if this one went on, it would end in the middle of it. */
static bool another_dies(void)
{
  uintptr_t self = (uintptr_t)pthread_self(), first = 0;
  return !atomic_compare_exchange_strong(&signal_pipe.dying, &first, self) && first != self;
}

/* With the former handler back in place, the signal does its work when this one returns. What was
 * said of memory that ran out went with the screen that it was said on. */
static void die_of(int number)
{
  while (another_dies())
    pause();
  struct sigaction *before = &signal_pipe.before[watched_index(number)];
  bool is_exhausted = number == SIGABRT && errno == ENOMEM;
  struct termios unused;
  bool is_hidden = restore_terminal() && signal_pipe.hides;
  if (is_hidden && is_exhausted && tcgetattr(STDERR_FILENO, &unused) == 0) mem_say_exhausted();
  if (before->sa_handler == SIG_IGN)
    before->sa_handler = SIG_DFL; /* nothing is left to go on with */
  sigaction(number, before, NULL);
  raise(number);
}

/* ncurses ends the program by exit() where it finds no memory. What curses has not sent yet would
 * be sent after this. */
static void restore_at_exit(void)
{
  while (another_dies())
    pause();
  bool is_unexpected = signal_pipe.armed;
  (void)restore_terminal();
  if (is_unexpected) _exit(EXIT_FAILURE);
}

static void on_news(int number)
{
  int saved_errno = errno;
  size_t i = watched_index(number);
  if (watched[i].deed == DEED_END) {
    if (signal_pipe.ended_by) die_of(number);
    signal_pipe.ended_by = number;
  }
  signal_pipe.came[i] = 1;
  ssize_t ignored = write(signal_pipe.ends[1], "", 1); /* a full pipe wakes the loop as well */
  (void)ignored;
  errno = saved_errno;
}

/* Did who started the program want a signal ignored that somebody sends? SIGQUIT is, of a job that
 * a script began in the background. */
static bool stays_ignored(size_t i)
{
  bool is_sent = watched[i].deed == DEED_END || watched[i].number == SIGQUIT;
  return is_sent && signal_pipe.before[i].sa_handler == SIG_IGN;
}

static void install(size_t i)
{
  static void (*const handlers[])(int) = {
      [DEED_TELL] = on_news, [DEED_END] = on_news, [DEED_CRASH] = die_of, [DEED_IGNORE] = SIG_IGN};
  struct sigaction action = {.sa_handler = handlers[watched[i].deed]};
  sigemptyset(&action.sa_mask);
  action.sa_flags = watched[i].deed == DEED_CRASH ? SA_ONSTACK : SA_RESTART;
  sigaction(watched[i].number, &action, &signal_pipe.before[i]);
  if (stays_ignored(i)) sigaction(watched[i].number, &signal_pipe.before[i], NULL);
}

static bool make_pipe(void)
{
  if (pipe(signal_pipe.ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(signal_pipe.ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(signal_pipe.ends[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

bool signals_start(struct err *err)
{
  if (!make_pipe()) return err_errno(err, "cannot make a pipe for signals");
  atexit(restore_at_exit);
  signal_pipe.ended_by = 0;
  signal_pipe.dying = 0;
  signal_pipe.stack = mem_alloc(STACK_BYTES);
  sigaltstack(&(stack_t){.ss_sp = signal_pipe.stack, .ss_size = STACK_BYTES}, NULL);
  for (size_t i = 0; i < N_WATCHED; i++) {
    signal_pipe.came[i] = 0;
    install(i);
  }
  return true;
}

void signals_stop(void)
{
  for (size_t i = 0; i < N_WATCHED; i++)
    sigaction(watched[i].number, &signal_pipe.before[i], NULL);
  sigaltstack(&(stack_t){.ss_flags = SS_DISABLE}, NULL);
  free(signal_pipe.stack);
  signal_pipe.stack = NULL;
  for (int i = 0; i < 2; i++) {
    close(signal_pipe.ends[i]);
    signal_pipe.ends[i] = -1;
  }
}

int signals_fd(void)
{
  return signal_pipe.ends[0];
}

/* The pipe is emptied before the marks are looked at, so that what comes in between wakes the loop
 * once more. */
unsigned signals_take(void)
{
  char drained[64];
  while (read(signal_pipe.ends[0], drained, sizeof drained) > 0)
    ;
  unsigned news = 0;
  for (size_t i = 0; i < N_WATCHED; i++) {
    if (!signal_pipe.came[i]) continue;
    signal_pipe.came[i] = 0;
    news |= watched[i].news;
  }
  return news;
}

void signals_arm(int fd, const struct termios *settings, struct str restore, bool hides)
{
  signal_pipe.armed = 0;
  atomic_signal_fence(memory_order_seq_cst);
  signal_pipe.terminal = fd;
  signal_pipe.settings = *settings;
  signal_pipe.hides = hides;
  signal_pipe.restore_bytes = str_first(restore, sizeof signal_pipe.restore).n;
  memcpy(signal_pipe.restore, restore.p, signal_pipe.restore_bytes);
  atomic_signal_fence(memory_order_seq_cst); /* a handler that sees it armed sees all of it */
  signal_pipe.armed = 1;
}

void signals_disarm(void)
{
  signal_pipe.armed = 0;
}

void signals_stop_here(bool whole_job)
{
  size_t stop = watched_index(SIGTSTP), go_on = watched_index(SIGCONT);
  struct sigaction ours;
  sigaction(SIGTSTP, &signal_pipe.before[stop], &ours); /* ignored where nobody could continue us */
  kill(whole_job ? 0 : getpid(), SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
  signal_pipe.came[stop] = 0;
  signal_pipe.came[go_on] = 0;
}

void signals_die(void)
{
  if (signal_pipe.ended_by) raise(signal_pipe.ended_by);
}
