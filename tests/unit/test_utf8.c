/* Strict UTF-8 and its repair. */
#include "unit.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/utf8.h"

static void check_repair(const char *bytes, size_t n, const char *want, size_t want_n)
{
  struct buf out = BUF_INIT;
  assert_int_equal(utf8_repair(&out, (struct str){bytes, n}), want_n);
  assert_text(buf_str(&out), want);
  assert_int_equal(utf8_is_valid((struct str){bytes, n}), want_n == 0);
  buf_release(&out);
}

#define REPAIRS(bytes, want, n) check_repair((bytes), sizeof(bytes) - 1, (want), (n))
#define FFFD "\xEF\xBF\xBD"

static void every_scalar_value_reads_back(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    buf_clear(&out);
    utf8_add(&out, c);
    assert_true(utf8_is_valid(buf_str(&out)));
    assert_int_equal(out.n, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
    struct str rest = buf_str(&out);
    bool ok;
    assert_int_equal(utf8_next(&rest, &ok), c);
    assert_true(ok);
    assert_int_equal(rest.n, 0);
  }
  buf_release(&out);
}

static void what_is_no_scalar_value_is_written_as_the_replacement(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  utf8_add(&out, 0xD800);
  utf8_add(&out, 0xDFFF);
  utf8_add(&out, 0x110000);
  utf8_add(&out, UINT32_MAX);
  assert_text(buf_str(&out), FFFD FFFD FFFD FFFD);
  buf_release(&out);
}

static void the_edges_of_table_3_7_are_exact(void **state)
{
  (void)state;
  REPAIRS("\xC2\x80\xDF\xBF", "\xC2\x80\xDF\xBF", 0);
  REPAIRS("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF",
      "\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF", 0);
  REPAIRS("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 0);
  REPAIRS("\xC0\x80", FFFD FFFD, 2);                   /* NUL in two bytes */
  REPAIRS("\xC1\xBF", FFFD FFFD, 2);                   /* DEL in two bytes */
  REPAIRS("\xE0\x9F\xBF", FFFD FFFD FFFD, 3);          /* U+07FF in three */
  REPAIRS("\xED\xA0\x80", FFFD FFFD FFFD, 3);          /* a surrogate */
  REPAIRS("\xF0\x8F\xBF\xBF", FFFD FFFD FFFD FFFD, 4); /* U+FFFF in four */
  REPAIRS("\xF4\x90\x80\x80", FFFD FFFD FFFD FFFD, 4); /* U+110000 */
  REPAIRS("\xF5\x80\x80\x80", FFFD FFFD FFFD FFFD, 4);
  REPAIRS("\xFE\xFF\x80\xBF", FFFD FFFD FFFD FFFD, 4);
}

/* The Unicode Standard, section 3.9, tables 3-8 to 3-11. */
static void each_maximal_subpart_becomes_one_replacement(void **state)
{
  (void)state;
  REPAIRS("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
  REPAIRS("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
  REPAIRS("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B", 7);
  REPAIRS("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", FFFD FFFD FFFD FFFD "A", 4);
}

static void a_text_that_ends_too_early_is_repaired(void **state)
{
  (void)state;
  REPAIRS("a\xC2", "a" FFFD, 1);
  REPAIRS("a\xE2\x82", "a" FFFD, 1);
  REPAIRS("a\xF0\x9F\x98", "a" FFFD, 1);
  REPAIRS("", "", 0);
}

static void runs_end_at_the_right_byte_at_every_place(void **state)
{
  (void)state;
  char text[40];
  const unsigned char ends_printable[] = {0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xFF};
  for (size_t at = 0; at < sizeof text; at++) {
    for (size_t i = 0; i < sizeof ends_printable; i++) {
      memset(text, i % 2 ? 0x20 : 0x7E, sizeof text);
      text[at] = (char)ends_printable[i];
      struct str s = {text, sizeof text};
      assert_int_equal(utf8_printable_run(s), at);
      assert_int_equal(utf8_ascii_run(s), ends_printable[i] < 0x80 ? sizeof text : at);
    }
  }
}

static void a_whole_text_is_not_copied_by_repair(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct str whole = STR_LIT("gr\xC3\xBC\xC3\x9F");
  size_t n;
  assert_ptr_equal(utf8_repaired(a, whole, &n).p, whole.p);
  assert_int_equal(n, 0);
  assert_text(utf8_repaired(a, STR_LIT("a\xFFz"), &n), "a" FFFD "z");
  assert_int_equal(n, 1);
  arena_free(a);
}

/* Adds a file of the conformance corpus; skips the test where that is not there. */
static void read_corpus(const char *name, struct buf *out)
{
  const char *corpus = getenv("CORPUS");
  struct buf path = BUF_INIT;
  struct err err;
  buf_addf(&path, "%s/conformance/%s", corpus ? corpus : ".", name);
  bool found = fs_read(buf_cstr(&path), LIMIT_NOTE_BYTES, out, NULL, &err);
  buf_release(&path);
  if (!found) skip();
}

static void the_collection_of_utf8_tests_is_repaired_as_it_says(void **state)
{
  (void)state;
  struct buf bytes = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
  read_corpus("utf8tests/utf8tests.bin", &bytes);
  read_corpus("utf8tests/utf8.replace.ref.txt", &want);
  assert_true(utf8_repair(&got, buf_str(&bytes)) > 100);
  struct str got_rest = buf_str(&got), want_rest = buf_str(&want), got_line, want_line;
  while (str_cut_line(&want_rest, &want_line)) {
    assert_true(str_cut_line(&got_rest, &got_line));
    assert_str(got_line, want_line);
  }
  assert_int_equal(got_rest.n, 0);
  buf_release(&bytes);
  buf_release(&want);
  buf_release(&got);
}

static void the_stress_test_is_repaired_and_the_demo_is_whole(void **state)
{
  (void)state;
  struct buf demo = BUF_INIT, stress = BUF_INIT, got = BUF_INIT;
  read_corpus("kuhn/UTF-8-demo.txt", &demo);
  read_corpus("kuhn/UTF-8-test.txt", &stress);
  assert_true(utf8_is_valid(buf_str(&demo)));
  assert_false(utf8_is_valid(buf_str(&stress)));
  assert_true(utf8_repair(&got, buf_str(&stress)) > 0);
  assert_true(utf8_is_valid(buf_str(&got)));
  buf_release(&demo);
  buf_release(&stress);
  buf_release(&got);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_scalar_value_reads_back),
    cmocka_unit_test(what_is_no_scalar_value_is_written_as_the_replacement),
    cmocka_unit_test(the_edges_of_table_3_7_are_exact),
    cmocka_unit_test(each_maximal_subpart_becomes_one_replacement),
    cmocka_unit_test(a_text_that_ends_too_early_is_repaired),
    cmocka_unit_test(runs_end_at_the_right_byte_at_every_place),
    cmocka_unit_test(a_whole_text_is_not_copied_by_repair),
    cmocka_unit_test(the_collection_of_utf8_tests_is_repaired_as_it_says),
    cmocka_unit_test(the_stress_test_is_repaired_and_the_demo_is_whole),
};

UNIT_MAIN(tests)
