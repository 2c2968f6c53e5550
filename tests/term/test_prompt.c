/* Typing a query in a terminal: what is offered, what comes back, and how much is sent for it. */
#include "reader.h"

static void what_is_offered_is_taken_by_tab(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "/sta\t");
  terminal_wait_text(t, "> stack:");
  terminal_send(t, "\r");
  terminal_wait_text(t, "  shell");
  terminal_send(t, "sh\t");
  terminal_wait_text(t, "/ stack:shell");
  terminal_wait_text(t, "1 of 4");
  terminal_send(t, "\r");
  terminal_wait_no_text(t, "Tab complete");
  terminal_free(t);
}

static void what_was_meant_is_taken_by_a_key(void **state)
{
  (void)state;
  struct terminal *t = reader_open_settled(NULL);
  terminal_send(t, "/stakc:shell");
  terminal_wait_text(t, "^ there is no field \"stakc\"");
  terminal_wait_text(t, "C-y takes");
  terminal_send(t, "\x19");
  terminal_wait_text(t, "1 of 4");
  terminal_free(t);
}

static void queries_come_back_on_another_day(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("$FIELDNOTES lib; echo between; read x; $FIELDNOTES lib", NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "/filling\r");
  terminal_wait_text(t, "1 of 4");
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "/\033[A");
  terminal_wait_text(t, "/ filling");
  terminal_send(t, "\033[B");
  terminal_wait_no_text(t, "filling");
  terminal_free(t);
}

static void saved_searches_open_the_reader_where_that_is_wanted(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("$FIELDNOTES lib; mkdir -p .config/fieldnotes; "
                                    "echo 'start: searches' >.config/fieldnotes/config.yaml; "
                                    "$FIELDNOTES lib",
      NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "/filling\r");
  terminal_wait_text(t, "1 of 4");
  terminal_send(t, "Wfull\r");
  terminal_wait_text(t, "saved as q:full");
  terminal_send(t, "Q");
  terminal_wait_text(t, "> full  filling");
  terminal_send(t, "\r");
  terminal_wait_text(t, "1 of 4");
  terminal_free(t);
}

static size_t sent(struct terminal *t)
{
  return terminal_stream(t)->n;
}

static bool has_sent_more(struct terminal *t, const void *before)
{
  return sent(t) > *(const size_t *)before;
}

static void a_key_in_a_query_sends_little(void **state)
{
  (void)state;
  static const struct {
    const char *name, *keys;
    size_t most;
  } steps[] = {
      {"a prompt", "/", 600},
      {"a letter of a word", "x", 350},
      {"the next letter", "x", 60},
      {"fields, by Tab", "\x15st\t", 600},
      {"values behind a field", "\r", 150},
      {"a letter of a value", "s", 60},
      {"the value taken", "\t", 150},
      {"an error", " -colour:red", 300},
  };
  struct terminal *t = reader_open_settled(NULL);
  size_t n_over = 0;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    assert_true(terminal_wait_quiet(t, 200));
    size_t before = sent(t);
    terminal_send(t, steps[i].keys);
    terminal_wait(t, has_sent_more, &before, "the keys change something");
    assert_true(terminal_wait_quiet(t, 200));
    print_message(
        "  %-24s %5zu bytes, at most %zu\n", steps[i].name, sent(t) - before, steps[i].most);
    if (sent(t) - before > steps[i].most) n_over++;
  }
  assert_int_equal(n_over, 0);
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_offered_is_taken_by_tab),
      cmocka_unit_test(what_was_meant_is_taken_by_a_key),
      cmocka_unit_test(queries_come_back_on_another_day),
      cmocka_unit_test(saved_searches_open_the_reader_where_that_is_wanted),
      cmocka_unit_test(a_key_in_a_query_sends_little),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
