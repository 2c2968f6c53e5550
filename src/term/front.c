/* Carrying out what the session orders. */
#include "term/front.h"

#include "base/safe.h"
#include "term/child.h"
#include "term/signals.h"

#include <poll.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { REST_OF_KEY_MS = 25 };

/* One key: a byte, or all that comes with an ESC. What was typed behind it is for the reader. */
static void take_key(int fd)
{
  char bytes[64];
  if (read(fd, bytes, 1) != 1 || bytes[0] != '\033') return;
  if (poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, REST_OF_KEY_MS) != 1) return;
  if (read(fd, bytes, sizeof bytes) < 0) return;
}

/* Says that it waits for a key, which ^C is, too; and waits, or for what ends us. */
static void wait_for_key(struct screen *s, struct str question)
{
  int fd = screen_key_fd(s);
  struct termios before, single;
  if (tcgetattr(fd, &before) != 0) return;
  single = before;
  single.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
  single.c_cc[VMIN] = 1;
  single.c_cc[VTIME] = 0;
  tcsetattr(fd, TCSADRAIN, &single);
  screen_send(s, question); /* now: what is pressed at sight of it is that key */
  struct pollfd fds[] = {{.fd = fd, .events = POLLIN}, {.fd = signals_fd(), .events = POLLIN}};
  while (poll(fds, 2, -1) < 0)
    ;
  if (fds[0].revents & POLLIN) take_key(fd);
  tcsetattr(fd, TCSANOW, &before);
}

static void ask_for_key(struct screen *s, const char *name, const struct session_outcome *outcome)
{
  struct buf line = BUF_INIT;
  buf_add_cstr(&line, "\r\n[");
  safe_add(&line, str_of(name), SAFE_BLANKS);
  if (outcome->signal) buf_addf(&line, " was ended by signal %d", outcome->signal);
  if (outcome->code) buf_addf(&line, " ended with %d", outcome->code);
  buf_add_cstr(&line, "; press a key] ");
  wait_for_key(s, buf_str(&line));
  screen_send(s, STR_LIT("\r\n"));
  buf_release(&line);
}

void front_run(struct screen *s, const struct session_order *order, bool *left,
    struct session_outcome *outcome, struct err *err)
{
  const struct child child = {.words = order->words,
      .input = order->input,
      .has_input = order->has_input,
      .key_fd = screen_key_fd(s)};
  int status = 0;
  *outcome = (struct session_outcome){0};
  *left = order->kind != ORDER_APART;
  if (*left) screen_leave(s);
  bool ok = *left ? child_run(&child, &status, err) : child_start(&child, err);
  if (!ok) outcome->trouble = err->text;
  if (ok && WIFEXITED(status)) outcome->code = WEXITSTATUS(status);
  if (ok && WIFSIGNALED(status)) outcome->signal = WTERMSIG(status);
  if (ok && order->kind == ORDER_PAUSE) ask_for_key(s, order->words[0], outcome);
}
