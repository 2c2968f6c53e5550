/* Markdown to blocks. */
#include "unit.h"

#include "base/limits.h"
#include "page/document.h"

static struct document *read_text(const char *text)
{
  return document_new(str_of(text), 1);
}

static void blocks_come_in_order_with_their_lines(void **state)
{
  (void)state;
  struct document *d = document_new(
      STR_LIT("# One\n\ntext\n\n---\n\n```c\nx;\n```\n\n    y;\n\n<div>\n\nTwo\n---\n"), 11);
  static const struct {
    enum block_kind kind;
    size_t line;
  } want[] = {{BLOCK_HEADING, 11}, {BLOCK_PARAGRAPH, 13}, {BLOCK_RULE, 15}, {BLOCK_CODE, 18},
      {BLOCK_CODE, 21}, {BLOCK_HTML, 23}, {BLOCK_HEADING, 25}};
  assert_int_equal(d->n_blocks, sizeof want / sizeof *want);
  for (size_t i = 0; i < d->n_blocks; i++) {
    assert_int_equal(d->blocks[i].kind, want[i].kind);
    assert_int_equal(d->blocks[i].source_line, want[i].line);
  }
  assert_int_equal(d->blocks[0].level, 1);
  assert_int_equal(d->blocks[6].level, 2);
  assert_text(d->blocks[3].literal, "x;\n");
  assert_text(d->blocks[3].language, "c");
  assert_int_equal(d->trouble.n, 0);
  document_free(d);
}

static void the_language_is_the_first_word_of_the_info_string(void **state)
{
  (void)state;
  static const char *const infos[][2] = {{"python", "python"}, {"  js  title=x", "js"},
      {"{.haskell .numbers}", "haskell"}, {"ts{1,3}", "ts"}, {"sh,ignore", "sh"}, {"c++", "c++"},
      {"", ""}};
  for (size_t i = 0; i < sizeof infos / sizeof *infos; i++) {
    char text[100];
    snprintf(text, sizeof text, "~~~%s\nx\n~~~\n", infos[i][0]);
    struct document *d = read_text(text);
    assert_text(d->blocks[0].language, infos[i][1]);
    document_free(d);
  }
}

static void check_run(const struct inlines *in, size_t i, const char *text, unsigned marks)
{
  const struct inline_run *run = &in->runs[i];
  assert_text(str_first(str_from(in->text, run->from), run->n), text);
  assert_int_equal(run->marks, marks);
}

static void inline_text_is_one_text_with_runs(void **state)
{
  (void)state;
  struct document *d = read_text("a *b **c*** `d` [e](f \"g\") <i>h</i>\n");
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "a b c d e <i>h</i>");
  assert_int_equal(in->n_runs, 6);
  check_run(in, 0, "b ", INLINE_EMPHASIS);
  check_run(in, 1, "c", INLINE_EMPHASIS | INLINE_STRONG);
  check_run(in, 2, "d", INLINE_CODE);
  check_run(in, 3, "e", 0);
  check_run(in, 4, "<i>", INLINE_HTML);
  assert_int_equal(in->runs[3].link, 0);
  assert_text(d->links[0].url, "f");
  assert_text(d->links[0].title, "g");
  document_free(d);
}

static void line_ends_are_blanks_unless_they_are_hard(void **state)
{
  (void)state;
  struct document *d = read_text("one\ntwo  \nthree\\\nfour&#10;five\tsix\n");
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "one two\nthree\nfour five six");
  assert_int_equal(in->n_line_ends, 3);
  assert_int_equal(in->line_ends[1], 8);
  document_free(d);
}

static void an_image_alone_is_a_block_and_others_are_text(void **state)
{
  (void)state;
  struct document *d = read_text("![*a* b](c)\n\n[![x](y)](z)\n\nsee ![i](j)\n");
  assert_int_equal(d->n_blocks, 3);
  assert_int_equal(d->blocks[0].kind, BLOCK_IMAGE);
  assert_text(d->blocks[0].content.text, "a b");
  assert_text(d->links[d->blocks[0].image].url, "c");
  assert_int_equal(d->blocks[1].kind, BLOCK_IMAGE);
  assert_text(d->links[d->blocks[1].image].url, "y");
  assert_text(d->links[d->blocks[1].content.runs[0].link].url, "z");
  assert_int_equal(d->blocks[2].kind, BLOCK_PARAGRAPH);
  check_run(&d->blocks[2].content, 0, "i", INLINE_IMAGE);
  document_free(d);
}

static void images_without_a_description_have_a_run_each(void **state)
{
  (void)state;
  struct document *d = read_text("[![](a)![](b)](c) x\n");
  const struct inlines *in = &d->blocks[0].content;
  assert_int_equal(in->n_runs, 2);
  assert_int_equal(in->runs[0].n, 0);
  assert_int_equal(in->runs[1].marks, INLINE_IMAGE);
  document_free(d);
}

static void frames_tell_lists_and_quotes(void **state)
{
  (void)state;
  struct document *d = read_text("> 9) a\n> 10) b\n>\n>     c\n>\n> - d\n\n- e\n  1. f\n");
  const struct block *b = d->blocks;
  assert_int_equal(d->n_blocks, 6);
  const struct frame *first = b[0].frame;
  assert_int_equal(first->kind, FRAME_ITEM);
  assert_int_equal(first->number, 9);
  assert_int_equal(first->list->delimiter, ')');
  assert_int_equal(first->list->mark_cols, 3);
  assert_false(first->list->is_tight);
  assert_int_equal(first->outer->kind, FRAME_QUOTE);
  assert_null(first->outer->outer);
  assert_int_equal(b[1].frame->number, 10);
  assert_ptr_equal(b[1].frame->list, first->list);
  assert_ptr_equal(b[2].frame, b[1].frame);
  assert_int_equal(b[1].frame->first_block, 1);
  assert_false(b[3].frame->list->is_ordered);
  assert_null(b[4].frame->outer);
  assert_int_equal(b[5].frame->list->n_bullets, 1);
  assert_ptr_equal(b[5].frame->outer, b[4].frame);
  document_free(d);
}

static void an_empty_container_holds_an_empty_paragraph(void **state)
{
  (void)state;
  struct document *d = read_text("-\n- a\n\n>\n");
  assert_int_equal(d->n_blocks, 3);
  assert_int_equal(d->blocks[0].kind, BLOCK_PARAGRAPH);
  assert_int_equal(d->blocks[0].content.text.n, 0);
  assert_int_equal(d->blocks[0].frame->first_block, 0);
  assert_int_equal(d->blocks[2].frame->kind, FRAME_QUOTE);
  document_free(d);
}

static void references_and_entities_are_resolved(void **state)
{
  (void)state;
  struct document *d = read_text("[a]: http://x/?a&amp;b 'T'\n\n[a] &copy; \\* &#27;\n");
  assert_int_equal(d->n_blocks, 1);
  assert_text(d->blocks[0].content.text, "a \xC2\xA9 * \x1B");
  assert_text(d->links[0].url, "http://x/?a&b");
  document_free(d);
}

static void headings_get_the_anchors_of_github(void **state)
{
  (void)state;
  static const char *const headings[][2] = {{"Hello, World!", "hello-world"},
      {"Hello World", "hello-world-1"}, {"hello world", "hello-world-2"},
      {"hello world 1", "hello-world-1-1"}, {"A  b", "a--b"}, {"`code` & *more*", "code--more"},
      {"snake_case-x", "snake_case-x"}, {"Über Größe", "über-größe"},
      {"日本語 です", "日本語-です"}, {"Ünïcödé 1.2.3", "ünïcödé-123"}, {"!!!", ""},
      {"🎉 party", "-party"}};
  struct buf text = BUF_INIT;
  enum { N = sizeof headings / sizeof *headings };
  for (size_t i = 0; i < N; i++)
    buf_addf(&text, "## %s\n\n", headings[i][0]);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->n_blocks, N);
  for (size_t i = 0; i < N; i++)
    assert_text(d->blocks[i].anchor, headings[i][1]);
  document_free(d);
  buf_release(&text);
}

static void many_equal_headings_cost_no_more_than_others(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  enum { N = 50000 };
  buf_add_repeat(&text, STR_LIT("# same\n"), N);
  struct document *d = document_new(buf_str(&text), 1);
  assert_text(d->blocks[N - 1].anchor, "same-49999");
  document_free(d);
  buf_release(&text);
}

static void what_nests_too_deep_is_plain_text_with_the_reason(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT(">"), 100000);
  buf_add_cstr(&text, " *x*\n");
  struct document *d = document_new(buf_str(&text), 7);
  assert_int_equal(d->n_blocks, 1);
  assert_int_equal(d->blocks[0].kind, BLOCK_PLAIN);
  assert_str(d->blocks[0].literal, buf_str(&text));
  assert_text(d->trouble, "line 7 stands in more than 100 lists and quotes");
  document_free(d);
  buf_release(&text);
}

static void deep_emphasis_and_links_are_read_without_recursion(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("*a **a "), 20000);
  buf_add_cstr(&text, "b");
  buf_add_repeat(&text, STR_LIT(" a** a*"), 20000);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].kind, BLOCK_PARAGRAPH);
  assert_int_equal(d->trouble.n, 0);
  document_free(d);
  buf_release(&text);
}

static void a_table_of_contents_of_two_megabytes_stays_markdown(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  enum { N = 60000 };
  buf_add_repeat(&text, STR_LIT("  * [Section of the text](#section)\n"), N);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->n_blocks, N);
  assert_int_equal(d->n_links, N);
  document_free(d);
  buf_release(&text);
}

static void the_index_gets_text_headings_code_and_languages_apart(void **state)
{
  (void)state;
  struct bodytext out = {0};
  document_read_bodytext(STR_LIT("# Head *one*\n\nA *b* [c](u) ![d](e) f<br>g\n\n```py\nx\n```\n\n"
                                 "~~~PY\ny\n~~~\n\n~~~c\n~~~\n\n<p>in <b>tags</b></p>\n"),
      1, &out);
  assert_text(buf_str(&out.headings), "Head one\n");
  assert_text(buf_str(&out.text), "A b c d fg\n in  tags  \n ");
  assert_text(buf_str(&out.code), "x\n\ny\n\n\n");
  assert_text(buf_str(&out.languages), "py\nc\n");
  bodytext_release(&out);
}

static void languages_are_kept_up_to_their_limit(void **state)
{
  (void)state;
  struct bodytext out = {0};
  struct buf text = BUF_INIT;
  for (int i = 0; i <= LIMIT_NOTE_LANGUAGES; i++)
    buf_addf(&text, "~~~l%d\n~~~\n", i);
  document_read_bodytext(buf_str(&text), 1, &out);
  size_t n = 0;
  for (struct str rest = buf_str(&out.languages), line; str_cut_line(&rest, &line);)
    n++;
  assert_int_equal(n, LIMIT_NOTE_LANGUAGES);
  bodytext_release(&out);
  buf_release(&text);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(blocks_come_in_order_with_their_lines),
    cmocka_unit_test(the_language_is_the_first_word_of_the_info_string),
    cmocka_unit_test(inline_text_is_one_text_with_runs),
    cmocka_unit_test(line_ends_are_blanks_unless_they_are_hard),
    cmocka_unit_test(an_image_alone_is_a_block_and_others_are_text),
    cmocka_unit_test(images_without_a_description_have_a_run_each),
    cmocka_unit_test(frames_tell_lists_and_quotes),
    cmocka_unit_test(an_empty_container_holds_an_empty_paragraph),
    cmocka_unit_test(references_and_entities_are_resolved),
    cmocka_unit_test(headings_get_the_anchors_of_github),
    cmocka_unit_test(many_equal_headings_cost_no_more_than_others),
    cmocka_unit_test(what_nests_too_deep_is_plain_text_with_the_reason),
    cmocka_unit_test(deep_emphasis_and_links_are_read_without_recursion),
    cmocka_unit_test(a_table_of_contents_of_two_megabytes_stays_markdown),
    cmocka_unit_test(the_index_gets_text_headings_code_and_languages_apart),
    cmocka_unit_test(languages_are_kept_up_to_their_limit),
};

UNIT_MAIN(tests)
