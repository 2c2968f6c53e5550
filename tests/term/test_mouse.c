/* The mouse: asked for only when it is wanted, and given back on every way out. */
#include "reader.h"

#include <signal.h>

#define ON "\033[?1000h\033[?1002h\033[?1006h"
#define OFF "\033[?1006l\033[?1002l\033[?1000l"

static size_t count(struct terminal *t, const char *text)
{
  size_t n = 0;
  struct str rest = buf_str(terminal_stream(t)), wanted = str_of(text);
  for (size_t at; (at = str_find(rest, wanted)) < rest.n; n++)
    rest = str_from(rest, at + wanted.n);
  return n;
}

/* Presses and lets go a button at a cell, both counted from 1; so often, without a pause. */
static void click(struct terminal *t, int col, int row, int times)
{
  struct buf keys = BUF_INIT;
  for (int i = 0; i < times; i++)
    buf_addf(&keys, "\033[<0;%d;%dM\033[<0;%d;%dm", col, row, col, row);
  terminal_send(t, buf_cstr(&keys));
  buf_release(&keys);
}

static struct terminal *open_with_mouse(void)
{
  struct terminal *t = reader_open(NULL);
  assert_int_equal(count(t, ON), 0);
  terminal_send(t, "\033m");
  terminal_wait_text(t, "the mouse works here");
  assert_int_equal(count(t, ON), 1);
  return t;
}

static bool cursor_is_in_row(struct terminal *t, const void *row)
{
  return terminal_cursor(t).row == *(const int *)row;
}

static void a_click_selects_and_a_double_one_opens(void **state)
{
  (void)state;
  struct terminal *t = open_with_mouse();
  const int third = 7, second = 6;
  click(t, 20, third + 1, 1);
  terminal_wait(t, cursor_is_in_row, &third, "the third note is selected");
  click(t, 20, second + 1, 2);
  terminal_wait_text(t, "Of beta.");
  terminal_send(t, "\033m");
  terminal_wait_text(t, "the terminal's own again");
  assert_int_equal(count(t, OFF), 1);
  click(t, 3, 24, 1);
  terminal_send(t, "Q");
  terminal_wait_end(t);
  assert_int_equal(count(t, OFF), 1);
  terminal_free(t);
}

static void the_wheel_scrolls_what_is_under_it(void **state)
{
  (void)state;
  struct terminal *t = open_with_mouse();
  terminal_send(t, "\r");
  terminal_wait_text(t, "Text with");
  terminal_send(t, "\033[<65;20;10M\033[<65;20;10M\033[<65;20;10M");
  terminal_wait_no_text(t, "Text with");
  terminal_send(t, "\033[<64;20;10M\033[<64;20;10M\033[<64;20;10M");
  terminal_wait_text(t, "Text with");
  terminal_free(t);
}

static void every_way_out_gives_it_back(void **state)
{
  (void)state;
  static const int signals[] = {SIGTERM, SIGSEGV, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct terminal *t = open_with_mouse();
    terminal_signal(t, signals[i]);
    terminal_wait_end(t);
    assert_int_equal(count(t, OFF), 1);
    terminal_free(t);
  }
}

static void a_stop_gives_it_back_and_a_return_takes_it_again(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("set -m; \"$FIELDNOTES\" lib; echo stopped; read line; "
                                    "fg >/dev/null; echo ended $?; read line",
      NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "\033m");
  terminal_wait_text(t, "the mouse works here");
  terminal_send(t, "\x1A");
  terminal_wait_text(t, "stopped");
  assert_int_equal(count(t, OFF), 1);
  terminal_send(t, "\n");
  terminal_wait_text(t, FIRST_TITLE);
  assert_int_equal(count(t, ON), 2);
  terminal_send(t, "Q");
  terminal_wait_text(t, "ended 0");
  assert_int_equal(count(t, OFF), 2);
  terminal_free(t);
}

static void a_terminal_without_one_says_so(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.term = "vt100"};
  struct terminal *t = reader_open(&setup);
  terminal_send(t, "\033m");
  terminal_wait_text(t, "this terminal has no mouse");
  assert_int_equal(count(t, ON), 0);
  terminal_free(t);
}

static void the_configuration_may_want_it_from_the_start(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("mkdir -p .config/fieldnotes; chmod 700 .config/fieldnotes; "
                                    "echo 'mouse: on' >.config/fieldnotes/config.yaml; "
                                    "exec \"$FIELDNOTES\" lib",
      NULL);
  terminal_wait_text(t, FIRST_TITLE);
  assert_int_equal(count(t, ON), 1);
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_click_selects_and_a_double_one_opens),
      cmocka_unit_test(the_wheel_scrolls_what_is_under_it),
      cmocka_unit_test(every_way_out_gives_it_back),
      cmocka_unit_test(a_stop_gives_it_back_and_a_return_takes_it_again),
      cmocka_unit_test(a_terminal_without_one_says_so),
      cmocka_unit_test(the_configuration_may_want_it_from_the_start),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
