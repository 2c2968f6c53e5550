/* Where front matter ends and the body begins. */
#include "unit.h"

#include "note/frontmatter.h"

/* A file and what is to be found in it. */
struct example {
  const char *file;
  enum frontmatter_kind kind;
  const char *text, *body;
  size_t text_line, body_line;
};

static struct frontmatter check(const struct example *e)
{
  struct frontmatter f = frontmatter_find(str_of(e->file));
  assert_int_equal(f.kind, e->kind);
  assert_text(f.text, e->text);
  assert_text(f.body, e->body);
  assert_int_equal(f.text_line, e->text_line);
  assert_int_equal(f.body_line, e->body_line);
  return f;
}

#define CHECK_ALL(examples)                                          \
  for (size_t i = 0; i < sizeof(examples) / sizeof *(examples); i++) \
  assert_null(check(&(examples)[i]).trouble)

static void marks_are_taken_as_the_world_writes_them(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"---\na: 1\n---\nbody\n", FRONTMATTER_YAML, "a: 1\n", "body\n", 2, 4},
      {"---\na: 1\n...\nbody", FRONTMATTER_YAML, "a: 1\n", "body", 2, 4},
      {"--- \t\na: 1\n---  \nbody", FRONTMATTER_YAML, "a: 1\n", "body", 2, 4},
      {"---\r\na: 1\r\n---\r\n\r\nbody\r\n", FRONTMATTER_YAML, "a: 1\r\n", "\r\nbody\r\n", 2, 4},
      {"\xEF\xBB\xBF---\na: 1\n---\nbody", FRONTMATTER_YAML, "a: 1\n", "body", 2, 4},
      {"---\na: 1\n---", FRONTMATTER_YAML, "a: 1\n", "", 2, 4},
      {"---yaml\na: 1\n---\nbody", FRONTMATTER_YAML, "a: 1\n", "body", 2, 4},
      {"--- toml\na = 1\n---\nbody", FRONTMATTER_TOML, "a = 1\n", "body", 2, 4},
      {"+++\na = 1\n+++\nbody", FRONTMATTER_TOML, "a = 1\n", "body", 2, 4},
      {";;;\n{\"a\": 1}\n;;;\nbody", FRONTMATTER_JSON, "{\"a\": 1}\n", "body", 2, 4},
      {"{\n\"a\": 1\n}\nbody", FRONTMATTER_JSON, "{\n\"a\": 1\n}", "body", 1, 4},
      {"= yaml =\na: 1\n= yaml =\nbody", FRONTMATTER_YAML, "a: 1\n", "body", 2, 4},
  };
  CHECK_ALL(examples);
}

static void front_matter_may_be_empty_or_hold_only_remarks(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"---\n---\nbody", FRONTMATTER_YAML, "", "body", 2, 3},
      {"---\n\n# a remark\n---\nbody", FRONTMATTER_YAML, "\n# a remark\n", "body", 2, 5},
      {"---\n---", FRONTMATTER_YAML, "", "", 2, 3},
  };
  CHECK_ALL(examples);
}

static void pairs_are_known_by_their_shape(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"---\n\ntitle:\n---\n", FRONTMATTER_YAML, "\ntitle:\n", "", 2, 5},
      {"---\n  title: x\n---\n", FRONTMATTER_YAML, "  title: x\n", "", 2, 4},
      {"---\n\"a b\": x\n---\n", FRONTMATTER_YAML, "\"a b\": x\n", "", 2, 4},
      {"---\n{a: 1}\n---\n", FRONTMATTER_YAML, "{a: 1}\n", "", 2, 4},
      {"---\nno pair\ntitle: x\n---\n", FRONTMATTER_YAML, "no pair\ntitle: x\n", "", 2, 5},
      {"---\na: |\n  ---\n  b\n---\n", FRONTMATTER_YAML, "a: |\n  ---\n  b\n", "", 2, 6},
  };
  CHECK_ALL(examples);
}

static void a_rule_before_prose_is_no_front_matter(void **state)
{
  (void)state;
  static const char *const files[] = {
      "---\n\nProse after a rule.\n\n---\nmore: text\n",
      "---\n\n- a list\n- of two\n\n---\n",
      "---\n\nFirst a sentence. Then: this\n\n---\n",
      "---\n\n{% include banner.html %}\n\n---\n",
      "---\nA paragraph that goes on\nwithout another rule\n",
      "---\n",
      "----\na: 1\n----\n",
      "# Title\n\n---\na: 1\n---\n",
      "\n---\na: 1\n---\n",
      " ---\na: 1\n---\n",
      "~~~\na: 1\n~~~\n",
      "{% raw %}\na\n{% endraw %}\n",
      "{\nint a;\n}\n",
      "",
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    struct example e = {files[i], FRONTMATTER_NONE, "", files[i], 1, 1};
    assert_null(check(&e).trouble);
  }
}

static void a_body_without_front_matter_begins_after_the_bom(void **state)
{
  (void)state;
  static const struct example e = {
      "\xEF\xBB\xBF# Title\n", FRONTMATTER_NONE, "", "# Title\n", 1, 1};
  assert_null(check(&e).trouble);
}

static void marks_that_promise_more_than_they_hold_are_told(void **state)
{
  (void)state;
  static const char *const files[] = {
      "---\ntitle: never closed\n\nbody\n",
      "+++\ntitle = \"never closed\"\n",
      "---\njust words\n---\nbody\n",
      "---\n[broken\n---\nbody\n",
      "---coffee\na: 1\n---\nbody\n",
  };
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    struct example e = {files[i], FRONTMATTER_NONE, "", files[i], 1, 1};
    assert_non_null(check(&e).trouble);
  }
}

/* What stands in the file is in text, in body, or in the two marks: nothing gets lost. */
static void text_and_body_lie_in_the_file_in_order(void **state)
{
  (void)state;
  struct str file = STR_LIT("---\r\na: 1\r\n... \r\nbody");
  struct frontmatter f = frontmatter_find(file);
  assert_ptr_equal(f.text.p, file.p + 5);
  assert_ptr_equal(f.body.p + f.body.n, file.p + file.n);
  assert_int_equal(f.text.n + f.body.n + strlen("---\r\n... \r\n"), file.n);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(marks_are_taken_as_the_world_writes_them),
    cmocka_unit_test(front_matter_may_be_empty_or_hold_only_remarks),
    cmocka_unit_test(pairs_are_known_by_their_shape),
    cmocka_unit_test(a_rule_before_prose_is_no_front_matter),
    cmocka_unit_test(a_body_without_front_matter_begins_after_the_bom),
    cmocka_unit_test(marks_that_promise_more_than_they_hold_are_told),
    cmocka_unit_test(text_and_body_lie_in_the_file_in_order),
};

UNIT_MAIN(tests)
