/* The table of styles. */
#include "unit.h"

#include "page/style.h"

static void every_role_has_a_row_of_its_own(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++) {
    assert_int_equal(styles[i].role, i);
    assert_non_null(styles[i].name);
  }
}

static void names_and_letters_are_given_once(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++)
    for (int k = 0; k < i; k++) {
      assert_string_not_equal(styles[i].name, styles[k].name);
      assert_int_not_equal(styles[i].letter, styles[k].letter);
    }
}

static void names_can_stand_in_a_theme(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++)
    assert_int_equal(
        strspn(styles[i].name, "abcdefghijklmnopqrstuvwxyz-1234"), strlen(styles[i].name));
}

static void colours_can_be_read_on_black_and_on_white(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++) {
    int fg = styles[i].fg;
    assert_true(fg == COLOUR_DEFAULT || (fg > COLOUR_BLACK && fg < COLOUR_WHITE) ||
                fg == COLOUR_BRIGHT + COLOUR_BLUE);
    assert_int_not_equal(fg, COLOUR_YELLOW);
    assert_int_not_equal(fg, COLOUR_CYAN);
    assert_int_equal(styles[i].bg, COLOUR_DEFAULT);
  }
}

static void what_must_not_be_missed_is_more_than_coloured(void **state)
{
  (void)state;
  static const enum style_role loud[] = {STYLE_FAULT, STYLE_ERROR, STYLE_MATCH, STYLE_SELECTED,
      STYLE_LINK, STYLE_HEADING_1, STYLE_HEADING_2, STYLE_HEADING_3, STYLE_HEADING_4, STYLE_STRONG,
      STYLE_SYN_COMMAND, STYLE_DIFF_HEADER};
  for (size_t i = 0; i < sizeof loud / sizeof *loud; i++)
    assert_int_not_equal(styles[loud[i]].attrs & (ATTR_BOLD | ATTR_UNDERLINE | ATTR_REVERSE), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_role_has_a_row_of_its_own),
    cmocka_unit_test(names_and_letters_are_given_once),
    cmocka_unit_test(names_can_stand_in_a_theme),
    cmocka_unit_test(colours_can_be_read_on_black_and_on_white),
    cmocka_unit_test(what_must_not_be_missed_is_more_than_coloured),
};

UNIT_MAIN(tests)
