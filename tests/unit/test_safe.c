/* The one door for text on its way out. */
#include "unit.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"

struct passage {
  const char *text, *want;
  size_t n_marked;
  const char *what;
};

static void check_passages(const struct passage *passages, size_t n, unsigned mode)
{
  for (size_t i = 0; i < n; i++) {
    struct buf out = BUF_INIT;
    size_t n_marked = safe_add(&out, str_of(passages[i].text), mode);
    if (n_marked != passages[i].n_marked || strcmp(buf_cstr(&out), passages[i].want) != 0) {
      unit_print_bytes(passages[i].what, buf_str(&out));
      fail_msg("%s: %zu marked", passages[i].what, n_marked);
    }
    buf_release(&out);
  }
}

#define CHECK(passages, mode) \
  check_passages((passages), sizeof(passages) / sizeof((passages)[0]), (mode))

static void what_is_visible_passes_unchanged(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"", "", 0, "nothing"},
      {"plain ASCII ~", "plain ASCII ~", 0, "ASCII"},
      {"naïve e\u0301te\u0301 日本語 한국어 שלום مرحبا",
          "naïve e\u0301te\u0301 日本語 한국어 שלום مرحبا", 0, "scripts"},
      {"\u00A0\u2003\u3000", "\u00A0\u2003\u3000", 0, "blanks with columns"},
      {"\uFFFD", "\uFFFD", 0, "a replacement in the text itself"},
      {"\uE000\U000F0000", "\uE000\U000F0000", 0, "private use"},
      {"\u0378", "\u0378", 0, "not assigned"},
      {"\u0600\u0661", "\u0600\u0661", 0, "an Arabic number sign"},
      {"\u1112\u1161\u11AB", "\u1112\u1161\u11AB", 0, "jamo of a syllable"},
      {"\u115F\u1161", "\u115F\u1161", 0, "a vowel jamo on a filler"},
  };
  CHECK(passages, SAFE_LINE);
}

static void controls_become_their_pictures(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"\x1B[31mred\x7F", "␛[31mred␡", 2, "escape and delete"},
      {"a\tb\n\r\b\a", "a␉b␊␍␈␇", 5, "blanks too"},
      {"\xC2\x9B"
       "31m\xC2\x85",
          "<U+009B>31m<U+0085>", 2, "C1 as UTF-8"},
      {"\x9B"
       "31m",
          "\uFFFD31m", 1, "C1 as a byte"},
      {"a\xFF\xC3(\xE2\x82", "a\uFFFD\uFFFD(\uFFFD", 3, "ill-formed bytes"},
      {"\xC0\x9B", "\uFFFD\uFFFD", 2, "an overlong escape"},
  };
  CHECK(passages, SAFE_LINE);
  struct buf out = BUF_INIT;
  assert_int_equal(safe_add(&out, (struct str){"a\0b", 3}, SAFE_LINE), 1);
  assert_text(buf_str(&out), "a␀b");
  buf_release(&out);
}

static void modes_say_what_becomes_of_line_blanks(void **state)
{
  (void)state;
  static const struct passage tab[] = {{"a\tb\nc", "a\tb␊c", 1, "TAB kept"}};
  static const struct passage lf[] = {{"a\tb\nc\r\n", "a␉b\nc␍\n", 2, "LF kept"}};
  static const struct passage both[] = {{"a\tb\nc", "a\tb\nc", 0, "both kept"}};
  static const struct passage blanks[] = {
      {"a\tb\r\n\n c\r", "a b  c ", 0, "a run becomes one blank"}, {"a\x1B", "a␛", 1, "no other"}};
  CHECK(tab, SAFE_KEEP_TAB);
  CHECK(lf, SAFE_KEEP_LF);
  CHECK(both, SAFE_KEEP_TAB | SAFE_KEEP_LF);
  CHECK(blanks, SAFE_BLANKS);
}

static void what_hides_or_turns_is_told_by_its_number(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"a\u202Eb\u2066c\u061C\u200E", "a<U+202E>b<U+2066>c<U+061C><U+200E>", 4, "bidi controls"},
      {"a\u200Bb\uFEFF\u2060\u00AD\u180E", "a<U+200B>b<U+FEFF><U+2060><U+00AD><U+180E>", 5,
          "invisible"},
      {"a\u2028b\u2029", "a<U+2028>b<U+2029>", 2, "line separators"},
      {"\uFFF9a\uFFFAb\uFFFB", "<U+FFF9>a<U+FFFA>b<U+FFFB>", 3, "interlinear notes"},
      {"\uFFFE\uFDD0\U0010FFFF", "<U+FFFE><U+FDD0><U+10FFFF>", 3, "noncharacters"},
      {"a\U000E0041\U000E0001", "a<U+E0041><U+E0001>", 2, "tags"},
      {"a\u3164\u115F\u1160\uFFA0", "a<U+3164><U+115F><U+1160><U+FFA0>", 4, "fillers"},
      {"a\u1161 \u11A8", "a<U+1161> <U+11A8>", 2, "jamo that join nothing"},
  };
  CHECK(passages, SAFE_LINE);
}

/* Nothing is hidden by what is left out, and the text is as its author sees it. */
static void in_prose_what_only_parts_lines_is_left_out(void **state)
{
  (void)state;
  static const struct passage prose[] = {
      {"co\u00ADope\u00ADrate \u00ADa\u00AD", "cooperate <U+00AD>a<U+00AD>", 4,
          "soft hyphens between letters, and elsewhere"},
      {"a\u00AD\u0301", "a\u0301", 1, "a soft hyphen before a mark"},
      {"ក្រុង\u200Bភ្នំ\u200B\u200B។\u200B", "ក្រុងភ្នំ។", 4, "in Khmer"},
      {"Git\u200Bကို a\u200Bb", "Gitကို a<U+200B>b", 2, "beside Burmese, and in English"},
      {"ไทย\u2060ไทย", "ไทย<U+2060>ไทย", 1, "others in Thai"},
  };
  CHECK(prose, SAFE_BLANKS);
  static const struct passage hints[] = {
      {"ក្រុង\u200Bភ្នំ\u200B\u200B។\u200B", "ក្រុង\u200Bភ្នំ\u200B។", 2, "kept between words"},
      {"ក\u200B\nខ", "ក\nខ", 1, "none at a line's end"},
      {"\u200Bក", "ក", 1, "none at the beginning"},
      {"ក\u200B\u0301", "ក\u200B◌\u0301", 1, "a mark behind one stands on nothing"},
      {"co\u00ADop a\u200Bb", "coop a<U+200B>b", 2, "nothing else"},
  };
  CHECK(hints, SAFE_HINTS | SAFE_KEEP_LF);
}

static void joiners_stay_where_the_script_needs_them(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"می\u200Cخواهم", "می\u200Cخواهم", 0, "Persian, between letters"},
      {"ه\u200D", "ه\u200D", 0, "Arabic, the initial form at an end"},
      {"ا\u200D", "ا<U+200D>", 1, "Arabic, a letter that has none"},
      {"می\u200C ", "می<U+200C> ", 1, "before a blank"},
      {"می\u200C\u200Cخ", "می<U+200C><U+200C>خ", 2, "twice"},
      {"क्\u200Dष", "क्\u200Dष", 0, "Devanagari, a half form"},
      {"क्\u200D", "क्\u200D", 0, "Devanagari, a half form at an end"},
      {"ක්\u200Dෂ", "ක්\u200Dෂ", 0, "Sinhala"},
      {"র\u200D্য", "র\u200D্য", 0, "Bengali, before the sign"},
      {"pay\u200Dpal \u200C日\u200D本", "pay<U+200D>pal <U+200C>日<U+200D>本", 3, "no such script"},
  };
  CHECK(passages, SAFE_LINE);
}

static void emoji_sequences_stay_whole(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"👨\u200D👩\u200D👧\u200D👦", "👨\u200D👩\u200D👧\u200D👦", 0, "a family"},
      {"👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿",
          "👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿", 0, "a kiss"},
      {"👨\u200D", "👨<U+200D>", 1, "a joiner at the end"},
      {"👨\u200Da", "👨<U+200D>a", 1, "a joiner before a letter"},
      {"👨\u200D\u200D👩", "👨<U+200D><U+200D>👩", 2, "two joiners"},
      {"☃\uFE0E ❤\uFE0F ©\uFE0F", "☃\uFE0E ❤\uFE0F ©\uFE0F", 0, "selectors on emoji"},
      {"a\uFE0F\uFE00", "a<U+FE0F><U+FE00>", 2, "selectors on a letter"},
      {"❤\uFE0F\uFE0F", "❤\uFE0F<U+FE0F>", 1, "a second selector"},
      {"\uFE0F", "<U+FE0F>", 1, "a selector alone"},
      {"1\uFE0F\u20E3 #\u20E3", "1\uFE0F\u20E3 #\u20E3", 0, "keycaps"},
      {"1\uFE0Fa", "1<U+FE0F>a", 1, "a selector on a digit"},
      {"葛\U000E0100", "葛\U000E0100", 0, "a form of an ideograph"},
      {"∩\uFE00", "∩\uFE00", 0, "a form of a sign"},
      {"ᠠ\u180B", "ᠠ\u180B", 0, "a form of a Mongolian letter"},
      {"🇩🇪🇫🇷", "🇩🇪🇫🇷", 0, "flags"},
      {"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",
          "🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F", 0, "Scotland's flag"},
      {"🏴\U000E0068\U000E0069\U000E007F", "🏴<U+E0068><U+E0069><U+E007F>", 3,
          "a text in tags"},
      {"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074",
          "🏴<U+E0067><U+E0062><U+E0073><U+E0063><U+E0074>", 5, "a flag without its end"},
  };
  CHECK(passages, SAFE_LINE);
}

static void marks_have_a_base_and_are_few(void **state)
{
  (void)state;
  static const struct passage passages[] = {
      {"\u0301a", "◌\u0301a", 1, "a mark at the beginning"},
      {" \u0301", " \u0301", 0, "a mark on a blank"},
      {"\x1B\u0301", "␛\u0301", 1, "a mark on a picture"},
      {"e\u0301\u0302\u0303\u0304f", "e\u0301\u0302\u0303\u0304f", 0, "four"},
      {"e\u0301\u0302\u0303\u0304\u0305f", "e\u0301\u0302\u0303\u0304<+1 marks>f", 1, "five"},
      {"e\u0301\u0302\u0303\u0304\u0305\u0306\u0489f\u0301",
          "e\u0301\u0302\u0303\u0304<+3 marks>f\u0301", 3, "seven"},
      {"가\u11A8\u11A8\u11A8\u11A8\u11A8", "가\u11A8\u11A8\u11A8\u11A8<+1 marks>", 1,
          "five finals"},
  };
  CHECK(passages, SAFE_LINE);
  static const struct passage lines[] = {{"a\n\u0301", "a\n◌\u0301", 1, "a mark after a line"}};
  CHECK(lines, SAFE_KEEP_LF);
}

/* ---- what holds for any text ---- */

/* Written apart from the door's own tables: what must never come out, wherever it stands. */
static bool is_forbidden(uint32_t c)
{
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x061C || c == 0x180E ||
         c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
         c == 0xE0001 || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c == 0x034F ||
         c == 0x3164 || c == 0xFFA0;
}

/* What may come out only after something else. */
static bool needs_company(uint32_t c)
{
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0020 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F);
}

static void check_safe_text(struct str safe, struct str from)
{
  uint32_t before = 0;
  size_t n_marks = 0;
  struct text_cluster cluster;
  for (struct str rest = safe; rest.n;) {
    bool ok;
    uint32_t c = utf8_next(&rest, &ok);
    if (!ok || is_forbidden(c) || (needs_company(c) && before < 0x80 && (c | 1) != 0xFE0F)) {
      unit_print_bytes("from", from);
      unit_print_bytes("safe", safe);
      fail_msg("U+%04X came out", (unsigned)c);
    }
    n_marks = c >= 0x300 && c <= 0x36F ? n_marks + 1 : 0;
    assert_true(n_marks <= LIMIT_COMBINING_MARKS);
    before = c;
  }
  /* Nothing without columns: it would be drawn into what stands beside it, or not at all. */
  for (struct str rest = safe; text_next(&rest, &cluster);)
    if (!cluster.cols) {
      unit_print_bytes("from", from);
      unit_print_bytes("cluster without columns", cluster.bytes);
      fail_msg("a cluster has no columns");
    }
}

/* Adds s without zero width spaces, as it is drawn. */
static void add_without_hints(struct buf *out, struct str s)
{
  struct str hint = STR_LIT("\u200B");
  for (size_t n; (n = str_find(s, hint)) < s.n; s = str_from(s, n + hint.n))
    buf_add(out, str_first(s, n));
  buf_add(out, s);
}

/* Passes a text twice. */
static void check_mode(struct str s, unsigned mode)
{
  struct buf once = BUF_INIT, twice = BUF_INIT, drawn = BUF_INIT;
  size_t n_marked = safe_add(&once, s, mode);
  if (mode & SAFE_HINTS)
    add_without_hints(&drawn, buf_str(&once));
  else
    buf_add(&drawn, buf_str(&once));
  check_safe_text(buf_str(&drawn), s);
  assert_true(safe_is(buf_str(&drawn), SAFE_LINE));
  assert_int_equal(safe_is(s, mode), str_eq(s, buf_str(&once)));
  if (n_marked == 0 && !(mode & SAFE_BLANKS)) assert_str(buf_str(&once), s);
  size_t n_again = safe_add(&twice, buf_str(&once), mode);
  if (n_again || !str_eq(buf_str(&once), buf_str(&twice))) unit_print_bytes("from", s);
  assert_str(buf_str(&twice), buf_str(&once));
  assert_int_equal(n_again, 0);
  buf_release(&once);
  buf_release(&twice);
  buf_release(&drawn);
}

static void check_any(struct str s)
{
  check_mode(s, SAFE_LINE);
  bool has_hint = str_find(s, STR_LIT("\u200B")) < s.n || str_find(s, STR_LIT("\u00AD")) < s.n;
  if (!has_hint) return;
  check_mode(s, SAFE_BLANKS);
  check_mode(s, SAFE_HINTS);
}

static void every_code_point_is_safe_alone_and_in_company(void **state)
{
  (void)state;
  static const uint32_t bases[] = {0, 'a', 0x0628, 0x0915, 0x1F468, 0x4E00, 0x1100};
  struct buf text = BUF_INIT;
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    buf_clear(&text);
    for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++) {
      if (bases[i]) utf8_add(&text, bases[i]);
      utf8_add(&text, c);
    }
    check_mode(buf_str(&text), SAFE_LINE);
  }
  buf_release(&text);
}

/* Code points and bytes at which decisions are made. */
static const char *const interesting[] = {"a", " ", "1", "#", ">", "\t", "\n", "\r", "\x1B", "\x7F",
    "\x80", "\xC3", "\xE2\x80", "\xC2\x85", "\xC2\x9B", "\u00A0", "\u00AD", "\u0301", "\u0489",
    "\u034F", "\u05D0", "\u0600", "\u061C", "\u0627", "\u0628", "\u064E", "\u0915", "\u093F",
    "\u094D", "\u0E01", "\u0E33", "\u0E48", "\u1100", "\u115F", "\u1160", "\u1161", "\u11A8",
    "\u1780", "\uAC00", "\uAC01", "\u1820", "\u180B", "\u180E", "\u200B", "\u200C", "\u200D",
    "\u200E", "\u202E", "\u2028", "\u2060", "\u2066", "\u20E3", "\u2229", "\u25CC", "\u2764",
    "\u3164", "\u4E00", "\u3099", "\uE000", "\uFE00", "\uFE0E", "\uFE0F", "\uFEFF", "\uFFF9",
    "\uFFFD", "\uFFFE", "\U0001F1E9", "\U0001F468", "\U0001F3FD", "\U0001F3F4", "\U000E0001",
    "\U000E0067", "\U000E0062", "\U000E0065", "\U000E006E", "\U000E007F", "\U000E0100",
    "\U000F0000"};

enum { N_INTERESTING = sizeof interesting / sizeof interesting[0] };

static void every_triple_of_interesting_ones_is_safe(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < N_INTERESTING; i++)
    for (size_t j = 0; j < N_INTERESTING; j++)
      for (size_t k = 0; k < N_INTERESTING; k++) {
        buf_clear(&text);
        buf_add_cstr(&text, interesting[i]);
        buf_add_cstr(&text, interesting[j]);
        buf_add_cstr(&text, interesting[k]);
        check_any(buf_str(&text));
      }
  buf_release(&text);
}

static void random_texts_are_safe(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  uint32_t seed = 7;
  for (int i = 0; i < 20000; i++) {
    buf_clear(&text);
    for (int n = 0; n < 14; n++) {
      seed = seed * 1664525u + 1013904223u;
      buf_add_cstr(&text, interesting[(seed >> 16) % N_INTERESTING]);
    }
    check_any(buf_str(&text));
  }
  buf_release(&text);
}

static void check_joined(const char *part, const char *joined)
{
  struct buf text = BUF_INIT, out = BUF_INIT;
  buf_add_cstr(&text, part);
  buf_add_repeat(&text, str_of(joined), LIMIT_EMOJI_JOINERS);
  assert_int_equal(safe_add(&out, buf_str(&text), SAFE_LINE), 0);
  assert_str(buf_str(&out), buf_str(&text));
  buf_clear(&out);
  buf_add_cstr(&text, joined);
  assert_int_equal(safe_add(&out, buf_str(&text), SAFE_LINE), 1);
  buf_release(&text);
  buf_release(&out);
}

static void an_emoji_sequence_is_not_endless(void **state)
{
  (void)state;
  check_joined("👩", "\u200D👩");
  check_joined("👩🏽", "\u200D👩🏽");
  check_joined("❤\uFE0F", "\u200D❤\uFE0F");
}

static void a_safe_text_is_not_copied(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct str text = STR_LIT("naïve 👨\u200D👩");
  assert_ptr_equal(safe_str(a, text, SAFE_LINE).p, text.p);
  assert_text(safe_str(a, STR_LIT("a\u200Bb"), SAFE_LINE), "a<U+200B>b");
  assert_text(safe_str(a, STR_LIT("a\nb"), SAFE_BLANKS), "a b");
  assert_false(safe_is(STR_LIT("a\nb"), SAFE_BLANKS));
  assert_true(safe_is(STR_LIT("a\nb"), SAFE_KEEP_LF));
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_visible_passes_unchanged),
    cmocka_unit_test(controls_become_their_pictures),
    cmocka_unit_test(modes_say_what_becomes_of_line_blanks),
    cmocka_unit_test(what_hides_or_turns_is_told_by_its_number),
    cmocka_unit_test(in_prose_what_only_parts_lines_is_left_out),
    cmocka_unit_test(joiners_stay_where_the_script_needs_them),
    cmocka_unit_test(emoji_sequences_stay_whole),
    cmocka_unit_test(marks_have_a_base_and_are_few),
    cmocka_unit_test(every_code_point_is_safe_alone_and_in_company),
    cmocka_unit_test(every_triple_of_interesting_ones_is_safe),
    cmocka_unit_test(random_texts_are_safe),
    cmocka_unit_test(an_emoji_sequence_is_not_endless),
    cmocka_unit_test(a_safe_text_is_not_copied),
};

UNIT_MAIN(tests)
