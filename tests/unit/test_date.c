/* Dates: the forms that are read, ages and their borders. */
#include "unit.h"

#include "base/date.h"

struct date_row {
  const char *text;
  const char *day; /* NULL: no date */
  long n_days;
};

static const struct date_row date_rows[] = {
    {"2023-02-08", "2023-02-08", 1},
    {"2023-02-08T10:00:00Z", "2023-02-08", 1},
    {"2023-02-08 10:00:00 +0100", "2023-02-08", 1},
    {"2023-2-8", "2023-02-08", 1},
    {"2023/02/08", "2023-02-08", 1},
    {"2023.02.08", "2023-02-08", 1},
    {" 2023-02-08\n", "2023-02-08", 1},
    {"2023-02", "2023-02-01", 28},
    {"2024-02", "2024-02-01", 29},
    {"2023", "2023-01-01", 365},
    {"2024", "2024-01-01", 366},
    {"02/08/2023", "2023-02-08", 1},
    {"2/8/2023", "2023-02-08", 1},
    {"Feb 8, 2023", "2023-02-08", 1},
    {"February 8 2023", "2023-02-08", 1},
    {"Feb. 8th, 2023", "2023-02-08", 1},
    {"8 February 2023", "2023-02-08", 1},
    {"8th of february 2023", "2023-02-08", 1},
    {"08-Feb-2023", "2023-02-08", 1},
    {"Wed, 08 Feb 2023 10:00:00 GMT", "2023-02-08", 1},
    {"Sept 1, 2023", "2023-09-01", 1},
    {"February 2023", "2023-02-01", 28},
    {"2024-02-29", "2024-02-29", 1},
    {"2000-02-29", "2000-02-29", 1},
    {"0001-01-01", "0001-01-01", 1},
    {"9999-12-31", "9999-12-31", 1},
    {"2023-02-29", NULL, 0},
    {"1900-02-29", NULL, 0},
    {"2023-13-01", NULL, 0},
    {"2023-00-10", NULL, 0},
    {"2023-01-00", NULL, 0},
    {"2023-01-32", NULL, 0},
    {"0000-01-01", NULL, 0},
    {"13/02/2023", NULL, 0},
    {"2023-02-081", NULL, 0},
    {"2023-02-08abc", NULL, 0},
    {"20230", NULL, 0},
    {"2023 words", NULL, 0},
    {"1.6.5", NULL, 0},
    {"Mayor 8 2023", NULL, 0},
    {"Feb 30, 2023", NULL, 0},
    {"0 Feb 2023", NULL, 0},
    {"February", NULL, 0},
    {"", NULL, 0},
    {"-", NULL, 0},
};

static void the_forms_of_a_date_are_read(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof date_rows / sizeof *date_rows; i++) {
    const struct date_row *row = &date_rows[i];
    long days = 0, n_days = 0;
    bool ok = date_parse(str_of(row->text), &days, &n_days);
    if (ok != (row->day != NULL)) fail_msg("\"%s\" %s", row->text, ok ? "is read" : "is not read");
    if (!ok) continue;
    struct buf out = BUF_INIT;
    date_add(&out, days);
    assert_string_equal(out.p, row->day);
    assert_int_equal(n_days, row->n_days);
    buf_release(&out);
  }
}

static void every_day_of_six_centuries_comes_back(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  for (long day = -150000; day < 70000; day++) {
    long back, n_days;
    buf_clear(&out);
    date_add(&out, day);
    assert_true(date_parse(buf_str(&out), &back, &n_days));
    assert_int_equal(back, day);
  }
  buf_release(&out);
}

struct age_row {
  const char *day, *today, *age;
};

static const struct age_row age_rows[] = {
    {"2024-03-10", "2024-03-10", "today"},
    {"2024-03-09", "2024-03-10", "1 d"},
    {"2024-02-26", "2024-03-10", "13 d"},
    {"2024-02-25", "2024-03-10", "2 w"},
    {"2024-01-11", "2024-03-10", "8 w"},
    {"2024-01-10", "2024-03-10", "2 mo"},
    {"2023-03-11", "2024-03-10", "11 mo"},
    {"2023-03-10", "2024-03-10", "1 y"},
    {"2022-03-11", "2024-03-10", "1 y"},
    {"2022-03-10", "2024-03-10", "2 y"},
    {"2020-02-29", "2021-02-28", "11 mo"},
    {"2020-02-29", "2021-03-01", "1 y"},
    {"2024-03-13", "2024-03-10", "in 3 d"},
    {"2025-03-10", "2024-03-10", "in 1 y"},
};

static void ages_change_their_unit_at_the_borders(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof age_rows / sizeof *age_rows; i++) {
    long day, today, n_days;
    struct buf out = BUF_INIT;
    assert_true(date_parse(str_of(age_rows[i].day), &day, &n_days));
    assert_true(date_parse(str_of(age_rows[i].today), &today, &n_days));
    date_add_age(&out, day, today);
    assert_string_equal(out.p, age_rows[i].age);
    buf_release(&out);
  }
}

static void today_is_after_the_day_this_was_written(void **state)
{
  (void)state;
  long day, n_days;
  assert_true(date_parse(STR_LIT("2024-01-01"), &day, &n_days));
  assert_true(date_today() > day);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_forms_of_a_date_are_read),
      cmocka_unit_test(every_day_of_six_centuries_comes_back),
      cmocka_unit_test(ages_change_their_unit_at_the_borders),
      cmocka_unit_test(today_is_after_the_day_this_was_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
