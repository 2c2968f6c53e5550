/* Who opens the reader for the first time is told what can be done, and only then. */
#include "reader.h"

static void newcomers_are_told_once(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("$FIELDNOTES lib; echo between; read x; $FIELDNOTES lib", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_wait_text(t, "─ New here?  Enter reads a note");
  terminal_wait_text(t, "? shows all keys ─");
  terminal_send(t, "\r");
  terminal_wait_text(t, "Space goes on");
  terminal_send(t, "\033OP");
  terminal_wait_no_text(t, "New here?");
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
  assert_true(terminal_wait_quiet(t, 100));
  assert_false(terminal_shows(t, "New here?"));
  terminal_free(t);
}

static void low_screens_tell_it_in_the_last_line_and_escape_takes_it_away(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.cols = 60, .rows = 12};
  struct terminal *t = reader_open_settled(&setup);
  terminal_send(t, "j");
  terminal_wait_text(t, "New here?");
  terminal_send(t, "\033");
  terminal_wait_no_text(t, "New here?");
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(newcomers_are_told_once),
      cmocka_unit_test(low_screens_tell_it_in_the_last_line_and_escape_takes_it_away),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
