/* Attributes in braces behind headings and blocks. */
#include "unit.h"

#include "page/attribute.h"

static void a_line_of_attributes_is_told_from_text(void **state)
{
  (void)state;
  static const struct {
    const char *line;
    const char *id; /* NULL: is none */
  } rows[] = {{"{: .note}", ""}, {"  {:.a.b #id } ", "id"}, {"{: data-line=\"1, 2\"}", ""},
      {"{:toc}", ""}, {"{: key='a } b'}", ""}, {"{: #a #b}", "b"}, {"{: .-three-column }", ""},
      {"{:}", NULL}, {"{: }", NULL}, {"{::options /}", NULL}, {"{:/comment}", NULL},
      {"{.note}", NULL}, {"{: a, b}", NULL}, {"{: a=\"b}", NULL}, {"x {: .a}", NULL},
      {"{: .a} x", NULL}, {"{: (a) }", NULL}, {"", NULL}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct str id;
    bool is_one = attribute_is_line(str_of(rows[i].line), &id);
    if (is_one != (rows[i].id != NULL)) fail_msg("\"%s\"", rows[i].line);
    if (is_one) assert_text(id, rows[i].id);
  }
}

static void check_heading(const char *markdown, const char *text, const char *anchor)
{
  struct document *d = document_new(str_of(markdown), 1);
  assert_int_equal(d->n_blocks, 1);
  assert_text(d->blocks[0].content.text, text);
  assert_text(d->blocks[0].anchor, anchor);
  document_free(d);
}

static void headings_take_their_anchor_from_them(void **state)
{
  (void)state;
  check_heading("# A b {#id}\n", "A b", "id");
  check_heading("# A {#id} #\n", "A", "id");
  check_heading("# A {: #x.y .z}\n", "A", "x");
  check_heading("# A {.unnumbered}\n", "A", "a");
  check_heading("# A {#id key=value}\n", "A", "id");
  check_heading("A\n===\n{: .x #id}\n", "A", "id");
  check_heading("A\n---\n{: .x}\n", "A", "a");
  check_heading("# A {#}\n", "A {#}", "a-");
  check_heading("# A{#id}\n", "A{#id}", "aid");
  check_heading("# {#id}\n", "{#id}", "id");
  check_heading("# A `{#id}`\n", "A {#id}", "a-id");
  check_heading("# A \\{#id}\n", "A {#id}", "a-id");
  check_heading("# A {id}\n", "A {id}", "a-id");
  check_heading("# A {#a b}\n", "A {#a b}", "a-a-b");
}

static void check_first_anchor(const char *markdown, const char *anchor)
{
  struct document *d = document_new(str_of(markdown), 1);
  assert_int_equal(d->n_blocks, 2);
  assert_text(d->blocks[0].anchor, anchor);
  document_free(d);
}

static void lines_of_them_are_those_of_the_heading_right_before(void **state)
{
  (void)state;
  check_first_anchor("# A\n{: #id}\ntext\n", "id");
  check_first_anchor("# A\n\n{: #id}\ntext\n", "a");
  check_first_anchor("A\n===\n{: #id}\ntext\n", "id");
  check_first_anchor("A\n===\n\n{: #id}\ntext\n", "a");
  check_first_anchor("> A\n> ===\n> {: #id}\n> text\n", "id");
  check_first_anchor("> A\n> ===\n>\n> {: #id}\n> text\n", "a");
}

static void check_text(const char *markdown, const char *text, size_t line)
{
  struct document *d = document_new(str_of(markdown), 1);
  const struct block *b = &d->blocks[d->n_blocks - 1];
  assert_text(b->content.text, text);
  assert_int_equal(b->source_line, line);
  for (size_t i = 0; i < b->content.n_runs; i++)
    assert_true(b->content.runs[i].from + b->content.runs[i].n <= b->content.text.n);
  for (size_t i = 0; i < b->content.n_line_ends; i++)
    assert_true(b->content.line_ends[i] <= b->content.text.n);
  document_free(d);
}

static void lines_around_a_paragraph_are_cut_off(void **state)
{
  (void)state;
  check_text("a *b*\nc\n{: .x}\n", "a b c", 1);
  check_text("{: .x}\n{: .y}\na\n*b*\n", "a b", 3);
  check_text("{: .x}\na\n{: .y}\n", "a", 2);
  check_text("a\n{: .x}\nb\n", "a {: .x} b", 1);
  check_text("- a\n{: .x}\n", "a", 1);
  check_text("- {: .x}\n", "", 1);
  check_text("a\n\\{: .x}\n", "a {: .x}", 1);
  check_text("*a\n{: .x}*\n", "a {: .x}", 1);
}

static void a_paragraph_of_them_alone_is_none(void **state)
{
  (void)state;
  struct document *d = document_new(STR_LIT("a\n\n{: .x}\n{: .y}\n\n> {: .z}\n\nb\n"), 1);
  assert_int_equal(d->n_blocks, 3);
  assert_int_equal(d->blocks[1].content.text.n, 0);
  assert_non_null(d->blocks[1].frame);
  document_free(d);
}

static void an_anchor_given_is_not_given_again(void **state)
{
  (void)state;
  struct document *d = document_new(STR_LIT("# A {#b}\n# B\n# B\n"), 1);
  assert_text(d->blocks[0].anchor, "b");
  assert_text(d->blocks[1].anchor, "b-1");
  assert_text(d->blocks[2].anchor, "b-2");
  document_free(d);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_line_of_attributes_is_told_from_text),
    cmocka_unit_test(headings_take_their_anchor_from_them),
    cmocka_unit_test(lines_of_them_are_those_of_the_heading_right_before),
    cmocka_unit_test(lines_around_a_paragraph_are_cut_off),
    cmocka_unit_test(a_paragraph_of_them_alone_is_none),
    cmocka_unit_test(an_anchor_given_is_not_given_again),
};

UNIT_MAIN(tests)
