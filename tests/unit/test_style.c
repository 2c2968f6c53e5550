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
        strspn(styles[i].name, "abcdefghijklmnopqrstuvwxyz-123456"), strlen(styles[i].name));
}

/* Relative luminance (WCAG 2.1) of the 16 named colours as xterm draws them, in thousandths. */
static const int luminance[COLOURS_NAMED] = {
    0, 130, 437, 566, 62, 174, 481, 784, 212, 213, 715, 928, 171, 285, 787, 1000};

/* WCAG's contrast, (L1 + 0.05) / (L2 + 0.05), on white or on black, whichever is less; in tenths.
 */
static int contrast(int colour)
{
  int on_white = 10500 / (luminance[colour] + 50), on_black = (luminance[colour] + 50) / 5;
  return on_white < on_black ? on_white : on_black;
}

/* 3 is what WCAG asks of large text and of signs. Where the shape or the words say all that the
 * colour says, 2 will do. */
static void colours_can_be_read_on_black_and_on_white(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++) {
    const struct look *look = &styles[i].look;
    int least = styles[i].is_drawn || styles[i].is_decorative ? 20 : 30;
    assert_int_equal(look->bg, COLOUR_DEFAULT);
    assert_int_equal(look->fine_fg, COLOUR_DEFAULT);
    if (look->fg != COLOUR_DEFAULT && contrast(look->fg) < least)
      fail_msg("%s: contrast %d/10", styles[i].name, contrast(look->fg));
  }
}

/* Does anything but a colour tell the role? */
static bool is_told(const struct style *s)
{
  return s->is_drawn || s->is_decorative || s->prefix || s->sign;
}

static void no_two_roles_differ_by_colour_alone(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++)
    for (int k = 0; k < i; k++) {
      const struct style *a = &styles[i], *b = &styles[k];
      if (a->look.attrs != b->look.attrs || a->look.fg == b->look.fg) continue;
      if (!is_told(a->look.fg != COLOUR_DEFAULT ? a : b))
        fail_msg("only a colour parts %s from %s", a->name, b->name);
    }
}

static void every_level_of_heading_tells_itself(void **state)
{
  (void)state;
  for (int level = 1; level <= 6; level++)
    for (int other = 1; other < level; other++) {
      const struct style *a = &styles[style_heading(level)], *b = &styles[style_heading(other)];
      bool differ = a->sign != b->sign || !str_eq(str_of(a->prefix), str_of(b->prefix));
      assert_true(differ);
    }
}

static void texts_around_a_role_are_ascii(void **state)
{
  (void)state;
  for (int i = 0; i < STYLE_COUNT; i++) {
    const char *const texts[] = {styles[i].prefix, styles[i].infix, styles[i].suffix};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
      for (struct str s = str_of(texts[k]); s.n; s = str_from(s, 1))
        assert_in_range(s.p[0], ' ', '~');
  }
}

static void what_must_not_be_missed_is_more_than_coloured(void **state)
{
  (void)state;
  static const enum style_role loud[] = {STYLE_FAULT, STYLE_ERROR, STYLE_MATCH, STYLE_SELECTED,
      STYLE_LINK, STYLE_HEADING_1, STYLE_HEADING_2, STYLE_HEADING_3, STYLE_HEADING_4,
      STYLE_HEADING_5, STYLE_HEADING_6, STYLE_STRONG, STYLE_SYN_COMMAND, STYLE_DIFF_HEADER};
  for (size_t i = 0; i < sizeof loud / sizeof *loud; i++)
    assert_int_not_equal(
        styles[loud[i]].look.attrs & (ATTR_BOLD | ATTR_UNDERLINE | ATTR_REVERSE), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_role_has_a_row_of_its_own),
    cmocka_unit_test(names_and_letters_are_given_once),
    cmocka_unit_test(names_can_stand_in_a_theme),
    cmocka_unit_test(colours_can_be_read_on_black_and_on_white),
    cmocka_unit_test(no_two_roles_differ_by_colour_alone),
    cmocka_unit_test(every_level_of_heading_tells_itself),
    cmocka_unit_test(texts_around_a_role_are_ascii),
    cmocka_unit_test(what_must_not_be_missed_is_more_than_coloured),
};

UNIT_MAIN(tests)
