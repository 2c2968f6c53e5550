/* A field and a value, written as a condition and read back. */
#include "unit.h"

#include "session/condition.h"

static void assert_reads_back(const char *field, const char *value, const char *value_back)
{
  struct buf text = BUF_INIT;
  struct arena *arena = arena_new();
  struct str f, v;
  condition_add(&text, str_of(field), str_of(value));
  assert_true(condition_read(arena, buf_str(&text), &f, &v));
  assert_true(str_eq_name(f, str_of(field)));
  assert_text(v, value_back);
  buf_release(&text);
  arena_free(arena);
}

static void any_field_and_value_read_back(void **state)
{
  (void)state;
  static const char *const values[] = {"sqlite", "build time", "c++", "a \"b\" c", "C:\\", "\\\"",
      "-x", "OR", "(", "*", "*.c", "", "70..90", "日本"};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++)
    assert_reads_back("entity.problem", values[i], values[i]);
  assert_reads_back("my field", "x", "x");
  assert_reads_back("what: is (this)", "x", "x");
  assert_reads_back("stack", "two\nlines", "two lines");
}

static void what_is_no_condition_is_refused(void **state)
{
  struct arena *arena = arena_new();
  struct str f, v;
  static const char *const texts[] = {
      "", "word", "a:b c:d", "score>5", "stack:py*", "-stack:x", "(", "date:1..2"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    if (condition_read(arena, str_of(texts[i]), &f, &v)) fail_msg("%s was taken", texts[i]);
  arena_free(arena);
}

static void it_is_added_to_a_query_once(void **state)
{
  struct buf query = BUF_INIT;
  (void)state;
  assert_true(condition_add_to(&query, STR_LIT("tool:\"git\"")));
  assert_false(condition_add_to(&query, STR_LIT("tool:\"git\"")));
  assert_true(condition_add_to(&query, STR_LIT("stack:\"go\"")));
  assert_text(buf_str(&query), "tool:\"git\" stack:\"go\"");
  buf_clear(&query);
  buf_add_cstr(&query, "-tool:\"git\" ");
  assert_true(condition_add_to(&query, STR_LIT("tool:\"git\"")));
  assert_text(buf_str(&query), "-tool:\"git\" tool:\"git\"");
  buf_release(&query);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(any_field_and_value_read_back),
    cmocka_unit_test(what_is_no_condition_is_refused),
    cmocka_unit_test(it_is_added_to_a_query_once),
};

UNIT_MAIN(tests)
