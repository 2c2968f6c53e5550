/* Long notes in a terminal: keys are answered while one is read, whatever is in it. */
#include "reader.h"

#include <stdlib.h>
#include <time.h>

enum { KEYS = 8, KEY_MS = 1000, INSTRUMENTED_TIMES = 10, LONG_BYTES = 2 * 1024 * 1024 };

static double now_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int key_ms(void)
{
  const char *instrumentation = getenv("INSTRUMENTATION");
  return instrumentation && *instrumentation ? KEY_MS * INSTRUMENTED_TIMES : KEY_MS;
}

static int by_size(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void write_long(struct terminal *t, const char *begin, const char *unit)
{
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, begin);
  while (text.n < LONG_BYTES)
    buf_add_cstr(&text, unit);
  buf_add_cstr(&text, "\n\n# Zanzibar\n");
  terminal_write(t, "long.md", buf_str(&text));
  buf_release(&text);
}

/* What half of the keys take at most: the help screen is opened and closed while the note is read.
 * A machine that is busy may hold up some of them, and all of them somewhat; a
 * reader that reads first takes many seconds. */
static double answer_ms(struct terminal *t)
{
  double took[KEYS];
  for (int i = 0; i < KEYS; i++) {
    double start = now_ms();
    terminal_send(t, "\033OP"); /* F1 */
    terminal_wait_text(t, "Moving");
    took[i] = now_ms() - start;
    terminal_send(t, "q");
    terminal_wait_no_text(t, "Moving");
  }
  qsort(took, KEYS, sizeof *took, by_size);
  return took[KEYS / 2];
}

static void check_keys(const char *begin, const char *unit)
{
  static const char *const args[] = {"long.md", NULL};
  struct terminal_setup setup = {.args = args};
  struct terminal *t = terminal_new();
  write_long(t, begin, unit);
  terminal_start(t, &setup);
  terminal_wait_text(t, "long");
  terminal_send(t, "G");
  double ms = answer_ms(t);
  if (ms > key_ms()) fail_msg("a key takes %.0f ms while \"%s\" is read", ms, unit);
  terminal_send(t, "Q");
  terminal_wait_end(t);
  terminal_free(t);
}

static void keys_are_answered_while_a_hostile_note_is_read(void **state)
{
  (void)state;
  check_keys("", "*a_ ");
  check_keys("", "![[]()");
  check_keys("a|b\n-|-\n", "c|d\n");
  check_keys("", "# a\n");
}

static void the_end_of_a_long_note_is_gone_to_and_then_nothing_runs(void **state)
{
  (void)state;
  static const char *const args[] = {"long.md", NULL};
  struct terminal_setup setup = {.args = args};
  struct terminal *t = terminal_new();
  write_long(t, "# A\n\n", "Some words of a paragraph.\n\n");
  terminal_start(t, &setup);
  terminal_wait_text(t, "Some words");
  terminal_send(t, "G");
  terminal_wait_text(t, "Zanzibar");
  assert_true(terminal_wait_quiet(t, 300));
  assert_false(terminal_shows(t, "reading "));
  terminal_send(t, "Q");
  terminal_wait_end(t);
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_are_answered_while_a_hostile_note_is_read),
      cmocka_unit_test(the_end_of_a_long_note_is_gone_to_and_then_nothing_runs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
