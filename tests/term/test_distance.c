/* The reader at the far end of a line: 300 ms there and back, and a line that cuts keys. */
#include "reader.h"
#include "relay.h"

#include "base/mem.h"

#include <stdlib.h>
#include <sys/wait.h>

enum {
  COLS = 200,
  ROWS = 60,
  ONE_WAY_MS = 150,
  QUIET_MS = ONE_WAY_MS + 50, /* what the program has sent has come */
  HELD_TIMES = 30,
  STATES = 8, /* so many at most are drawn of thirty: a busy machine writes keys with pauses */
  FIND_BYTES = 1450, /* what finding takes at most in one go (test_traffic) */
  TRIES = 5,         /* of what a busy machine can spoil */
};

/* ---- pictures ---- */

struct picture {
  struct buf text;
  int rows;
};

static void take_picture(struct terminal *t, struct picture *out)
{
  buf_clear(&out->text);
  for (int row = 0; row < out->rows; row++) {
    buf_add(&out->text, terminal_row(t, row));
    buf_add_char(&out->text, '\n');
  }
}

static bool looks_like(struct terminal *t, const void *context)
{
  const struct picture *wanted = context;
  struct picture now = {BUF_INIT, wanted->rows};
  take_picture(t, &now);
  bool same = str_eq(buf_str(&now.text), buf_str(&wanted->text)) || terminal_shows(t, RELAY_LATE);
  buf_release(&now.text);
  return same;
}

static size_t sent(struct terminal *t)
{
  return terminal_stream(t)->n;
}

static bool has_sent_more(struct terminal *t, const void *before)
{
  return sent(t) > *(const size_t *)before;
}

/* Keys that are one write and change something, and the picture that they lead to; returns the
 * bytes that it took. */
static size_t press(struct terminal *t, const char *keys, struct picture *out)
{
  size_t before = sent(t);
  terminal_send(t, keys);
  terminal_wait(t, has_sent_more, &before, "the keys change something");
  assert_true(terminal_wait_quiet(t, QUIET_MS));
  take_picture(t, out);
  return sent(t) - before;
}

static void leave(struct terminal *t)
{
  terminal_send(t, "Q");
  int status = terminal_wait_end(t);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  terminal_free(t);
}

/* ---- keys that come together ---- */

/* A page at the far end, for all tests of it. */
struct far {
  struct terminal *t;
  struct picture top;
};

static int open_far(void **state)
{
  const struct terminal_setup setup = {.cols = COLS, .rows = ROWS, .delay_ms = ONE_WAY_MS};
  struct far *far = mem_zalloc(1, sizeof *far);
  far->t = reader_open_settled(&setup);
  far->top.rows = ROWS;
  press(far->t, "\rG", &far->top);
  press(far->t, "g", &far->top); /* as it looks when one comes back to it */
  *state = far;
  return 0;
}

static int leave_far(void **state)
{
  struct far *far = *state;
  leave(far->t);
  buf_release(&far->top.text);
  free(far);
  return 0;
}

static void go_to_top(const struct far *far)
{
  terminal_send(far->t, "g");
  terminal_wait(far->t, looks_like, &far->top, "the top again");
}

/* Each key is a write of its own, as from a keyboard that repeats it; returns their bytes. */
static size_t hold(struct terminal *t, const char *key, const struct picture *wanted)
{
  size_t before = sent(t);
  for (int i = 0; i < HELD_TIMES; i++)
    terminal_send_blind(t, key);
  terminal_wait(t, looks_like, wanted, "what as many lines at once lead to");
  return sent(t) - before;
}

/* A line alone takes 700 bytes here, so that a state for each key would be over the limit. */
static void keys_that_are_held_down_are_taken_together(void **state)
{
  const struct far *far = *state;
  static const char *const keys[] = {"j", "\033[B"};
  struct picture there = {BUF_INIT, ROWS};
  size_t most = STATES * press(far->t, "30j", &there);
  go_to_top(far);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    size_t held = hold(far->t, keys[i], &there);
    print_message("  %d lines: at most %zu bytes, %zu\n", HELD_TIMES, most, held);
    assert_in_range(held, 1, most);
    go_to_top(far);
  }
  buf_release(&there.text);
}

static void screens_that_are_old_are_not_drawn(void **state)
{
  const struct far *far = *state;
  struct picture there = {BUF_INIT, ROWS};
  size_t most = STATES * press(far->t, "30j", &there), before;
  go_to_top(far);
  before = sent(far->t);
  for (const char *key = "   bbb   bbb   bbb   bbb   bbb   bbb30j"; *key; key++)
    terminal_send_blind(far->t, (char[]){*key, 0});
  terminal_wait(far->t, looks_like, &there, "where no screen ends");
  print_message("  36 screens: at most %zu bytes, %zu\n", most, sent(far->t) - before);
  assert_in_range(sent(far->t) - before, 1, most);
  go_to_top(far);
  buf_release(&there.text);
}

static void a_search_is_typed_blindly_and_given_up(void **state)
{
  const struct far *far = *state;
  struct terminal *t = far->t;
  struct picture found = {BUF_INIT, ROWS};
  size_t before = sent(t);
  for (const char *key = "/Paragraph 59"; *key; key++)
    terminal_send_blind(t, (char[]){*key, 0});
  press(t, "\r", &found);
  assert_true(terminal_shows(t, "1/1"));
  assert_in_range(sent(t) - before, 1, STATES * FIND_BYTES);
  terminal_send(t, "/Part one");
  terminal_wait_text(t, "/Part one");
  terminal_send(t, "\033");
  terminal_wait(t, looks_like, &found, "the place where the search was begun");
  buf_release(&found.text);
}

/* ---- keys that come in pieces ---- */

/* False when the machine was too busy for the line. */
static bool leads_to(struct terminal *t, const char *pieces, const struct picture *wanted)
{
  terminal_send(t, pieces);
  terminal_wait(t, looks_like, wanted, pieces);
  return !terminal_shows(t, RELAY_LATE);
}

static bool shows_find_or_late(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_shows(t, "1/1") || terminal_shows(t, RELAY_LATE);
}

static bool finds_and_gives_up(struct terminal *t, const struct picture *before)
{
  terminal_send(t, "/gr\u00fc\u00dfe");
  terminal_wait(t, shows_find_or_late, NULL, "what was looked for");
  return leads_to(t, "\033", before);
}

static bool takes_pieces(struct terminal *t)
{
  struct picture top = {BUF_INIT, 24}, lines = top, screen = top;
  press(t, "\rG", &top);
  press(t, "g", &top);
  press(t, "3j", &lines);
  press(t, "g ", &screen);
  bool ok = leads_to(t, "\033[H", &top) && leads_to(t, "\033[B\033OB\033[B", &lines) &&
            leads_to(t, "\033[1~\033[6~", &screen) && leads_to(t, "\033[H", &top) &&
            finds_and_gives_up(t, &top) && leads_to(t, "\033[6~\033[5~\033[B\033[B\033[B", &lines);
  buf_release(&top.text);
  buf_release(&lines.text);
  buf_release(&screen.text);
  return ok;
}

static void keys_in_pieces_are_the_same_keys(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.delay_ms = 1, .line_cuts = true, .is_between = true};
  for (int i = 0; i < TRIES; i++) {
    struct terminal *t = reader_open_settled(&setup);
    bool ok = takes_pieces(t);
    if (ok) leave(t);
    if (ok) return;
    terminal_free(t);
  }
  skip();
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(keys_that_are_held_down_are_taken_together),
    cmocka_unit_test(screens_that_are_old_are_not_drawn),
    cmocka_unit_test(a_search_is_typed_blindly_and_given_up),
    cmocka_unit_test(keys_in_pieces_are_the_same_keys),
};

int main(void)
{
  return cmocka_run_group_tests(tests, open_far, leave_far);
}
