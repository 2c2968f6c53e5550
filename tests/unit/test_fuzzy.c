/* A few letters that name a thing. */
#include "unit.h"

#include "session/fuzzy.h"

static int score(const char *pattern, const char *text)
{
  return fuzzy_score(str_of(pattern), str_of(text));
}

static void letters_have_to_stand_there_in_their_order(void **state)
{
  (void)state;
  assert_true(score("nh", "next-heading") >= 0);
  assert_true(score("NH", "next-heading") >= 0);
  assert_int_equal(score("hn", "next-xyz"), -1);
  assert_int_equal(score("nextt-headings", "next-heading"), -1);
  assert_int_equal(score("x", ""), -1);
}

static void nothing_typed_fits_everything(void **state)
{
  (void)state;
  assert_int_equal(score("", "quit"), 0);
  assert_int_equal(score("  ", "quit"), 0);
}

static void letters_that_stand_together_and_begin_words_count_for_more(void **state)
{
  (void)state;
  assert_true(score("co", "copy-link") > score("co", "choose"));
  assert_true(score("nh", "next-heading") > score("nh", "unfinished"));
  assert_true(score("page", "page-down") > score("page", "half-page-down"));
  assert_true(score("li", "copy-link") > score("li", "close-it"));
}

static void words_may_come_in_any_order(void **state)
{
  (void)state;
  assert_true(score("heading next", "next-heading") > 0);
  assert_int_equal(score("heading zebra", "next-heading"), -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(letters_have_to_stand_there_in_their_order),
    cmocka_unit_test(nothing_typed_fits_everything),
    cmocka_unit_test(letters_that_stand_together_and_begin_words_count_for_more),
    cmocka_unit_test(words_may_come_in_any_order),
};

UNIT_MAIN(tests)
