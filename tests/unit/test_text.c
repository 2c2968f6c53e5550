/* Clusters and columns, cutting, folding. Line breaks are in test_text_break.c, Unicode's own tests
 * in test_unicode.c. */
#include "unit.h"

#include "base/text.h"
#include "base/utf8.h"

#include <locale.h>
#include <unicase.h>
#include <uninorm.h>
#include <wchar.h>

struct width {
  const char *text;
  int n_clusters;
  int cols;
  const char *what;
};

static const struct width widths[] = {
    {"", 0, 0, "nothing"},
    {"abc", 3, 3, "ASCII"},
    {"á", 1, 1, "a with a combining acute"},
    {"́", 1, 0, "a mark alone"},
    {"á̧̈", 1, 1, "three marks on one base"},
    {"日本", 2, 4, "ideographs"},
    {"Ａｱ", 2, 3, "fullwidth A, halfwidth kana"},
    {"か゚", 1, 2, "kana with a combining voicing mark"},
    {"가", 1, 2, "a Hangul syllable"},
    {"\u1112\u1161\u11AB", 1, 2, "the jamo of one Hangul syllable"},
    {"\u1112\u1161\u11AB\u1100\u1161", 2, 4, "the jamo of two"},
    {"👨\u200D👩\u200D👧", 1, 2, "a family"},
    {"👨\u200D👩 x", 3, 4, "a couple before a blank"},
    {"👍🏽", 1, 2, "a thumb with a skin tone"},
    {"☝🏽", 1, 2, "a narrow finger with a skin tone"},
    {"👍🏽🏽", 2, 4, "a second skin tone is drawn beside it"},
    {"a🏽", 2, 3, "a skin tone on a letter is drawn beside it"},
    {"🇩🇪", 1, 2, "a flag"},
    {"🇩🇪🇫🇷", 2, 4, "two flags"},
    {"🇩🇪🇫", 2, 3, "a flag and half a flag"},
    {"🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 1, 2,
        "the flag of England"},
    {"1\uFE0F\u20E3", 1, 2, "keycap 1"},
    {"#\u20E3", 1, 2, "keycap # without selector"},
    {"1\uFE0F", 1, 1, "a selector on a digit alone changes nothing"},
    {"x\u20E3", 1, 1, "an enclosing key on a letter"},
    {"❤", 1, 1, "a heart as text"},
    {"❤\uFE0F", 1, 2, "a heart as emoji"},
    {"❤\uFE0E", 1, 1, "a heart told to be text"},
    {"⌚", 1, 2, "a watch is an emoji by itself"},
    {"❤\uFE0F\u200D🔥", 1, 2, "a heart on fire"},
    {"©\uFE0F", 1, 2, "a copyright sign as emoji"},
    {"กำ", 1, 2, "Thai ko kai with sara am"},
    {"ที่", 1, 1, "Thai with a vowel and a tone above"},
    {"कि", 1, 2, "Devanagari: a vowel sign takes a column"},
    {"क्ष", 2, 2, "Devanagari: a conjunct is drawn from two letters"},
    {"ကြော", 3, 4, "Myanmar: three spacing marks on one letter"},
    {"\u1100\u1100\u1161", 2, 4, "two leading jamo are drawn beside each other"},
    {"ಕಿ", 1, 1, "Kannada: this vowel sign takes none"},
    {"\u0600\u0661", 1, 2, "an Arabic number sign with its digit"},
    {"\u00AD", 1, 0, "soft hyphen"},
    {"\u200B", 1, 0, "zero width space"},
    {"\u2028", 1, 0, "line separator"},
    {"─│█…–“”", 7, 7, "what is ambiguous takes one column"},
    {"\r\n", 1, 0, "a line end"},
    {"\t\x1B", 2, 0, "controls"},
    {"\n\u0301", 2, 0, "a mark does not join a line end"},
    {"\u05F7", 1, 1, "not assigned: drawn as a box"},
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

static void every_code_point_is_counted_the_same_alone_and_in_text(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  for (uint32_t c = 0x20; c <= 0x10FFFF; c++) {
    buf_clear(&b);
    utf8_add(&b, c);
    struct str rest = buf_str(&b);
    struct text_cluster cluster;
    assert_true(text_next(&rest, &cluster));
    assert_int_equal(rest.n, 0);
    assert_in_range(cluster.cols, 0, 2);
    if (text_plain_cols(c)) assert_int_equal(cluster.cols, text_plain_cols(c));
    /* Between letters it is a cluster of its own, or one with the letter before it. */
    buf_clear(&b);
    buf_add_char(&b, 'x');
    utf8_add(&b, c);
    utf8_add(&b, 0x4E00);
    assert_int_equal(text_cols(buf_str(&b)), 1 + cluster.cols + 2);
  }
  buf_release(&b);
}

/* Curses counts columns by the C library. Each knows some version of Unicode. */
static void columns_agree_with_the_c_library(void **state)
{
  (void)state;
  if (!setlocale(LC_CTYPE, "C.UTF-8") || wcwidth(0x4E00) != 2) skip();
  struct buf b = BUF_INIT;
  int n_different = 0;
  for (uint32_t c = 0x20; c <= 0x10FFFF; c++) {
    int cols = wcwidth((wchar_t)c);
    if (cols < 0 || (c >= 0xD800 && c <= 0xDFFF)) continue;
    buf_clear(&b);
    utf8_add(&b, c);
    if (text_cols(buf_str(&b)) == cols) continue;
    if (++n_different > 300) fail_msg("U+%04X and %d others", (unsigned)c, n_different - 1);
  }
  setlocale(LC_CTYPE, "C");
  buf_release(&b);
}

static void plain_code_points_are_clusters_of_the_rules_too(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  for (uint32_t c = 0x20; c < 0x10000; c++) {
    int cols = text_plain_cols(c);
    if (!cols) continue;
    /* A mark after it takes the way of the rules. */
    buf_clear(&b);
    utf8_add(&b, c);
    utf8_add(&b, c);
    utf8_add(&b, 0x0301);
    struct str rest = buf_str(&b);
    struct text_cluster cluster;
    assert_true(text_next(&rest, &cluster));
    assert_int_equal(cluster.cols, cols);
    assert_true(text_next(&rest, &cluster));
    assert_int_equal(rest.n, 0);
    if (cluster.cols != cols) fail_msg("U+%04X: %d columns", (unsigned)c, cluster.cols);
  }
  buf_release(&b);
}

struct fit {
  const char *text;
  int cols;
  const char *fits;
  int used;
};

static const struct fit fits[] = {
    {"abc", 2, "ab", 2},
    {"abc", 3, "abc", 3},
    {"abc", 99, "abc", 3},
    {"abc", 0, "", 0},
    {"abc", -1, "", 0},
    {"日本", 3, "日", 2},
    {"a日本", 2, "a", 1},
    {"abé", 2, "ab", 2},
    {"abe\u0301\u0302f", 3, "abe\u0301\u0302", 3},
    {"ab👍🏽", 3, "ab", 2},
    {"ab👍🏽", 4, "ab👍🏽", 4},
    {"a\u200Bb", 1, "a\u200B", 1},
    {"abcdefghijklmnop1\uFE0F\u20E3", 17, "abcdefghijklmnop", 16},
};

static void what_fits_is_whole_clusters(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof fits / sizeof fits[0]; i++) {
    int used = -1;
    assert_text(text_fit(str_of(fits[i].text), fits[i].cols, &used), fits[i].fits);
    assert_int_equal(used, fits[i].used);
  }
}

static void check_cut(const char *text, int cols, const char *mark, const char *want)
{
  struct buf out = BUF_INIT;
  text_add_cut(&out, str_of(text), cols, str_of(mark));
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void a_cut_text_ends_in_its_mark_within_the_columns(void **state)
{
  (void)state;
  check_cut("abcdef", 6, "…", "abcdef");
  check_cut("abcdef", 5, "…", "abcd…");
  check_cut("abcdef", 5, "...", "ab...");
  check_cut("日本語", 4, "…", "日…");
  check_cut("می\u200Cخواهم", 3, "…", "می…"); /* the joiner would join nothing */
  check_cut("abcdef", 2, "...", "..");
  check_cut("abcdef", 0, "…", "");
  check_cut("", 0, "…", "");
}

static void check_folded(const char *text, const char *want)
{
  struct buf out = BUF_INIT;
  text_add_folded(&out, str_of(text));
  assert_text(buf_str(&out), want);
  struct buf again = BUF_INIT;
  text_add_folded(&again, buf_str(&out));
  assert_str(buf_str(&again), buf_str(&out));
  buf_release(&again);
  buf_release(&out);
}

static void folding_takes_case_accents_and_forms_away(void **state)
{
  (void)state;
  check_folded("C++ Node.JS", "c++ node.js");
  check_folded("Ärger ÉTÉ", "arger ete");
  check_folded("A\u030Angstro\u0308m", "angstrom");
  check_folded("Straße ﬁx", "strasse fix");
  check_folded("Ｆｕｌｌ ①²", "full 12");
  check_folded("ΟΔΟΣ Ὁδός", "οδοσ οδοσ");
  check_folded("Москва ёлка", "москва елка");
  check_folded("Йод мой Її", "йод мой її");
  check_folded("مُحَمَّد", "محمد");
  check_folded("שָׁלוֹם", "שלום");
}

/* What the library makes of one code point: folded, decomposed, composed again. */
static struct str fold_by_library(const uint8_t *s, size_t n, uint8_t *out, size_t room)
{
  uint8_t plain[64];
  size_t n_plain = sizeof plain;
  uint8_t *folded = u8_casefold(s, n, NULL, UNINORM_NFKD, plain, &n_plain);
  assert_ptr_equal(folded, plain);
  assert_ptr_equal(u8_normalize(UNINORM_NFC, plain, n_plain, out, &room), out);
  return (struct str){(const char *)out, room};
}

static void what_folds_to_itself_does_so_by_the_library_too(void **state)
{
  (void)state;
  for (uint32_t c = 0x80; c < 0x30000; c++) {
    uint8_t bytes[64];
    struct buf s = BUF_INIT, folded = BUF_INIT;
    if (c == 0xD800) c = 0xE000;
    utf8_add(&s, c);
    text_add_folded(&folded, buf_str(&s));
    bool is_itself = str_eq(buf_str(&folded), buf_str(&s));
    struct str want = fold_by_library((const uint8_t *)s.p, s.n, bytes, sizeof bytes);
    if (is_itself && !str_eq(want, buf_str(&s))) fail_msg("U+%04X does not fold to itself", c);
    buf_release(&s);
    buf_release(&folded);
  }
}

static void folding_keeps_the_marks_that_make_another_word(void **state)
{
  (void)state;
  check_folded("ガか゚ カﾞ ｶﾞ", "ガか゚ ガ ガ");
  check_folded("≠ =\u0338", "≠ ≠");
  check_folded("한국어", "한국어");
  check_folded("\u1112\u1161\u11AB", "한");
  check_folded("कि क्षु", "कि क्षु");
  check_folded("ที่นี่", "ที่นี่");
  check_folded("日本語", "日本語");
}

/* The quick ways around the library must not be seen. */
static void equivalent_texts_fold_to_the_same(void **state)
{
  (void)state;
  struct buf a = BUF_INIT, b = BUF_INIT;
  for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
    uint8_t room[128];
    size_t n = sizeof room;
    buf_clear(&a);
    buf_clear(&b);
    buf_add_cstr(&a, "가"); /* a final jamo would join it */
    utf8_add(&a, c);
    uint8_t *parts = u8_normalize(UNINORM_NFD, (const uint8_t *)a.p, a.n, room, &n);
    assert_ptr_equal(parts, room);
    text_add_folded(&b, buf_str(&a));
    buf_clear(&a);
    text_add_folded(&a, (struct str){(const char *)parts, n});
    if (!str_eq(buf_str(&a), buf_str(&b))) fail_msg("U+%04X", (unsigned)c);
  }
  buf_release(&a);
  buf_release(&b);
}

static void folded_texts_are_compared(void **state)
{
  (void)state;
  assert_true(text_eq_folded(STR_LIT("Café"), STR_LIT("CAFE\u0301")));
  assert_true(text_eq_folded(STR_NONE, STR_NONE));
  assert_false(text_eq_folded(STR_LIT("caf"), STR_LIT("café")));
}

static void check_slug(const char *text, const char *want)
{
  struct buf out = BUF_INIT;
  text_add_slug(&out, str_of(text));
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void a_slug_holds_letters_digits_and_single_dashes(void **state)
{
  (void)state;
  check_slug("Reducing build time, with C++ & Python!", "reducing-build-time-with-c-python");
  check_slug("  --a__b--  ", "a-b");
  check_slug("Überblick: 日本語 한국어 कि", "uberblick-日本語-한국어-कि");
  check_slug("../../etc/passwd", "etc-passwd");
  check_slug("?!", "");
  check_slug("", "");
}

static void check_ascii(const char *text, const char *want)
{
  struct buf out = BUF_INIT;
  text_add_ascii(&out, str_of(text));
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void text_has_a_plain_form_for_terminals_of_ascii(void **state)
{
  (void)state;
  check_ascii("plain\ttext\n", "plain\ttext\n");
  check_ascii("Étude “naïve” — e\u0301 → …", "Etude \"naive\" - e > ...");
  check_ascii("Ærø Łódź straße ﬁx Ｆ½", "AEro Lodz strasse fix F1/2");
  check_ascii("┌─┐ │x│ ╔═╗ █▌", "+-+ |x| +=+ ##");
  check_ascii("• ▸ ☑ ✓ ★", "* > [x] v *");
  check_ascii("␛[31m␀␡ \uFFFD", "^[[31m^@^? ?");
  check_ascii("日本 한 ж 👍🏽 🇩🇪", "???? ?? ? ?? ??");
  check_ascii("a\u200Bb\u00A0c", "ab c");
}

static void every_code_point_has_a_plain_form_in_ascii(void **state)
{
  (void)state;
  struct buf text = BUF_INIT, out = BUF_INIT;
  for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
    buf_clear(&text);
    buf_clear(&out);
    utf8_add(&text, c);
    text_add_ascii(&out, buf_str(&text));
    assert_int_equal(utf8_printable_run(buf_str(&out)), out.n);
    if (text_cols(buf_str(&text))) assert_true(out.n > 0);
  }
  buf_release(&text);
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
    cmocka_unit_test(every_code_point_is_counted_the_same_alone_and_in_text),
    cmocka_unit_test(columns_agree_with_the_c_library),
    cmocka_unit_test(plain_code_points_are_clusters_of_the_rules_too),
    cmocka_unit_test(what_fits_is_whole_clusters),
    cmocka_unit_test(a_cut_text_ends_in_its_mark_within_the_columns),
    cmocka_unit_test(folding_takes_case_accents_and_forms_away),
    cmocka_unit_test(what_folds_to_itself_does_so_by_the_library_too),
    cmocka_unit_test(folding_keeps_the_marks_that_make_another_word),
    cmocka_unit_test(equivalent_texts_fold_to_the_same),
    cmocka_unit_test(folded_texts_are_compared),
    cmocka_unit_test(text_has_a_plain_form_for_terminals_of_ascii),
    cmocka_unit_test(every_code_point_has_a_plain_form_in_ascii),
    cmocka_unit_test(a_capital_of_any_script_is_seen),
    cmocka_unit_test(a_slug_holds_letters_digits_and_single_dashes),
};

UNIT_MAIN(tests)
