/* The reader at all sizes of the terminal, and while they change. */
#include "reader.h"

#include <stdlib.h>

/* The screen without its last row, where messages come and go. */
static struct buf picture(struct terminal *t, int rows)
{
  struct buf out = BUF_INIT;
  for (int row = 0; row < rows - 1; row++) {
    buf_add(&out, terminal_row(t, row));
    buf_add_char(&out, '\n');
  }
  return out;
}

static bool is_open(struct terminal *t, const void *context)
{
  (void)context;
  return terminal_is_alternate(t);
}

static bool has_sent_more(struct terminal *t, const void *before)
{
  return terminal_stream(t)->n > *(const size_t *)before;
}

/* Asks for everything to be painted anew, and waits for it. */
static struct buf repaint(struct terminal *t, int rows)
{
  size_t sent = terminal_stream(t)->n;
  terminal_send(t, "\x0C");
  terminal_wait(t, has_sent_more, &sent, "the screen is painted anew");
  assert_true(terminal_wait_quiet(t, 100));
  return picture(t, rows);
}

/* What differences built up is what a painting from nothing gives. */
static void assert_screen_is_true(struct terminal *t, int rows)
{
  assert_true(terminal_wait_quiet(t, 100));
  struct buf before = picture(t, rows), after = repaint(t, rows);
  assert_string_equal(buf_cstr(&before), buf_cstr(&after));
  buf_release(&before);
  buf_release(&after);
}

static void assert_quits(struct terminal *t)
{
  terminal_send(t, "Q");
  assert_int_equal(terminal_wait_end(t), 0);
}

static void check_size(int cols, int rows)
{
  const struct terminal_setup setup = {.cols = cols, .rows = rows};
  struct terminal *t = reader_open(&setup);
  assert_screen_is_true(t, rows);
  terminal_send(t, "jj\rj d u G g i\033k\t");
  assert_screen_is_true(t, rows);
  assert_quits(t);
  terminal_free(t);
}

static void it_opens_on_usual_terminals(void **state)
{
  (void)state;
  check_size(80, 24);
  check_size(160, 48);
  check_size(120, 30);
}

static void it_opens_on_small_ones(void **state)
{
  (void)state;
  check_size(40, 12);
  check_size(20, 5);
}

static void it_stays_alive_where_nothing_can_be_seen(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.cols = 1, .rows = 1};
  struct terminal *t = reader_start(&setup);
  terminal_wait(t, is_open, NULL, "the reader has taken over");
  terminal_send(t, "j\rjd");
  terminal_resize(t, 2, 1);
  terminal_resize(t, 1, 2);
  terminal_send(t, "i\tj");
  terminal_resize(t, 80, 24);
  terminal_wait_text(t, FIRST_TITLE);
  assert_quits(t);
  terminal_free(t);
}

static void a_storm_of_sizes_ends_in_a_true_screen(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  uint32_t random = 7;
  for (int i = 0; i < 150; i++) {
    random = random * 1103515245u + 12345u;
    terminal_resize(t, 2 + (int)(random >> 16) % 170, 1 + (int)(random >> 24) % 50);
    if (i % 7 == 0) terminal_send(t, "j");
  }
  terminal_resize(t, 100, 30);
  terminal_wait_text(t, FIRST_TITLE);
  assert_screen_is_true(t, 30);
  assert_quits(t);
  terminal_free(t);
}

static void the_size_is_asked_for_again_after_it_came_back(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_resize(t, 132, 40);
  terminal_resize(t, 80, 24);
  terminal_wait_text(t, FIRST_TITLE);
  assert_screen_is_true(t, 24);
  assert_quits(t);
  terminal_free(t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_opens_on_usual_terminals),
    cmocka_unit_test(it_opens_on_small_ones),
    cmocka_unit_test(it_stays_alive_where_nothing_can_be_seen),
    cmocka_unit_test(a_storm_of_sizes_ends_in_a_true_screen),
    cmocka_unit_test(the_size_is_asked_for_again_after_it_came_back),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
