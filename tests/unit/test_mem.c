/* Memory: never NULL, zeroed, grown; and what happens when there is none. */
#include "unit.h"

#include "base/mem.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void nothing_is_something(void **state)
{
  (void)state;
  void *a = mem_alloc(0), *b = mem_zalloc(0, 0);
  assert_non_null(a);
  assert_non_null(b);
  free(a);
  free(b);
}

static void zeroed_memory_is_zero(void **state)
{
  (void)state;
  char *p = mem_zalloc(100, 7);
  for (int i = 0; i < 700; i++)
    assert_int_equal(p[i], 0);
  free(p);
}

static void a_copy_ends_in_a_nul(void **state)
{
  (void)state;
  char *p = mem_copy("a\0bc", 3);
  assert_memory_equal(p, "a\0b", 4);
  free(p);
  p = mem_copy(NULL, 0);
  assert_string_equal(p, "");
  free(p);
}

static void an_array_grows_and_keeps_what_it_holds(void **state)
{
  (void)state;
  int *items = NULL;
  size_t cap = 0, times = 0;
  for (int i = 0; i < 10000; i++) {
    size_t before = cap;
    items = mem_grow(items, &cap, (size_t)i + 1, sizeof *items);
    times += cap != before;
    items[i] = i;
  }
  for (int i = 0; i < 10000; i++)
    assert_int_equal(items[i], i);
  assert_true(cap >= 10000);
  assert_true(times < 20);
  free(items);
}

static void ask_for_too_many(void)
{
  free(mem_zalloc(SIZE_MAX / 2, 3));
}

static void require_too_much(void)
{
  mem_require(SIZE_MAX / 2);
  mem_say_exhausted(); /* once more: not what is wanted */
}

static void ask_for_too_large_an_array(void)
{
  size_t cap = 0;
  free(mem_grow(NULL, &cap, SIZE_MAX / 2 + 2, 1));
}

static void ask_for_an_array_whose_bytes_overflow(void)
{
  size_t cap = 0;
  free(mem_grow(NULL, &cap, SIZE_MAX / 8, 16));
}

/* Runs f in a child and reads what it says on standard error. Returns how it ended. */
static int run_in_child(void (*f)(void), char *said, size_t size)
{
  int ends[2], status = 0;
  assert_int_equal(pipe(ends), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGABRT, SIG_DFL);
    dup2(ends[1], STDERR_FILENO);
    f();
    _exit(0);
  }
  close(ends[1]);
  ssize_t n = read(ends[0], said, size - 1);
  said[n > 0 ? n : 0] = '\0';
  close(ends[0]);
  assert_int_equal(waitpid(child, &status, 0), child);
  return status;
}

static void a_demand_that_cannot_be_met_is_told_and_aborts(void **state)
{
  (void)state;
  static void (*const demands[])(void) = {ask_for_too_large_an_array,
      ask_for_an_array_whose_bytes_overflow, mem_exhausted, require_too_much, ask_for_too_many};
  size_t n = sizeof demands / sizeof *demands;
#ifdef __SANITIZE_ADDRESS__
  n -= 2; /* the sanitizer ends the program itself at a size that cannot be had */
#endif
  for (size_t i = 0; i < n; i++) {
    char said[200];
    int status = run_in_child(demands[i], said, sizeof said);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_string_equal(said, "fieldnotes: out of memory\n");
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_is_something),
      cmocka_unit_test(zeroed_memory_is_zero),
      cmocka_unit_test(a_copy_ends_in_a_nul),
      cmocka_unit_test(an_array_grows_and_keeps_what_it_holds),
      cmocka_unit_test(a_demand_that_cannot_be_met_is_told_and_aborts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
