/* YAML text to a tree and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/tree.h"

static void maps_lists_and_scalars_keep_their_order_and_lines(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  const struct tree *root = tree_read_yaml(a,
      STR_LIT("title: A note\nscore:\n  quality: 91\nstack:\n- python\n- c\nend: ~\n"), 2, &faults);
  static const struct {
    const char *key;
    size_t line;
  } rows[] = {{"title", 2}, {"score", 3}, {"stack", 5}, {"end", 8}};
  const struct tree *t = root->first;
  for (size_t i = 0; i < 4; i++, t = t->next) {
    assert_true(str_eq(t->key, str_of(rows[i].key)));
    assert_int_equal(t->line, rows[i].line);
  }
  assert_null(t);
  assert_int_equal(tree_get(root, STR_LIT("stack"))->last->line, 7);
  assert_int_equal(faults.n, 0);
  arena_free(a);
}

static void a_tree_written_is_read_back(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct str yaml = STR_LIT("title: A note\nn: 1\nt: '1'\nempty: []\nnone: {}\n"
                            "list:\n- name: x\n  type: z\n- - 1\nnull:\n");
  struct buf out = BUF_INIT;
  assert_true(tree_add_yaml(&out, tree_read_yaml(a, yaml, 1, &faults)));
  assert_string_equal(out.p, yaml.p);
  buf_release(&out);
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(maps_lists_and_scalars_keep_their_order_and_lines),
      cmocka_unit_test(a_tree_written_is_read_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
