/* Markdown that is written is read by cmark, and has to mean the text that was given. */
#include "unit.h"

#include "note/markdown.h"

#include <cmark.h>

/* ---- what cmark reads ---- */

/* Adds the plain text of a document: blanks and line ends folded, blocks apart. */
static void add_plain(struct buf *out, struct str markdown)
{
  cmark_node *root = cmark_parse_document(markdown.p, markdown.n, CMARK_OPT_DEFAULT);
  cmark_iter *walk = cmark_iter_new(root);
  for (cmark_event_type event; (event = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(walk);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT)
      buf_add_cstr(out, cmark_node_get_literal(node));
    else if (type == CMARK_NODE_SOFTBREAK)
      buf_add_char(out, ' ');
    else if (event == CMARK_EVENT_ENTER && type != CMARK_NODE_DOCUMENT)
      buf_addf(out, "<%s>", cmark_node_get_type_string(node));
  }
  cmark_iter_free(walk);
  cmark_node_free(root);
}

static void assert_reads(const struct buf *markdown, const char *plain)
{
  struct buf read = BUF_INIT;
  add_plain(&read, buf_str(markdown));
  assert_text(buf_str(&read), plain);
  buf_release(&read);
}

/* Texts that would be something else if they were not escaped. */
static const char *const harmful[] = {
    "# no heading",
    "###### six",
    "> no quote",
    "- no item",
    "+ no item",
    "* no item",
    "-",
    "*",
    "1. no number",
    "12) no number",
    "999999999. no",
    "---",
    "***",
    "___",
    "- - -",
    "* * *",
    "===",
    "```",
    "```sh",
    "~~~",
    "`no code`",
    "``two`` `runs`",
    "*no emphasis*",
    "**no** _emphasis_",
    "a*b*c",
    "2 * 3 * 4",
    "_a_b_",
    "\xC3\xA9_x_\xC3\xA9",
    "[no](link)",
    "![no](image)",
    "[a][b]",
    "[a]: http://x.org",
    "[[wiki]]",
    "[^1]",
    "<b>no tag</b>",
    "<!-- no -->",
    "<http://x.org>",
    "a < b > c",
    "&amp; &lt; &#65; &#x41;",
    "AT&T; R&D",
    "\\*",
    "a \\ b",
    "ends in \\",
    "\\",
    "~~struck~~",
    "| a | b |",
    ":::",
    ": term",
    "[ ] task",
    "[x] task",
    "a `tick alone",
    "a * alone",
    "C:\\dir\\*",
    "{#id}",
    "{: .class}",
    "a {#id}",
    "#hash",
    "1.5 is no item",
    "2024",
    "snake_case_name",
    "&nbsp; &copy;",
    "x\\",
    "!",
    "![",
    "]",
    "(",
    "<",
    "&",
    "_",
    "`",
    "\\\\",
    "**",
    "__",
    "~",
    "|",
};

static void a_harmful_text_reads_back_as_a_paragraph(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++) {
    struct buf out = BUF_INIT, expected = BUF_INIT;
    markdown_add_paragraph(&out, str_of(harmful[i]));
    buf_addf(&expected, "<paragraph>%s", harmful[i]);
    assert_reads(&out, buf_cstr(&expected));
    buf_release(&out);
    buf_release(&expected);
  }
}

static void a_harmful_text_reads_back_as_a_heading(void **state)
{
  (void)state;
  static const char *const more[] = {"closing #", "closing ##", "#", "##", "c#", "a # b"};
  for (size_t i = 0; i < sizeof harmful / sizeof *harmful + sizeof more / sizeof *more; i++) {
    size_t n = sizeof harmful / sizeof *harmful;
    const char *text = i < n ? harmful[i] : more[i - n];
    struct buf out = BUF_INIT, expected = BUF_INIT;
    markdown_add_heading(&out, 2, str_of(text));
    buf_addf(&expected, "<heading>%s", text);
    assert_reads(&out, buf_cstr(&expected));
    buf_release(&out);
    buf_release(&expected);
  }
}

static void a_harmful_text_reads_back_as_an_item(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++) {
    struct buf out = BUF_INIT, expected = BUF_INIT;
    markdown_add_item(&out, 0, STR_LIT("-"), str_of(harmful[i]));
    buf_addf(&expected, "<list><item><paragraph>%s", harmful[i]);
    assert_reads(&out, buf_cstr(&expected));
    buf_release(&out);
    buf_release(&expected);
  }
}

/* The second line of a paragraph may be read together with the first. */
static void a_harmful_second_line_stays_text(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++) {
    struct buf text = BUF_INIT, out = BUF_INIT, expected = BUF_INIT;
    buf_addf(&text, "first line\n  %s  \nlast line", harmful[i]);
    markdown_add_paragraph(&out, buf_str(&text));
    buf_addf(&expected, "<paragraph>first line %s last line", harmful[i]);
    assert_reads(&out, buf_cstr(&expected));
    buf_release(&text);
    buf_release(&out);
    buf_release(&expected);
  }
}

/* Any two harmful texts in one paragraph: marks of one find partners in the other. */
static void harmful_texts_side_by_side_stay_text(void **state)
{
  (void)state;
  size_t n = sizeof harmful / sizeof *harmful;
  for (size_t i = 0; i < n * n; i++) {
    struct buf text = BUF_INIT, out = BUF_INIT, expected = BUF_INIT;
    buf_addf(&text, "%s x%s", harmful[i / n], harmful[i % n]);
    markdown_add_paragraph(&out, buf_str(&text));
    buf_addf(&expected, "<paragraph>%s", text.p);
    assert_reads(&out, buf_cstr(&expected));
    buf_release(&text);
    buf_release(&out);
    buf_release(&expected);
  }
}

static void assert_written(const struct buf *out, const char *expected)
{
  assert_text(buf_str(out), expected);
}

static void a_harmless_text_is_written_as_it_is(void **state)
{
  (void)state;
  static const char *const harmless[] = {"plain words, with marks: (a) - b; 50% of $5 = ~3!",
      "snake_case and kebab-case", "2 * 3", "a [bracket] alone", "R&D at AT&T", "a < b",
      "c:\\dir and 1.5", "caf\xC3\xA9 \xE4\xBD\xA0\xE5\xA5\xBD", "https://x.org/a_b?c=d&e=f#g",
      "it's `one tick", "an @ mark, a # mark"};
  for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
    struct buf out = BUF_INIT, expected = BUF_INIT;
    markdown_add_paragraph(&out, str_of(harmless[i]));
    buf_addf(&expected, "%s\n", harmless[i]);
    assert_written(&out, buf_cstr(&expected));
    buf_release(&out);
    buf_release(&expected);
  }
}

static void items_keep_their_lines_together(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  markdown_add_item(&out, 0, STR_LIT("-"), STR_LIT("one\nmore of one"));
  markdown_add_item(&out, 2, STR_LIT("-"), STR_LIT("within"));
  markdown_add_item(&out, 0, STR_LIT("-"), STR_NONE);
  assert_written(&out, "- one\n  more of one\n  - within\n- \n");
  buf_release(&out);
}

static void code_is_fenced_by_more_ticks_than_it_holds(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  markdown_add_code(&out, STR_LIT("a\n```\nb"), STR_LIT(" visual basic`"));
  assert_written(&out, "````visual-basic\na\n```\nb\n````\n");
  buf_release(&out);
}

static void an_image_keeps_address_and_words(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  markdown_add_image(&out, STR_LIT("a [b] *c*"), STR_LIT("https://x.org/a_b?c=d&e=f"),
      STR_LIT("image source: \"x\""));
  assert_written(
      &out, "![a \\[b\\] \\*c\\*](https://x.org/a_b?c=d&e=f \"image source: \\\"x\\\"\")\n");
  assert_reads(&out, "<paragraph><image>a [b] *c*");
  buf_release(&out);
  markdown_add_image(&out, STR_LIT("c"), STR_LIT("a (b) <c>"), STR_NONE);
  assert_written(&out, "![c](<a (b) \\<c\\>>)\n");
  buf_release(&out);
}

static void a_text_of_marks_alone_takes_linear_time(void **state)
{
  (void)state;
  static const char marks[] = "*_`~[<&\\#";
  for (size_t i = 0; i < sizeof marks - 1; i++) {
    struct buf text = BUF_INIT, out = BUF_INIT;
    buf_add_repeat(&text, (struct str){&marks[i], 1}, 1000000);
    markdown_add_paragraph(&out, buf_str(&text));
    assert_true(out.n >= text.n);
    buf_release(&text);
    buf_release(&out);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_harmful_text_reads_back_as_a_paragraph),
    cmocka_unit_test(a_harmful_text_reads_back_as_a_heading),
    cmocka_unit_test(a_harmful_text_reads_back_as_an_item),
    cmocka_unit_test(a_harmful_second_line_stays_text),
    cmocka_unit_test(harmful_texts_side_by_side_stay_text),
    cmocka_unit_test(a_harmless_text_is_written_as_it_is),
    cmocka_unit_test(items_keep_their_lines_together),
    cmocka_unit_test(code_is_fenced_by_more_ticks_than_it_holds),
    cmocka_unit_test(an_image_keeps_address_and_words),
    cmocka_unit_test(a_text_of_marks_alone_takes_linear_time),
};

UNIT_MAIN(tests)
