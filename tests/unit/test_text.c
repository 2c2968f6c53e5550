/* Clusters, columns, cutting, breaking, folding. */
#include "unit.h"

#include "base/text.h"

struct width {
  const char *text;
  int n_clusters;
  int cols;
  const char *what;
};

static const struct width widths[] = {
    {"", 0, 0, "nothing"},
    {"abc", 3, 3, "ASCII"},
    {"a\xCC\x81z", 2, 2, "a with a combining acute"},
    {"\xCC\x81", 1, 0, "a mark alone"},
    {"a\xCC\x81\xCC\xA7\xCC\x88", 1, 1, "three marks on one base"},
    {"\xE6\x97\xA5\xE6\x9C\xAC", 2, 4, "CJK"},
    {"\xEF\xBC\xA1\xEF\xBD\xB1", 2, 3, "fullwidth A, halfwidth kana"},
    {"\xEA\xB0\x80", 1, 2, "a Hangul syllable"},
    {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 1, 2, "the same in jamo"},
    {"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 1, 2, "a family"},
    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 1, 2, "thumb with a skin tone"},
    {"\xE2\x98\x9D\xF0\x9F\x8F\xBD", 1, 2, "narrow finger with a skin tone"},
    {"a\xF0\x9F\x8F\xBD", 1, 3, "a skin tone on a letter is drawn beside it"},
    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA", 1, 2, "a flag"},
    {"\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 2, 4, "two flags"},
    {"1\xEF\xB8\x8F\xE2\x83\xA3", 1, 2, "keycap 1"},
    {"#\xE2\x83\xA3", 1, 2, "keycap # without selector"},
    {"\xE2\x9D\xA4", 1, 1, "a heart as text"},
    {"\xE2\x9D\xA4\xEF\xB8\x8F", 1, 2, "a heart as emoji"},
    {"\xE2\x9D\xA4\xEF\xB8\x8E", 1, 1, "a heart told to be text"},
    {"\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5", 1, 2, "a heart on fire"},
    {"\xE0\xB8\x81\xE0\xB8\xB3", 1, 2, "Thai ko kai with sara am"},
    {"\xE0\xB8\x97\xE0\xB8\xB5\xE0\xB9\x88", 1, 1, "Thai with a vowel and a tone above"},
    {"\xE0\xA4\x95\xE0\xA4\xBF", 1, 2, "Devanagari ki: its vowel sign takes a column"},
    {"\xC2\xAD", 1, 0, "soft hyphen"},
    {"\xE2\x80\x8B", 1, 0, "zero width space"},
    {"\r\n", 1, 0, "a line end"},
    {"\t\x1B", 2, 0, "controls"},
};

static void clusters_and_columns_are_counted_as_terminals_draw(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
    struct str rest = str_of(widths[i].text);
    struct text_cluster cluster;
    int n = 0, cols = 0;
    for (; text_next(&rest, &cluster); n++)
      cols += cluster.cols;
    if (n != widths[i].n_clusters || cols != widths[i].cols)
      fail_msg("%s: %d clusters, %d columns", widths[i].what, n, cols);
    assert_int_equal(text_cols(str_of(widths[i].text)), widths[i].cols);
  }
}

static void text_has_a_plain_form_for_terminals_of_ascii(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  text_add_ascii(&out, STR_LIT("\xC3\x89tude \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D \xE2\x80\x94 "
                               "e\xCC\x81 \xE2\x86\x92 \xE2\x80\xA6 \xE6\x97\xA5"));
  assert_text(buf_str(&out), "Etude \"naive\" - e > ... ?");
  buf_release(&out);
}

static void a_capital_of_any_script_is_seen(void **state)
{
  (void)state;
  assert_false(text_has_capital(STR_LIT("")));
  assert_false(text_has_capital(STR_LIT("abc 1 \xC3\xA9 \xD0\xB6 \xE6\x97\xA5")));
  assert_true(text_has_capital(STR_LIT("iPhone")));
  assert_true(text_has_capital(STR_LIT("\xC3\x89t\xC3\xA9")));
  assert_true(text_has_capital(STR_LIT("\xD0\x96")));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(clusters_and_columns_are_counted_as_terminals_draw),
    cmocka_unit_test(text_has_a_plain_form_for_terminals_of_ascii),
    cmocka_unit_test(a_capital_of_any_script_is_seen),
};

UNIT_MAIN(tests)
