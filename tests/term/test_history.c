/* The way back through the pages that were read goes on when the reader is started again. */
#include "reader.h"

static void open_again(struct terminal *t)
{
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
}

static void backspace_leads_to_what_was_read_before_the_start(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("$FIELDNOTES lib; echo between; read x; $FIELDNOTES lib", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  assert_true(terminal_wait_quiet(t, 200)); /* what is kept is kept while no key waits */
  terminal_send(t, "J");
  terminal_wait_text(t, "Of beta.");
  assert_true(terminal_wait_quiet(t, 200));
  open_again(t);
  terminal_send(t, "\x7F");
  terminal_wait_text(t, "Of beta.");
  terminal_send(t, "\x7F");
  terminal_wait_text(t, "Part one");
  terminal_send(t, "B");
  terminal_wait_text(t, "Of beta.");
  terminal_free(t);
}

static void a_file_opened_at_a_line_begins_there_though_it_was_read_before(void **state)
{
  (void)state;
  struct terminal *t = reader_shell(
      "$FIELDNOTES lib; echo between; read x; exec $FIELDNOTES -l lib +40 lib/alpha.md", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Part one");
  assert_true(terminal_wait_quiet(t, 200));
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, "Paragraph 12 of");
  assert_false(terminal_shows(t, "Paragraph 11 of"));
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(backspace_leads_to_what_was_read_before_the_start),
      cmocka_unit_test(a_file_opened_at_a_line_begins_there_though_it_was_read_before),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
