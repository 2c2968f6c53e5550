/* Slices: comparing and cutting. */
#include "unit.h"

static void a_slice_beyond_the_end_is_empty(void **state)
{
  (void)state;
  assert_text(str_from(STR_LIT("abc"), 1), "bc");
  assert_int_equal(str_from(STR_LIT("abc"), 3).n, 0);
  assert_int_equal(str_from(STR_LIT("abc"), 99).n, 0);
  assert_text(str_first(STR_LIT("abc"), 2), "ab");
  assert_text(str_first(STR_LIT("abc"), 99), "abc");
  assert_int_equal(str_of(NULL).n, 0);
}

static void equality_looks_at_all_bytes_also_nul(void **state)
{
  (void)state;
  assert_true(str_eq(STR_LIT("a\0b"), STR_LIT("a\0b")));
  assert_false(str_eq(STR_LIT("a\0b"), STR_LIT("a\0c")));
  assert_false(str_eq(STR_LIT("a"), STR_LIT("ab")));
  assert_true(str_eq((struct str){NULL, 0}, STR_NONE));
}

static void order_is_by_bytes_then_by_length(void **state)
{
  (void)state;
  assert_true(str_cmp(STR_LIT("a"), STR_LIT("b")) < 0);
  assert_true(str_cmp(STR_LIT("b"), STR_LIT("aa")) > 0);
  assert_true(str_cmp(STR_LIT("a"), STR_LIT("aa")) < 0);
  assert_true(str_cmp(STR_LIT("\xC3"), STR_LIT("z")) > 0);
  assert_int_equal(str_cmp((struct str){NULL, 0}, STR_NONE), 0);
}

static void case_is_ignored_for_ascii_letters_only(void **state)
{
  (void)state;
  assert_true(str_eq_nocase(STR_LIT("Title"), STR_LIT("tITLE")));
  assert_false(str_eq_nocase(STR_LIT("[a"), STR_LIT("{a")));
  assert_false(str_eq_nocase(STR_LIT("\xC3\x84"), STR_LIT("\xC3\xA4")));
  assert_false(str_eq_nocase(STR_LIT("a"), STR_LIT("ab")));
}

static void names_take_blank_dash_and_underscore_as_one(void **state)
{
  (void)state;
  assert_true(str_eq_name(STR_LIT("Last-Reviewed"), STR_LIT("last reviewed")));
  assert_true(str_eq_name(STR_LIT("last_reviewed"), STR_LIT("last-reviewed")));
  assert_false(str_eq_name(STR_LIT("lastreviewed"), STR_LIT("last reviewed")));
  assert_false(str_eq_name(STR_LIT("last.reviewed"), STR_LIT("last reviewed")));
}

static void beginnings_and_ends_are_found(void **state)
{
  (void)state;
  assert_true(str_starts(STR_LIT("note.md"), STR_LIT("note")));
  assert_true(str_starts(STR_LIT("note.md"), STR_NONE));
  assert_false(str_starts(STR_LIT("no"), STR_LIT("note")));
  assert_true(str_ends(STR_LIT("note.md"), STR_LIT(".md")));
  assert_true(str_ends(STR_LIT("note.md"), STR_NONE));
  assert_false(str_ends(STR_LIT("md"), STR_LIT(".md")));
  assert_true(str_has(STR_LIT("a\0b"), '\0'));
  assert_false(str_has(STR_NONE, 'a'));
}

static void trimming_takes_blanks_and_line_ends_off_both_ends(void **state)
{
  (void)state;
  assert_text(str_trim(STR_LIT(" \t a b\r\n")), "a b");
  assert_int_equal(str_trim(STR_LIT(" \t\r\n")).n, 0);
  assert_text(str_trim(STR_LIT("\xC2\xA0x")), "\xC2\xA0x");
}

static void the_first_place_of_a_needle_is_found(void **state)
{
  (void)state;
  assert_int_equal(str_find(STR_LIT("abcabc"), STR_LIT("bc")), 1);
  assert_int_equal(str_find(STR_LIT("abc"), STR_LIT("x")), 3);
  assert_int_equal(str_find(STR_LIT("abc"), STR_NONE), 0);
  assert_int_equal(str_find(STR_LIT("a"), STR_LIT("aa")), 1);
}

static void lines_end_with_lf_or_crlf_and_the_last_needs_neither(void **state)
{
  (void)state;
  struct str rest = STR_LIT("one\r\ntwo\n\nlast"), line;
  assert_true(str_cut_line(&rest, &line));
  assert_text(line, "one");
  assert_true(str_cut_line(&rest, &line));
  assert_text(line, "two");
  assert_true(str_cut_line(&rest, &line));
  assert_text(line, "");
  assert_true(str_cut_line(&rest, &line));
  assert_text(line, "last");
  assert_false(str_cut_line(&rest, &line));
}

static void a_separator_at_the_end_gives_a_last_empty_part(void **state)
{
  (void)state;
  struct str rest = STR_LIT("a,,b,"), part;
  const char *const want[] = {"a", "", "b", ""};
  for (size_t i = 0; i < 4; i++) {
    assert_true(str_cut(&rest, ',', &part));
    assert_text(part, want[i]);
  }
  assert_false(str_cut(&rest, ',', &part));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_slice_beyond_the_end_is_empty),
    cmocka_unit_test(equality_looks_at_all_bytes_also_nul),
    cmocka_unit_test(order_is_by_bytes_then_by_length),
    cmocka_unit_test(case_is_ignored_for_ascii_letters_only),
    cmocka_unit_test(names_take_blank_dash_and_underscore_as_one),
    cmocka_unit_test(beginnings_and_ends_are_found),
    cmocka_unit_test(trimming_takes_blanks_and_line_ends_off_both_ends),
    cmocka_unit_test(the_first_place_of_a_needle_is_found),
    cmocka_unit_test(lines_end_with_lf_or_crlf_and_the_last_needs_neither),
    cmocka_unit_test(a_separator_at_the_end_gives_a_last_empty_part),
};

UNIT_MAIN(tests)
