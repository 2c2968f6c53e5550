/* A tree to YAML text that reads back to the same tree, and that people like to read. */
#include "unit.h"

#include "base/tree.h"
#include "base/utf8.h"

static struct tree *add_text(struct arena *a, struct tree *map, struct str key, struct str value)
{
  struct tree *node = tree_scalar(a, value, true);
  tree_add(map, key, node);
  return node;
}

static void assert_same(const struct tree *x, const struct tree *y)
{
  const struct tree *root_x = x, *root_y = y;
  for (; x && y; x = tree_next(x, root_x), y = tree_next(y, root_y)) {
    assert_int_equal(x->kind, y->kind);
    assert_int_equal(x->n, y->n);
    assert_str(x->key, y->key);
    if (x->kind != TREE_SCALAR) continue;
    assert_str(x->value, y->value);
    assert_int_equal(x->type, y->type);
  }
  assert_true(!x && !y);
}

/* Writes and reads back; the text is in *out. */
static void assert_round_trip(struct arena *a, const struct tree *map, struct buf *out)
{
  struct faults faults = {.arena = a};
  buf_clear(out);
  tree_add_yaml(out, map);
  assert_same(map, tree_read_yaml(a, buf_str(out), 1, &faults));
  assert_int_equal(faults.n, 0);
}

struct style_row {
  const char *value;
  const char *yaml; /* behind "k: " */
};

static const struct style_row styles[] = {
    {"plain words", "plain words"},
    {"caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC", "caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC"},
    {"\xF0\x9F\x98\x80 smile", "\xF0\x9F\x98\x80 smile"},
    {"'\xF0\x9F\x98\x80", "'''\xF0\x9F\x98\x80'"},
    {"a\xE2\x80\xAE"
     "b",
        "\"a\\u202Eb\""},
    {"\xF0\x9F\x98\x80 \xF3\xA0\x81\x81", "\"\xF0\x9F\x98\x80 \\U000E0041\""},
    {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB"},
    {"\x1B\xC2\x9B", "\"\\e\\x9B\""},
    {"http://example.org/a?b#c", "http://example.org/a?b#c"},
    {"2023-02-08", "2023-02-08"},
    {"1.6.5", "1.6.5"},
    {"", "''"},
    {"1", "'1'"},
    {"1.0", "'1.0'"},
    {"0x1F", "'0x1F'"},
    {"null", "'null'"},
    {"~", "'~'"},
    {"true", "'true'"},
    {"yes", "'yes'"},
    {"Off", "'Off'"},
    {"12:30", "'12:30'"},
    {"1_000", "'1_000'"},
    {" leading", "' leading'"},
    {"trailing ", "'trailing '"},
    {"a: b", "'a: b'"},
    {"a #b", "'a #b'"},
    {"# a", "'# a'"},
    {"- a", "'- a'"},
    {"*a", "'*a'"},
    {"@a", "'@a'"},
    {"{{ a }}", "'{{ a }}'"},
    {"it's", "it's"},
    {"'quoted'", "'''quoted'''"},
    {"\"quoted\"", "'\"quoted\"'"},
    {"a\tb", "\"a\\tb\""},
    {"\x1B[31m", "\"\\e[31m\""},
    {"\xC2\x9B", "\"\\x9B\""},
    {"a\rb", "\"a\\rb\""},
    {"a\xE2\x80\xA8"
     "b",
        "\"a\\Lb\""},
    {"\xEF\xBB\xBFx", "\"\\uFEFFx\""},
    {"two\nlines", "|-\n  two\n  lines"},
    {"two\nlines\n", "|\n  two\n  lines"},
    {"a\n\nb", "|-\n  a\n\n  b"},
    {"a: b\n# c\n", "|\n  a: b\n  # c"},
    {"ends\n\n", "\"ends\\n\\n\""},
    {"\nbegins", "\"\\nbegins\""},
    {" indented\ntext", "\" indented\\ntext\""},
    {"\ttab\ntext", "\"\\ttab\\ntext\""},
    {"---", "'---'"},
    {"...", "'...'"},
    {"%a", "'%a'"},
};

static void a_value_is_written_as_plainly_as_it_can_be(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct buf out = BUF_INIT;
  for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
    struct tree *map = tree_new(a, TREE_MAP);
    add_text(a, map, STR_LIT("k"), str_of(styles[i].value));
    assert_round_trip(a, map, &out);
    struct buf want = BUF_INIT;
    buf_addf(&want, "k: %s\n", styles[i].yaml);
    assert_text(buf_str(&out), want.p);
    buf_release(&want);
  }
  buf_release(&out);
  arena_free(a);
}

static void a_tree_written_is_read_back_as_it_stands(void **state)
{
  (void)state;
  static const char yaml[] = "title: A note\nai brief: text\nn: 1\nf: 1.50\nb: True\nt: '1'\n"
                             "none: ~\nempty: []\nnothing: {}\nhex: 0x1F\n"
                             "list:\n- name: x\n  type: z\n- - 1\n  - - deep\n- {}\n"
                             "map:\n  a:\n    b:\n    - c\n  d: e\n'1': 2\nnull:\n";
  struct arena *a = arena_new();
  struct faults faults = {.arena = a};
  struct buf out = BUF_INIT;
  assert_round_trip(a, tree_read_yaml(a, str_of(yaml), 1, &faults), &out);
  buf_release(&out);
  arena_free(a);
}

static void keys_of_all_kinds_come_back(void **state)
{
  (void)state;
  static const char *const keys[] = {"a", "two words", "a: b", "", "- x", "#", "'", "null", "1",
      "<<", "a\nb", "\xF0\x9F\x98\x80", "---", "\t", "*x", "? y",
      "a\xE2\x80\xA8"
      "b",
      "[", "{{ x }}"};
  struct arena *a = arena_new();
  struct tree *map = tree_new(a, TREE_MAP);
  struct buf out = BUF_INIT, longest = BUF_INIT;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    add_text(a, map, str_of(keys[i]), str_of("v"));
  buf_add_repeat(&longest, STR_LIT("long "), 400);
  add_text(a, map, arena_str(a, buf_str(&longest)), STR_LIT("v"));
  assert_round_trip(a, map, &out);
  buf_release(&longest);
  buf_release(&out);
  arena_free(a);
}

static void a_long_line_is_not_folded(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *map = tree_new(a, TREE_MAP);
  struct buf out = BUF_INIT, text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("word: "), 500);
  add_text(a, map, STR_LIT("k"), buf_str(&text));
  assert_round_trip(a, map, &out);
  assert_ptr_equal(memchr(out.p, '\n', out.n), out.p + out.n - 1);
  buf_release(&text);
  buf_release(&out);
  arena_free(a);
}

static uint32_t next_random(uint32_t *seed)
{
  *seed = *seed * 1664525 + 1013904223;
  return *seed >> 8;
}

/* Texts of the characters that YAML and its writer treat in special ways. */
static void add_random_text(struct buf *out, uint32_t *seed)
{
  static const char *const parts[] = {" ", "\n", "\t", ":", "#", "-", "'", "\"", "a", "b1", "\\",
      "|", ">", "[", "]", "{", "}", ",", "&", "*", "!", "%", "@", "`", "?", "\r", "\xC2\x85",
      "\xE2\x80\xA8", "\xC3\xA9", "\xF0\x9F\x98\x80", "\xEE\x80\x80", "\x1B", "\xEF\xBB\xBF", "...",
      "---", ": ", " #", "\n ", "\n\n", "0", ".", "\xE2\x80\xAE", "\xE2\x80\x8D",
      "\xF3\xA0\x81\x81"};
  for (uint32_t n = next_random(seed) % 8; n; n--)
    buf_add_cstr(out, parts[next_random(seed) % (sizeof parts / sizeof *parts)]);
}

static void any_text_comes_back_as_key_and_value(void **state)
{
  (void)state;
  uint32_t seed = 1;
  struct buf out = BUF_INIT, text = BUF_INIT;
  for (int round = 0; round < 3000; round++) {
    struct arena *a = arena_new();
    struct tree *root = tree_new(a, TREE_MAP), *list = tree_new(a, TREE_LIST);
    struct tree *inner = tree_new(a, TREE_MAP);
    tree_add(root, STR_LIT("list"), list);
    tree_add(list, STR_NONE, inner);
    for (int i = 0; i < 3; i++) {
      buf_clear(&text);
      add_random_text(&text, &seed);
      struct str s = arena_str(a, buf_str(&text));
      add_text(a, inner, i ? STR_LIT("k") : s, s)->line = 0;
      if (i) inner->last->key = i == 1 ? STR_LIT("one") : STR_LIT("two");
      tree_add(list, STR_NONE, tree_scalar(a, s, true));
    }
    assert_round_trip(a, root, &out);
    arena_free(a);
  }
  buf_release(&text);
  buf_release(&out);
}

/* When the tree holds every private character, none is left to carry what lies beyond U+FFFF. */
static void private_characters_stay_themselves(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct tree *map = tree_new(a, TREE_MAP);
  struct buf out = BUF_INIT, text = BUF_INIT;
  for (uint32_t c = 0xE000; c <= 0xF8FF; c++)
    utf8_add(&text, c);
  add_text(a, map, STR_LIT("some"), STR_LIT("\xEE\x80\x80 \xF0\x9F\x98\x80"));
  assert_round_trip(a, map, &out);
  assert_text(buf_str(&out), "some: \xEE\x80\x80 \xF0\x9F\x98\x80\n");
  add_text(a, map, STR_LIT("all"), buf_str(&text));
  assert_round_trip(a, map, &out);
  buf_release(&text);
  buf_release(&out);
  arena_free(a);
}

static void depth_never_reaches_the_stack(void **state)
{
  (void)state;
  enum { DEPTH = 2000 };
  struct arena *a = arena_new();
  struct tree *root = tree_new(a, TREE_MAP), *t = root;
  struct buf out = BUF_INIT;
  for (int i = 0; i < DEPTH; i++) {
    struct tree *child = tree_new(a, TREE_MAP);
    tree_add(t, STR_LIT("k"), child);
    t = child;
  }
  tree_add_yaml(&out, root);
  assert_true(out.n > DEPTH);
  buf_release(&out);
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_value_is_written_as_plainly_as_it_can_be),
      cmocka_unit_test(a_tree_written_is_read_back_as_it_stands),
      cmocka_unit_test(keys_of_all_kinds_come_back),
      cmocka_unit_test(a_long_line_is_not_folded),
      cmocka_unit_test(any_text_comes_back_as_key_and_value),
      cmocka_unit_test(private_characters_stay_themselves),
      cmocka_unit_test(depth_never_reaches_the_stack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
