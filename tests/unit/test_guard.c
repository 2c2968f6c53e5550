/* What is too deep or too much for cmark, and what is not. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/guard.h"

static bool passes(struct buf *body)
{
  struct err err = ERR_INIT;
  bool passes = guard_passes(buf_str(body), 10, &err);
  assert_int_equal(passes, !err_is_set(&err));
  buf_release(body);
  return passes;
}

static bool repeated_passes(const char *before, const char *text, size_t n, const char *after)
{
  struct buf body = BUF_INIT;
  buf_add_cstr(&body, before);
  buf_add_repeat(&body, str_of(text), n);
  buf_add_cstr(&body, after);
  return passes(&body);
}

static void containers_pass_up_to_the_limit(void **state)
{
  (void)state;
  enum { MOST = LIMIT_MARKDOWN_DEPTH };
  static const char *const marks[] = {"> ", ">", "- ", "* ", "1. ", "+\t"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    assert_true(repeated_passes("", marks[i], MOST, "x"));
    assert_false(repeated_passes("", marks[i], MOST + 1, "x"));
    assert_false(repeated_passes("\r", marks[i], MOST + 1, "x"));
  }
}

static void lists_that_nest_line_by_line_pass_up_to_the_limit(void **state)
{
  (void)state;
  for (int n = LIMIT_MARKDOWN_DEPTH; n <= LIMIT_MARKDOWN_DEPTH + 1; n++) {
    struct buf body = BUF_INIT;
    for (int i = 0; i < n; i++) {
      buf_add_repeat(&body, STR_LIT("  "), (size_t)i);
      buf_add_cstr(&body, "- x\n\n");
    }
    assert_int_equal(passes(&body), n == LIMIT_MARKDOWN_DEPTH);
  }
}

static void blank_lines_in_deep_lists_are_counted(void **state)
{
  (void)state;
  assert_true(repeated_passes("- x\n", "\n", 1000000, ""));
  assert_false(repeated_passes("- - - - - - - - - - - - - - - - - - - - x\n", "\n", 1000000, ""));
}

static void open_images_are_counted_with_the_links_behind_them(void **state)
{
  (void)state;
  assert_true(repeated_passes("", "![[]()", 1000, ""));
  assert_false(repeated_passes("", "![[]()", 10000, ""));
  assert_true(repeated_passes("", "![[]()\n\n", 10000, "")); /* a paragraph each */
  assert_true(repeated_passes("", "\\![[]() ", 10000, ""));
}

static void the_reason_names_the_line_of_the_file(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add_cstr(&body, "one\ntwo\n");
  buf_add_repeat(&body, STR_LIT(">"), LIMIT_MARKDOWN_DEPTH + 1);
  assert_false(guard_passes(buf_str(&body), 10, &err));
  assert_string_equal(err.text, "line 12 stands in more than 100 lists and quotes");
  buf_release(&body);
}

static void a_table_of_contents_of_two_megabytes_passes(void **state)
{
  (void)state;
  assert_true(
      repeated_passes("# Contents\n", "  - [Section](#section-one) [2](#two)\n", 60000, ""));
  assert_true(repeated_passes("", "[![badge](http://a/b.svg)](http://a) ", 60000, ""));
}

static void rules_and_code_do_not_nest(void **state)
{
  (void)state;
  assert_true(repeated_passes("", "- ", 300, "\n"));
  assert_true(repeated_passes("> ", "* ", 300, "\n"));
  assert_true(repeated_passes("```\n", ">", 300, "\n```\n"));
  assert_true(repeated_passes("~~~\n", "> - ", 300, "\n"));
}

static void what_only_looks_like_code_counts(void **state)
{
  (void)state;
  assert_false(repeated_passes("```\ncode\n```\n", ">", 300, "\n"));
  assert_false(
      repeated_passes("- ```\n\n", ">", 300, "\n")); /* the item ends, and so does its code */
  assert_false(repeated_passes("<!--\n```\n-->\n", ">", 300, "\n"));
  assert_false(repeated_passes("``` a`b\n", ">", 300, "\n"));
}

static void a_text_without_line_ends_is_read_in_linear_time(void **state)
{
  (void)state;
  assert_true(repeated_passes("", "\r", 4000000, ""));
  assert_true(repeated_passes("", "x", 4000000, ""));
  assert_true(repeated_passes("", "[", 4000000, ""));
}

static void a_text_that_cannot_be_cut_passes_up_to_the_limit(void **state)
{
  (void)state;
  size_t n = LIMIT_MARKDOWN_PIECE_BYTES / 4;
  assert_true(repeated_passes("", "abc ", n - 1, "abc\n"));
  assert_false(repeated_passes("", "abc ", n, "\n"));
  assert_true(repeated_passes("```\n", "abc ", n, "\n```\n"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(containers_pass_up_to_the_limit),
    cmocka_unit_test(lists_that_nest_line_by_line_pass_up_to_the_limit),
    cmocka_unit_test(blank_lines_in_deep_lists_are_counted),
    cmocka_unit_test(open_images_are_counted_with_the_links_behind_them),
    cmocka_unit_test(the_reason_names_the_line_of_the_file),
    cmocka_unit_test(a_table_of_contents_of_two_megabytes_passes),
    cmocka_unit_test(rules_and_code_do_not_nest),
    cmocka_unit_test(what_only_looks_like_code_counts),
    cmocka_unit_test(a_text_without_line_ends_is_read_in_linear_time),
    cmocka_unit_test(a_text_that_cannot_be_cut_passes_up_to_the_limit),
};

UNIT_MAIN(tests)
