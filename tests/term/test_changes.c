/* Notes that come, change and go while the reader is open are seen without a key. */
#include "reader.h"

#include <stdio.h>

static void assert_list(struct terminal *t, const char *title)
{
  terminal_wait_text(t, title);
  terminal_wait_text(t, FIRST_TITLE);
}

static void a_note_that_is_written_is_listed(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_write(t, "lib/omega.md", STR_LIT("---\ntitle: Omega note\n---\n\nOf omega.\n"));
  assert_list(t, "Omega note");
  terminal_write(t, "lib/deep/down/psi.md", STR_LIT("---\ntitle: Psi note\n---\n\nOf psi.\n"));
  assert_list(t, "Psi note");
  terminal_write(t, "lib/deep/down/chi.md", STR_LIT("---\ntitle: Chi note\n---\n\nOf chi.\n"));
  assert_list(t, "Chi note");
  terminal_write(t, "lib/.fieldnotesignore", STR_LIT("deep/\n"));
  terminal_wait_no_text(t, "Psi note");
  assert_list(t, "Omega note");
  terminal_free(t);
}

static void a_note_that_is_open_is_read_anew_where_it_is(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "G");
  terminal_send(t, "\r");
  terminal_wait_text(t, "Of gamma.");
  terminal_write(t, "lib/gamma.md", STR_LIT("---\ntitle: Gamma note\n---\n\nOf something else.\n"));
  terminal_wait_text(t, "Of something else.");
  terminal_free(t);
}

static void a_note_that_is_deleted_under_its_reader_stays(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "G");
  terminal_send(t, "\r");
  terminal_wait_text(t, "Of gamma.");
  terminal_remove(t, "lib/gamma.md");
  terminal_wait_text(t, "gamma.md is gone");
  assert_true(terminal_shows(t, "Of gamma."));
  terminal_send(t, "q");
  assert_list(t, "Beta note");
  terminal_wait_no_text(t, "Gamma note");
  terminal_free(t);
}

static void a_note_that_is_renamed_is_found_by_its_new_name(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_rename(t, "lib/beta.md", "lib/renamed.md");
  terminal_send(t, "/path:renamed.md\r");
  terminal_wait_text(t, "Beta note");
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_note_that_is_written_is_listed),
      cmocka_unit_test(a_note_that_is_open_is_read_anew_where_it_is),
      cmocka_unit_test(a_note_that_is_deleted_under_its_reader_stays),
      cmocka_unit_test(a_note_that_is_renamed_is_found_by_its_new_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
