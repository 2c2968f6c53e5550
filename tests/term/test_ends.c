/* Every way out of the reader leaves the terminal as it was found. */
#include "reader.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static void assert_settings_are(struct terminal *t, const struct termios *before)
{
  struct termios now = terminal_settings(t);
  assert_int_equal(now.c_iflag, before->c_iflag);
  assert_int_equal(now.c_oflag, before->c_oflag);
  assert_int_equal(now.c_cflag, before->c_cflag);
  assert_int_equal(now.c_lflag, before->c_lflag);
  assert_memory_equal(now.c_cc, before->c_cc, sizeof now.c_cc);
}

static bool settings_are(struct terminal *t, const void *wanted)
{
  struct termios now = terminal_settings(t);
  return now.c_lflag == ((const struct termios *)wanted)->c_lflag;
}

static bool has_odd_settings(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_settings(t).c_cc[VINTR] == '\x18';
}

/* Opens a reader whose settings were not the usual ones, and remembers them. */
static struct terminal *open_reader(struct termios *before)
{
  struct terminal *t =
      reader_shell("stty -echoe min 3 time 2 intr ^X; read start; exec \"$FIELDNOTES\" lib", NULL);
  terminal_wait(t, has_odd_settings, NULL, "the shell has chosen odd settings");
  *before = terminal_settings(t);
  assert_int_equal(before->c_lflag & ECHOE, 0);
  terminal_send(t, "\n");
  terminal_wait_text(t, FIRST_TITLE);
  assert_int_not_equal(terminal_settings(t).c_lflag, before->c_lflag);
  assert_true(terminal_is_alternate(t));
  return t;
}

static void assert_restored(struct terminal *t, const struct termios *before)
{
  assert_settings_are(t, before);
  assert_false(terminal_is_alternate(t));
  assert_true(terminal_cursor_is_shown(t));
}

static void quitting_gives_everything_back(void **state)
{
  (void)state;
  struct termios before;
  struct terminal *t = open_reader(&before);
  terminal_send(t, "Q");
  int status = terminal_wait_end(t);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  assert_restored(t, &before);
  terminal_free(t);
}

/* A signal that ends the program, or crashes it: it must be seen to have died of that. */
static void check_signal(int signal)
{
  struct termios before;
  struct terminal *t = open_reader(&before);
  terminal_signal(t, signal);
  int status = terminal_wait_end(t);
  assert_restored(t, &before);
  if (WIFEXITED(status)) { /* a sanitizer's own handler ends the program its own way */
    const char *instrumentation = getenv("INSTRUMENTATION");
    assert_true(instrumentation && *instrumentation);
    assert_int_not_equal(WEXITSTATUS(status), 0);
  } else {
    assert_int_equal(WTERMSIG(status), signal);
  }
  terminal_free(t);
}

static void signals_that_end_give_everything_back(void **state)
{
  (void)state;
  check_signal(SIGTERM);
  check_signal(SIGHUP);
  check_signal(SIGUSR1);
}

static void crashes_give_everything_back(void **state)
{
  (void)state;
  check_signal(SIGSEGV);
  check_signal(SIGABRT);
  check_signal(SIGQUIT);
  check_signal(SIGBUS);
  check_signal(SIGFPE);
}

/* How often the other screen of the terminal was left. */
static int count_leavings(struct terminal *t)
{
  int n = 0;
  struct str leaving = STR_LIT("\x1B[?1049l"), rest = buf_str(terminal_stream(t));
  for (size_t at; (at = str_find(rest, leaving)) < rest.n; n++)
    rest = str_from(rest, at + leaving.n);
  return n;
}

static void what_was_ignored_before_is_no_crash(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("trap '' QUIT; exec \"$FIELDNOTES\" lib", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_signal(t, SIGQUIT);
  terminal_send(t, "Q");
  int status = terminal_wait_end(t);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  assert_int_equal(count_leavings(t), 1);
  terminal_free(t);
}

static void a_line_that_is_cut_ends_the_program(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_hang_up(t);
  terminal_wait_end(t);
  terminal_free(t);
}

static void also_where_nobody_is_told_of_the_hang_up(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("trap '' HUP; exec \"$FIELDNOTES\" lib", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_hang_up(t);
  terminal_wait_end(t);
  terminal_free(t);
}

/* The reader as a job of a shell that waits for a line when it has stopped. */
static struct terminal *open_job(void)
{
  struct terminal *t = reader_shell("set -m; \"$FIELDNOTES\" lib; echo stopped $?; read line; "
                                    "fg >/dev/null; echo ended $?; read line",
      NULL);
  terminal_wait_text(t, FIRST_TITLE);
  return t;
}

static void check_stop_and_continue(void (*stop)(struct terminal *t))
{
  struct terminal *t = open_job();
  struct termios raw = terminal_settings(t);
  stop(t);
  terminal_wait_text(t, "stopped");
  assert_false(terminal_is_alternate(t));
  assert_true(terminal_cursor_is_shown(t));
  struct termios cooked = terminal_settings(t);
  assert_int_not_equal(cooked.c_lflag & ICANON, 0);
  assert_int_not_equal(cooked.c_lflag & ECHO, 0);
  terminal_resize(t, 70, 20);
  terminal_send(t, "\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_wait(t, settings_are, &raw, "the settings of the reader are back");
  assert_true(terminal_is_alternate(t));
  terminal_send(t, "Q");
  terminal_wait_text(t, "ended 0");
  terminal_send(t, "\n");
  terminal_wait_end(t);
  terminal_free(t);
}

static void stop_by_key(struct terminal *t)
{
  terminal_send(t, "\x1A");
}

/* The process of the reader, which is a child of the shell. */
static pid_t child_of(struct terminal *t)
{
  char path[64], text[64] = "";
  pid_t pid = terminal_pid(t);
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
  FILE *f = fopen(path, "r");
  if (f && !fgets(text, sizeof text, f)) text[0] = '\0';
  if (f) fclose(f);
  return (pid_t)strtol(text, NULL, 10);
}

static void stop_from_outside(struct terminal *t)
{
  pid_t reader = child_of(t);
  if (reader <= 0) skip();
  kill(reader, SIGTSTP);
}

static void it_stops_and_continues_by_a_key(void **state)
{
  (void)state;
  check_stop_and_continue(stop_by_key);
}

static void it_stops_and_continues_by_a_signal(void **state)
{
  (void)state;
  check_stop_and_continue(stop_from_outside);
}

static void one_that_is_stopped_can_be_ended(void **state)
{
  (void)state;
  struct terminal *t = open_job();
  pid_t reader = child_of(t);
  terminal_send(t, "\x1A");
  terminal_wait_text(t, "stopped");
  if (reader > 0) {
    kill(reader, SIGTERM);
    terminal_send(t, "\n");
    terminal_wait_text(t, "ended 143");
  }
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quitting_gives_everything_back),
    cmocka_unit_test(signals_that_end_give_everything_back),
    cmocka_unit_test(crashes_give_everything_back),
    cmocka_unit_test(what_was_ignored_before_is_no_crash),
    cmocka_unit_test(a_line_that_is_cut_ends_the_program),
    cmocka_unit_test(also_where_nobody_is_told_of_the_hang_up),
    cmocka_unit_test(it_stops_and_continues_by_a_key),
    cmocka_unit_test(it_stops_and_continues_by_a_signal),
    cmocka_unit_test(one_that_is_stopped_can_be_ended),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
