/* Bodies cut into pieces: where, and that it cannot be seen in what is read. */
#include "pieces.h"

#include "base/buf.h"
#include "page/piece.h"

#include <string.h>

/* The first piece of at least one byte. */
static void assert_first(const char *text, const char *first)
{
  assert_text(piece_first(str_of(text), 1), first);
}

static void a_piece_ends_behind_a_blank_line_or_before_a_heading(void **state)
{
  (void)state;
  assert_first("a\nb\n\nc\n", "a\nb\n\n");
  assert_first("a\n \t\n# c\n", "a\n \t\n");
  assert_first("a\r\n\r\nc\r\n", "a\r\n\r\n");
  assert_first("a\r\rc\r", "a\r\r");
  assert_first("a\n\n\n\nc\n", "a\n\n\n\n");
  assert_first("a\n\n> c\n", "a\n\n");
  assert_first("a\nb\nc\n", "a\nb\nc\n");
  assert_first("a\n# c\n", "a\n");
  assert_first("- a\n## c\n", "- a\n");
  assert_first("a\n#c\n", "a\n#c\n");
  assert_first("a\n####### c\n", "a\n####### c\n");
  assert_first("a\n\n", "a\n\n");
  assert_first("", "");
}

static void what_may_continue_a_list_begins_no_piece(void **state)
{
  (void)state;
  assert_first("- a\n\n- b\n\nc\n", "- a\n\n- b\n\n");
  assert_first("1. a\n\n2) b\n\nc\n", "1. a\n\n2) b\n\n");
  assert_first("* a\n\n  b\n\n\tc\n\nd\n", "* a\n\n  b\n\n\tc\n\n");
  assert_first("- a\n\n-b\n", "- a\n\n");
  assert_first("term\n\n: text\n\nd\n", "term\n\n: text\n\n");
}

static void a_piece_is_as_long_as_asked(void **state)
{
  (void)state;
  struct str text = STR_LIT("a\n\nb\n\nc\n\nd\n");
  assert_int_equal(piece_first(text, 1).n, 3);
  assert_int_equal(piece_first(text, 3).n, 6);
  assert_int_equal(piece_first(text, 4).n, 6);
  assert_int_equal(piece_first(text, 7).n, 9);
  assert_int_equal(piece_first(text, 100).n, text.n);
}

/* ---- the same in pieces ---- */

static const char *const bodies[] = {
    "# A\n\na\n\n# A\n\n- b\n\n- c\n\nd\n",
    "```\na\n\nb\n\n# c\n```\n\nd\n\n# e\n",
    "<!-- a\n\nb\n\nc -->\n\n<div>\n\nd\n\n</div>\n\ne\n",
    "<script>\n\na\n\n</script>\n\n~~~\n\nb",
    "> a\n\n> b\n\n    code\n\n    more\n\ntext\n",
    "1. a\n\n   b\n\n2. c\n\n   ```\n   d\n\n   e\n\nf\n\ng\n",
    "| a | b |\n|---|---|\n| [c][x] | d |\n\ne\n\n[x]: /url\n",
    "a [x] b\n\n[x]: /one 'title'\n\nc [X][]\n\n[x]: /two\n\nd [y]\n",
    "a\n# b\nc\n- d\n## e\n> f\n# g\n<div>\n# h\n\n# i\n    # j\n# k\n",
    "\n\n\na\n\n\n\nb",
    "a\r\n\r\nb\r\n\r\n[c]: d\r\n\r\n[c]",
    ":::note\n\na\n\n::::tip\n\nb\n\n::::\n\nc\n\n:::\n\nd\n",
    "a[^1]\n\n[^1]: b[^2]\n\n    c\n\nd[^3]\n\n[^2]: e\n\n[^3]: f\n\ng[^1]\n\n[^1]: h\n",
    "a\n\n: b\n\n    c\n\n: d\n\ne\n\n: f\n",
    "a\n\n\xEF\xBB\xBF# b\n\nc\n",
    "a [^]\n\n[^]: /url\n",
    "]:[^1]: a\n\nb[^1]\n",
    ":::a\n::::b\n:::\n\nc\n::::\n\nd\n",
    "a [b c] d\n\n[b\nc]: /url\n\n[\xC3\xA9\n b c]: /url\n\n[\xC3\xA9 b c]\n",
    "a [\fb\v c\f]\n\n[b c]: /url\n",
    "a\n\n[x]: /url\n: b\n\nc\n\n[y]: /url\n:\td\n",
    "a[^1]\n\n```\n[^1]: b\n```\n",
    "$_$_\n\n\b\n",
    "a\n-\n\n{: #b}\nc\n",
    "# a\n{: #b}\n\n> [!NOTE]\n> c\n\n!!! tip\n\n    d\n\n    e\n\nf\n",
};
enum { N_BODIES = sizeof bodies / sizeof *bodies };

static void pieces_make_the_same_document(void **state)
{
  (void)state;
  for (size_t i = 0; i < N_BODIES; i++)
    assert_same_in_pieces(bodies[i], str_of(bodies[i]), 1);
}

static struct lines *read_within(
    const char *body, size_t piece_bytes, size_t n_lines, size_t memory_bytes)
{
  const struct document_bounds bounds = {piece_bytes, n_lines, memory_bytes};
  return read_lines(document_begin_within(str_of(body), 1, &bounds));
}

/* Wherever a page ends, it does so at the same place; but where that is within the label of a
 * definition, and for memory, which is not looked at between footnotes that are read at once. */
static void pieces_end_where_the_whole_does(void **state)
{
  enum { LINES = 30, MEMORY_BYTES = 8000, STEP_BYTES = 97 };
  (void)state;
  for (size_t i = 0; i < N_BODIES; i++) {
    bool has_long_label = strstr(bodies[i], "\n[b\nc]");
    for (size_t n = 0; !has_long_label && n < LINES; n++)
      assert_same_lines(bodies[i], read_within(bodies[i], SIZE_MAX, n, SIZE_MAX),
          read_within(bodies[i], 1, n, SIZE_MAX));
    bool has_footnotes = strstr(bodies[i], "\n\n[^");
    for (size_t n = 0; !has_footnotes && n < MEMORY_BYTES; n += STEP_BYTES)
      assert_same_lines(bodies[i], read_within(bodies[i], SIZE_MAX, SIZE_MAX / 2, n),
          read_within(bodies[i], 1, SIZE_MAX / 2, n));
  }
}

static bool is_asked(void *context)
{
  ++*(int *)context;
  return true;
}

static void what_is_given_up_is_read_by_the_next_call(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  int n_asked = 0;
  struct interrupt stop = {is_asked, &n_asked};
  buf_add_repeat(&body, STR_LIT("*a **b* c** [d](e) "), 200000);
  buf_add_cstr(&body, "\n\nlast\n");
  struct document *d = document_begin(buf_str(&body), 1);
  assert_false(document_read_more(d, &stop));
  assert_int_equal(n_asked, 1);
  assert_int_equal(d->n_blocks, 0);
  assert_true(document_read_more(d, NULL));
  assert_int_equal(d->n_blocks, 1);
  assert_false(document_is_whole(d));
  assert_true(document_percent(d) > 90);
  document_read_more(d, NULL);
  assert_true(document_is_whole(d));
  assert_int_equal(document_percent(d), 100);
  document_free(d);
  buf_release(&body);
}

static void a_document_may_be_left_half_read(void **state)
{
  (void)state;
  struct document *d = document_begin_in_pieces(STR_LIT("# a\n\n[b]\n\nc\n\n[b]: d\n"), 1, 1);
  document_read_more(d, NULL);
  document_read_more(d, NULL);
  assert_int_equal(d->n_blocks, 2);
  document_free(d);
}

static void a_piece_that_is_not_parsed_is_plain_and_the_next_is_not(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  buf_add_cstr(&body, "# a\n\n");
  buf_add_repeat(&body, STR_LIT("> "), 200);
  buf_add_cstr(&body, "x\n\n*b*\n");
  struct document *d = document_begin_in_pieces(buf_str(&body), 1, 1);
  while (!document_is_whole(d))
    document_read_more(d, NULL);
  assert_int_equal(d->n_blocks, 3);
  assert_int_equal(d->blocks[1].kind, BLOCK_PLAIN);
  assert_int_equal(d->blocks[1].source_line, 3);
  assert_text(d->blocks[1].trouble, "line 3 stands in more than 100 lists and quotes");
  assert_text(d->trouble, "line 3 stands in more than 100 lists and quotes");
  assert_int_equal(d->blocks[2].kind, BLOCK_PARAGRAPH);
  assert_text(d->blocks[2].content.text, "b");
  document_free(d);
  buf_release(&body);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_piece_ends_behind_a_blank_line_or_before_a_heading),
      cmocka_unit_test(what_may_continue_a_list_begins_no_piece),
      cmocka_unit_test(a_piece_is_as_long_as_asked),
      cmocka_unit_test(pieces_make_the_same_document),
      cmocka_unit_test(pieces_end_where_the_whole_does),
      cmocka_unit_test(what_is_given_up_is_read_by_the_next_call),
      cmocka_unit_test(a_document_may_be_left_half_read),
      cmocka_unit_test(a_piece_that_is_not_parsed_is_plain_and_the_next_is_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
