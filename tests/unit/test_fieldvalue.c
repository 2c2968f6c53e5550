/* Names and values of fields in their one form, and the ends of conditions. */
#include "unit.h"

#include "library/bound.h"
#include "library/fieldvalue.h"

static struct str name_of(struct buf *out, const char *path)
{
  buf_clear(out);
  fieldvalue_add_name(out, NULL, str_of(path));
  return buf_str(out);
}

static void names_have_one_form(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  assert_text(name_of(&out, "Last_Reviewed"), "last reviewed");
  assert_text(name_of(&out, "  a -_ b "), "a b");
  assert_text(name_of(&out, "Tags"), "tool");
  assert_text(name_of(&out, "ms.date"), "date");
  assert_text(name_of(&out, "Scores.Code-Quality"), "score.code quality");
  assert_text(name_of(&out, "caf\xC3\xA9.x"), "cafe.x");
  assert_text(name_of(&out, ""), "");
  assert_text(name_of(&out, "."), ".");
  buf_release(&out);
}

static struct str key_of(struct buf *out, const char *text)
{
  buf_clear(out);
  fieldvalue_add_key(out, str_of(text));
  return buf_str(out);
}

static void keys_are_equal_for_equal_texts_alone(void **state)
{
  (void)state;
  struct buf a = BUF_INIT, b = BUF_INIT, text = BUF_INIT;
  assert_text(key_of(&a, "  Python \t Services\n"), "python services");
  buf_add_repeat(&text, STR_LIT("\xC3\xA6"), 100);
  struct str one = key_of(&a, buf_cstr(&text));
  assert_true(one.n <= FIELDVALUE_KEY_BYTES);
  buf_add_char(&text, 'x');
  struct str other = key_of(&b, buf_cstr(&text));
  assert_true(other.n == one.n && !str_eq(one, other));
  buf_clear(&text);
  assert_true(fieldvalue_add_prefix(&text, STR_LIT("\xC3\xA6\xC3\xA6")));
  assert_true(str_starts(one, buf_str(&text)));
  buf_release(&a);
  buf_release(&b);
  buf_release(&text);
}

static void a_prefix_keeps_its_last_blank(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  assert_true(fieldvalue_add_prefix(&out, STR_LIT(" Python ")));
  assert_text(buf_str(&out), "python ");
  buf_release(&out);
}

static void texts_are_numbers_and_days_by_what_they_are(void **state)
{
  (void)state;
  struct fieldvalue_kind k = fieldvalue_kind_of(STR_LIT(" 12.5 "), false);
  assert_true(k.is_number && !k.is_day && k.number == 12.5);
  k = fieldvalue_kind_of(STR_LIT("2024-06-01T10:00:00Z"), false);
  assert_true(!k.is_number && k.is_day && k.n_days == 1);
  k = fieldvalue_kind_of(STR_LIT("2024"), false);
  assert_true(k.is_number && !k.is_day);
  k = fieldvalue_kind_of(STR_LIT("2024"), true);
  assert_true(k.is_number && k.is_day && k.n_days == 366);
  k = fieldvalue_kind_of(STR_LIT("1.6.5"), true);
  assert_true(!k.is_number && !k.is_day);
  k = fieldvalue_kind_of(STR_LIT(""), true);
  assert_true(!k.is_number && !k.is_day);
}

static void versions_compare_by_their_numbers(void **state)
{
  (void)state;
  static const char *const rising[] = {
      "", "1", "1.6.5", "1.06.6", "1.10.0", "2", "a", "a2", "a10", "b"};
  for (size_t i = 0; i < sizeof rising / sizeof *rising; i++)
    for (size_t j = 0; j < sizeof rising / sizeof *rising; j++) {
      int order = fieldvalue_compare(str_of(rising[i]), str_of(rising[j]));
      assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
    }
}

enum { TODAY = 20000 };

static const struct {
  enum query_op op;
  const char *text, *upper;
  struct bound_value value;
  bool holds;
} bounds[] = {
    {QUERY_MORE, "3", "", {.has_number = true, .number = 3}, false},
    {QUERY_MORE, "3", "", {.has_number = true, .number = 3.001}, true},
    {QUERY_LESS_EQUAL, "-2", "", {.has_number = true, .number = -2}, true},
    {QUERY_MORE, "1y", "", {.has_day = true, .day = TODAY - 366}, true},
    {QUERY_MORE, "1y", "", {.has_day = true, .day = TODAY - 365}, false},
    {QUERY_LESS, "1w", "", {.has_day = true, .day = TODAY - 6}, true},
    {QUERY_LESS, "1w", "", {.has_day = true, .day = TODAY - 7}, false},
    {QUERY_LESS_EQUAL, "1w", "", {.has_day = true, .day = TODAY - 7}, true},
    {QUERY_IS, "3d", "", {.has_day = true, .day = TODAY - 3}, true},
    {QUERY_IS, "3d", "", {.has_day = true, .day = TODAY - 4}, false},
    {QUERY_IS, "today", "", {.has_day = true, .day = TODAY}, true},
    {QUERY_IS, "Yesterday", "", {.has_day = true, .day = TODAY - 1}, true},
    {QUERY_RANGE, "yesterday", "", {.has_day = true, .day = TODAY}, true},
    {QUERY_RANGE, "2w", "1w", {.has_day = true, .day = TODAY - 10}, true},
    {QUERY_RANGE, "2w", "1w", {.has_day = true, .day = TODAY - 3}, false},
    {QUERY_RANGE, "70", "90", {.has_number = true, .number = 90}, true},
    {QUERY_RANGE, "70", "90", {.has_number = true, .number = 90.5}, false},
    {QUERY_RANGE, "70", "<90", {.has_number = true, .number = 89.9}, true},
    {QUERY_RANGE, "70", "<90", {.has_number = true, .number = 90}, false},
    {QUERY_RANGE, "3d", "<today", {.has_day = true, .day = TODAY - 1}, true},
    {QUERY_RANGE, "3d", "<today", {.has_day = true, .day = TODAY}, false},
    {QUERY_RANGE, "70", "<", {.has_number = true, .number = 1e9}, true},
    {QUERY_RANGE, "a", "c", {.key = {"b", 1}}, true},
    {QUERY_RANGE, "a", "<c", {.key = {"c", 1}}, false},
    {QUERY_RANGE, "a", "c", {.key = {"d", 1}}, false},
    {QUERY_RANGE, "70", "c", {.has_number = true, .number = 80, .key = {"80", 2}}, false},
    {QUERY_MORE, "3", "", {.key = {"text", 4}}, false},
    {QUERY_IS, "yes", "", {.has_number = true, .number = 1}, true},
};

static void ends_of_conditions_hold_as_they_say(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
    struct query_node n = {.kind = QUERY_FIELD,
        .op = bounds[i].op,
        .text = str_of(bounds[i].text),
        .upper = str_of(bounds[i].upper)};
    struct bound b = bound_of(a, &n, TODAY);
    if (bound_holds(&b, &bounds[i].value) != bounds[i].holds)
      fail_msg("row %zu: %s..%s", i, bounds[i].text, bounds[i].upper);
  }
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_have_one_form),
    cmocka_unit_test(keys_are_equal_for_equal_texts_alone),
    cmocka_unit_test(a_prefix_keeps_its_last_blank),
    cmocka_unit_test(texts_are_numbers_and_days_by_what_they_are),
    cmocka_unit_test(versions_compare_by_their_numbers),
    cmocka_unit_test(ends_of_conditions_hold_as_they_say),
};

UNIT_MAIN(tests)
