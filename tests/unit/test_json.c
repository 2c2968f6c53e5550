/* The JSON writer. What it writes is read back by SQLite's JSON functions. */
#include "unit.h"

#include "base/json.h"
#include "base/tree.h"
#include "base/utf8.h"

#include <float.h>
#include <math.h>
#include <sqlite3.h>

/* Runs a statement with the text as its only argument; adds its one result. */
static void query(const char *sql, struct str text, struct buf *result)
{
  sqlite3 *db;
  sqlite3_stmt *st;
  assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
  sqlite3_bind_text(st, 1, text.p, (int)text.n, SQLITE_STATIC);
  assert_int_equal(sqlite3_step(st), SQLITE_ROW);
  const char *value = (const char *)sqlite3_column_text(st, 0);
  buf_add(result, (struct str){value, (size_t)sqlite3_column_bytes(st, 0)});
  sqlite3_finalize(st);
  sqlite3_close(db);
}

static void assert_valid_json(struct str json)
{
  struct buf valid = BUF_INIT;
  query("SELECT json_valid(?)", json, &valid);
  if (!str_eq(buf_str(&valid), STR_LIT("1"))) unit_print_bytes("not JSON", json);
  assert_text(buf_str(&valid), "1");
  buf_release(&valid);
}

static void values_are_separated_and_nested(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_open(&j, '{');
  json_key(&j, STR_LIT("a"));
  json_open(&j, '[');
  json_int(&j, -1);
  json_bool(&j, true);
  json_bool(&j, false);
  json_null(&j);
  json_open(&j, '[');
  json_close(&j, ']');
  json_open(&j, '{');
  json_close(&j, '}');
  json_close(&j, ']');
  json_key(&j, STR_LIT("b"));
  json_str(&j, STR_LIT("x"));
  json_close(&j, '}');
  assert_text(buf_str(&out), "{\"a\":[-1,true,false,null,[],{}],\"b\":\"x\"}");
  assert_valid_json(buf_str(&out));
  buf_release(&out);
}

static void check_str(struct str s, const char *want)
{
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_str(&j, s);
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void strings_escape_what_json_demands(void **state)
{
  (void)state;
  check_str(STR_NONE, "\"\"");
  check_str(STR_LIT("a \"b\" \\ /"), "\"a \\\"b\\\" \\\\ /\"");
  check_str(STR_LIT("\b\f\n\r\t\0\x1F"), "\"\\b\\f\\n\\r\\t\\u0000\\u001f\"");
  check_str(STR_LIT("é日👍"), "\"é日👍\"");
}

static void strings_escape_what_could_drive_a_terminal(void **state)
{
  (void)state;
  check_str(STR_LIT("\x1B[31m\x7F"), "\"\\u001b[31m\\u007f\"");
  check_str(STR_LIT("\xC2\x9B"
                    "\xC2\x85"),
      "\"\\u009b\\u0085\"");
  check_str(STR_LIT("\u202E\u2066\u200B\uFEFF\u2028"), "\"\\u202e\\u2066\\u200b\\ufeff\\u2028\"");
  check_str(STR_LIT("\U000E0067\U0010FFFF"), "\"\\udb40\\udc67\\udbff\\udfff\"");
}

static void strings_are_repaired(void **state)
{
  (void)state;
  check_str(STR_LIT("a\xFF\xC3(\xED\xA0\x80"), "\"a\uFFFD\uFFFD(\uFFFD\uFFFD\uFFFD\"");
}

static void every_code_point_reads_back(void **state)
{
  (void)state;
  struct buf text = BUF_INIT, json = BUF_INIT, back = BUF_INIT;
  for (uint32_t c = 1; c <= 0x10FFFF; c++)
    if (c < 0xD800 || c > 0xDFFF) utf8_add(&text, c);
  struct json j = json_to(&json);
  json_str(&j, buf_str(&text));
  query("SELECT json_extract(?, '$')", buf_str(&json), &back);
  assert_true(str_eq(buf_str(&back), buf_str(&text)));
  buf_release(&text);
  buf_release(&json);
  buf_release(&back);
}

static void check_num(double n, const char *want)
{
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_num(&j, n);
  assert_text(buf_str(&out), want);
  assert_valid_json(buf_str(&out));
  if (isfinite(n)) assert_true(strtod(buf_cstr(&out), NULL) == n);
  buf_release(&out);
}

static void numbers_are_the_shortest_that_read_back(void **state)
{
  (void)state;
  check_num(0, "0");
  check_num(85.5, "85.5");
  check_num(0.1, "0.1");
  check_num(-1.0 / 3, "-0.3333333333333333");
  check_num(9007199254740993.0, "9.007199254740992e+15");
  check_num(DBL_MAX, "1.7976931348623157e+308");
  check_num(DBL_MIN, "2.2250738585072014e-308");
  check_num(NAN, "null");
  check_num(-INFINITY, "null");
}

/* ---- trees ---- */

static struct tree *add_scalar(
    struct arena *a, struct tree *parent, const char *key, const char *value, bool quoted)
{
  struct tree *node = tree_scalar(a, str_of(value), quoted);
  tree_add(parent, str_of(key), node);
  return node;
}

static struct tree *add_node(
    struct arena *a, struct tree *parent, const char *key, enum tree_kind kind)
{
  struct tree *node = tree_new(a, kind);
  tree_add(parent, str_of(key), node);
  return node;
}

static void check_tree(const struct tree *t, const char *want)
{
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_tree(&j, t);
  assert_text(buf_str(&out), want);
  assert_valid_json(buf_str(&out));
  buf_release(&out);
}

static void a_tree_keeps_its_order_and_nesting(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = tree_new(a, TREE_MAP);
  add_scalar(a, root, "z", "text", false);
  struct tree *list = add_node(a, root, "list", TREE_LIST);
  add_scalar(a, list, "", "1", false);
  struct tree *inner = add_node(a, list, "", TREE_MAP);
  add_scalar(a, inner, "k", "v", false);
  add_node(a, inner, "e", TREE_LIST);
  add_node(a, list, "", TREE_MAP);
  add_scalar(a, root, "a", "last", false);
  check_tree(root, "{\"z\":\"text\",\"list\":[1,{\"k\":\"v\",\"e\":[]},{}],\"a\":\"last\"}");
  check_tree(inner, "{\"k\":\"v\",\"e\":[]}");
  check_tree(list->first, "1");
  arena_free(a);
}

struct written {
  const char *yaml, *json;
};

static void scalars_keep_their_type_and_their_digits(void **state)
{
  (void)state;
  static const struct written scalars[] = {
      {"null", "null"},
      {"~", "null"},
      {"true", "true"},
      {"FALSE", "false"},
      {"12", "12"},
      {"-0", "-0"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"0x1F", "31"},
      {"0o17", "15"},
      {"+12", "12"},
      {"012", "12"},
      {"1.10", "1.10"},
      {"6e3", "6e3"},
      {".5", "0.5"},
      {"5.", "5"},
      {".inf", "\".inf\""},
      {".nan", "\".nan\""},
      {"2023-02-08", "\"2023-02-08\""},
      {"1.6.5", "\"1.6.5\""},
  };
  struct arena *a = arena_new();
  for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++) {
    check_tree(tree_scalar(a, str_of(scalars[i].yaml), false), scalars[i].json);
    struct buf quoted = BUF_INIT;
    buf_add_char(&quoted, '"');
    buf_add_cstr(&quoted, scalars[i].yaml);
    buf_add_char(&quoted, '"');
    check_tree(tree_scalar(a, str_of(scalars[i].yaml), true), buf_cstr(&quoted));
    buf_release(&quoted);
  }
  arena_free(a);
}

static void of_two_equal_keys_the_last_is_written(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = tree_new(a, TREE_MAP);
  struct tree *first = add_node(a, root, "k", TREE_MAP);
  add_scalar(a, first, "inside", "1", false);
  add_scalar(a, first, "k", "2", false);
  add_scalar(a, root, "other", "3", false);
  add_scalar(a, root, "k", "4", false);
  add_scalar(a, root, "K", "5", false);
  check_tree(root, "{\"other\":3,\"k\":4,\"K\":5}");
  struct tree *list = tree_new(a, TREE_LIST);
  add_scalar(a, list, "", "1", false);
  add_scalar(a, list, "", "2", false);
  check_tree(list, "[1,2]");
  arena_free(a);
}

static void a_deep_and_a_wide_tree_are_written(void **state)
{
  (void)state;
  enum { DEPTH = 200000, WIDTH = 50000 };
  struct arena *a = arena_new();
  struct tree *root = tree_new(a, TREE_LIST), *deepest = root;
  for (int i = 1; i < DEPTH; i++)
    deepest = add_node(a, deepest, "", TREE_LIST);
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_tree(&j, root);
  assert_int_equal(out.n, 2 * DEPTH);
  assert_int_equal(out.p[DEPTH - 1], '[');
  assert_int_equal(out.p[DEPTH], ']');

  struct tree *wide = tree_new(a, TREE_MAP);
  for (int i = 0; i < WIDTH; i++)
    tree_add(wide, arena_printf(a, "%d", i % 3), tree_scalar(a, STR_LIT("x"), false));
  check_tree(wide, "{\"2\":\"x\",\"0\":\"x\",\"1\":\"x\"}");
  buf_release(&out);
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_are_separated_and_nested),
    cmocka_unit_test(strings_escape_what_json_demands),
    cmocka_unit_test(strings_escape_what_could_drive_a_terminal),
    cmocka_unit_test(strings_are_repaired),
    cmocka_unit_test(every_code_point_reads_back),
    cmocka_unit_test(numbers_are_the_shortest_that_read_back),
    cmocka_unit_test(a_tree_keeps_its_order_and_nesting),
    cmocka_unit_test(scalars_keep_their_type_and_their_digits),
    cmocka_unit_test(of_two_equal_keys_the_last_is_written),
    cmocka_unit_test(a_deep_and_a_wide_tree_are_written),
};

UNIT_MAIN(tests)
