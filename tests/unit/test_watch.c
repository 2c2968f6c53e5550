/* Giving up something slow when there is something to read. */
#include "unit.h"

#include "session/watch.h"

#include <poll.h>
#include <unistd.h>

enum { DEADLINE_MS = 60000 };

/* Waits for the flag, not for a time. */
static bool seen_in_time(struct watch *w)
{
  for (int waited_ms = 0; waited_ms < DEADLINE_MS; waited_ms++) {
    if (atomic_load(&w->seen)) return true;
    poll(NULL, 0, 1);
  }
  return false;
}

static void what_can_be_read_is_seen(void **state)
{
  struct watch w = {0};
  int fds[2];
  (void)state;
  assert_int_equal(pipe(fds), 0);
  watch_start(&w, fds[0]);
  assert_false(atomic_load(&w.seen));
  assert_int_equal(write(fds[1], "k", 1), 1);
  assert_true(seen_in_time(&w));
  watch_stop(&w);
  watch_end(&w);
  close(fds[0]);
  close(fds[1]);
}

static void nobody_waits_for_a_watch_that_saw_nothing(void **state)
{
  struct watch w = {0};
  int fds[2];
  (void)state;
  assert_int_equal(pipe(fds), 0);
  for (int i = 0; i < 100; i++) {
    watch_start(&w, fds[0]);
    watch_stop(&w);
    assert_false(atomic_load(&w.seen));
  }
  watch_end(&w);
  close(fds[0]);
  close(fds[1]);
}

static void what_came_between_two_watches_is_seen_by_the_second_alone(void **state)
{
  struct watch w = {0};
  int fds[2], others[2];
  (void)state;
  assert_int_equal(pipe(fds), 0);
  assert_int_equal(pipe(others), 0);
  watch_start(&w, fds[0]);
  watch_stop(&w);
  assert_int_equal(write(fds[1], "k", 1), 1);
  watch_start(&w, others[0]);
  assert_int_equal(write(others[1], "k", 1), 1);
  assert_true(seen_in_time(&w));
  watch_stop(&w);
  watch_start(&w, fds[0]);
  assert_true(seen_in_time(&w));
  watch_stop(&w);
  watch_end(&w);
  for (int i = 0; i < 2; i++) {
    close(fds[i]);
    close(others[i]);
  }
}

static void what_hangs_up_is_seen(void **state)
{
  struct watch w = {0};
  int fds[2];
  (void)state;
  assert_int_equal(pipe(fds), 0);
  close(fds[1]);
  watch_start(&w, fds[0]);
  assert_true(seen_in_time(&w));
  watch_stop(&w);
  watch_end(&w);
  close(fds[0]);
}

static void no_descriptor_is_never_seen(void **state)
{
  struct watch w = {0};
  (void)state;
  watch_start(&w, -1);
  watch_stop(&w);
  assert_false(atomic_load(&w.seen));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_can_be_read_is_seen),
    cmocka_unit_test(nobody_waits_for_a_watch_that_saw_nothing),
    cmocka_unit_test(what_came_between_two_watches_is_seen_by_the_second_alone),
    cmocka_unit_test(what_hangs_up_is_seen),
    cmocka_unit_test(no_descriptor_is_never_seen),
};

UNIT_MAIN(tests)
