/* The reader as plain lines, on any terminal and on one that can do nothing else. */
#include "reader.h"

#include <stdlib.h>
#include <termios.h>

static void assert_plain(struct terminal *t)
{
  const struct buf *stream = terminal_stream(t);
  for (size_t i = 0; i < stream->n; i++)
    if ((unsigned char)stream->p[i] < ' ' && !strchr("\r\n", stream->p[i]))
      fail_msg("byte %zu is a control: %02x", i, stream->p[i]);
}

static size_t count(struct terminal *t, const char *text)
{
  struct str rest = buf_str(terminal_stream(t)), wanted = str_of(text);
  size_t n = 0;
  for (size_t at; (at = str_find(rest, wanted)) < rest.n; n++)
    rest = str_from(rest, at + wanted.n);
  return n;
}

static struct terminal *open_linear(const char *term, const char *option)
{
  const char *const args[] = {
      "-c", "stty -echoctl; \"$FIELDNOTES\" $OPTION lib; echo left $?", NULL};
  struct buf variable = BUF_INIT;
  buf_addf(&variable, "OPTION=%s", option);
  const char *const env[] = {buf_cstr(&variable), NULL};
  const struct terminal_setup setup = {
      .program = "/bin/sh", .args = args, .env = env, .term = term, .rows = 40};
  struct terminal *t = reader_start(&setup);
  terminal_wait_text(t, "list of 4 notes");
  terminal_wait_text(t, "1/4 >");
  buf_release(&variable);
  return t;
}

static void a_question_that_follows_from_what_was_typed_is_printed(void **state)
{
  (void)state;
  struct terminal *t = open_linear("dumb", "");
  terminal_send(t, "\r");
  terminal_wait_text(t, "page: alpha.md");
  terminal_send(t, ":bookmark\r");
  terminal_wait_text(t, "bookmark:");
  terminal_send(t, "a");
  terminal_wait_text(t, "bookmark a is here");
  terminal_free(t);
}

/* Every view, and back. */
static void letters_of_links_are_printed_with_their_lines(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("printf '# Links\\n\\nAt [one](beta.md).\\n\\nNothing.\\n\\nAt "
                                    "[two](gamma.md).\\n' >lib/links.md; "
                                    "exec \"$FIELDNOTES\" --linear lib/links.md",
      NULL);
  terminal_wait_text(t, "Nothing.");
  terminal_wait_text(t, "100% >");
  terminal_send(t, "f");
  terminal_wait_text(t, "At [f]one.");
  terminal_wait_text(t, "At [j]two.");
  terminal_wait_text(t, "follow:");
  assert_int_equal(count(t, "Nothing."), 1);
  terminal_send(t, "j");
  terminal_wait_text(t, "Of gamma.");
  terminal_free(t);
}

static void check_views(const char *term, const char *option)
{
  struct terminal *t = open_linear(term, option);
  terminal_send(t, "j");
  terminal_wait_text(t, "> Beta note");
  terminal_wait_text(t, "2/4 >");
  terminal_send(t, "k\r");
  terminal_wait_text(t, "page: alpha.md");
  terminal_wait_text(t, "Text with");
  terminal_send(t, "i");
  terminal_wait_text(t, "post meta: alpha.md");
  terminal_wait_text(t, "quality");
  terminal_send(t, "iM");
  terminal_wait_text(t, "messages");
  terminal_send(t, "qtlast");
  terminal_wait_text(t, "/last");
  terminal_send(t, "\r");
  terminal_wait_text(t, "The end of it.");
  assert_plain(t);
  terminal_send(t, "Q");
  terminal_wait_text(t, "left 0");
  terminal_wait_end(t);
  assert_int_not_equal(terminal_settings(t).c_lflag & ICANON, 0);
  assert_int_not_equal(terminal_settings(t).c_lflag & ECHO, 0);
  terminal_free(t);
}

static void every_view_is_plain_lines(void **state)
{
  (void)state;
  check_views("xterm-256color", "--linear");
}

static void a_terminal_that_only_prints_is_printed_on(void **state)
{
  (void)state;
  check_views("dumb", "");
}

static void a_terminal_that_is_not_known_is_printed_on_when_asked(void **state)
{
  (void)state;
  check_views("no-such-terminal", "--linear");
  check_views("", "--linear");
}

static void nothing_is_printed_twice(void **state)
{
  (void)state;
  struct terminal *t = open_linear("dumb", "");
  reader_settle(t, "4 new");
  size_t gamma = count(t, "Gamma note");
  terminal_send(t, "j");
  terminal_wait_text(t, "2/4 >");
  terminal_send(t, "j");
  terminal_wait_text(t, "> Delta note");
  assert_int_equal(count(t, "Gamma note"), gamma);
  terminal_send(t, "g\r");
  terminal_wait_text(t, "Paragraph 4 of");
  size_t early = count(t, "Paragraph 3 of");
  terminal_send(t, "  ");
  terminal_wait_text(t, "Paragraph 30 of");
  assert_int_equal(count(t, "Paragraph 3 of"), early);
  assert_int_equal(count(t, "Paragraph 15 of"), 1); /* nor is anything skipped */
  size_t sent = terminal_stream(t)->n;
  assert_true(terminal_wait_quiet(t, 200));
  assert_int_equal(terminal_stream(t)->n, sent);
  terminal_free(t);
}

static void what_is_typed_goes_on_in_its_line(void **state)
{
  (void)state;
  struct terminal *t = open_linear("dumb", "");
  terminal_send(t, "/");
  terminal_wait_text(t, "/ ");
  terminal_send(t, "bet");
  terminal_wait_text(t, "/ bet");
  terminal_send(t, "a");
  terminal_wait_text(t, "/ beta");
  terminal_send(t, "\r");
  terminal_wait_text(t, "list of 1 notes: beta");
  terminal_wait_text(t, "> Beta note");
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_view_is_plain_lines),
    cmocka_unit_test(a_terminal_that_only_prints_is_printed_on),
    cmocka_unit_test(a_terminal_that_is_not_known_is_printed_on_when_asked),
    cmocka_unit_test(letters_of_links_are_printed_with_their_lines),
    cmocka_unit_test(nothing_is_printed_twice),
    cmocka_unit_test(what_is_typed_goes_on_in_its_line),
    cmocka_unit_test(a_question_that_follows_from_what_was_typed_is_printed),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
