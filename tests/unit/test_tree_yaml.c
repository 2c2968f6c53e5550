/* YAML text to a tree: lines, types, anchors, documents, characters and limits. What is repaired is
 * in test_yaml_repair.c. */
#include "unit.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/tree.h"

/* A text read, and what it became. */
struct reading {
  struct arena *arena;
  struct faults faults;
  const struct tree *tree;
  struct buf json;
};

static struct reading read_at(struct str yaml, size_t first_line)
{
  struct reading r = {.arena = arena_new()};
  r.faults.arena = r.arena;
  r.tree = tree_read_yaml(r.arena, yaml, first_line, &r.faults);
  struct json j = json_to(&r.json);
  json_tree(&j, r.tree);
  return r;
}

static struct reading read_text(const char *yaml)
{
  return read_at(str_of(yaml), 1);
}

static void reading_end(struct reading *r)
{
  buf_release(&r->json);
  arena_free(r->arena);
}

static void assert_reads(const char *yaml, const char *json)
{
  struct reading r = read_text(yaml);
  for (const struct fault *f = r.faults.first; f; f = f->next)
    fprintf(stderr, "line %zu: %.*s\n", f->line, STR_ARG(f->text));
  assert_int_equal(r.faults.n, 0);
  assert_text(buf_str(&r.json), json);
  reading_end(&r);
}

/* Reads with exactly this as the first fault. */
static void assert_told(const char *yaml, const char *json, size_t line, const char *fault)
{
  struct reading r = read_text(yaml);
  if (!r.faults.first) fail_msg("nothing is told of\n%s", yaml);
  assert_text(buf_str(&r.json), json);
  assert_text(r.faults.first->text, fault);
  assert_int_equal(r.faults.first->line, line);
  reading_end(&r);
}

static void every_part_has_its_line_in_the_file(void **state)
{
  (void)state;
  struct reading r = read_at(
      STR_LIT("title: A note\r\nscore:\r\n  quality: 91\n\n# c\nstack:\n- python\n- >\n  c\n"
              "  d\nend: ~\n"),
      2);
  static const struct {
    const char *path;
    size_t line;
  } rows[] = {{"title", 2}, {"score", 3}, {"score.quality", 4}, {"stack", 7}, {"end", 12}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_int_equal(tree_at(r.tree, str_of(rows[i].path))->line, rows[i].line);
  assert_int_equal(tree_at(r.tree, STR_LIT("stack"))->last->line, 9);
  assert_int_equal(r.tree->line, 2);
  assert_int_equal(r.faults.n, 0);
  reading_end(&r);
}

static void forms_of_values_are_read(void **state)
{
  (void)state;
  assert_reads("a: x y\nb: 'it''s'\nc: \"q\\\"\\x41\\u00e9\"\n",
      "{\"a\":\"x y\",\"b\":\"it's\",\"c\":\"q\\\"A\xC3\xA9\"}");
  assert_reads(
      "a: |\n  x\n   y\n\nb: >-\n  x\n  y\n\n  z\n", "{\"a\":\"x\\n y\\n\",\"b\":\"x y\\nz\"}");
  assert_reads(
      "a: [1, {b: c}, [x]]\nd: {}\ne: []\n", "{\"a\":[1,{\"b\":\"c\"},[\"x\"]],\"d\":{},\"e\":[]}");
  assert_reads("a:\n- b\n-\n  c: d\n", "{\"a\":[\"b\",{\"c\":\"d\"}]}");
  assert_reads("{\"a\": 1, \"b\": [true, null],}", "{\"a\":1,\"b\":[true,null]}");
  assert_reads("? a\n: b\n? c\n", "{\"a\":\"b\",\"c\":null}");
  assert_reads("a: |\n  last line without its end", "{\"a\":\"last line without its end\"}");
  assert_reads("Ai Brief: x\nnull: 1\n1: 2\n", "{\"Ai Brief\":\"x\",\"null\":1,\"1\":2}");
}

static void only_plain_scalars_are_typed(void **state)
{
  (void)state;
  assert_reads("a: 1\nb: '1'\nc: \"1\"\nd: 1.50\ne: yes\nf: 2023-02-08\ng: ~\nh:\ni: 'null'\n",
      "{\"a\":1,\"b\":\"1\",\"c\":\"1\",\"d\":1.50,\"e\":\"yes\",\"f\":\"2023-02-08\",\"g\":null,"
      "\"h\":null,\"i\":\"null\"}");
  assert_reads("a: |\n  1\n", "{\"a\":\"1\\n\"}");
}

static void numbers_too_large_for_a_double_keep_their_digits(void **state)
{
  (void)state;
  struct reading r = read_text("n: 123456789012345678901234567890\n");
  assert_int_equal(r.tree->first->type, TREE_INT);
  assert_text(r.tree->first->value, "123456789012345678901234567890");
  reading_end(&r);
}

static void standard_tags_decide_the_type_and_others_do_not(void **state)
{
  (void)state;
  assert_reads("a: !!str 1\nb: !!int '2'\nc: !foo 3\nd: !foo '4'\ne: !!map {x: !!float 5}\n",
      "{\"a\":\"1\",\"b\":2,\"c\":3,\"d\":\"4\",\"e\":{\"x\":5}}");
}

static void aliases_are_copies(void **state)
{
  (void)state;
  assert_reads("a: &x {k: [1, {m: n}], l: 2}\nb: *x\nc: &y text\nd: *y\n*y : 3\n",
      "{\"a\":{\"k\":[1,{\"m\":\"n\"}],\"l\":2},\"b\":{\"k\":[1,{\"m\":\"n\"}],\"l\":2},"
      "\"c\":\"text\",\"d\":\"text\",\"text\":3}");
  assert_reads("a: &x 1\nb: &x 2\nc: *x\n", "{\"a\":1,\"b\":2,\"c\":2}");
  assert_reads(
      "a: &x {k: v}\nb:\n  <<: *x\n", "{\"a\":{\"k\":\"v\"},\"b\":{\"<<\":{\"k\":\"v\"}}}");
  struct reading r = read_text("a: &x [1]\nb: *x\n");
  assert_int_equal(r.tree->last->first->line, 2);
  assert_ptr_not_equal(r.tree->first->first, r.tree->last->first);
  reading_end(&r);
}

static void an_alias_inside_its_own_anchor_is_told(void **state)
{
  (void)state;
  assert_told("a: 1\nb: &x [1, *x]\n", "{\"a\":1,\"b\":[1,\"*x\"]}", 2,
      "the alias \"*x\" stands inside what it names: it is kept as text");
  assert_told("&r a: 1\nb: &x {c: {d: *x}}\n", "{\"a\":1,\"b\":{\"c\":{\"d\":\"*x\"}}}", 2,
      "the alias \"*x\" stands inside what it names: it is kept as text");
  assert_told("a: &x [1]\n*x : 2\n", "{\"a\":[1],\"*x\":2}", 2,
      "the alias \"*x\" names what cannot be a key: it is kept as text");
}

static void keys_given_twice_both_stay_and_are_told(void **state)
{
  (void)state;
  struct reading r = read_text("a: 1\nb: {x: 1, x: 2}\nc: 3\na: 4\na: 5\n");
  assert_int_equal(r.tree->n, 5);
  assert_int_equal(r.faults.n, 3);
  assert_text(r.faults.first->text, "the key \"x\" stands here again (line 2 has it)");
  assert_int_equal(r.faults.first->line, 2);
  assert_text(r.faults.first->next->text, "the key \"a\" stands here again (line 1 has it)");
  assert_int_equal(r.faults.first->next->line, 4);
  assert_int_equal(r.faults.last->line, 5);
  reading_end(&r);
}

static void a_second_document_is_told_and_not_read(void **state)
{
  (void)state;
  assert_told("a: 1\n---\nb: 2\n", "{\"a\":1}", 2, "a second document begins: it is not read");
  assert_told("a: @x\n---\nb: 2\n", "{\"a\":\"@x\"}", 1,
      "a value that begins with '@' must stand in quotes: the value is kept as text");
  assert_reads("%YAML 1.2\n---\na: 1\n...\n", "{\"a\":1}");
  assert_reads("--- # c\na: 1\n", "{\"a\":1}");
}

static void nothing_is_an_empty_map(void **state)
{
  (void)state;
  static const char *const texts[] = {"", "\n", "  \n\n", "# c", "---\n", "---\n...\n", "~", "{}"};
  for (size_t i = 0; i + 1 < sizeof texts / sizeof *texts; i++)
    if (strcmp(texts[i], "~")) assert_reads(texts[i], "{}");
  assert_reads("{}", "{}");
}

/* ---- characters ---- */

static void escapes_of_controls_are_decoded(void **state)
{
  (void)state;
  struct reading r = read_text("a: \"\\x9b\\0\\e\\u202e\"\n");
  assert_str(r.tree->first->value, STR_LIT("\xC2\x9B\0\x1B\xE2\x80\xAE"));
  assert_int_equal(r.faults.n, 0);
  reading_end(&r);
}

static void raw_controls_are_replaced_and_told_once(void **state)
{
  (void)state;
  struct reading r = read_at(STR_LIT("a: x\0y\nb: \x1B\x7F\xC2\x9B z\nc: 1\n"), 1);
  assert_text(buf_str(&r.json),
      "{\"a\":\"x\xEF\xBF\xBDy\",\"b\":\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD z\",\"c\":1}");
  assert_int_equal(r.faults.n, 1);
  assert_text(r.faults.first->text,
      "4 characters that YAML does not allow (the first is U+0000): read as U+FFFD");
  reading_end(&r);
}

static void a_byte_order_mark_is_skipped_and_bad_bytes_are_replaced(void **state)
{
  (void)state;
  assert_reads("\xEF\xBB\xBF"
               "a: 1\n",
      "{\"a\":1}");
  struct reading r = read_text("a: \xFFx\nb: 1\n");
  assert_text(buf_str(&r.json), "{\"a\":\"\xEF\xBF\xBDx\",\"b\":1}");
  reading_end(&r);
  r = read_at(STR_LIT("\xFF\xFE"
                      "a\0:\0 \0x\0\n\0"),
      1);
  assert_true(r.faults.n > 0);
  reading_end(&r);
}

/* YAML 1.1 took them for line ends, and so does libyaml. */
static void unicode_line_separators_are_text(void **state)
{
  (void)state;
  struct reading r =
      read_text("a: x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w\nb: '\xE2\x80\xA8'\nc: @x\n");
  assert_text(r.tree->first->value, "x\xE2\x80\xA8y\xE2\x80\xA9z\xC2\x85w");
  assert_text(r.tree->first->next->value, "\xE2\x80\xA8");
  assert_int_equal(r.faults.first->line, 3);
  reading_end(&r);
}

static void carriage_returns_end_no_line_alone(void **state)
{
  (void)state;
  assert_reads("a: 1\r\nb: |\r\n  x\r\n  y\r\n", "{\"a\":1,\"b\":\"x\\ny\\n\"}");
  assert_reads("a: 1\r\r\nb: x\ry\r\n", "{\"a\":1,\"b\":\"x y\"}");
}

/* ---- limits ---- */

static void add_nested(struct buf *out, size_t levels)
{
  buf_add_cstr(out, "a: ");
  buf_add_repeat(out, STR_LIT("["), levels);
  buf_add_char(out, '1');
  buf_add_repeat(out, STR_LIT("]"), levels);
  buf_add_cstr(out, "\nb: 2\n");
}

static void nesting_ends_at_its_limit_and_the_rest_is_read(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  add_nested(&yaml, LIMIT_YAML_DEPTH - 1);
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 0);
  assert_int_equal(r.tree->n, 2);
  reading_end(&r);

  buf_clear(&yaml);
  add_nested(&yaml, LIMIT_YAML_DEPTH);
  r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_text(r.faults.first->text,
      "this is nested deeper than 64 levels: the rest of this entry is not read");
  assert_int_equal(r.tree->n, 2);
  assert_text(r.tree->last->key, "b");
  reading_end(&r);
  buf_release(&yaml);
}

static void a_copy_does_not_nest_deeper_either(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  buf_add_cstr(&yaml, "x0: &x0 [1]\n");
  for (int i = 1; i <= 2 * LIMIT_YAML_DEPTH; i++)
    buf_addf(&yaml, "x%d: &x%d [*x%d]\n", i, i, i - 1);
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_true(r.faults.n > 0);
  size_t deepest = 0;
  for (const struct tree *t = r.tree; t; t = tree_next(t, r.tree))
    if (t->kind != TREE_SCALAR && tree_depth(t, r.tree) > deepest) deepest = tree_depth(t, r.tree);
  assert_int_equal(deepest, LIMIT_YAML_DEPTH - 1);
  reading_end(&r);
  buf_release(&yaml);
}

static void a_billion_laughs_end_with_one_fault(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  buf_add_cstr(&yaml, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
  for (int i = 1; i < 10; i++) {
    buf_addf(&yaml, "a%d: &a%d [", i, i);
    for (int k = 0; k < 10; k++)
      buf_addf(&yaml, "%s*a%d", k ? ", " : "", i - 1);
    buf_add_cstr(&yaml, "]\n");
  }
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_text(r.faults.first->text, "more than 100000 values: the rest is not read");
  size_t n = 0;
  for (const struct tree *t = r.tree; t; t = tree_next(t, r.tree))
    n++;
  assert_int_equal(n, LIMIT_YAML_NODES + 1);
  reading_end(&r);
  buf_release(&yaml);
}

static void values_are_counted_up_to_their_limit(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  buf_add_cstr(&yaml, "a:\n");
  buf_add_repeat(&yaml, STR_LIT("- x\n"), LIMIT_YAML_NODES - 1);
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 0);
  reading_end(&r);
  buf_add_cstr(&yaml, "- x\n- x\n");
  r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_int_equal(r.faults.first->line, LIMIT_YAML_NODES + 1);
  assert_int_equal(r.tree->first->n, LIMIT_YAML_NODES - 1);
  reading_end(&r);
  buf_release(&yaml);
}

static void a_value_is_cut_at_its_limit_between_characters(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  buf_add_cstr(&yaml, "a: ");
  buf_add_repeat(&yaml, STR_LIT("x"), LIMIT_YAML_SCALAR_BYTES);
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 0);
  reading_end(&r);
  yaml.p[yaml.n - 1] = '\xC3';
  buf_add_cstr(&yaml, "\xA9\nb: 1\n");
  r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_int_equal(r.tree->first->value.n, LIMIT_YAML_SCALAR_BYTES - 1);
  assert_text(r.tree->last->key, "b");
  reading_end(&r);
  buf_release(&yaml);
}

static void a_text_is_cut_at_its_limit_between_lines(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  buf_add_repeat(&yaml, STR_LIT("# 45678\n"), LIMIT_YAML_BYTES / 8 - 1);
  buf_add_cstr(&yaml, "a: 3456\n");
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 0);
  assert_int_equal(r.tree->n, 1);
  reading_end(&r);
  yaml.p[yaml.n - 1] = '7';
  buf_add_cstr(&yaml, "\n");
  r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_text(r.faults.first->text, "longer than 1024 kB: the rest is not read");
  assert_int_equal(r.tree->n, 0);
  reading_end(&r);
  buf_release(&yaml);
}

static void anchors_are_known_up_to_their_limit(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  for (int i = 0; i <= LIMIT_YAML_ANCHORS; i++)
    buf_addf(&yaml, "k%d: &a%d %d\n", i, i, i);
  buf_addf(&yaml, "x: *a%d\ny: *a%d\n", LIMIT_YAML_ANCHORS - 1, LIMIT_YAML_ANCHORS);
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 2);
  assert_text(
      r.faults.first->text, "more than 1000 anchors: \"&a1000\" and those after it are not known");
  assert_true(tree_at(r.tree, STR_LIT("x"))->number == LIMIT_YAML_ANCHORS - 1);
  assert_text(r.tree->last->value, "*a1000");
  reading_end(&r);
  buf_release(&yaml);
}

static void directives_are_read_up_to_their_limit(void **state)
{
  (void)state;
  struct buf yaml = BUF_INIT;
  for (int i = 0; i <= LIMIT_YAML_DIRECTIVES; i++)
    buf_addf(&yaml, "%%TAG !t%d! tag:x,2000:\n", i);
  buf_add_cstr(&yaml, "---\na: !t1!x 1\n");
  struct reading r = read_at(buf_str(&yaml), 1);
  assert_int_equal(r.faults.n, 1);
  assert_int_equal(r.faults.first->line, LIMIT_YAML_DIRECTIVES + 1);
  assert_text(buf_str(&r.json), "{\"a\":1}");
  reading_end(&r);
  buf_release(&yaml);
}

/* Each of these once took time that grows with the square of its length. */
static void hostile_texts_of_a_megabyte_are_read_at_once(void **state)
{
  (void)state;
  static const char *const pieces[] = {"[", "{", "[\n", "? ", "- ", "a: [\n", "a: \"\n", "a: {\n",
      "x: @a\n", "{? [b]: c}\n", "\"a\n", "a: *b\n", "&a ", ": ", "\tb: c\n", "  b: c\n a: b\n",
      "a\n", "a: &\n", "%TAG !a! b\n", "'", "a: |\n", "? [b]\n: c\n", "a: b\n"};
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    struct buf yaml = BUF_INIT;
    struct str piece = str_of(pieces[i]);
    buf_add_repeat(&yaml, piece, 1000 * 1000 / piece.n);
    struct reading r = read_at(buf_str(&yaml), 1);
    assert_non_null(r.tree);
    reading_end(&r);
    buf_release(&yaml);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_part_has_its_line_in_the_file),
      cmocka_unit_test(forms_of_values_are_read),
      cmocka_unit_test(only_plain_scalars_are_typed),
      cmocka_unit_test(numbers_too_large_for_a_double_keep_their_digits),
      cmocka_unit_test(standard_tags_decide_the_type_and_others_do_not),
      cmocka_unit_test(aliases_are_copies),
      cmocka_unit_test(an_alias_inside_its_own_anchor_is_told),
      cmocka_unit_test(keys_given_twice_both_stay_and_are_told),
      cmocka_unit_test(a_second_document_is_told_and_not_read),
      cmocka_unit_test(nothing_is_an_empty_map),
      cmocka_unit_test(escapes_of_controls_are_decoded),
      cmocka_unit_test(raw_controls_are_replaced_and_told_once),
      cmocka_unit_test(a_byte_order_mark_is_skipped_and_bad_bytes_are_replaced),
      cmocka_unit_test(unicode_line_separators_are_text),
      cmocka_unit_test(carriage_returns_end_no_line_alone),
      cmocka_unit_test(nesting_ends_at_its_limit_and_the_rest_is_read),
      cmocka_unit_test(a_copy_does_not_nest_deeper_either),
      cmocka_unit_test(a_billion_laughs_end_with_one_fault),
      cmocka_unit_test(values_are_counted_up_to_their_limit),
      cmocka_unit_test(a_value_is_cut_at_its_limit_between_characters),
      cmocka_unit_test(a_text_is_cut_at_its_limit_between_lines),
      cmocka_unit_test(anchors_are_known_up_to_their_limit),
      cmocka_unit_test(directives_are_read_up_to_their_limit),
      cmocka_unit_test(hostile_texts_of_a_megabyte_are_read_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
