/* The tools for reading a page, by their keys: finding, jumping, lists, tables by themselves,
 * copying. */
#include "reader.h"

#include <stdio.h>

static const char page[] =
    "# Tools\n\nSee [the end](#the-end), [nowhere](no-such.md) and [[Beta note]].\n\n"
    "| place | what was changed before the figure was measured again | words at the end |\n"
    "| --- | --- | --- |\n| alpha | the cache was kept between two runs of it | far away |\n\n"
    "> A quotation that is long enough to be wrapped, so that one phrase stands on two lines.\n\n"
    "```sh\necho copied\n```\n\n## Middle\n\nText.\n\n## The end\n\nThe last words.\n";

static struct terminal *open_page(int cols, int rows)
{
  static const char *const args[] = {"--library", "lib", "lib/tools.md", NULL};
  const struct terminal_setup setup = {.args = args, .cols = cols, .rows = rows};
  struct terminal *t = terminal_new();
  reader_write_library(t);
  terminal_write(t, "lib/tools.md", str_of(page));
  terminal_start(t, &setup);
  terminal_wait_text(t, "See the end");
  reader_settle(t, "5 new"); /* so that no news comes between */
  terminal_wait_text(t, "nowhere\u2020 and Beta note.");
  return t;
}

static void a_phrase_is_found_across_lines_and_after_a_resize(void **state)
{
  (void)state;
  struct terminal *t = open_page(50, 30);
  terminal_send(t, "/so that one phrase stands\r");
  terminal_wait_text(t, "1/1");
  terminal_resize(t, 60, 24);
  terminal_wait_text(t, "1/1");
  terminal_send(t, "/words at the\r");
  terminal_wait_text(t, "1/1");
  terminal_send(t, "n");
  terminal_wait_text(t, "continued at the beginning");
  terminal_free(t);
}

static void a_table_is_opened_slid_and_left(void **state)
{
  (void)state;
  struct terminal *t = open_page(60, 24);
  terminal_send(t, ".\r");
  terminal_wait_text(t, "Tools \u203a table");
  terminal_wait_no_text(t, "far away");
  terminal_send(t, ">");
  terminal_wait_text(t, "far away");
  terminal_wait_text(t, "alpha");
  terminal_send(t, "q");
  terminal_wait_text(t, "See the end");
  terminal_free(t);
}

static void links_are_marked_listed_and_followed(void **state)
{
  (void)state;
  struct terminal *t = open_page(80, 24);
  terminal_wait_text(t, "nowhere\u2020");
  terminal_send(t, "L");
  terminal_wait_text(t, "no-such.md");
  terminal_send(t, "/beta\r");
  terminal_wait_no_text(t, "no-such.md");
  terminal_send(t, "\r");
  terminal_wait_text(t, "Of beta.");
  terminal_send(t, "\x7F");
  terminal_wait_text(t, "See the end");
  terminal_send(t, "))\r");
  terminal_wait_text(t, "no-such.md, which is not there");
  terminal_free(t);
}

static void a_heading_is_gone_to_by_its_name_and_back(void **state)
{
  (void)state;
  struct terminal *t = open_page(60, 12);
  terminal_send(t, "tend\r");
  terminal_wait_text(t, "The last words.");
  terminal_send(t, "\x7F");
  terminal_wait_text(t, "See the end");
  terminal_send(t, ":the end\r");
  terminal_wait_text(t, "The last words.");
  terminal_free(t);
}

static void code_is_gone_to_and_copied(void **state)
{
  (void)state;
  struct terminal *t = open_page(60, 14);
  terminal_send(t, "}yc");
  terminal_wait_text(t, "copied the code (12 bytes)");
  struct str sent = buf_str(terminal_stream(t));
  assert_true(str_find(sent, STR_LIT("ZWNobyBjb3BpZWQK")) < sent.n); /* in base64 */
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_phrase_is_found_across_lines_and_after_a_resize),
    cmocka_unit_test(a_table_is_opened_slid_and_left),
    cmocka_unit_test(links_are_marked_listed_and_followed),
    cmocka_unit_test(a_heading_is_gone_to_by_its_name_and_back),
    cmocka_unit_test(code_is_gone_to_and_copied),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
