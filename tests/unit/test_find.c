/* A text found in laid-out lines. */
#include "unit.h"

#include "base/mem.h"
#include "session/find.h"

enum { LINES_MAX = 8 };

struct page {
  struct line items[LINES_MAX];
  struct lines lines;
};

/* Each text is a line; one that begins with '+' goes on with the block of the line before. */
static void page_of(struct page *p, const char *const texts[])
{
  *p = (struct page){0};
  p->lines.items = p->items;
  uint32_t block = 0;
  for (size_t i = 0; texts[i]; i++) {
    bool goes_on = texts[i][0] == '+';
    block += !goes_on;
    p->items[p->lines.n++] = (struct line){.text = str_of(texts[i] + goes_on), .block = block};
  }
}

static struct matches found_in(struct page *p, const char *pattern)
{
  struct matches m = {0};
  find_all(&p->lines, str_of(pattern), &m);
  return m;
}

static size_t count_in(struct page *p, const char *pattern)
{
  struct matches m = found_in(p, pattern);
  size_t n = m.n;
  matches_release(&m);
  return n;
}

static void every_place_is_found_with_its_bytes(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"a cache and a cache", "nothing", "cache", NULL});
  struct matches m = found_in(&p, "cache");
  assert_int_equal(m.n, 3);
  assert_int_equal(m.items[1].line, 0);
  assert_int_equal(m.items[1].from, 14);
  assert_int_equal(m.items[1].end, 19);
  assert_int_equal(m.items[2].line, 2);
  matches_release(&m);
}

static void a_pattern_without_capitals_ignores_case_and_accents(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"Cache CACHE cache", "R\xC3\xA9sum\xC3\xA9 resume", NULL});
  assert_int_equal(count_in(&p, "cache"), 3);
  assert_int_equal(count_in(&p, "Cache"), 1);
  assert_int_equal(count_in(&p, "resume"), 2);
  assert_int_equal(count_in(&p, "r\xC3\xA9sum\xC3\xA9"), 2);
}

static void matches_behind_letters_of_several_bytes_have_right_places(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"\xC3\x89 \xE6\x97\xA5 X", NULL});
  struct matches m = found_in(&p, "x");
  assert_int_equal(m.n, 1);
  assert_int_equal(m.items[0].from, 7);
  assert_int_equal(m.items[0].end, 8);
  matches_release(&m);
  m = found_in(&p, "e");
  assert_int_equal(m.items[0].from, 0);
  assert_int_equal(m.items[0].end, 2);
  matches_release(&m);
}

static void what_was_wrapped_is_found_across_the_end_of_its_line(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"reduce the build", "+  time of it", "time", NULL});
  struct matches m = found_in(&p, "build time");
  assert_int_equal(m.n, 1);
  assert_int_equal(m.items[0].line, 0);
  assert_int_equal(m.items[0].end_line, 1);
  uint32_t from, end;
  assert_true(match_in_line(&m.items[0], 0, &p.items[0], &from, &end));
  assert_int_equal(from, 11);
  assert_int_equal(end, 16);
  assert_true(match_in_line(&m.items[0], 1, &p.items[1], &from, &end));
  assert_int_equal(end, 6);
  assert_false(match_in_line(&m.items[0], 2, &p.items[2], &from, &end));
  matches_release(&m);
}

static void blocks_are_not_joined(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"reduce the build", "time of it", NULL});
  assert_int_equal(count_in(&p, "build time"), 0);
}

static void an_empty_pattern_is_nowhere(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"text", NULL});
  assert_int_equal(count_in(&p, ""), 0);
  assert_int_equal(count_in(&p, "\xCC\x81"), 0);
}

static void matches_are_looked_up_by_line(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"x", "-", "x x", "-", NULL});
  struct matches m = found_in(&p, "x");
  assert_int_equal(matches_from_line(&m, 0), 0);
  assert_int_equal(matches_from_line(&m, 1), 1);
  assert_int_equal(matches_from_line(&m, 2), 1);
  assert_int_equal(matches_from_line(&m, 3), 3);
  matches_release(&m);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_place_is_found_with_its_bytes),
    cmocka_unit_test(a_pattern_without_capitals_ignores_case_and_accents),
    cmocka_unit_test(matches_behind_letters_of_several_bytes_have_right_places),
    cmocka_unit_test(what_was_wrapped_is_found_across_the_end_of_its_line),
    cmocka_unit_test(blocks_are_not_joined),
    cmocka_unit_test(an_empty_pattern_is_nowhere),
    cmocka_unit_test(matches_are_looked_up_by_line),
};

UNIT_MAIN(tests)
