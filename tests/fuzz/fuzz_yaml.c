/* YAML to a tree, and the tree to YAML and JSON: any bytes give a tree within the limits, and what
 * is written reads back to the same tree. */
#include "fuzz.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/tree.h"
#include "base/utf8.h"

static size_t check_tree(const struct tree *root)
{
  size_t n = 0;
  for (const struct tree *t = root; t; t = tree_next(t, root)) {
    n++;
    CHECK(tree_depth(t, root) <= LIMIT_YAML_DEPTH);
    CHECK(utf8_is_valid(t->key) && utf8_is_valid(t->value));
  }
  CHECK(n <= LIMIT_YAML_NODES + 1);
  return n;
}

static void check_equal(const struct tree *a, const struct tree *b)
{
  const struct tree *root_a = a, *root_b = b;
  for (; a && b; a = tree_next(a, root_a), b = tree_next(b, root_b)) {
    CHECK(a->kind == b->kind && a->n == b->n);
    CHECK(str_eq(a->key, b->key));
    CHECK(a->kind != TREE_SCALAR || (a->type == b->type && str_eq(a->value, b->value)));
  }
  CHECK(!a && !b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct arena *arena = arena_new();
  struct faults faults = {.arena = arena}, none = {.arena = arena};
  struct tree *tree = tree_read_yaml(arena, (struct str){(const char *)data, n}, 2, &faults);
  CHECK(tree && tree->kind == TREE_MAP);
  check_tree(tree);

  struct buf out = BUF_INIT;
  tree_add_yaml(&out, tree);
  struct tree *again = tree_read_yaml(arena, buf_str(&out), 1, &none);
  if (out.n <= LIMIT_YAML_BYTES) check_equal(tree, again);

  buf_clear(&out);
  struct json json = json_to(&out);
  json_tree(&json, tree);
  CHECK(out.n >= 2 && out.p[0] == '{' && out.p[out.n - 1] == '}');
  buf_release(&out);
  arena_free(arena);
  return 0;
}
