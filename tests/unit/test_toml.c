/* TOML front matter: what it becomes, told as JSON, and how much of a broken one is kept. */
#include "unit.h"

#include "base/json.h"
#include "base/limits.h"
#include "note/toml.h"

struct read {
  struct arena *arena;
  struct faults faults;
  struct tree *tree;
};

static struct read read_toml(const char *text)
{
  struct read r = {.arena = arena_new()};
  r.faults.arena = r.arena;
  r.tree = toml_read(r.arena, str_of(text), 2, &r.faults);
  return r;
}

static void check(const char *toml, const char *json)
{
  struct read r = read_toml(toml);
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_tree(&j, r.tree);
  assert_text(buf_str(&out), json);
  assert_int_equal(r.faults.n, 0);
  buf_release(&out);
  arena_free(r.arena);
}

static void check_broken(const char *toml, const char *json, size_t line)
{
  struct read r = read_toml(toml);
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_tree(&j, r.tree);
  assert_text(buf_str(&out), json);
  assert_non_null(r.faults.first);
  assert_int_equal(r.faults.first->line, line);
  buf_release(&out);
  arena_free(r.arena);
}

static void scalars_keep_their_types(void **state)
{
  (void)state;
  check("a = 1\nb = -2.5\nc = true\nd = \"1\"\n", "{\"a\":1,\"b\":-2.5,\"c\":true,\"d\":\"1\"}");
  check("a = 0b1101\nb = 0x1F\nc = 0o17\n", "{\"a\":13,\"b\":31,\"c\":15}");
  check("a = 0b2\nb = +inf\nc = nan\nd = [-inf]\n",
      "{\"a\":\"0b2\",\"b\":\"+inf\",\"c\":\"nan\",\"d\":[\"-inf\"]}");
  check("n = 1_000 # a remark\r\n", "{\"n\":1000}");
  check("day = 2023-02-08\ntime = 1979-05-27 07:32:00Z\n",
      "{\"day\":\"2023-02-08\",\"time\":\"1979-05-27 07:32:00Z\"}");
}

static void texts_are_read_in_all_four_ways(void **state)
{
  (void)state;
  check("a = \"x\\ty\\u00e9\\\"\"\nb = 'raw \\n'\n",
      "{\"a\":\"x\\ty\xC3\xA9\\\"\",\"b\":\"raw \\\\n\"}");
  check("a = \"\"\"\nfirst\nsecond \\\n   third\"\"\"\n", "{\"a\":\"first\\nsecond third\"}");
  check("a = '''\nit''s'''\n", "{\"a\":\"it''s\"}");
  check("a = \"\"\"say \"\"\"\"\"\n", "{\"a\":\"say \\\"\\\"\"}");
}

static void tables_and_arrays_nest(void **state)
{
  (void)state;
  check("a = [1, 2,\n  3, # three\n]\n", "{\"a\":[1,2,3]}");
  check("[extra]\nx = 1\n[extra.deep]\ny = 2\n", "{\"extra\":{\"x\":1,\"deep\":{\"y\":2}}}");
  check("[[item]]\nn = 1\n[[item]]\nn = 2\n[item.sub]\nm = 3\n",
      "{\"item\":[{\"n\":1},{\"n\":2,\"sub\":{\"m\":3}}]}");
  check("a.b.\"c d\" = 1\na.e = {x = [1], y.z = 'w'}\n",
      "{\"a\":{\"b\":{\"c d\":1},\"e\":{\"x\":[1],\"y\":{\"z\":\"w\"}}}}");
}

static void arrays_of_tables_go_on_behind_others(void **state)
{
  (void)state;
  check("[[a]]\nx = 1\n[b]\ny = 2\n[[a]]\nx = 3\n[a.c]\nz = 4\n",
      "{\"a\":[{\"x\":1},{\"x\":3,\"c\":{\"z\":4}}],\"b\":{\"y\":2}}");
  check_broken("a = 1\n[[a]]\nb = 2\n", "{\"a\":1,\"b\":2}", 3);
}

static void a_broken_line_is_told_and_the_others_are_read(void **state)
{
  (void)state;
  check_broken("a = 1\nb = oops\nc = 3\n", "{\"a\":1,\"c\":3}", 3);
  check_broken("a = \"open\nb = 2\n", "{\"b\":2}", 2);
  check_broken("just words\nb = 2\n", "{\"b\":2}", 2);
  check_broken("[open\nb = 2\n", "{\"b\":2}", 2);
  check_broken("a = 1 2\n", "{\"a\":1}", 2);
  check_broken("a = 1\n[a]\nb = 2\n", "{\"a\":1,\"b\":2}", 3);
  check_broken("a = [1, 2\n", "{\"a\":[1,2]}", 3);
}

static void nesting_and_tables_have_limits(void **state)
{
  (void)state;
  struct buf deep = BUF_INIT, many = BUF_INIT;
  buf_add_cstr(&deep, "a = ");
  buf_add_repeat(&deep, STR_LIT("["), 100000);
  struct read r = read_toml(buf_cstr(&deep));
  assert_non_null(r.faults.first);
  const struct tree *last = r.tree;
  while (last->first)
    last = last->first;
  assert_true(tree_depth(last, r.tree) < LIMIT_YAML_DEPTH);
  arena_free(r.arena);

  for (int i = 0; i <= LIMIT_TOML_TABLES; i++)
    buf_addf(&many, "[t%d]\n", i);
  r = read_toml(buf_cstr(&many));
  assert_int_equal(r.tree->n, LIMIT_TOML_TABLES);
  assert_int_equal(r.faults.n, 1);
  arena_free(r.arena);
  buf_release(&deep);
  buf_release(&many);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(scalars_keep_their_types),
    cmocka_unit_test(texts_are_read_in_all_four_ways),
    cmocka_unit_test(tables_and_arrays_nest),
    cmocka_unit_test(arrays_of_tables_go_on_behind_others),
    cmocka_unit_test(a_broken_line_is_told_and_the_others_are_read),
    cmocka_unit_test(nesting_and_tables_have_limits),
};

UNIT_MAIN(tests)
