/* Keys of the configuration over the usual ones. */
#include "unit.h"

#include "base/limits.h"
#include "session/bindings.h"

struct bench {
  struct arena *arena;
  struct faults faults;
  struct keymap map;
};

static struct bench bench_of(const char *yaml)
{
  struct bench b = {.arena = arena_new()};
  b.faults.arena = b.arena;
  keymap_init(&b.map);
  bindings_lay(&b.map, tree_read_yaml(b.arena, str_of(yaml), 1, &b.faults), &b.faults);
  return b;
}

static void bench_release(struct bench *b)
{
  keymap_release(&b->map);
  arena_free(b->arena);
}

/* What keys run in a context: the name of the action, "" for nothing, "..." for a beginning. */
static const char *runs(const struct bench *b, unsigned context, const char *notation)
{
  struct key keys[KEYMAP_SEQUENCE];
  const struct action *action = NULL;
  size_t n = keymap_parse(str_of(notation), keys);
  switch (keymap_find(&b->map, context, keys, n, &action)) {
  case KEYMAP_BEGINS: return "...";
  case KEYMAP_RUNS: return action->name;
  default: return "";
  }
}

static void assert_fault(const char *yaml, size_t line, const char *part)
{
  struct bench b = bench_of(yaml);
  if (b.faults.n != 1) fail_msg("%zu faults in: %s", b.faults.n, yaml);
  if (b.faults.first->line != line) fail_msg("line %zu in: %s", b.faults.first->line, yaml);
  if (!strstr(b.faults.first->text.p, part))
    fail_msg("\"%s\" is not in: %s", part, b.faults.first->text.p);
  bench_release(&b);
}

static void a_key_runs_what_it_is_bound_to(void **state)
{
  (void)state;
  struct bench b = bench_of("list:\n  C-x: quit\n  F5: reload\npage: {C-x: first}\n");
  assert_int_equal(b.faults.n, 0);
  assert_string_equal(runs(&b, CONTEXT_LIST, "C-x"), "quit");
  assert_string_equal(runs(&b, CONTEXT_LIST, "F5"), "reload");
  assert_string_equal(runs(&b, CONTEXT_PAGE, "C-x"), "first");
  assert_string_equal(runs(&b, CONTEXT_PANEL, "C-x"), "");
  assert_string_equal(runs(&b, CONTEXT_LIST, "j"), "down");
  bench_release(&b);
}

static void keys_follow_each_other(void **state)
{
  (void)state;
  struct bench b = bench_of("anywhere:\n  g g: first\n  'Z Z': quit\n");
  assert_int_equal(b.faults.n, 0);
  assert_string_equal(runs(&b, CONTEXT_LIST, "g"), "...");
  assert_string_equal(runs(&b, CONTEXT_LIST, "g g"), "first");
  assert_string_equal(runs(&b, CONTEXT_PAGE, "Z Z"), "quit");
  assert_string_equal(runs(&b, CONTEXT_PAGE, "Home"), "first");
  bench_release(&b);
}

static void a_place_comes_before_anywhere(void **state)
{
  (void)state;
  struct bench b = bench_of("page:\n  C-x: first\nanywhere:\n  C-x: quit\n");
  assert_int_equal(b.faults.n, 0);
  assert_string_equal(runs(&b, CONTEXT_PAGE, "C-x"), "first");
  assert_string_equal(runs(&b, CONTEXT_LIST, "C-x"), "quit");
  bench_release(&b);
}

static void none_takes_a_key_away(void **state)
{
  (void)state;
  struct bench b = bench_of("list: {j: none, y: none}\nanywhere: {Tab: none}\n");
  assert_int_equal(b.faults.n, 0);
  assert_string_equal(runs(&b, CONTEXT_LIST, "j"), "");
  assert_string_equal(runs(&b, CONTEXT_PAGE, "j"), "down");
  assert_string_equal(runs(&b, CONTEXT_LIST, "y p"), "copy-path");
  assert_string_equal(runs(&b, CONTEXT_PAGE, "Tab"), "");
  bench_release(&b);
}

static void letters_and_digits_are_left_to_typing(void **state)
{
  (void)state;
  struct bench b = bench_of("anywhere:\n  X: help\n  C-x: help\n");
  assert_int_equal(b.faults.n, 0);
  assert_string_equal(runs(&b, CONTEXT_PROMPT, "X"), "");
  assert_string_equal(runs(&b, CONTEXT_PROMPT, "C-x"), "help");
  bench_release(&b);
  assert_fault("prompt:\n  X: help\n", 2, "typed");
  assert_fault("list:\n  '1': quit\n", 2, "number");
}

static void what_cannot_be_bound_is_told(void **state)
{
  (void)state;
  assert_fault("lists: {x: quit}", 1, "not in \"lists\"; nearest: \"list\"");
  assert_fault("list: quit", 1, "have to follow \"list\"");
  assert_fault("list:\n  Ctrl-x: quit", 2, "\"Ctrl-x\" is no key");
  assert_fault("list:\n  a b c d e: quit", 2, "up to 4");
  assert_fault("list:\n  x: quitt", 2, "no action \"quitt\"; nearest: \"quit\"");
  assert_fault("list:\n  x:", 2, "an action has to follow");
  assert_fault("list:\n  x: [quit]", 2, "an action has to follow");
  assert_fault("list:\n  C-x: unfold", 2, "\"unfold\" is no action for list");
  assert_fault("list:\n  g Esc: quit", 2, "Esc");
}

static void rivals_of_one_place_are_told_with_both_lines(void **state)
{
  (void)state;
  assert_fault("list:\n  Z: quit\n  Z Z: first\n", 3, "what line 2 binds begin alike");
  assert_fault("list:\n  Z Z: quit\n  Z: first\n", 3, "what line 2 binds begin alike");
  assert_fault("list:\n  PgDn: first\n  PageDown: last\n", 3, "bound in line 2 already");
}

static void what_is_hidden_is_remarked(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct faults none = {.arena = a}, remarks = {.arena = a};
  bindings_remark(
      tree_read_yaml(a, STR_LIT("page:\n  y: quit\n  j: up\n  g g: first\n"), 1, &none), &remarks);
  assert_int_equal(none.n, 0);
  assert_int_equal(remarks.n, 1);
  assert_int_equal(remarks.first->line, 2);
  assert_non_null(strstr(remarks.first->text.p, "\"y\" hides \"y "));
  assert_non_null(strstr(remarks.first->text.p, " more"));
  arena_free(a);
}

static void add_bindings(struct buf *out, int n)
{
  buf_add_cstr(out, "list:\n");
  for (int i = 0; i < n; i++)
    buf_addf(out, "  Z %c %c: quit\n", 'A' + i % 50, 'A' + i / 50);
}

static void so_many_keys_are_bound_and_no_more(void **state)
{
  (void)state;
  for (int more = 0; more < 2; more++) {
    struct buf yaml = BUF_INIT;
    add_bindings(&yaml, LIMIT_BINDINGS + 2 * more);
    struct bench b = bench_of(buf_cstr(&yaml));
    assert_int_equal(b.faults.n, more);
    if (more) assert_non_null(strstr(b.faults.first->text.p, "more than 1000 keys"));
    bench_release(&b);
    buf_release(&yaml);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_runs_what_it_is_bound_to),
      cmocka_unit_test(keys_follow_each_other),
      cmocka_unit_test(a_place_comes_before_anywhere),
      cmocka_unit_test(none_takes_a_key_away),
      cmocka_unit_test(letters_and_digits_are_left_to_typing),
      cmocka_unit_test(what_cannot_be_bound_is_told),
      cmocka_unit_test(rivals_of_one_place_are_told_with_both_lines),
      cmocka_unit_test(what_is_hidden_is_remarked),
      cmocka_unit_test(so_many_keys_are_bound_and_no_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
