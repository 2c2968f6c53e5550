/* Several files, places in them, and standard input beside them, on the command line. */
#include "reader.h"

static void files_and_standard_input_are_pages(void **state)
{
  (void)state;
  struct terminal *t = reader_shell(
      "echo 'Text of a pipe.' | $FIELDNOTES lib/alpha.md#last-part lib/beta.md -", NULL);
  terminal_wait_text(t, "The end of it.");
  terminal_wait_text(t, "1 of 3");
  terminal_send(t, "\x0E");
  terminal_wait_text(t, "Of beta.");
  terminal_send(t, ":n\r");
  terminal_wait_text(t, "Text of a pipe.");
  terminal_wait_text(t, "3 of 3");
  terminal_send(t, "\x10\x10");
  terminal_wait_text(t, "The end of it.");
  terminal_free(t);
}

static void a_page_begins_at_the_line_asked_for(void **state)
{
  (void)state;
  static const char *const args[] = {"+40", "lib/alpha.md", NULL};
  const struct terminal_setup setup = {.args = args};
  struct terminal *t = reader_start(&setup);
  terminal_wait_text(t, "Paragraph 12 of");
  assert_false(terminal_shows(t, "Paragraph 11 of"));
  terminal_free(t);
}

static void a_page_begins_where_a_text_is_found_and_finding_goes_on(void **state)
{
  (void)state;
  static const char *const args[] = {"+/graph 12 of", "lib/alpha.md", NULL};
  const struct terminal_setup setup = {.args = args};
  struct terminal *t = reader_start(&setup);
  terminal_wait_text(t, "1/1");
  terminal_wait_text(t, "Paragraph 12 of");
  terminal_send(t, "n");
  terminal_wait_text(t, "continued at the beginning");
  terminal_free(t);
}

static void a_text_that_is_not_there_is_told(void **state)
{
  (void)state;
  struct terminal *t =
      reader_shell("echo 'Text of a pipe.' | $FIELDNOTES +/ink - +/pipe lib/beta.md", NULL);
  terminal_wait_text(t, "\"ink\" is not in this note");
  terminal_wait_text(t, "Text of a pipe.");
  terminal_send(t, "\x0E");
  terminal_wait_text(t, "\"pipe\" is not in this note");
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(files_and_standard_input_are_pages),
      cmocka_unit_test(a_page_begins_at_the_line_asked_for),
      cmocka_unit_test(a_page_begins_where_a_text_is_found_and_finding_goes_on),
      cmocka_unit_test(a_text_that_is_not_there_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
