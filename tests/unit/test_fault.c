/* The list of what is wrong with a note. */
#include "unit.h"

#include "base/fault.h"
#include "base/limits.h"

static void faults_keep_their_order_and_lines(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  fault_add(&faults, 7, "a %s of %d", "sentence", 4);
  fault_add(&faults, 0, "of the whole file");
  assert_int_equal(faults.n, 2);
  assert_text(faults.first->text, "a sentence of 4");
  assert_int_equal(faults.first->line, 7);
  assert_ptr_equal(faults.first->next, faults.last);
  assert_int_equal(faults.last->line, 0);
  assert_null(faults.last->next);
  arena_free(a);
}

static void faults_beyond_the_limit_are_only_counted(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  for (size_t i = 1; i <= LIMIT_FAULTS + 5; i++)
    fault_add(&faults, i, "fault");
  size_t n = 0;
  for (const struct fault *f = faults.first; f; f = f->next)
    n++;
  assert_int_equal(n, LIMIT_FAULTS);
  assert_int_equal(faults.n, LIMIT_FAULTS + 5);
  assert_int_equal(faults.last->line, LIMIT_FAULTS);
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(faults_keep_their_order_and_lines),
      cmocka_unit_test(faults_beyond_the_limit_are_only_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
