/* Patterns of paths. */
#include "unit.h"

#include "base/buf.h"
#include "library/glob.h"

static const struct {
  const char *pattern, *path;
  bool matches;
} cases[] = {
    {"a.md", "a.md", true},
    {"a.md", "x/y/a.md", true},
    {"a.md", "x/aa.md", false},
    {"A.MD", "a.md", true},
    {"docs", "docs/a.md", true},
    {"docs", "x/docs/a.md", true},
    {"docs/", "x/docs/a.md", true},
    {"docs", "mydocs/a.md", false},
    {"/docs", "docs/a.md", true},
    {"/docs", "x/docs/a.md", false},
    {"./docs/a.md", "docs/a.md", true},
    {"x/docs", "x/docs/a.md", true},
    {"y/docs", "x/y/docs/a.md", false},
    {"*.md", "x/a.md", true},
    {"*.md", "a.markdown", false},
    {"d*s", "docs/a.md", true},
    {"d*s/a.md", "d/s/a.md", false},
    {"d**s/a.md", "d/s/a.md", true},
    {"x/*.md", "x/a.md", true},
    {"x/*.md", "x/y/a.md", false},
    {"x/**", "x/y/a.md", true},
    {"x/**", "x", false},
    {"x/**/a.md", "x/a.md", true},
    {"x/**/a.md", "x/y/z/a.md", true},
    {"x/**/a.md", "x/ya.md", false},
    {"**/a.md", "a.md", true},
    {"**/a.md", "x/a.md", true},
    {"**/a.md", "xa.md", false},
    {"x/**/y/*.md", "x/1/y/2/y/a.md", true},
    {"?.md", "a.md", true},
    {"?.md", "ab.md", false},
    {"x?a.md", "x/a.md", false},
    {"a*b*c*d", "a1b2c3d", true},
    {"a*b*c*d", "a1b2c3", false},
    {"", "a.md", false},
    {"/", "a.md", false},
    {"*", "a.md", true},
    {"**", "x/a.md", true},
    {"***", "x/a.md", true},
};

static void patterns_match_as_in_ignore_files(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (glob_matches(str_of(cases[i].pattern), str_of(cases[i].path)) != cases[i].matches)
      fail_msg("%s and %s", cases[i].pattern, cases[i].path);
}

static void a_pattern_made_to_be_slow_is_not(void **state)
{
  (void)state;
  struct buf pattern = BUF_INIT, path = BUF_INIT;
  buf_add_repeat(&pattern, STR_LIT("*a"), 500);
  buf_add_char(&pattern, 'b');
  buf_add_repeat(&path, STR_LIT("a"), 2000);
  assert_false(glob_matches(buf_str(&pattern), buf_str(&path)));
  buf_clear(&pattern);
  buf_add_repeat(&pattern, STR_LIT("**/a*"), 200);
  buf_add_char(&pattern, 'b');
  buf_clear(&path);
  buf_add_repeat(&path, STR_LIT("a/"), 1000);
  assert_false(glob_matches(buf_str(&pattern), buf_str(&path)));
  buf_release(&pattern);
  buf_release(&path);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(patterns_match_as_in_ignore_files),
    cmocka_unit_test(a_pattern_made_to_be_slow_is_not),
};

UNIT_MAIN(tests)
