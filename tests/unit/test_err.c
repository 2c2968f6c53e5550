/* One sentence for the user. */
#include "unit.h"

#include "base/err.h"
#include "base/utf8.h"

#include <errno.h>

static void a_new_error_is_not_set(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  assert_false(err_is_set(&err));
  assert_false(err_set(&err, "%s:%d: no title", "a.md", 4));
  assert_true(err_is_set(&err));
  assert_string_equal(err.text, "a.md:4: no title");
}

static void a_failed_call_is_told_in_the_words_of_the_system(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  errno = ENOENT;
  assert_false(err_errno(&err, "cannot read \"%s\"", "a.md"));
  assert_string_equal(err.text, "cannot read \"a.md\": No such file or directory");
}

static void a_long_sentence_loses_its_middle_at_characters(void **state)
{
  (void)state;
  char name[3 * ERR_TEXT_BYTES];
  for (size_t shift = 0; shift < 3; shift++) {
    memset(name, 'x', shift);
    for (size_t i = shift; i + 3 < sizeof name; i += 3)
      memcpy(name + i, "\xE2\x82\xAC", 4);
    struct err err = ERR_INIT;
    errno = ENOENT;
    err_errno(&err, "%s", name);
    struct str text = str_of(err.text);
    assert_true(text.n < ERR_TEXT_BYTES && text.n > ERR_TEXT_BYTES - 12);
    assert_true(str_ends(text, STR_LIT("\xE2\x82\xAC: No such file or directory")));
    assert_int_equal(strncmp(text.p, name, shift + 300), 0);
    assert_true(strstr(text.p, "..."));
    assert_true(utf8_is_valid(text));
  }
}

static void a_sentence_that_just_fits_is_whole(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  err_set(&err, "%*s", ERR_TEXT_BYTES - 1, "x");
  assert_int_equal(strlen(err.text), ERR_TEXT_BYTES - 1);
  assert_int_equal(err.text[ERR_TEXT_BYTES - 2], 'x');
}

static void a_column_stands_behind_the_sentence_and_beside_it(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  assert_false(err_set_at(&err, 12, "there is no field"));
  assert_string_equal(err.text, "there is no field (column 12)");
  assert_int_equal(err.column, 12);
  assert_int_equal(err.n_plain, strlen("there is no field"));
  err_set(&err, "something else");
  assert_int_equal(err.column, 0);
}

static void a_column_is_told_behind_a_sentence_that_is_cut(void **state)
{
  (void)state;
  char sentence[ERR_TEXT_BYTES];
  memset(sentence, 'x', sizeof sentence - 1);
  sentence[sizeof sentence - 1] = '\0';
  struct err err = ERR_INIT;
  err_set_at(&err, SIZE_MAX, sentence);
  struct str text = str_of(err.text);
  assert_true(str_ends(text, STR_LIT("x (column 18446744073709551615)")) && strstr(text.p, "..."));
  assert_true(text.n < ERR_TEXT_BYTES && text.n > ERR_TEXT_BYTES - 8);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_new_error_is_not_set),
    cmocka_unit_test(a_failed_call_is_told_in_the_words_of_the_system),
    cmocka_unit_test(a_long_sentence_loses_its_middle_at_characters),
    cmocka_unit_test(a_sentence_that_just_fits_is_whole),
    cmocka_unit_test(a_column_stands_behind_the_sentence_and_beside_it),
    cmocka_unit_test(a_column_is_told_behind_a_sentence_that_is_cut),
};

UNIT_MAIN(tests)
