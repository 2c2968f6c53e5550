/* The reader with a configuration: where it is read, keys of one's own, faults, and options that
 * are changed while reading. */
#include "reader.h"

#include "library/watcher.h"

/* The reader without arguments, on that configuration. */
static struct terminal *reader_with(const char *config)
{
  static const char *const no_args[] = {NULL};
  const struct terminal_setup setup = {.args = no_args};
  struct terminal *t = terminal_new();
  reader_write_library(t);
  terminal_write(t, ".config/fieldnotes/config.yaml", str_of(config));
  terminal_start(t, &setup);
  return t;
}

static void the_library_and_the_keys_are_those_of_the_configuration(void **state)
{
  (void)state;
  struct terminal *t = reader_with("libraries: ~/lib\nkeys:\n  anywhere: {Z Z: quit}\n"
                                   "  list: {o: open, Enter: none}\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "\r");
  terminal_wait_text(t, "Enter is for the page");
  terminal_send(t, "o");
  terminal_wait_text(t, "F1=help");
  terminal_send(t, "ZZ");
  terminal_wait_end(t);
  terminal_free(t);
}

static void a_fault_is_told_and_the_rest_holds(void **state)
{
  (void)state;
  struct terminal *t = reader_with("them: dark\nlibraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_wait_text(t, "config.yaml:1: there is no option");
  terminal_free(t);
}

static void an_option_is_changed_while_reading(void **state)
{
  (void)state;
  struct terminal *t = reader_with("libraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, ":set key");
  terminal_wait_text(t, "key-hints");
  terminal_send(t, "\r");
  terminal_wait_text(t, "now");
  terminal_send(t, "off\r");
  terminal_wait_text(t, "key-hints: off");
  terminal_send(t, ":set key-hints\r");
  terminal_wait_text(t, "key-hints: off");
  terminal_free(t);
}

static void a_key_is_bound_while_reading(void **state)
{
  (void)state;
  struct terminal *t = reader_with("libraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "Z");
  terminal_wait_text(t, "Z does nothing here");
  terminal_send(t, ":set keys list Z Z quit\r");
  terminal_wait_text(t, "keys: {list: {Z Z: quit}}");
  terminal_send(t, "ZZ");
  terminal_wait_end(t);
  terminal_free(t);
}

static void what_the_terminal_draws_is_changed_while_reading(void **state)
{
  (void)state;
  struct terminal *t = reader_with("libraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_wait_text(t, "────");
  terminal_send(t, ":set ascii on\r");
  terminal_wait_text(t, "ascii: on");
  terminal_wait_text(t, "----");
  terminal_send(t, ":set linear on\r");
  terminal_wait_text(t, "linear: on");
  terminal_send(t, ":set ascii off\r");
  terminal_wait_text(t, "ascii: off");
  terminal_send(t, ":set linear off\r");
  terminal_wait_text(t, "linear: off");
  terminal_wait_text(t, "────");
  terminal_send(t, "Q");
  terminal_wait_end(t);
  terminal_free(t);
}

#define CONFIG_FILE ".config/fieldnotes/config.yaml"

/* Does the system tell of changes, and has it room for one more that listens? */
static bool changes_are_heard(void)
{
  struct watcher *w = watcher_new(1);
  bool are = watcher_fd(w) >= 0;
  watcher_free(w);
  return are;
}

static void a_file_that_changes_is_taken_on(void **state)
{
  (void)state;
  if (!changes_are_heard()) skip();
  struct terminal *t = reader_with("libraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, ":set align left\r");
  terminal_wait_text(t, "align: left");
  terminal_send(t, "j"); /* news wait until the answer was read */
  terminal_write(t, CONFIG_FILE,
      STR_LIT("libraries: ~/lib\nsearch-limit: 5\nalign: centre\n"
              "keys:\n  list: {Z Z: quit}\n"));
  terminal_wait_text(t, "config.yaml: keys taken on; search-limit from the next start on");
  terminal_write(t, CONFIG_FILE,
      STR_LIT("libraries: ~/lib\nsearch-limit: 5\n"
              "keys:\n  list: {Z Z: quit}\nalign: middle\n"));
  terminal_wait_text(t, "config.yaml:5: \"align\" is centre or left");
  terminal_send(t, ":set align\r");
  terminal_wait_text(t, "align: left");
  terminal_send(t, "ZZ");
  terminal_wait_end(t);
  terminal_free(t);
}

static void it_is_read_again_when_asked(void **state)
{
  (void)state;
  struct terminal *t = reader_with("libraries: ~/lib\n");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, ":set watch off\r");
  terminal_wait_text(t, "watch: off");
  terminal_send(t, ":source\r");
  terminal_wait_text(t, "config.yaml says nothing new");
  terminal_write(t, CONFIG_FILE, STR_LIT("group: stack\nlibraries: ~/lib\n"));
  terminal_send(t, ":source\r");
  terminal_wait_text(t, "without stack");
  terminal_free(t);
}

static void the_reader_begins_with_what_is_saved(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("mkdir -p $HOME/.config/fieldnotes\n"
                                    "printf 'start: searches\\nlibraries: ~/lib\\n' "
                                    ">$HOME/.config/fieldnotes/config.yaml\n"
                                    "$FIELDNOTES && echo again && $FIELDNOTES",
      NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "/beta\rWmine\r");
  terminal_wait_text(t, "q:mine");
  terminal_send(t, "Q");
  terminal_wait_text(t, "> mine");
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_library_and_the_keys_are_those_of_the_configuration),
      cmocka_unit_test(a_fault_is_told_and_the_rest_holds),
      cmocka_unit_test(an_option_is_changed_while_reading),
      cmocka_unit_test(a_key_is_bound_while_reading),
      cmocka_unit_test(what_the_terminal_draws_is_changed_while_reading),
      cmocka_unit_test(a_file_that_changes_is_taken_on),
      cmocka_unit_test(it_is_read_again_when_asked),
      cmocka_unit_test(the_reader_begins_with_what_is_saved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
