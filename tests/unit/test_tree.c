/* The tree: building, finding by name and path, walking. */
#include "unit.h"

#include "base/tree.h"

#include <math.h>

static struct tree *read_yaml(struct arena *a, const char *yaml)
{
  struct faults faults = {.arena = a};
  struct tree *map = tree_read_yaml(a, str_of(yaml), 1, &faults);
  assert_int_equal(faults.n, 0);
  return map;
}

static void assert_at(const struct tree *root, const char *path, const char *value)
{
  const struct tree *node = tree_at(root, str_of(path));
  if (!value) {
    assert_null(node);
    return;
  }
  if (!node) fail_msg("nothing at \"%s\"", path);
  if (!str_eq(node->value, str_of(value)))
    fail_msg("\"%.*s\" at \"%s\"", STR_ARG(node->value), path);
}

static void a_path_leads_through_maps_and_lists(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = read_yaml(a, "score: {quality: 91, Last Reviewed: then}\n"
                                   "entities:\n"
                                   "- name: backend\n"
                                   "- - {type: area}\n"
                                   "  - {type: other}\n"
                                   "score.depth: 81\n"
                                   "a: {b.c: {d: deep}}\n");
  assert_at(root, "score.quality", "91");
  assert_at(root, "SCORE.Quality", "91");
  assert_at(root, "score.last_reviewed", "then");
  assert_at(root, "score.depth", "81");
  assert_at(root, "entities.name", "backend");
  assert_at(root, "entities.type", "area");
  assert_at(root, "a.b.c.d", "deep");
  assert_at(root, "score.qual", NULL);
  assert_at(root, "score.quality.x", NULL);
  assert_at(root, "quality", NULL);
  assert_at(root, "score.", NULL);
  assert_at(root, "", NULL);
  assert_null(tree_at(NULL, STR_LIT("a")));
  assert_int_equal(tree_at(root, STR_LIT("entities"))->kind, TREE_LIST);
  arena_free(a);
}

static void a_path_below_a_node_stays_below_it(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = read_yaml(a, "a: {x: 1}\nb: {y: 2}\n");
  const struct tree *first = tree_get(root, STR_LIT("a"));
  assert_at(first, "x", "1");
  assert_at(first, "y", NULL);
  arena_free(a);
}

static void a_walk_visits_all_in_order_and_stays_below_its_root(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = read_yaml(a, "a: [1, [2, 3], {b: 4}]\nc: 5\n");
  const struct tree *list = tree_get(root, STR_LIT("a"));
  struct buf seen = BUF_INIT;
  for (const struct tree *t = list; t; t = tree_next(t, list))
    buf_addf(&seen, "%zu:%.*s ", tree_depth(t, list), STR_ARG(t->value));
  assert_string_equal(seen.p, "0: 1:1 1: 2:2 2:3 1: 2:4 ");
  assert_string_equal(tree_skip(list, root)->value.p, "5");
  assert_null(tree_skip(list, list));
  buf_release(&seen);
  arena_free(a);
}

static void the_path_of_a_node_leaves_list_places_out(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *root = read_yaml(a, "entities:\n- name: backend\n");
  const struct tree *leaf = tree_at(root, STR_LIT("entities.name"));
  struct buf path = BUF_INIT;
  buf_add_cstr(&path, "at ");
  tree_add_path(&path, leaf, root);
  assert_string_equal(path.p, "at entities.name");
  tree_add_path(&path, root, root);
  assert_string_equal(path.p, "at entities.name");
  buf_release(&path);
  arena_free(a);
}

static void trees_are_equal_in_all_but_their_lines(void **state)
{
  (void)state;
  static const char *const texts[] = {"a: [1, {b: c}]\nd: ~\n", "a: [1, {b: c}]\nd: null\n",
      "a: ['1', {b: c}]\nd: ~\n", "a: [1, {b: c, d: ~}]\n", "a: [1, {x: c}]\nd: ~\n",
      "d: ~\na: [1, {b: c}]\n", "a: [1, {b: c}]\n", "a: [1, b, c]\nd: ~\n"};
  struct arena *a = arena_new();
  struct tree *first = read_yaml(a, texts[0]);
  assert_true(tree_eq(first, first));
  for (size_t i = 1; i < sizeof texts / sizeof *texts; i++) {
    const struct tree *other = read_yaml(a, texts[i]);
    assert_int_equal(tree_eq(first, other), i == 1);
    assert_int_equal(tree_eq(other, first), i == 1);
  }
  arena_free(a);
}

static void depth_never_reaches_the_stack(void **state)
{
  (void)state;
  enum { DEPTH = 1000000 };
  struct arena *a = arena_new();
  struct tree *root = tree_new(a, TREE_MAP), *t = root;
  for (int i = 0; i < DEPTH; i++) {
    struct tree *child = tree_new(a, i % 2 ? TREE_MAP : TREE_LIST);
    tree_add(t, STR_LIT("k"), child);
    t = child;
  }
  size_t n = 0;
  for (const struct tree *u = root; u; u = tree_next(u, root))
    n++;
  assert_int_equal(n, DEPTH + 1);
  assert_int_equal(tree_depth(t, root), DEPTH);
  assert_null(tree_at(root, STR_LIT("k.x")));
  arena_free(a);
}

struct type_row {
  const char *text;
  enum tree_type type;
  double number;
};

static const struct type_row type_rows[] = {
    {"", TREE_NULL, 0},
    {"~", TREE_NULL, 0},
    {"null", TREE_NULL, 0},
    {"NULL", TREE_NULL, 0},
    {"nUll", TREE_TEXT, 0},
    {"true", TREE_BOOL, 1},
    {"True", TREE_BOOL, 1},
    {"FALSE", TREE_BOOL, 0},
    {"tRue", TREE_TEXT, 0},
    {"yes", TREE_TEXT, 0},
    {"no", TREE_TEXT, 0},
    {"on", TREE_TEXT, 0},
    {"y", TREE_TEXT, 0},
    {"0", TREE_INT, 0},
    {"-19", TREE_INT, -19},
    {"+12", TREE_INT, 12},
    {"007", TREE_INT, 7},
    {"0o14", TREE_INT, 12},
    {"0o8", TREE_TEXT, 0},
    {"0o", TREE_TEXT, 0},
    {"0x3A", TREE_INT, 58},
    {"0xg", TREE_TEXT, 0},
    {"-0x3A", TREE_TEXT, 0},
    {"18446744073709551616", TREE_INT, 18446744073709551616.0},
    {"0.", TREE_FLOAT, 0},
    {"-.5", TREE_FLOAT, -0.5},
    {"12e03", TREE_FLOAT, 12000},
    {"-2E+05", TREE_FLOAT, -200000},
    {".inf", TREE_FLOAT, INFINITY},
    {"-.INF", TREE_FLOAT, -INFINITY},
    {"+.Inf", TREE_FLOAT, INFINITY},
    {".", TREE_TEXT, 0},
    {"1_000", TREE_TEXT, 0},
    {"1,000", TREE_TEXT, 0},
    {"1.6.5", TREE_TEXT, 0},
    {"2023-02-08", TREE_TEXT, 0},
    {"12:30", TREE_TEXT, 0},
    {" 1", TREE_TEXT, 0},
    {"1e999", TREE_TEXT, 0},
};

static void plain_scalars_are_typed_by_the_core_schema(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  for (size_t i = 0; i < sizeof type_rows / sizeof *type_rows; i++) {
    const struct type_row *row = &type_rows[i];
    const struct tree *plain = tree_scalar(a, str_of(row->text), false);
    const struct tree *quoted = tree_scalar(a, str_of(row->text), true);
    if (plain->type != row->type || plain->number != row->number)
      fail_msg("\"%s\": type %d, number %g", row->text, plain->type, plain->number);
    assert_int_equal(quoted->type, TREE_TEXT);
    assert_true(str_eq(plain->value, str_of(row->text)));
  }
  const struct tree *nan = tree_scalar(a, STR_LIT(".NaN"), false);
  assert_true(nan->type == TREE_FLOAT && isnan(nan->number));
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_path_leads_through_maps_and_lists),
      cmocka_unit_test(a_path_below_a_node_stays_below_it),
      cmocka_unit_test(a_walk_visits_all_in_order_and_stays_below_its_root),
      cmocka_unit_test(the_path_of_a_node_leaves_list_places_out),
      cmocka_unit_test(trees_are_equal_in_all_but_their_lines),
      cmocka_unit_test(depth_never_reaches_the_stack),
      cmocka_unit_test(plain_scalars_are_typed_by_the_core_schema),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
