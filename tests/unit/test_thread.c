/* Threads: their stack is ours to choose, and signals are not theirs. */
#include "unit.h"

#include "base/thread.h"

#include <signal.h>

struct seen {
  size_t stack_bytes;
  sigset_t blocked;
};

static void *look(void *context)
{
  struct seen *seen = context;
  pthread_attr_t attributes;
  pthread_sigmask(SIG_SETMASK, NULL, &seen->blocked);
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return NULL;
  pthread_attr_getstacksize(&attributes, &seen->stack_bytes);
  pthread_attr_destroy(&attributes);
  return NULL;
}

static struct seen look_in_thread(void)
{
  struct seen seen = {0};
  pthread_t thread;
  assert_int_equal(thread_start(&thread, look, &seen), 0);
  assert_int_equal(pthread_join(thread, NULL), 0);
  return seen;
}

static void a_thread_has_the_stack_that_we_chose(void **state)
{
  (void)state;
  assert_in_range(look_in_thread().stack_bytes, 512 * 1024, 640 * 1024);
}

static void a_thread_leaves_signals_to_the_one_that_started_it(void **state)
{
  (void)state;
  sigset_t before, after;
  pthread_sigmask(SIG_SETMASK, NULL, &before);
  struct seen seen = look_in_thread();
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  assert_true(sigismember(&seen.blocked, SIGINT) && sigismember(&seen.blocked, SIGHUP));
  assert_true(sigismember(&seen.blocked, SIGTERM) && sigismember(&seen.blocked, SIGWINCH));
  for (int signal = 1; signal < 32; signal++)
    assert_int_equal(sigismember(&before, signal), sigismember(&after, signal));
}

/* So that a crash there gives the terminal back, too. */
static void a_thread_that_crashes_reaches_the_handler(void **state)
{
  static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
  (void)state;
  struct seen seen = look_in_thread();
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
    assert_false(sigismember(&seen.blocked, crashes[i]));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_thread_has_the_stack_that_we_chose),
      cmocka_unit_test(a_thread_that_crashes_reaches_the_handler),
      cmocka_unit_test(a_thread_leaves_signals_to_the_one_that_started_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
