/* Footnotes: what is one, their numbers, where their blocks go and where their marks lead. */
#include "unit.h"

#include "base/buf.h"
#include "page/layout.h"

static struct document *read_text(const char *text)
{
  return document_new(str_of(text), 1);
}

/* The numbers of all references, in the order of the document's links: "1 2 1". */
static void assert_numbers(const char *text, const char *want)
{
  struct document *d = read_text(text);
  struct buf got = BUF_INIT;
  for (size_t i = 0; i < d->n_links; i++) {
    const struct link *link = &d->links[i];
    if (!link->footnote || link->leads_back) continue;
    const struct footnote *f = &d->footnotes[link->footnote - 1];
    buf_addf(&got, "%s%u", got.n ? " " : "", f->is_defined ? (unsigned)f->number : 0);
  }
  if (!str_eq(buf_str(&got), str_of(want)))
    fail_msg("%s: got \"%s\", want \"%s\"", text, buf_cstr(&got), want);
  buf_release(&got);
  document_free(d);
}

static void numbers_follow_the_first_reference(void **state)
{
  (void)state;
  assert_numbers("b[^b] a[^a] b[^b]\n\n[^a]: x\n[^b]: y\n", "1 2 1");
  assert_numbers("[^Long]: x\n\nb[^LONG] [^\xC3\xA4]\n\n[^\xC3\x84]: y", "1 2");
  assert_numbers(
      "# a[^a]\n\n| b[^b] |\n|---|\n| [c[^c]](u) |\n\n[^c]: 3\n[^b]: 2\n[^a]: 1\n", "1 2 3");
  assert_numbers("a[^a]\n\n[^a]: see[^b]\n\nc[^c]\n\n[^c]: 3\n[^b]: 2\n", "1 2 3");
}

static void only_what_is_defined_is_a_reference(void **state)
{
  (void)state;
  assert_numbers("a[^b] `[^a]` \\[^a] [^] [^ a] ![^a]\n\n[^a]: x\n", "1");
  assert_numbers("a[^a]\n\n```\n[^a]: code\n```\n", "");
  assert_numbers("a[^a] b[^b]\n\n    [^a]: code\n\n[^b]: is one\n", "0 1");
  assert_numbers("a[^a][^b]\n\n[^a]: http://example.org\n[^b]: <b> 'title'\n", "1 2");
  assert_numbers("> a[^a]\n> [^a]: in a quote\n\n- b[^b]\n\n  [^b]: in an item\n", "1 2");
}

static const struct block *last_block(const struct document *d)
{
  return &d->blocks[d->n_blocks - 1];
}

static void footnotes_stand_at_the_end_behind_a_rule(void **state)
{
  (void)state;
  struct document *d = read_text("a[^2] b[^1]\n\n[^1]: one\n\n    more\n\n[^2]: two\n\nend\n");
  static const enum block_kind kinds[] = {BLOCK_PARAGRAPH, BLOCK_PARAGRAPH, BLOCK_RULE,
      BLOCK_PARAGRAPH, BLOCK_PARAGRAPH, BLOCK_PARAGRAPH};
  assert_int_equal(d->n_blocks, sizeof kinds / sizeof *kinds);
  for (size_t i = 0; i < d->n_blocks; i++)
    assert_int_equal(d->blocks[i].kind, kinds[i]);
  assert_text(d->blocks[1].content.text, "end");
  assert_text(d->blocks[3].content.text, "two");
  assert_int_equal(d->blocks[3].frame->kind, FRAME_FOOTNOTE);
  assert_int_equal(d->blocks[3].frame->number, 1);
  assert_int_equal(d->blocks[3].frame->first_block, 3);
  assert_int_equal(d->blocks[3].source_line, 7);
  assert_text(d->blocks[4].content.text, "one");
  assert_int_equal(d->blocks[4].frame->number, 2);
  assert_int_equal(d->blocks[4].frame->first_block, 4);
  assert_ptr_equal(d->blocks[5].frame, d->blocks[4].frame);
  document_free(d);
}

static void a_rule_of_the_author_is_not_doubled(void **state)
{
  (void)state;
  struct document *d = read_text("a[^1]\n\n---\n\n[^1]: one\n");
  assert_int_equal(d->n_blocks, 3);
  assert_int_equal(d->blocks[1].kind, BLOCK_RULE);
  assert_int_equal(d->blocks[1].source_line, 3);
  document_free(d);
  d = read_text("> a[^1]\n>\n> ---\n\n[^1]: one\n");
  assert_int_equal(d->n_blocks, 4);
  document_free(d);
}

static void frames_in_a_footnote_move_with_it(void **state)
{
  (void)state;
  struct document *d = read_text("a[^1]\n\n[^1]: - x\n    - y\n\n    > z\n\nend\n\n> q\n");
  const struct block *b = d->blocks;
  assert_int_equal(d->n_blocks, 8);
  for (size_t i = 4; i < 7; i++) {
    assert_int_equal(b[i].frame->first_block, i);
    assert_int_equal(b[i].frame->outer->kind, FRAME_FOOTNOTE);
    assert_int_equal(b[i].frame->outer->first_block, 4);
  }
  assert_int_equal(b[6].frame->kind, FRAME_QUOTE);
  assert_int_equal(b[2].frame->first_block, 2);
  assert_int_equal(b[7].content.runs[0].marks, INLINE_BACK);
  document_free(d);
}

static void a_footnote_that_begins_below_its_label_stands_in_four_columns(void **state)
{
  (void)state;
  struct document *d = read_text("a[^1] b[^2]\n\n[^1]:\n    x\n\n        y\n[^2]:\n\n    z\n");
  assert_int_equal(d->n_blocks, 6);
  assert_text(d->blocks[2].content.text, "x");
  assert_int_equal(d->blocks[3].kind, BLOCK_CODE);
  assert_text(d->blocks[3].literal, "y\n");
  assert_text(d->blocks[5].content.text, "z");
  assert_int_equal(d->blocks[5].frame->kind, FRAME_FOOTNOTE);
  document_free(d);
}

static void nothing_of_an_unused_or_second_definition_is_lost(void **state)
{
  (void)state;
  struct document *d = read_text("[^a]: unused\n\nb[^b]\n\n[^b]: first\n[^b]: second\n");
  assert_int_equal(d->n_blocks, 5);
  static const char *const texts[] = {"first", "unused", "second"};
  for (size_t i = 0; i < 3; i++) {
    assert_text(d->blocks[2 + i].content.text, texts[i]);
    assert_int_equal(d->blocks[2 + i].frame->number, i + 1);
    assert_int_equal(d->blocks[2 + i].content.n_runs, i == 0); /* nothing to lead back to */
  }
  document_free(d);
}

static void definitions_may_stand_in_each_other_and_be_empty(void **state)
{
  (void)state;
  struct document *d = read_text("a[^a][^c]\n\n[^a]: x\n\n    [^b]: y[^b]\n\n    z\n\n[^c]:\n");
  assert_int_equal(d->n_footnotes, 3);
  assert_text(last_block(d)->content.text, "y[^b]");
  assert_int_equal(last_block(d)->frame->number, 3);
  assert_text(d->blocks[2].content.text, "x");
  assert_text(d->blocks[3].content.text, "z");
  assert_text(d->blocks[4].content.text, "");
  document_free(d);
}

static void the_index_reads_footnotes_and_not_their_marks(void **state)
{
  (void)state;
  struct document *d = read_text("# Head[^a]\n\ntext[^a].\n\n[^a]: foot\n");
  struct bodytext text = {0};
  document_add_bodytext(d, &text);
  assert_text(buf_str(&text.headings), "Head\n");
  assert_text(buf_str(&text.text), "text.\nfoot\n");
  assert_text(d->blocks[0].anchor, "head");
  bodytext_release(&text);
  document_free(d);
}

static const struct target *target_at(const struct lines *l, size_t line, size_t span)
{
  assert_true(span < l->items[line].n_spans);
  return &l->targets[l->items[line].spans[span].target];
}

static void marks_lead_to_the_footnote_and_back_to_the_first_reference(void **state)
{
  (void)state;
  struct document *d = read_text("a\n\nb[^x] c[^x]\n\n[^x]: text\n\n    more\n");
  struct layout_options o = {.width_cols = 30};
  struct lines *l = layout_document(d, &o);
  assert_text(l->items[2].text, "b[1] c[1]");
  const struct target *second = target_at(l, 2, 1);
  assert_int_equal(second->kind, TARGET_JUMP);
  assert_int_equal(l->targets[lines_jump(l, second)].line, 6);
  assert_text(l->items[6].text, "[1] text");
  assert_text(l->items[8].text, "    more\xC2\xA0\xE2\x86\x91");
  assert_int_equal(l->targets[lines_jump(l, target_at(l, 8, 0))].line, 2);
  assert_int_equal(l->items[6].target, l->items[8].target);
  lines_free(l);
  document_free(d);
}

static void numbers_of_links_are_not_those_of_footnotes(void **state)
{
  (void)state;
  struct document *d = read_text("[a](u)[^1]\n\n[^1]: x\n");
  struct layout_options o = {.width_cols = 30, .link_urls = true, .ascii = true};
  struct lines *l = layout_document(d, &o);
  assert_text(l->items[0].text, "a[1][^1]");
  assert_text(l->items[4].text, "[^1] x ^");
  lines_free(l);
  document_free(d);
}

static void many_of_them_are_read_in_linear_time(void **state)
{
  (void)state;
  enum { N = 20000 };
  struct buf body = BUF_INIT;
  for (int i = 0; i < N; i++)
    buf_addf(&body, "a[^%d] \\[^%d]", i, i);
  buf_add_cstr(&body, "\n\n");
  for (int i = N; i-- > 0;)
    buf_addf(&body, "[^%d]: x\n", i);
  struct document *d = document_new(buf_str(&body), 1);
  assert_int_equal(d->trouble.n, 0);
  assert_int_equal(d->n_footnotes, N);
  assert_int_equal(last_block(d)->frame->number, N);
  document_free(d);
  buf_release(&body);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_follow_the_first_reference),
    cmocka_unit_test(only_what_is_defined_is_a_reference),
    cmocka_unit_test(footnotes_stand_at_the_end_behind_a_rule),
    cmocka_unit_test(a_rule_of_the_author_is_not_doubled),
    cmocka_unit_test(frames_in_a_footnote_move_with_it),
    cmocka_unit_test(a_footnote_that_begins_below_its_label_stands_in_four_columns),
    cmocka_unit_test(nothing_of_an_unused_or_second_definition_is_lost),
    cmocka_unit_test(definitions_may_stand_in_each_other_and_be_empty),
    cmocka_unit_test(the_index_reads_footnotes_and_not_their_marks),
    cmocka_unit_test(marks_lead_to_the_footnote_and_back_to_the_first_reference),
    cmocka_unit_test(numbers_of_links_are_not_those_of_footnotes),
    cmocka_unit_test(many_of_them_are_read_in_linear_time),
};

UNIT_MAIN(tests)
