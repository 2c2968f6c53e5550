/* Where lines break. Unicode's own test is in test_unicode.c. */
#include "unit.h"

#include "base/mem.h"
#include "base/text.h"

/* Each text with a '¦' at every place where a line may break, a '¶' where it must, and a '·' where
 * a word that is longer than a line is parted. */
/* clang-format off */
static const char *const samples[] = {
    "",
    "a",
    "one ¦two   ¦three",
    "  ¦indented",
    "first\n¶second\r\n¶third\r¶fourth",
    "ends ¦in ¦lf\n",
    "well-¦known, ¦x86-64, ¦2023-02-08",
    "ls ¦-la ¦--all ¦foo--¦bar",
    "and/¦or ¦2024/06/08 ¦https://example.com/¦a/¦b?¦q=1",
    "cd ¦/etc ¦&& ¦vi ¦.bashrc ¦:wq ¦the ¦!important .",
    "node.js ¦e.g. ¦1,234.56 ¦50% ¦$100 ¦-1 ¦localhost:8080",
    "snake_case ¦kebab-¦case ¦c++ ¦a->b ¦a ¦!= ¦b ¦a|¦b",
    "f(x)[i] ¦(see ¦below), ¦\"quoted\" ¦(next)",
    "$(pwd) ¦%d ¦#42 ¦@me ¦~/x",
    "<U+202E> ¦<+3 ¦marks>",
    "caf\u00E9 ¦na\u00EFve ¦e\u0301t\u00E9",
    "“quoted” ¦text ¦— ¦dash ¦– ¦it’s",
    "100\u00A0km ¦no\u2011break",
    "a…¦b",
    "日¦本¦語、¦中¦文。¦（注）",
    "「引¦用」¦abc¦日¦本",
    "한·국·어 ¦글, ¦韓¦國·의 ¦FastAPI·는 ¦3·월 ¦(한·글)",
    "👨\u200D👩\u200D👧¦👍🏽¦🇩🇪¦🇫🇷¦1\uFE0F\u20E3",
    "é.x ¦é.é",
    "Привет, ¦мир! ¦/ю",
    "ພາ·ສາ·ລາວ ¦ບໍ່·ມີ·ເຂົ້າ", /* lead vowels begin a syllable, last consonants do not */
    "ມາໆ ¦ແລະ·ໄດ້",
    "កើតមកមានសេ·រី·ភាព ¦ចាប់", /* a last consonant with its sign */
    "ទាំង\u200B¦អស់\u200B¦កើត", /* told by the author */
    "ជា·តិ ¦មនុស្សលោក។ ¦ទី·ក្រុង", /* a consonant below another stays there */
    "သည်·တူ·ညီ ¦မြန်·မာ ¦သိက္ခာ", /* a killed consonant ends its syllable */
};
/* clang-format on */

/* The same where there is a dictionary of Thai, whose words are told apart. */
static const char *const thai_samples[] = {
    "ภา·ษา¦ไทย¦ไม่¦มี¦ช่องว่าง¦ระหว่าง¦คำ",
    "(คำ¦ว่า) ¦Pythonภา·ษา ¦มาก ๆ ¦100 ¦บาท",
};

static const char *const signs[] = {
    [TEXT_BREAK_MAY] = "¦",
    [TEXT_BREAK_MUST] = "¶",
    [TEXT_BREAK_PART] = "·",
};

/* The break whose sign stands here, or TEXT_BREAK_NOT. */
static unsigned char sign_at(const char *p)
{
  for (unsigned char i = TEXT_BREAK_MAY; i <= TEXT_BREAK_PART; i++)
    if (strncmp(p, signs[i], strlen(signs[i])) == 0) return i;
  return TEXT_BREAK_NOT;
}

/* The text of a sample without its signs, and the breaks that the signs say. */
static void read_sample(const char *sample, struct buf *text, unsigned char *breaks)
{
  unsigned char next = TEXT_BREAK_NOT;
  while (*sample) {
    unsigned char sign = sign_at(sample);
    if (sign) {
      next = sign;
      sample += strlen(signs[sign]);
      continue;
    }
    breaks[text->n] = next;
    next = TEXT_BREAK_NOT;
    buf_add_char(text, *sample++);
  }
}

static void add_sample(struct buf *out, struct str text, const unsigned char *breaks)
{
  for (size_t i = 0; i < text.n; i++) {
    if (breaks[i]) buf_add_cstr(out, signs[breaks[i]]);
    buf_add_char(out, text.p[i]);
  }
}

static void check_sample(const char *sample)
{
  struct buf text = BUF_INIT, got = BUF_INIT;
  unsigned char want[512], breaks[512];
  assert_true(strlen(sample) < sizeof want);
  read_sample(sample, &text, want);
  memset(breaks, 0xAA, sizeof breaks);
  text_breaks(buf_str(&text), breaks);
  add_sample(&got, buf_str(&text), breaks);
  assert_text(buf_str(&got), sample);
  assert_int_equal(breaks[text.n], 0xAA);
  buf_release(&text);
  buf_release(&got);
}

static void lines_break_where_people_expect_it(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++)
    check_sample(samples[i]);
}

static void lines_of_thai_break_between_words(void **state)
{
  (void)state;
  const char *have = getenv("HAVE_LIBTHAI");
  if (!have || strcmp(have, "yes") != 0) skip();
  for (size_t i = 0; i < sizeof thai_samples / sizeof thai_samples[0]; i++)
    check_sample(thai_samples[i]);
}

/* Longer than what the dictionary sees at once: the words are the same. */
static void a_long_run_of_thai_breaks_as_a_short_one_does(void **state)
{
  (void)state;
  static const char sentence[] = "ภาษาไทยไม่มีช่องว่างระหว่างคำจึงต้องตัดบรรทัด";
  enum { TIMES = 100 };
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, str_of(sentence), TIMES);
  unsigned char *breaks = mem_alloc(text.n);
  text_breaks(buf_str(&text), breaks);
  size_t n = strlen(sentence);
  for (size_t i = 1; i < text.n; i++)
    if (i % n) assert_int_equal(breaks[i] == TEXT_BREAK_MAY, breaks[i % n] == TEXT_BREAK_MAY);
  free(breaks);
  buf_release(&text);
}

/* A small generator, the same in every run. */
static uint32_t next_random(uint32_t *state)
{
  *state = *state * 1664525u + 1013904223u;
  return *state >> 16;
}

static void random_text(struct buf *out, uint32_t *seed)
{
  static const char *const pieces[] = {"a", "b ", "1", "-", "/", ".", "(", ")", "\"", " ", "  ",
      "\n", "\r\n", "é", "\u0301", "日", "。", "👨", "\u200D", "🏽", "\uFE0F", "🇩", "ก", "ำ",
      "\u00A0", "한", "\u1100", "\u1161", "א", "$", "%", "—", "\u200B", "\u00AD", "<", "क", "ि",
      "เ", "การ", "ກ", "ໄ", "າ", "ខ", "្", "က", "်", "္"};
  buf_clear(out);
  for (uint32_t n = next_random(seed) % 12; n; n--)
    buf_add_cstr(out, pieces[next_random(seed) % (sizeof pieces / sizeof pieces[0])]);
}

static void no_break_stands_inside_a_cluster(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  uint32_t seed = 1;
  for (int i = 0; i < 20000; i++) {
    random_text(&text, &seed);
    unsigned char breaks[256];
    text_breaks(buf_str(&text), breaks);
    struct str rest = buf_str(&text);
    struct text_cluster cluster;
    for (size_t at = 0; text_next(&rest, &cluster); at += cluster.bytes.n)
      for (size_t k = at + 1; k < at + cluster.bytes.n; k++)
        assert_int_equal(breaks[k], TEXT_BREAK_NOT);
    if (text.n) assert_int_equal(breaks[0], TEXT_BREAK_NOT);
  }
  buf_release(&text);
}

static void other_characters_do_not_change_breaks_between_ascii(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  uint32_t seed = 2;
  for (int i = 0; i < 5000; i++) {
    random_text(&text, &seed);
    size_t n = 0;
    while (n < text.n && (unsigned char)text.p[n] < 0x80)
      n++;
    if (n < 2) continue;
    unsigned char whole[256], alone[256];
    text_breaks(buf_str(&text), whole);
    text_breaks(str_first(buf_str(&text), n), alone);
    assert_memory_equal(whole, alone, n - 1); /* a mark may begin a word by what follows it */
  }
  buf_release(&text);
}

/* Would take minutes if stretches were read again and again. */
static void a_long_text_without_words_takes_one_pass(void **state)
{
  (void)state;
  enum { BYTES = 400000 };
  static const char *const hostile[] = {"é(", "é ", "(", "é", "\u0301", " \u0301", "👨\u200D",
      "a\u00A0", "ก", "กา", "มากกว่า", "ຂ", "ເ", "ក្", "က္"};
  unsigned char *breaks = mem_alloc(BYTES);
  for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
    struct buf text = BUF_INIT;
    buf_add_repeat(&text, str_of(hostile[i]), BYTES / strlen(hostile[i]));
    text_breaks(buf_str(&text), breaks);
    assert_int_equal(breaks[0], TEXT_BREAK_NOT);
    buf_release(&text);
  }
  free(breaks);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lines_break_where_people_expect_it),
    cmocka_unit_test(lines_of_thai_break_between_words),
    cmocka_unit_test(a_long_run_of_thai_breaks_as_a_short_one_does),
    cmocka_unit_test(no_break_stands_inside_a_cluster),
    cmocka_unit_test(other_characters_do_not_change_breaks_between_ascii),
    cmocka_unit_test(a_long_text_without_words_takes_one_pass),
};

UNIT_MAIN(tests)
