/* fork and exec. Between the two nothing is called but what is safe in a process with threads. */
#include "term/child.h"

#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = 1024 }; /* no program opens more that did not ask for it */

/* What the child needs, made before it is there. */
struct start {
  const struct child *child;
  FILE *input; /* NULL: none */
  int trouble; /* where it writes its errno, which closes when the program runs */
  bool is_front;
};

/* The whole input is in a file without a name: a program that reads nothing of it, or all of it
 * before it writes, waits for nobody. */
static bool make_input(const struct child *c, FILE **file, struct err *err)
{
  *file = NULL;
  if (!c->has_input) return true;
  *file = tmpfile();
  bool ok = *file && fwrite(c->input.p, 1, c->input.n, *file) == c->input.n && fflush(*file) == 0 &&
            lseek(fileno(*file), 0, SEEK_SET) == 0;
  return ok || err_errno(err, "its input cannot be kept");
}

/* ---- in the child ---- */

static void reset_signals(void)
{
  sigset_t none;
  sigemptyset(&none);
  for (int i = 1; i < NSIG; i++)
    if (i != SIGKILL && i != SIGSTOP) signal(i, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* A group of its own that has the terminal, as a shell's job. */
static void take_terminal(int fd)
{
  sigset_t stop;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  sigprocmask(SIG_BLOCK, &stop, NULL);
  setpgid(0, 0);
  tcsetpgrp(fd, getpid());
}

/* Also what whoever started us left open. */
static void close_others(void)
{
  for (int fd = STDERR_FILENO + 1; fd < DESCRIPTORS; fd++)
    fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static void set_descriptors(const struct start *s)
{
  close_others();
  int nothing = s->is_front ? -1 : open("/dev/null", O_RDWR);
  int in = s->input ? fileno(s->input) : s->is_front ? s->child->key_fd : nothing;
  dup2(in, STDIN_FILENO);
  if (s->is_front) return;
  dup2(nothing, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
}

static void become(const struct start *s)
{
  if (s->is_front)
    take_terminal(s->child->key_fd);
  else
    setsid();
  reset_signals();
  set_descriptors(s);
  execvp(s->child->words[0], s->child->words);
  int why = errno;
  ssize_t ignored = write(s->trouble, &why, sizeof why);
  (void)ignored;
  _exit(127);
}

/* ---- in the parent ---- */

static bool open_trouble(int ends[2], struct err *err)
{
  if (pipe(ends) != 0) return err_errno(err, "no pipe can be made");
  for (int i = 0; i < 2; i++)
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  return true;
}

/* Waits until the program runs, or could not. */
static bool has_started(int fd, struct err *err)
{
  int why = 0;
  ssize_t n;
  do
    n = read(fd, &why, sizeof why);
  while (n < 0 && errno == EINTR);
  if (n != sizeof why) return true;
  errno = why;
  return err_set(err, "%s", strerror(why));
}

/* Forks; twice for a program that is nobody's child. */
static pid_t launch(const struct start *s)
{
  pid_t pid = fork();
  if (pid != 0) return pid;
  if (s->is_front || fork() == 0) become(s);
  _exit(0);
}

static void give_terminal(int fd, pid_t group)
{
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTTOU);
  sigprocmask(SIG_BLOCK, &stop, &before);
  tcsetpgrp(fd, group);
  sigprocmask(SIG_SETMASK, &before, NULL);
}

static int wait_for(pid_t pid, int fd)
{
  int status = 0;
  for (;;) {
    if (waitpid(pid, &status, WUNTRACED) < 0) {
      if (errno == EINTR) continue;
      break;
    }
    if (!WIFSTOPPED(status)) break;
    give_terminal(fd, getpgrp());
    signals_stop_here(true);
    give_terminal(fd, pid);
    kill(-pid, SIGCONT);
  }
  give_terminal(fd, getpgrp());
  return status;
}

static bool run(const struct child *c, bool is_front, int *status, struct err *err)
{
  struct start s = {.child = c, .is_front = is_front};
  int ends[2];
  if (!open_trouble(ends, err)) return false;
  s.trouble = ends[1];
  bool ok = make_input(c, &s.input, err);
  pid_t pid = ok ? launch(&s) : -1;
  if (ok && pid < 0) ok = err_errno(err, "no process can be made");
  close(ends[1]);
  if (ok && is_front) give_terminal(c->key_fd, (setpgid(pid, pid), pid)); /* whoever is first */
  if (ok) ok = has_started(ends[0], err);
  if (pid > 0 && is_front) *status = wait_for(pid, c->key_fd);
  if (pid > 0 && !is_front) waitpid(pid, status, 0);
  close(ends[0]);
  if (s.input) fclose(s.input);
  return ok;
}

bool child_run(const struct child *c, int *status, struct err *err)
{
  return run(c, true, status, err);
}

bool child_start(const struct child *c, struct err *err)
{
  int status;
  return run(c, false, &status, err);
}
