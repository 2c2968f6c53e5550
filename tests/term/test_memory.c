/* A reader whose memory runs out gives the terminal back, says why in one sentence, and dies of it.
 */
#include "reader.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define SENTENCE "fieldnotes: out of memory"
enum { LEAST_KB = 6000, TRY_KB = 100, N_LIMITS = 17, STEP_KB = 1000 };

/* The sanitizers take terabytes of addresses for themselves. */
static bool is_instrumented(void)
{
  const char *instrumentation = getenv("INSTRUMENTATION");
  return instrumentation && *instrumentation;
}

static int count_on_screen(struct terminal *t, const char *text)
{
  int n = 0;
  for (int row = 0; row < 24; row++) {
    struct str line = terminal_row(t, row), wanted = str_of(text);
    for (size_t at; (at = str_find(line, wanted)) < line.n; n++)
      line = str_from(line, at + wanted.n);
  }
  return n;
}

static struct terminal *start(const char *command, struct termios *before)
{
  char line[200];
  snprintf(line, sizeof line, "ulimit -c 0; read start; %s", command);
  struct terminal *t = reader_shell(line, NULL);
  *before = terminal_settings(t);
  terminal_send(t, "\n");
  return t;
}

static void assert_given_back(struct terminal *t, const struct termios *before)
{
  struct termios now = terminal_settings(t);
  assert_int_equal(now.c_iflag, before->c_iflag);
  assert_int_equal(now.c_oflag, before->c_oflag);
  assert_int_equal(now.c_lflag, before->c_lflag);
  assert_false(terminal_is_alternate(t));
}

static void check_exhausted(const char *command)
{
  struct termios before;
  struct terminal *t = start(command, &before);
  int status = terminal_wait_end(t);
  assert_true(WIFSIGNALED(status));
  assert_int_equal(WTERMSIG(status), SIGABRT);
  assert_given_back(t, &before);
  assert_true(terminal_cursor_is_shown(t));
  assert_int_equal(count_on_screen(t, SENTENCE), 1);
  terminal_free(t);
}

/* The page grows behind what is shown of it. */
static void what_was_said_can_be_read_when_the_screen_is_given_back(void **state)
{
  (void)state;
  if (is_instrumented()) skip();
  check_exhausted("yes '\n' | head -n 2000000 | sed 's/^/a\\n/' >big.md;"
                  "ulimit -v 60000; exec \"$FIELDNOTES\" big.md");
}

/* ncurses ends a program itself that has no memory for the terminal's description. */
static bool has_said_why_not(struct terminal *t)
{
  return count_on_screen(t, "fieldnotes: ") + count_on_screen(t, ": Out of memory") == 1;
}

static bool has_come_or_ended(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_shows(t, "?=help") || has_said_why_not(t);
}

/* How a reader with so much memory ended: whatever it had begun, the terminal is as it was. */
static void check_limit(int kb)
{
  char command[100];
  struct termios before;
  snprintf(command, sizeof command, "ulimit -v %d; exec \"$FIELDNOTES\" lib", kb);
  struct terminal *t = start(command, &before);
  terminal_wait(t, has_come_or_ended, NULL, "the reader has begun, or said why not");
  assert_true(terminal_wait_quiet(t, 20)); /* what it does beside has ended, or has ended it */
  terminal_send(t, "Q");
  int status = terminal_wait_end(t);
  assert_given_back(t, &before);
  if (WIFSIGNALED(status)) {
    assert_int_equal(WTERMSIG(status), SIGABRT);
    assert_int_equal(count_on_screen(t, SENTENCE), 1);
  } else if (WEXITSTATUS(status) != 0) {
    assert_true(has_said_why_not(t));
  }
  terminal_free(t);
}

/* With how little memory the system can load the program at all: below that its loader has
 * sentences of its own, or dies. */
static int least_kb(void)
{
  char command[200];
  int status, kb = LEAST_KB;
  do {
    kb += TRY_KB;
    snprintf(command, sizeof command,
        "ulimit -c 0; ulimit -v %d; exec \"$FIELDNOTES\" --version >/dev/null", kb);
    struct terminal *t = reader_shell(command, NULL);
    status = terminal_wait_end(t);
    terminal_free(t);
  } while (status != 0 && kb < LEAST_KB * 10);
  return kb + TRY_KB; /* where things come to lie differs a little each time */
}

static void with_any_memory_the_terminal_is_given_back(void **state)
{
  (void)state;
  if (is_instrumented()) skip();
  int least = least_kb();
  for (int i = 0; i < N_LIMITS; i++)
    check_limit(least + i * STEP_KB);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_said_can_be_read_when_the_screen_is_given_back),
      cmocka_unit_test(with_any_memory_the_terminal_is_given_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
