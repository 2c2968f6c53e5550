/* A text found in laid-out lines. */
#include "unit.h"

#include "base/mem.h"
#include "session/find.h"

enum { LINES_MAX = 8 };

struct page {
  struct line items[LINES_MAX];
  struct lines lines;
};

/* Each text is a line; one that begins with '+' goes on behind a blank of the line before, one with
 * '-' goes on without one. What stands before a '^' is its margin, what stands behind a '$' the
 * side of a box; both stay in the text. */
static void page_of(struct page *p, const char *const texts[])
{
  *p = (struct page){0};
  p->lines.items = p->items;
  for (size_t i = 0; texts[i]; i++) {
    bool at_blank = texts[i][0] == '+', within = texts[i][0] == '-';
    const char *text = texts[i] + (at_blank || within);
    const char *margin = strchr(text, '^'), *tail = strchr(text, '$');
    p->items[p->lines.n++] = (struct line){.text = str_of(text),
        .margin = margin ? (uint16_t)(margin + 1 - text) : 0,
        .tail = tail ? (uint8_t)strlen(tail) : 0,
        .join = at_blank ? LINE_AT_BLANK
                : within ? LINE_WITHIN
                         : LINE_BEGINS};
  }
}

static struct matches found_in(struct page *p, const char *pattern)
{
  struct matches m = {0};
  find_all(&m, &p->lines, str_of(pattern));
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
  assert_int_equal(match_at(&m, &p.lines, 1).line, 0);
  assert_int_equal(match_at(&m, &p.lines, 1).from, 14);
  assert_int_equal(match_at(&m, &p.lines, 1).end, 19);
  assert_int_equal(match_at(&m, &p.lines, 2).line, 2);
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
  assert_int_equal(match_at(&m, &p.lines, 0).from, 7);
  assert_int_equal(match_at(&m, &p.lines, 0).end, 8);
  matches_release(&m);
  m = found_in(&p, "e");
  assert_int_equal(match_at(&m, &p.lines, 0).from, 0);
  assert_int_equal(match_at(&m, &p.lines, 0).end, 2);
  matches_release(&m);
}

struct parts {
  struct match_part items[LINES_MAX];
  size_t n;
};

static void take_part(void *context, const struct match_part *part)
{
  struct parts *parts = context;
  parts->items[parts->n++] = *part;
}

static struct parts parts_in(const struct matches *m, const struct page *p, size_t line)
{
  struct parts parts = {0};
  matches_in_line(m, &p->lines, line, take_part, &parts);
  return parts;
}

static void what_was_wrapped_is_found_across_the_end_of_its_line(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"reduce the build", "+time of it", "time", NULL});
  struct matches m = found_in(&p, "build time");
  assert_int_equal(m.n, 1);
  assert_int_equal(match_at(&m, &p.lines, 0).line, 0);
  assert_int_equal(match_at(&m, &p.lines, 0).end_line, 1);
  struct parts first = parts_in(&m, &p, 0), second = parts_in(&m, &p, 1);
  assert_int_equal(first.n, 1);
  assert_int_equal(first.items[0].from, 11);
  assert_int_equal(first.items[0].end, 16);
  assert_int_equal(second.n, 1);
  assert_int_equal(second.items[0].from, 0);
  assert_int_equal(second.items[0].end, 4);
  assert_int_equal(parts_in(&m, &p, 2).n, 0);
  matches_release(&m);
}

static void what_stands_in_the_margin_does_not_part_a_text(void **state)
{
  (void)state;
  struct page p;
  page_of(&p,
      (const char *const[]){"| ^reduce the build", "+| ^time of well-", "-| ^known   $|", NULL});
  struct matches m = found_in(&p, "build time of well-known");
  assert_int_equal(m.n, 1);
  struct parts parts = parts_in(&m, &p, 1);
  assert_int_equal(parts.n, 1);
  assert_int_equal(parts.items[0].from, 3);
  assert_int_equal(parts.items[0].end, 16);
  assert_int_equal(parts_in(&m, &p, 2).items[0].end, 8);
  matches_release(&m);
  assert_int_equal(count_in(&p, "| ^"), 1); /* where a text begins its mark can be found */
  assert_int_equal(count_in(&p, "$|"), 0);
}

static void a_long_match_covers_the_lines_between(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"a", "+b", "+c", "+d", NULL});
  struct matches m = found_in(&p, "a b c d");
  for (size_t line = 0; line < 4; line++)
    assert_int_equal(parts_in(&m, &p, line).n, 1);
  matches_release(&m);
}

static void texts_are_not_joined(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"reduce the build", "time of it", NULL});
  assert_int_equal(count_in(&p, "build time"), 0);
  assert_int_equal(count_in(&p, "buildtime"), 0);
}

/* A row of two cells, each of two lines:  build   a long
 *                                         time    word     */
static void cells_are_searched_one_by_one(void **state)
{
  (void)state;
  struct page p;
  struct line_cell cells[] = {
      {.line = 0, .from = 0, .n = 5, .column = 0},
      {.line = 0, .from = 8, .n = 6, .column = 1},
      {.line = 1, .from = 0, .n = 4, .column = 0, .join = LINE_AT_BLANK},
      {.line = 1, .from = 8, .n = 4, .column = 1, .join = LINE_WITHIN},
  };
  page_of(&p, (const char *const[]){"build   a long", "+time    word", "below", NULL});
  p.lines.cells = cells;
  p.lines.n_cells = 4;
  assert_int_equal(count_in(&p, "build a"), 0);
  assert_int_equal(count_in(&p, "build   a"), 0);
  assert_int_equal(count_in(&p, "below"), 1);
  struct matches m = found_in(&p, "longword");
  assert_int_equal(m.n, 1);
  assert_int_equal(parts_in(&m, &p, 0).items[0].from, 10);
  assert_int_equal(parts_in(&m, &p, 1).items[0].from, 8);
  assert_int_equal(parts_in(&m, &p, 2).n, 0);
  matches_release(&m);
  m = found_in(&p, "o");
  assert_int_equal(m.n, 3);
  assert_int_equal(match_line(&m, 0), 0);
  assert_int_equal(match_line(&m, 1), 1);
  assert_int_equal(matches_from_line(&m, 2), 2);
  matches_release(&m);
  assert_int_equal(count_in(&p, "build time"), 1);
}

static void a_page_that_grew_is_searched_from_there_on(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"aab", "x", "ab ab", "+aa b", NULL});
  p.lines.n = 1;
  struct matches m = found_in(&p, "ab");
  assert_int_equal(m.n, 1);
  p.lines.n = 4;
  assert_false(find_more(&m, &p.lines, SIZE_MAX));
  assert_int_equal(m.n, 3);
  assert_int_equal(match_line(&m, 2), 2);
  find_all(&m, &p.lines, STR_LIT("b a"));
  assert_int_equal(m.n, 2);
  matches_release(&m);
}

static void a_page_is_searched_in_steps(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"a b", "+c", "a", "b a", NULL});
  struct matches m = {0};
  find_begin(&m, STR_LIT("b c"));
  assert_true(find_more(&m, &p.lines, 1));
  assert_int_equal(m.n, 0);
  assert_true(find_more(&m, &p.lines, 1));
  assert_int_equal(m.n, 1);
  find_begin(&m, STR_LIT("a"));
  assert_int_equal(m.n, 1); /* in what was taken in before */
  assert_false(find_more(&m, &p.lines, 2));
  assert_int_equal(m.n, 3);
  find_begin(&m, STR_LIT("B"));
  assert_false(find_more(&m, &p.lines, 4));
  assert_int_equal(m.n, 0);
  matches_release(&m);
}

static void a_match_may_reach_into_what_the_page_grew_by(void **state)
{
  (void)state;
  struct page p;
  page_of(&p, (const char *const[]){"one", "+two", NULL});
  p.lines.n = 1;
  struct matches m = found_in(&p, "one two");
  assert_int_equal(m.n, 0);
  p.lines.n = 2;
  assert_false(find_more(&m, &p.lines, SIZE_MAX));
  assert_int_equal(m.n, 1);
  matches_release(&m);
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
    cmocka_unit_test(what_stands_in_the_margin_does_not_part_a_text),
    cmocka_unit_test(a_long_match_covers_the_lines_between),
    cmocka_unit_test(texts_are_not_joined),
    cmocka_unit_test(cells_are_searched_one_by_one),
    cmocka_unit_test(a_page_that_grew_is_searched_from_there_on),
    cmocka_unit_test(a_page_is_searched_in_steps),
    cmocka_unit_test(a_match_may_reach_into_what_the_page_grew_by),
    cmocka_unit_test(an_empty_pattern_is_nowhere),
    cmocka_unit_test(matches_are_looked_up_by_line),
};

UNIT_MAIN(tests)
