/* Clusters that fill exactly their columns on every terminal. */
#include "unit.h"

#include "term/glyph.h"

#include <locale.h>

static const struct glyph_rules utf8_rules = {0};

static int total_cols(const struct glyph *glyphs, int n)
{
  int cols = 0;
  for (int i = 0; i < n; i++) {
    int width = 0;
    for (const wchar_t *c = glyphs[i].text; *c; c++)
      width += wcwidth(*c);
    assert_int_equal(width, glyphs[i].cols);
    cols += width;
  }
  return cols;
}

/* The glyphs of the cluster, one after the other, are `want`. */
static void check(
    const struct glyph_rules *rules, const char *cluster, int cols, const wchar_t *want)
{
  struct glyph glyphs[2];
  wchar_t got[2 * (GLYPH_MARKS + 2)] = {0};
  int n = glyphs_of(str_of(cluster), cols, rules, glyphs);
  assert_in_range(n, 1, 2);
  assert_int_equal(total_cols(glyphs, n), cols);
  for (int i = 0; i < n; i++)
    wcscat(got, glyphs[i].text);
  if (wcscmp(got, want) != 0) fail_msg("%s: got \"%ls\", wanted \"%ls\"", cluster, got, want);
}

static void what_adds_up_is_written_as_it_is(void **state)
{
  (void)state;
  check(&utf8_rules, "a", 1, L"a");
  check(&utf8_rules, "e\u0301", 1, L"e\u0301");
  check(&utf8_rules, "中", 2, L"中");
  check(&utf8_rules, "\u1100\u1161\u11A8", 2, L"\u1100\u1161\u11A8");
  check(&utf8_rules, "\u0915\u093E", 2, L"\u0915\u093E");
}

static void joined_emoji_become_their_first_one(void **state)
{
  (void)state;
  check(&utf8_rules, "👨\u200D👩\u200D👧", 2, L"👨");
  check(&utf8_rules, "🏃\u200D♂\uFE0F", 2, L"🏃");
  check(&utf8_rules, "👍🏽", 2, L"👍");
}

static void selectors_are_left_out_and_the_room_is_kept(void **state)
{
  (void)state;
  check(&utf8_rules, "❤\uFE0F", 2, L"❤ ");
  check(&utf8_rules, "❤\uFE0F\u200D🔥", 2, L"❤ ");
  check(&utf8_rules, "👁\uFE0F\u200D🗨\uFE0F", 2, L"👁 ");
  check(&utf8_rules, "1\uFE0F\u20E3", 2, L"1\u20E3 ");
  check(&utf8_rules, "☺\uFE0E", 1, L"☺");
}

static void a_flag_is_its_country_code(void **state)
{
  (void)state;
  check(&utf8_rules, "🇩🇪", 2, L"DE");
  check(
      &utf8_rules, "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 2, L"🏴");
}

static void no_base_takes_more_marks_than_a_cell_holds(void **state)
{
  (void)state;
  check(&utf8_rules, "e\u0301\u0302\u0303\u0304\u0305\u0306", 1, L"e\u0301\u0302\u0303\u0304");
}

static void what_fills_no_column_or_too_many_becomes_the_replacement(void **state)
{
  (void)state;
  check(&utf8_rules, "中", 1, L"\uFFFD");
  check(&utf8_rules, "\x1B", 1, L"\uFFFD");
  check(&utf8_rules, "\u0301", 1, L" \u0301");
  check(&utf8_rules, "", 2, L"\uFFFD ");
}

static void a_console_without_marks_gets_bare_letters(void **state)
{
  (void)state;
  const struct glyph_rules bare = {.bare = true};
  check(&bare, "e\u0301", 1, L"e");
  check(&bare, "1\uFE0F\u20E3", 2, L"1 ");
  check(&bare, "\u0301", 1, L" ");
}

static void a_terminal_of_seven_bits_gets_ascii_alone(void **state)
{
  (void)state;
  const struct glyph_rules ascii = {.ascii = true};
  check(&ascii, "a", 1, L"a");
  check(&ascii, "é", 1, L"?");
  check(&ascii, "中", 2, L"??");
  check(&ascii, "\x1B", 1, L"?");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_adds_up_is_written_as_it_is),
    cmocka_unit_test(joined_emoji_become_their_first_one),
    cmocka_unit_test(selectors_are_left_out_and_the_room_is_kept),
    cmocka_unit_test(a_flag_is_its_country_code),
    cmocka_unit_test(no_base_takes_more_marks_than_a_cell_holds),
    cmocka_unit_test(what_fills_no_column_or_too_many_becomes_the_replacement),
    cmocka_unit_test(a_console_without_marks_gets_bare_letters),
    cmocka_unit_test(a_terminal_of_seven_bits_gets_ascii_alone),
};

/* wcwidth goes by the locale. */
int main(void)
{
  setlocale(LC_CTYPE, "C.UTF-8");
  return cmocka_run_group_tests(tests, NULL, NULL);
}
