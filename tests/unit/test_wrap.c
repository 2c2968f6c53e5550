/* Text cut into lines. */
#include "unit.h"

#include "base/buf.h"
#include "base/text.h"
#include "page/wrap.h"

/* The lines joined by '|'. */
static struct str joined(struct buf *out, const struct wrap *w, struct str text)
{
  buf_clear(out);
  for (size_t i = 0; i < w->n; i++) {
    struct str line = str_first(str_from(text, w->lines[i].from), w->lines[i].n);
    if (i) buf_add_char(out, '|');
    buf_add(out, line);
    assert_int_equal(w->lines[i].cols, text_cols(line));
  }
  return buf_str(out);
}

/* The text in lines of so many columns, filled or cut. Lives until the next call. */
static struct str wrapped(struct buf *out, bool is_code, int cols, const char *text)
{
  struct wrap w = WRAP_INIT;
  (is_code ? wrap_cut : wrap_fill)(&w, str_of(text), cols, cols);
  joined(out, &w, str_of(text));
  wrap_release(&w);
  return buf_str(out);
}

#define assert_wrapped(is_code, cols, text, want)          \
  do {                                                     \
    struct buf got = BUF_INIT;                             \
    assert_text(wrapped(&got, is_code, cols, text), want); \
    buf_release(&got);                                     \
  } while (0)
#define assert_filled(cols, text, want) assert_wrapped(false, cols, text, want)
#define assert_cut(cols, text, want) assert_wrapped(true, cols, text, want)

static void words_fill_the_measure(void **state)
{
  (void)state;
  assert_filled(11, "one two three four five", "one two|three four|five");
  assert_filled(3, "one two", "one|two");
  assert_filled(7, "one two", "one two");
  assert_filled(80, "", "");
}

static void blanks_at_a_break_are_left_out(void **state)
{
  (void)state;
  assert_filled(5, "one    two  ", "one|two");
  assert_filled(3, "one two   three", "one|two|thr|ee");
  assert_filled(80, "trailing   ", "trailing");
}

static void a_line_end_in_the_text_ends_the_line(void **state)
{
  (void)state;
  assert_filled(80, "one\ntwo", "one|two");
  assert_filled(80, "one\n\ntwo", "one||two");
  assert_filled(5, "one two\nthree", "one|two|three");
}

static void a_word_longer_than_a_line_is_cut_between_clusters(void **state)
{
  (void)state;
  assert_filled(4, "abcdefghij", "abcd|efgh|ij");
  assert_filled(4, "x abcdefghij y", "x|abcd|efgh|ij y");
  assert_filled(1,
      "a\xCC\x81"
      "b",
      "a\xCC\x81|b");
}

static void a_cluster_wider_than_the_line_stands_alone(void **state)
{
  (void)state;
  assert_filled(1, "\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5|\xE6\x9C\xAC");
  assert_filled(1, "a\xE6\x97\xA5", "a|\xE6\x97\xA5");
}

static void options_paths_and_names_stay_whole(void **state)
{
  (void)state;
  assert_filled(12, "pass --dry-run now", "pass|--dry-run|now");
  assert_filled(12, "uses node.js too", "uses node.js|too");
  assert_filled(14, "look in /usr/share for", "look in|/usr/share for");
  assert_filled(11, "see /etc/passwd", "see|/etc/passwd");
}

static void a_long_path_breaks_at_its_parts(void **state)
{
  (void)state;
  assert_filled(12, "http://host/some/path?query=1", "http://host/|some/path?|query=1");
}

static void a_long_name_breaks_at_its_parts(void **state)
{
  (void)state;
  assert_filled(12, "a_very_long_snake_case_name", "a_very_long_|snake_case_|name");
  assert_filled(12, "anExtremelyLongNameOfAClass", "anExtremely|LongName|OfAClass");
  assert_filled(12, "std::vector<std::string>", "std::|vector<std::|string>");
  assert_filled(12, "C:\\Users\\name\\Documents", "C:\\Users\\|name\\|Documents");
  assert_filled(12, "someone@example.org", "someone@|example.org");
  /* Not where much of the line would stay empty, nor where random letters look like one. */
  assert_filled(12, "longNamesareworse", "longNamesare|worse");
  assert_filled(12, "aGVsbG8gd29ybGQhIQ", "aGVsbG8gd29y|bGQhIQ");
}

static void a_closing_mark_stays_with_its_word(void **state)
{
  (void)state;
  assert_filled(8, "un voila ! oui", "un|voila !|oui");
  assert_filled(5, "see :foo x", "see|:foo|x");
}

static void chinese_and_japanese_break_without_blanks(void **state)
{
  (void)state;
  /* No line begins with the ideographic full stop. */
  assert_filled(8, "日本語の。文章", "日本語|の。文章");
  assert_filled(7, "abc日本語", "abc日本|語");
}

static void a_no_break_space_holds(void **state)
{
  (void)state;
  assert_filled(8, "page 1\xC2\xA0km away", "page|1\xC2\xA0km|away");
}

static void a_short_last_word_gets_company(void **state)
{
  (void)state;
  assert_filled(50, "the quick brown fox jumps over a lazy sleeping dog ab",
      "the quick brown fox jumps over a lazy sleeping|dog ab");
  /* Not where the line before would become too short, a line end stands between, or it is narrow.
   */
  assert_filled(50, "the quick internationalisationorganisationoftheuni b",
      "the quick internationalisationorganisationoftheuni|b");
  assert_filled(50, "the quick brown fox jumps over a lazy sleeping dog\nab",
      "the quick brown fox jumps over a lazy sleeping dog|ab");
  assert_filled(20, "the quick brown foxy b", "the quick brown foxy|b");
}

static void code_is_cut_where_a_line_is_full_and_keeps_its_blanks(void **state)
{
  (void)state;
  assert_cut(4, "abcdefg h", "abcd|efg|h");
  assert_cut(9, "a bcdefghijk", "a bcdefgh|ijk");
  assert_cut(9, "abcdef  ghijk", "abcdef|ghijk");
  assert_cut(4, "    x", "|x");
  assert_cut(80, "ab   ", "ab");
  assert_cut(80, "", "");
}

static void the_first_line_may_have_another_measure(void **state)
{
  (void)state;
  struct wrap w = WRAP_INIT;
  struct buf got = BUF_INIT;
  struct str text = STR_LIT("aa bb cc dd ee");
  wrap_fill(&w, text, 2, 5);
  assert_text(joined(&got, &w, text), "aa|bb cc|dd ee");
  buf_release(&got);
  wrap_release(&w);
}

static void a_word_of_a_megabyte_is_cut_in_linear_time(void **state)
{
  (void)state;
  struct wrap w = WRAP_INIT;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text,
      STR_LIT("\xE6\x97\xA5"
              "a-"),
      200000);
  wrap_fill(&w, buf_str(&text), 7, 7);
  assert_true(w.n >= 800000 / 7);
  for (size_t i = 0; i < w.n; i++)
    assert_true(w.lines[i].cols <= 7);
  buf_release(&text);
  wrap_release(&w);
}

/* ---- against the plainest way to fill lines ---- */

/* Adds the next line of words from *rest: as many as fit, or the part of one that fits. */
static void plain_line(struct buf *out, struct str *rest, size_t cols)
{
  size_t fits = 0, cut = 0, most = rest->n < cols ? rest->n : cols;
  for (size_t i = 1; i <= most; i++) {
    bool ends_word = i == rest->n || rest->p[i] == ' ';
    if (ends_word && rest->p[i - 1] != ' ') fits = i;
    if (rest->p[i - 1] == '/') cut = i;
  }
  size_t n = fits ? fits : cut ? cut : most;
  buf_add(out, str_first(*rest, n));
  *rest = str_trim(str_from(*rest, n));
}

static void many_texts_are_filled_as_the_plainest_way_does(void **state)
{
  (void)state;
  unsigned seed = 12345;
  for (int round = 0; round < 3000; round++) {
    struct buf text = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
    for (int i = 0; i < 40; i++)
      buf_add_char(&text, "ab/ xyzab  cdefghijk"[(seed = seed * 1103515245 + 12345) >> 16 & 15]);
    int cols = 1 + round % 30;
    for (struct str rest = str_trim(buf_str(&text)); rest.n;) {
      if (want.n) buf_add_char(&want, '|');
      plain_line(&want, &rest, (size_t)cols);
    }
    struct str trimmed = str_trim(buf_str(&text));
    buf_truncate(&text, (size_t)(trimmed.p + trimmed.n - text.p));
    assert_str(wrapped(&got, false, cols, buf_cstr(&text) + (trimmed.p - text.p)), buf_str(&want));
    buf_release(&text);
    buf_release(&want);
    buf_release(&got);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(words_fill_the_measure),
    cmocka_unit_test(blanks_at_a_break_are_left_out),
    cmocka_unit_test(a_line_end_in_the_text_ends_the_line),
    cmocka_unit_test(a_word_longer_than_a_line_is_cut_between_clusters),
    cmocka_unit_test(a_cluster_wider_than_the_line_stands_alone),
    cmocka_unit_test(options_paths_and_names_stay_whole),
    cmocka_unit_test(a_long_path_breaks_at_its_parts),
    cmocka_unit_test(a_long_name_breaks_at_its_parts),
    cmocka_unit_test(a_closing_mark_stays_with_its_word),
    cmocka_unit_test(chinese_and_japanese_break_without_blanks),
    cmocka_unit_test(a_no_break_space_holds),
    cmocka_unit_test(a_short_last_word_gets_company),
    cmocka_unit_test(code_is_cut_where_a_line_is_full_and_keeps_its_blanks),
    cmocka_unit_test(the_first_line_may_have_another_measure),
    cmocka_unit_test(a_word_of_a_megabyte_is_cut_in_linear_time),
    cmocka_unit_test(many_texts_are_filled_as_the_plainest_way_does),
};

UNIT_MAIN(tests)
