/* Blocks that cmark does not know: alerts, containers, admonitions, definitions of terms. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/document.h"

static void add_text(struct buf *out, struct str text)
{
  for (size_t i = 0; i < text.n; i++)
    buf_add_char(out, text.p[i] == '\n' ? '/' : text.p[i]);
}

/* Adds a block as a line: a letter for each frame, the outermost first; a sign for its kind; its
 * text. */
static void add_block(struct buf *out, const struct block *b)
{
  static const char frames[] = {[FRAME_QUOTE] = 'Q',
      [FRAME_ITEM] = 'I',
      [FRAME_CONTAINER] = 'C',
      [FRAME_ADMONITION] = 'A',
      [FRAME_DEFINITION] = 'D',
      [FRAME_FOOTNOTE] = 'F'};
  static const char kinds[BLOCK_COUNT] = {[BLOCK_ALERT] = '!',
      [BLOCK_TERM] = '?',
      [BLOCK_HEADING] = '#',
      [BLOCK_CODE] = '`',
      [BLOCK_TABLE] = '|',
      [BLOCK_RULE] = '-',
      [BLOCK_HTML] = '<'};
  size_t at = out->n;
  for (const struct frame *f = b->frame; f; f = f->outer)
    buf_add_char(out, frames[f->kind]);
  for (size_t i = at, k = out->n; i + 1 < k; i++, k--) {
    char c = out->p[i];
    out->p[i] = out->p[k - 1];
    out->p[k - 1] = c;
  }
  if (kinds[b->kind]) buf_add_char(out, kinds[b->kind]);
  buf_add_char(out, ':');
  add_text(out, b->literal.n ? b->literal : b->content.text);
  buf_add_char(out, '\n');
}

static void assert_blocks(const char *text, const char *want)
{
  struct document *d = document_new(str_of(text), 1);
  struct buf got = BUF_INIT;
  for (size_t i = 0; i < d->n_blocks; i++)
    add_block(&got, &d->blocks[i]);
  if (!str_eq(buf_str(&got), str_of(want)))
    fail_msg("%s\ngot\n%swant\n%s", text, buf_cstr(&got), want);
  buf_release(&got);
  document_free(d);
}

static void a_quote_that_begins_with_a_kind_is_an_alert(void **state)
{
  (void)state;
  assert_blocks("> [!NOTE]\n> a\n>\n> b\n", "Q!:Note\nQ:a\nQ:b\n");
  assert_blocks("> [!tip] *x* `y`\n> - a\n", "Q!:Tip: x y\nQI:a\n");
  assert_blocks("> [!NOTE]\n> | a |\n> |---|\n> | b |\n", "Q!:Note\nQ|:\n");
  assert_blocks("> [!NOTE]\n> a\n> ---\n", "Q!:Note\nQ#:a\n");
  assert_blocks("> [!NOTE]\nlazy\n", "Q!:Note\n:lazy\n");
  assert_blocks("> [!NOTE]\n", "Q!:Note\n");
  assert_blocks("- > [!tip]\n  > a\n- b\n", "IQ!:Tip\nIQ:a\nI:b\n");
  assert_blocks("- > [!bug]\n  > > [!fail] Fail here\n", "IQ!:Bug\nIQQ!:Fail here\n");
}

static void other_quotes_stay_as_they_are(void **state)
{
  (void)state;
  assert_blocks("> a\n> [!NOTE]\n", "Q:a [!NOTE]\n");
  assert_blocks("[!NOTE]\n", ":[!NOTE]\n");
  assert_blocks("> - [!NOTE]\n", "QI:[!NOTE]\n");
  assert_blocks(">     [!NOTE]\n", "Q`:[!NOTE]/\n");
  assert_blocks("> ```\n> [!NOTE]\n> ```\n", "Q`:[!NOTE]/\n");
}

static void containers_hold_any_blocks(void **state)
{
  (void)state;
  assert_blocks(":::note\na\n:::\nb\n", "C!:Note\nC:a\n:b\n");
  assert_blocks("a\n::: tip T\n- b\n:::\n- c\n", ":a\nC!:Tip: T\nCI:b\nI:c\n");
  assert_blocks(":::note\n```\n:::\n```\n:::\n", "C!:Note\nC`::::/\n");
  assert_blocks(":::note\n# a\n| b |\n|---|\n:::\nc\n", "C!:Note\nC#:a\nC|:\n:c\n");
  assert_blocks("> :::note\n> a\n> :::\n> b\n", "QC!:Note\nQC:a\nQ:b\n");
}

static void containers_nest_and_end(void **state)
{
  (void)state;
  assert_blocks("::::a\n:::b\nx\n:::\ny\n::::\nz\n", "C!:A\nCC!:B\nCC:x\nC:y\n:z\n");
  assert_blocks(":::a\n:::b\nx\n:::\ny\n:::\nz\n", "C!:A\nCC!:B\nCC:x\nC:y\n:z\n");
  assert_blocks("::: a\n::::: b\nx\n:::::\ny\n:::\nz\n", "C!:A\nCC!:B\nCC:x\nC:y\n:z\n");
  assert_blocks(":::a\n::::b\nx\n:::\nz\n", "C!:A\nCC!:B\nCC:x\n:z\n");
  assert_blocks("::::a\nx\n:::\nz\n", "C!:A\nC:x\n:z\n");
  assert_blocks("- :::note\n  a\n  :::\n  b\n", "IC!:Note\nIC:a\nI:b\n");
  assert_blocks("- a\n\n  :::note\n  b\n- c\n", "I:a\nIC!:Note\nIC:b\nI:c\n");
  assert_blocks(":::note\n\na\n\n# b\n", "C!:Note\nC:a\nC#:b\n");
}

static void colons_that_are_none_are_text(void **state)
{
  (void)state;
  assert_blocks("a\n:::\nb\n", ":a ::: b\n");
  assert_blocks("    :::note\n", "`::::note/\n");
  assert_blocks("```\n:::note\n```\n", "`::::note/\n");
  assert_blocks("<div>\n:::note\n</div>\n", "::::note\n");
  assert_blocks(":::note\n- a\n\n  :::\n", "C!:Note\nCI:a\nCI::::\n");
  assert_blocks(":::note\n- a\n\n  :::\n\nb\n:::\nc\n", "C!:Note\nCI:a\nCI::::\nC:b\n:c\n");
}

static void admonitions_hold_what_is_indented(void **state)
{
  (void)state;
  assert_blocks("!!! note\n    a\n\n    b\n\nc\n", "A!:Note\nA:a\nA:b\n:c\n");
  assert_blocks("??? tip \"T\"\n\n    - a\n\n          code\n", "A!:Tip: T\nAI:a\nAI`:code/\n");
  assert_blocks("!!! note\n    !!! tip\n        a\n", "A!:Note\nAA!:Tip\nAA:a\n");
  assert_blocks("a\n---\n!!! note\n    b\n", "#:a\nA!:Note\nA:b\n");
  assert_blocks("!!! note\na\n", ":!!! note a\n");
}

static void colons_behind_a_term_define_it(void **state)
{
  (void)state;
  assert_blocks("a\n: b\n", "?:a\nD:b\n");
  assert_blocks("a *x*\nb\n: c\n  d\n: e\n", "?:a x/b\nD:c d\nD:e\n");
  assert_blocks("a\n\n:   b\n\n    c\n\n        d\n\n: e\n\nf\n: g\n",
      "?:a\nD:b\nD:c\nD`:d/\nD:e\n?:f\nD:g\n");
  assert_blocks("> a\n> : b\n", "Q?:a\nQD:b\n");
}

static void other_colons_stay_as_they_are(void **state)
{
  (void)state;
  assert_blocks(": a\n", ":: a\n");
  assert_blocks("# a\n: b\n", "#:a\n:: b\n");
  assert_blocks("a\nb\nc\nd\ne\n: f\n", ":a b c d e : f\n");
  assert_blocks("a\n:b\n", ":a :b\n");
  assert_blocks("a\n    : b\n", ":a : b\n");
  assert_blocks("```\na\n: b\n```\n", "`:a/: b/\n");
  assert_blocks("- a\n\n: b\n", "I:a\n:: b\n");
}

static void dollars_alone_enclose_code(void **state)
{
  (void)state;
  assert_blocks("a\n$$\nb *c*\n- d\n$$\ne\n", ":a\n`:b *c*/- d/\n:e\n");
  assert_blocks("> $$\n> \\frac{a}{b} \\\\\n> $$\n", "Q`:\\frac{a}{b} \\\\/\n");
  assert_blocks("- $$\n  a\n  $$\n- b\n", "I`:a/\nI:b\n");
  assert_blocks("$$\na\n$$\n$$\nb\n$$\n", "`:a/\n`:b/\n");
  assert_blocks("$$\na\n\n$$\nb\n", ":$$ a\n:$$ b\n");
  assert_blocks("$$\na\n", ":$$ a\n");
  assert_blocks("$$ a\n$$\n", ":$$ a $$\n");
  assert_blocks("```\n$$\n```\n$$\na\n$$\n", "`:$$/\n:$$ a $$\n");
  assert_blocks("> $$\n> a\n$$\n", "Q:$$ a $$\n");
}

static void lists_of_the_text_are_not_mixed_up(void **state)
{
  (void)state;
  assert_blocks("+ a\n\nb\n: c\n\n+ d\n", "I:a\n?:b\nD:c\nI:d\n");
  assert_blocks("+ a\n* b\n- c\n\n!!! note\n    d\n", "I:a\nI:b\nI:c\nA!:Note\nA:d\n");
}

static void html_in_a_container_ends_with_it(void **state)
{
  (void)state;
  assert_blocks(":::note\n\n<blockquote>\n\na\n\n:::\n\nb\n", "C!:Note\nCQ:a\n:b\n");
  assert_blocks(
      "<blockquote>\n\n:::note\na\n:::\n\nb\n\n</blockquote>\n\nc\n", "QC!:Note\nQC:a\nQ:b\n:c\n");
  assert_blocks(
      "<blockquote>\n\n:::note\n\n</blockquote>\n\na\n\n:::\n\nb\n", "QC!:Note\nQC:a\nQ:b\n");
}

static void containers_nest_up_to_a_limit(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  for (int i = 0; i < LIMIT_MARKDOWN_CONTAINERS; i++)
    buf_add_cstr(&body, ":::a\n");
  buf_add_cstr(&body, "\n:::b\n");
  struct document *d = document_new(buf_str(&body), 1);
  assert_int_equal(d->n_blocks, LIMIT_MARKDOWN_CONTAINERS + 1);
  const struct block *last = &d->blocks[LIMIT_MARKDOWN_CONTAINERS];
  assert_int_equal(last[-1].kind, BLOCK_ALERT);
  assert_int_equal(last->kind, BLOCK_PARAGRAPH);
  assert_text(last->content.text, ":::b");
  assert_int_equal(last->frame->depth, LIMIT_MARKDOWN_CONTAINERS - 1);
  document_free(d);
  buf_release(&body);
}

static void hostile_depth_ends_somewhere(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  for (int i = 0; i < 100; i++) {
    buf_add_repeat(&body, STR_LIT("    "), (size_t)i);
    buf_add_cstr(&body, "!!! note\n");
  }
  struct document *d = document_new(buf_str(&body), 1);
  assert_int_equal(d->trouble.n, 0);
  assert_int_equal(d->blocks[0].frame->kind, FRAME_ADMONITION);
  document_free(d);
  buf_release(&body);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_quote_that_begins_with_a_kind_is_an_alert),
    cmocka_unit_test(other_quotes_stay_as_they_are),
    cmocka_unit_test(containers_hold_any_blocks),
    cmocka_unit_test(containers_nest_and_end),
    cmocka_unit_test(colons_that_are_none_are_text),
    cmocka_unit_test(admonitions_hold_what_is_indented),
    cmocka_unit_test(colons_behind_a_term_define_it),
    cmocka_unit_test(other_colons_stay_as_they_are),
    cmocka_unit_test(dollars_alone_enclose_code),
    cmocka_unit_test(lists_of_the_text_are_not_mixed_up),
    cmocka_unit_test(html_in_a_container_ends_with_it),
    cmocka_unit_test(containers_nest_up_to_a_limit),
    cmocka_unit_test(hostile_depth_ends_somewhere),
};

UNIT_MAIN(tests)
