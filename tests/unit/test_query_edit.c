/* Changing a query's text by what is picked. */
#include "shelf.h"

#include "base/limits.h"
#include "library/query_edit.h"

#include <string.h>

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "a.md",
      "---\ntitle: A\nstack: [python services]\ntools: [git]\nscore: {quality: 91}\n---\nx\n");
  shelf_update(s);
}

struct edit_case {
  const char *query, *condition;
  enum query_asks asks;
  const char *edited;
};

static void check(struct shelf *s, const struct edit_case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    struct buf out = BUF_INIT;
    query_edit_ask(
        s->library, str_of(cases[i].query), str_of(cases[i].condition), cases[i].asks, &out);
    if (strcmp(buf_cstr(&out), cases[i].edited) != 0)
      fail_msg("%s, %s: %s, not %s", cases[i].query, cases[i].condition, buf_cstr(&out),
          cases[i].edited);
    struct results *r = results_new(s->library, buf_str(&out), STR_NONE, NULL, &s->err);
    if (!r) fail_msg("%s: %s", buf_cstr(&out), s->err.text);
    results_free(r);
    if (cases[i].asks)
      assert_int_equal(
          query_edit_asks(s->library, buf_str(&out), str_of(cases[i].condition)), cases[i].asks);
    buf_release(&out);
  }
}

#define EDIT_TEST(name, ...)                               \
  static void name(void **state)                           \
  {                                                        \
    static const struct edit_case cases[] = {__VA_ARGS__}; \
    struct shelf s;                                        \
    (void)state;                                           \
    set_up(&s);                                            \
    check(&s, cases, sizeof cases / sizeof *cases);        \
    shelf_release(&s);                                     \
  }

#define PYTHON "stack:\"python services\""

EDIT_TEST(a_condition_comes_last, {"", PYTHON, QUERY_ASKS_FOR, PYTHON},
    {"cache", PYTHON, QUERY_ASKS_FOR, "cache " PYTHON},
    {"cache ", PYTHON, QUERY_ASKS_FOR, "cache " PYTHON},
    {"tool:git", PYTHON, QUERY_ASKS_WITHOUT, "tool:git -" PYTHON},
    {"a  b", PYTHON, QUERY_ASKS_FOR, "a  b " PYTHON})

EDIT_TEST(a_condition_goes_however_it_is_spelt, {PYTHON, PYTHON, QUERY_ASKS_NOTHING, ""},
    {"cache " PYTHON " git", PYTHON, QUERY_ASKS_NOTHING, "cache git"},
    {"Stack:\"Python  SERVICES\" x", PYTHON, QUERY_ASKS_NOTHING, "x"},
    {"tools:git", "tool:\"git\"", QUERY_ASKS_NOTHING, ""},
    {"tags:git x", "tool:\"git\"", QUERY_ASKS_NOTHING, "x"},
    {"stack:python", PYTHON, QUERY_ASKS_NOTHING, "stack:python"},
    {"-" PYTHON " x", PYTHON, QUERY_ASKS_NOTHING, "x"},
    {"NOT " PYTHON, PYTHON, QUERY_ASKS_NOTHING, ""},
    {"x tool:git tool:git", "tool:git", QUERY_ASKS_NOTHING, "x"})

EDIT_TEST(one_that_was_asked_for_is_left_out_instead,
    {PYTHON " x", PYTHON, QUERY_ASKS_WITHOUT, "x -" PYTHON},
    {"-" PYTHON, PYTHON, QUERY_ASKS_FOR, PYTHON})

EDIT_TEST(an_and_goes_with_what_it_ties, {"tool:git AND x", "tool:git", QUERY_ASKS_NOTHING, "x"},
    {"x AND tool:git", "tool:git", QUERY_ASKS_NOTHING, "x"},
    {"x AND tool:git AND y", "tool:git", QUERY_ASKS_NOTHING, "x AND y"},
    {"x AND y", "tool:git", QUERY_ASKS_FOR, "x AND y tool:git"})

EDIT_TEST(alternatives_are_kept_together, {"a OR b", PYTHON, QUERY_ASKS_FOR, "(a OR b) " PYTHON},
    {"(a OR b) c", PYTHON, QUERY_ASKS_FOR, "(a OR b) c " PYTHON},
    {"(a OR tool:git) c", "tool:git", QUERY_ASKS_NOTHING, "(a OR tool:git) c"})

EDIT_TEST(a_condition_in_parentheses_goes_where_it_holds_for_all,
    {"(tool:git x) y", "tool:git", QUERY_ASKS_NOTHING, "(x) y"},
    {"y  ( x  AND tool:git )", "tool:git", QUERY_ASKS_NOTHING, "y  ( x)"},
    {"y (tool:git)", "tool:git", QUERY_ASKS_NOTHING, "y"},
    {"((tool:git)) y", "tool:git", QUERY_ASKS_NOTHING, "y"},
    {"y AND (tool:git) AND z", "tool:git", QUERY_ASKS_NOTHING, "y AND z"},
    {"(tool:git) AND z", "tool:git", QUERY_ASKS_NOTHING, "z"},
    {"y(tool:git)z", "tool:git", QUERY_ASKS_NOTHING, "y z"},
    {"x (tool:git", "tool:git", QUERY_ASKS_NOTHING, "x"},
    {"-(tool:git) x", "tool:git", QUERY_ASKS_NOTHING, "x"},
    {"-(tool:git) x", "tool:git", QUERY_ASKS_FOR, "x tool:git"},
    {"(x (y OR z) tool:git)", "tool:git", QUERY_ASKS_NOTHING, "(x (y OR z))"},
    {"(\"a  b\"   -x tool:git)", "tool:git", QUERY_ASKS_NOTHING, "(\"a  b\"   -x)"},
    {"(x OR tool:git) y", "tool:git", QUERY_ASKS_FOR, "(x OR tool:git) y tool:git"},
    {"-(x tool:git) y", "tool:git", QUERY_ASKS_NOTHING, "-(x tool:git) y"},
    {"-(-tool:git) y", "tool:git", QUERY_ASKS_NOTHING, "-(-tool:git) y"})

EDIT_TEST(what_is_open_is_closed_first, {"(a b", PYTHON, QUERY_ASKS_FOR, "(a b) " PYTHON},
    {"\"a b", PYTHON, QUERY_ASKS_FOR, "\"a b\" " PYTHON},
    {"((a OR b", PYTHON, QUERY_ASKS_FOR, "((a OR b)) " PYTHON},
    {"\"a\\", PYTHON, QUERY_ASKS_FOR, "\"a\\\\\" " PYTHON},
    {"\"a\\\\", PYTHON, QUERY_ASKS_FOR, "\"a\\\\\" " PYTHON},
    {"\"a\\\"", PYTHON, QUERY_ASKS_FOR, "\"a\\\"\" " PYTHON},
    {"x stack:\"python services", PYTHON, QUERY_ASKS_NOTHING, "x"})

EDIT_TEST(ranges_and_paths_are_conditions,
    {"score:80..<90", "score:80..<90", QUERY_ASKS_NOTHING, ""},
    {"score:80..90", "score:80..<90", QUERY_ASKS_FOR, "score:80..90 score:80..<90"},
    {"x", "path:\"a/**\"", QUERY_ASKS_FOR, "x path:\"a/**\""},
    {"path:a/** x", "path:\"a/**\"", QUERY_ASKS_NOTHING, "x"})

static void check_only(
    struct shelf *s, const char *query, const char *condition, const char *edited)
{
  struct buf out = BUF_INIT;
  query_edit_only(s->library, str_of(query), str_of(condition), &out);
  assert_string_equal(buf_cstr(&out), edited);
  buf_release(&out);
}

static void one_condition_stands_for_all_of_its_field(void **state)
{
  struct shelf s;
  (void)state;
  set_up(&s);
  check_only(&s, "x path:a/** path:b/**", "path:\"c/**\"", "x path:\"c/**\"");
  check_only(&s, "x path:a/** -path:b/**", "path:", "x -path:b/**");
  check_only(&s, "a OR b", "path:\"c/**\"", "(a OR b) path:\"c/**\"");
  check_only(&s, "", "path:", "");
  shelf_release(&s);
}

/* A folder's path can be longer than a query: who asks is told so of the whole. */
static void a_condition_that_no_query_can_be_is_added_and_exchanges_nothing(void **state)
{
  struct shelf s;
  char condition[LIMIT_QUERY_BYTES + 16] = "path:\"", edited[LIMIT_QUERY_BYTES + 32];
  (void)state;
  set_up(&s);
  memset(condition + 6, 'a', LIMIT_QUERY_BYTES);
  memcpy(condition + 6 + LIMIT_QUERY_BYTES, "\"", 2);
  snprintf(edited, sizeof edited, "x path:b/** %s", condition);
  check_only(&s, "x path:b/**", condition, edited);
  shelf_release(&s);
}

static void check_sort(const char *query, const char *field, bool descending, const char *edited)
{
  struct buf out = BUF_INIT;
  query_edit_sort(str_of(query), str_of(field), descending, &out);
  assert_string_equal(buf_cstr(&out), edited);
  buf_release(&out);
}

static void the_order_is_exchanged(void **state)
{
  (void)state;
  check_sort("", "date", true, "sort:-date");
  check_sort("cache", "title", false, "cache sort:title");
  check_sort("sort:-date cache", "title", false, "cache sort:title");
  check_sort("cache sort:-\"quality*.5+depth\"", "", false, "cache");
  check_sort("cache", "", false, "cache");
  check_sort("(a OR b sort:title", "date", false, "(a OR b) sort:date");
  check_sort("sort:title OR tool:git", "date", false, "tool:git sort:date");
  check_sort("x OR sort:title OR y", "", false, "x OR y");
  check_sort("(sort:title OR sort:date) AND y", "", false, "y");
  check_sort("cache", "view count", true, "cache sort:-\"view count\"");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_condition_comes_last),
    cmocka_unit_test(a_condition_goes_however_it_is_spelt),
    cmocka_unit_test(one_that_was_asked_for_is_left_out_instead),
    cmocka_unit_test(an_and_goes_with_what_it_ties),
    cmocka_unit_test(alternatives_are_kept_together),
    cmocka_unit_test(a_condition_in_parentheses_goes_where_it_holds_for_all),
    cmocka_unit_test(what_is_open_is_closed_first),
    cmocka_unit_test(ranges_and_paths_are_conditions),
    cmocka_unit_test(one_condition_stands_for_all_of_its_field),
    cmocka_unit_test(a_condition_that_no_query_can_be_is_added_and_exchanges_nothing),
    cmocka_unit_test(the_order_is_exchanged),
};

UNIT_MAIN(tests)
