/* Numbers: read and written alike in every locale. */
#include "unit.h"

#include "base/number.h"

#include <float.h>
#include <limits.h>
#include <locale.h>

static const struct {
  const char *text;
  double number;
} numbers[] = {
    {"0", 0},
    {"91", 91},
    {" 85.5 ", 85.5},
    {"-3", -3},
    {"+4", 4},
    {".5", 0.5},
    {"5.", 5},
    {"1e3", 1000},
    {"1.5E-2", 0.015},
    {"007", 7},
    {"123456789012345678901234567890", 123456789012345678901234567890.0},
};

static const char *const no_numbers[] = {"", " ", ".", "-", "+", "e5", "1e", "1e+", "0x10", "1,000",
    "1_000", "inf", "nan", "1.2.3", "12 3", "--1", "1e999", "9 min", "1\n2"};

static void decimal_numbers_are_read(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    double n = -1;
    if (!number_parse(str_of(numbers[i].text), &n)) fail_msg("\"%s\"", numbers[i].text);
    assert_true(n == numbers[i].number);
  }
}

static void anything_else_is_no_number(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof no_numbers / sizeof *no_numbers; i++) {
    double n = -1;
    if (number_parse(str_of(no_numbers[i]), &n)) fail_msg("\"%s\"", no_numbers[i]);
    assert_true(n == -1);
  }
  assert_false(number_parse((struct str){"1\0", 2}, &(double){0}));
}

static const struct {
  double n;
  const char *text;
} written[] = {
    {0, "0"},
    {91, "91"},
    {-85.5, "-85.5"},
    {0.1, "0.1"},
    {0.1 + 0.2, "0.30000000000000004"},
    {1234567.875, "1234567.875"},
    {100000000000000, "100000000000000"},
    {999999999999999, "999999999999999"},
    {1e15, "1e+15"},
    {0.0000001, "0.0000001"},
    {1e-8, "1e-08"},
    {DBL_MAX, "1.7976931348623157e+308"},
    {5e-324, "5e-324"},
};

static void numbers_are_written_in_the_shortest_form_that_reads_back(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
    struct buf out = BUF_INIT;
    double back;
    number_add(&out, written[i].n);
    assert_string_equal(out.p, written[i].text);
    assert_true(number_parse(buf_str(&out), &back) && back == written[i].n);
    buf_release(&out);
  }
}

static void the_locale_does_not_matter(void **state)
{
  (void)state;
  static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8"};
  for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
    if (setlocale(LC_ALL, locales[i])) break;
  decimal_numbers_are_read(state);
  numbers_are_written_in_the_shortest_form_that_reads_back(state);
  setlocale(LC_ALL, "C");
}

static const struct {
  long long n;
  const char *text;
} grouped[] = {
    {0, "0"},
    {999, "999"},
    {1000, "1,000"},
    {171851, "171,851"},
    {-1234567, "-1,234,567"},
    {LLONG_MAX, "9,223,372,036,854,775,807"},
    {LLONG_MIN, "-9,223,372,036,854,775,808"},
};

static void digits_are_grouped_by_threes(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof grouped / sizeof *grouped; i++) {
    struct buf out = BUF_INIT;
    number_add_grouped(&out, grouped[i].n);
    assert_string_equal(out.p, grouped[i].text);
    buf_release(&out);
  }
}

static void digits_are_counted_without_the_sign(void **state)
{
  (void)state;
  assert_int_equal(number_digits(0), 1);
  assert_int_equal(number_digits(9), 1);
  assert_int_equal(number_digits(10), 2);
  assert_int_equal(number_digits(-100), 3);
  assert_int_equal(number_digits(LLONG_MIN), 19);
}

static const struct {
  int64_t bytes;
  const char *text;
} sizes[] = {
    {0, "0 bytes"},
    {999, "999 bytes"},
    {1000, "1.0 kB"},
    {9949, "9.9 kB"},
    {9950, "10 kB"},
    {999499, "999 kB"},
    {999500, "1.0 MB"},
    {4200000000, "4.2 GB"},
    {INT64_MAX, "9223372 TB"},
};

static void sizes_have_two_digits_at_least_and_a_unit(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct buf out = BUF_INIT;
    number_add_bytes(&out, sizes[i].bytes);
    assert_string_equal(out.p, sizes[i].text);
    buf_release(&out);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(decimal_numbers_are_read),
      cmocka_unit_test(anything_else_is_no_number),
      cmocka_unit_test(numbers_are_written_in_the_shortest_form_that_reads_back),
      cmocka_unit_test(the_locale_does_not_matter),
      cmocka_unit_test(digits_are_grouped_by_threes),
      cmocka_unit_test(digits_are_counted_without_the_sign),
      cmocka_unit_test(sizes_have_two_digits_at_least_and_a_unit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
