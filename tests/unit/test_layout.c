/* Blocks to lines: small pictures of pages. The large ones are in tests/page. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/layout.h"

static const struct layout_options wide = {.width_cols = 60, .wrap_code = true};

static struct lines *lay_out(struct str text, struct layout_options o)
{
  struct document *d = document_new(text, 1);
  struct lines *l = layout_document(d, &o);
  document_free(d);
  return l;
}

static void add_picture(struct buf *out, const struct lines *l)
{
  for (size_t i = 0; i < l->n; i++) {
    buf_add(out, l->items[i].text);
    buf_add_char(out, '\n');
  }
}

static void check(
    const char *file, int line, struct layout_options o, const char *text, const char *picture)
{
  struct lines *l = lay_out(str_of(text), o);
  struct buf got = BUF_INIT;
  add_picture(&got, l);
  unit_check_str(buf_str(&got), str_of(picture), file, line);
  buf_release(&got);
  lines_free(l);
}

#define assert_page(options, text, picture) check(__FILE__, __LINE__, options, text, picture)

static struct layout_options at_width(int cols)
{
  return (struct layout_options){.width_cols = cols, .wrap_code = true};
}

static struct layout_options in_ascii(int cols)
{
  return (struct layout_options){.width_cols = cols, .wrap_code = true, .ascii = true};
}

static void headings_tell_their_level_without_colour(void **state)
{
  (void)state;
  assert_page(wide, "# One\n## Two\n### Three\n###### Six\n",
      "One\n═══\n\nTwo\n───\n\n### Three\n\n###### Six\n");
  assert_page(in_ascii(60), "# One\n## Two\n", "One\n===\n\nTwo\n---\n");
}

static void a_heading_of_the_first_level_keeps_its_distance(void **state)
{
  (void)state;
  assert_page(wide, "a\n# One\nb\n# Two\n", "a\n\n\nOne\n═══\n\nb\n\n\nTwo\n═══\n");
  assert_page(wide, "a\n> # One\n", "a\n\n│ One\n│ ═══\n");
}

static void a_wrapped_heading_is_underlined_as_wide_as_it_is(void **state)
{
  (void)state;
  assert_page(at_width(20), "# A heading that is wrapped\n",
      "A heading that is\nwrapped\n═════════════════\n");
  assert_page(
      at_width(24), "### A heading that is wrapped\n", "### A heading that is\n    wrapped\n");
}

static void lists_are_tight_or_loose_as_written(void **state)
{
  (void)state;
  assert_page(wide, "- a\n- b\n\ntext\n", "  • a\n  • b\n\ntext\n");
  assert_page(wide, "- a\n\n- b\n", "  • a\n\n  • b\n");
  assert_page(wide, "- a\n  - b\n    - c\n      - d\n", "  • a\n    ◦ b\n      ▪ c\n        • d\n");
  assert_page(wide, "- a\n\n  b\n- c\n", "  • a\n\n    b\n\n  • c\n");
  assert_page(wide, "- a\n+ b\n", "  • a\n\n  • b\n");
}

static void numbers_are_aligned_and_start_where_the_author_starts(void **state)
{
  (void)state;
  assert_page(wide, "9. a\n10. b\n    - c\n11. d\n", "   9. a\n  10. b\n      • c\n  11. d\n");
  assert_page(wide, "0) a\n1) b\n", "  0) a\n  1) b\n");
}

static void items_hang_from_their_marks(void **state)
{
  (void)state;
  assert_page(at_width(40), "- one two three four five six seven eight nine\n  - x\n",
      "  • one two three four five six seven\n    eight nine\n    ◦ x\n");
}

static void an_item_may_hold_anything(void **state)
{
  (void)state;
  assert_page(at_width(40), "- > q\n- # h\n- ***\n- - x\n-\n- ```\n  code\n  ```\n",
      "  • │ q\n  • h\n    ═\n  •             ────────────\n  • ◦ x\n  •\n"
      "  •   ──────────────────────────────────\n      code\n");
}

static void bars_of_quotes_survive_wrapping_and_blank_lines(void **state)
{
  (void)state;
  assert_page(at_width(20), "> one two three four five\n>\n> > six\n",
      "│ one two three four\n│ five\n│\n│ │ six\n");
  assert_page(in_ascii(20), "> - one\n>   > two\n", "| * one\n|   | two\n");
}

static void code_stands_in_with_its_language_above(void **state)
{
  (void)state;
  assert_page(at_width(20), "```python\ndef f():\n\n\treturn 1\n```\n",
      "  python ───────────\n  def f():\n\n          return 1\n");
  assert_page(at_width(20), "    x\n", "  ──────────────────\n  x\n");
}

static void long_code_lines_are_wrapped_with_a_mark_or_kept(void **state)
{
  (void)state;
  struct layout_options whole = {.width_cols = 20};
  assert_page(at_width(20), "~~~\n0123456789012345678901234567890123456789\n~~~\n",
      "  ──────────────────\n  012345678901234567\n  ↪ 8901234567890123\n  ↪ 456789\n");
  assert_page(in_ascii(20), "~~~\n01234567890123456789\n~~~\n",
      "  ------------------\n  012345678901234567\n  \\ 89\n");
  assert_page(
      whole, "~~~\n01234567890123456789\n~~~\n", "  ──────────────────\n  01234567890123456789\n");
}

static void tabs_go_to_the_columns_asked_for(void **state)
{
  (void)state;
  struct layout_options o = {.width_cols = 30, .tab_cols = 4};
  assert_page(o, "~~~\na\tb\n日\tc\n\td\n~~~\n",
      "  ────────────────────────────\n  a   b\n  日  c\n      d\n");
}

static void an_image_alone_is_a_card(void **state)
{
  (void)state;
  assert_page(at_width(40), "![A cat](https://a.org/x/cat.png?w=1)\n",
      "┌ image ───────────────────────────────┐\n"
      "│ A cat                          a.org │\n"
      "└──────────────────────────────────────┘\n");
  assert_page(at_width(30), "![A cat that sits on the mat](img/cat.png)\n",
      "┌ image ─────────────────────┐\n"
      "│ A cat that sits on the mat │\n"
      "│ cat.png                    │\n"
      "└────────────────────────────┘\n");
  assert_page(in_ascii(30), "![](x.png 'Title')\n",
      "+ image ---------------------+\n"
      "| Title                x.png |\n"
      "+----------------------------+\n");
  assert_page(at_width(20), "![A cat](https://a.org/cat)\n", "[image] A cat\n(a.org)\n");
}

static int64_t size_by_name(void *context, struct str url)
{
  (void)context;
  if (str_eq(url, STR_LIT("gone.png"))) return FILE_ABSENT;
  if (str_eq(url, STR_LIT("a.png"))) return 512;
  if (str_eq(url, STR_LIT("b.png"))) return 9949;
  if (str_eq(url, STR_LIT("c.png"))) return 999600;
  return str_eq(url, STR_LIT("d.png")) ? 12345678 : FILE_UNKNOWN;
}

static void assert_card(const char *address, const char *told)
{
  const struct page_world world = {.file_bytes = size_by_name};
  struct layout_options o = {.width_cols = 40, .world = &world};
  struct buf text = BUF_INIT;
  buf_addf(&text, "![x](%s)\n", address);
  struct lines *l = lay_out(buf_str(&text), o);
  struct str row = l->items[1].text;
  if (str_find(row, str_of(told)) == row.n) fail_msg("%.*s", STR_ARG(row));
  lines_free(l);
  buf_release(&text);
}

static void a_card_tells_the_size_of_a_file_that_the_world_knows(void **state)
{
  (void)state;
  assert_card("a.png", " a.png   512 bytes │");
  assert_card("b.png", " b.png   9.9 kB │");
  assert_card("c.png", " c.png   1.0 MB │");
  assert_card("d.png", " d.png   12 MB │");
  assert_card("gone.png", " gone.png   not there │");
  assert_card("https://a.org/a.png?b#c", " a.org │");
  assert_card("dir/e.png?raw=1", " e.png │");
}

static void a_card_has_the_title_of_an_image_beside_its_description(void **state)
{
  (void)state;
  assert_page(at_width(40), "![A cat](cat.png 'On a mat')\n",
      "┌ image ───────────────────────────────┐\n"
      "│ A cat             On a mat   cat.png │\n"
      "└──────────────────────────────────────┘\n");
}

static void an_image_in_text_is_named(void **state)
{
  (void)state;
  assert_page(wide, "see ![a cat](x) and ![](y)\n", "see [image: a cat] and [image]\n");
}

static void a_rule_is_shorter_than_the_measure(void **state)
{
  (void)state;
  assert_page(at_width(30), "***\n", "          ──────────\n");
}

static void html_without_a_meaning_is_shown_as_it_stands(void **state)
{
  (void)state;
  assert_page(wide, "<x-y>\n  <Tab a>\n</x-y>\n\na<z>b\n", "<x-y>\n  <Tab a>\n</x-y>\n\na<z>b\n");
}

static void code_and_struck_text_are_marked_where_asked(void **state)
{
  (void)state;
  struct layout_options marked = {.width_cols = 60, .mark_code = true};
  assert_page(marked, "use `git` or **`make`**\n", "use `git` or `make`\n");
  assert_page(wide, "use `git`\n", "use git\n");
}

static void addresses_are_gathered_at_the_end(void **state)
{
  (void)state;
  struct layout_options o = {.width_cols = 60, .link_urls = true};
  assert_page(o, "[a](http://x) [b](http://y) [c](http://x) <http://z> [d](#e) <m@x.org>\n",
      "a[1] b[2] c[1] http://z d m@x.org\n\n[1] http://x\n[2] http://y\n");
  assert_page(o, "[**bold** text](u)\n", "bold text[1]\n\n[1] u\n");
}

static void without_room_marks_stand_in_the_text(void **state)
{
  (void)state;
  assert_page(at_width(10), "- one two three\n  1. four\n\n> five\n",
      "• one two\nthree\n1. four\n\n│ five\n");
  assert_page(at_width(1), "- a\n", "•\na\n");
}

static void deep_nesting_stops_indenting(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  for (int i = 0; i < 60; i++)
    buf_add_cstr(&text, "> ");
  buf_add_cstr(&text, "x\n");
  struct lines *l = lay_out(buf_str(&text), at_width(200));
  assert_int_equal(l->n, 1);
  assert_int_equal(l->items[0].cols, LIMIT_NESTING_DRAWN * 2 + 3);
  lines_free(l);
  buf_release(&text);
}

static void what_was_not_parsed_is_shown_with_the_reason(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_repeat(&text, STR_LIT(">"), 101);
  buf_add_cstr(&text, "\n*x*\n");
  struct lines *l = lay_out(buf_str(&text), wide);
  assert_text(l->items[0].text, "shown as plain text: line 1 stands in more than 100 lists");
  assert_int_equal(l->items[0].spans[0].role, STYLE_FAULT);
  assert_text(l->items[l->n - 1].text, "*x*");
  assert_int_equal(l->items[l->n - 1].source_line, 2);
  lines_free(l);
  buf_release(&text);
}

/* ---- what is in the lines beside text ---- */

static void a_link_has_one_target_however_many_lines_it_takes(void **state)
{
  (void)state;
  struct lines *l =
      lay_out(STR_LIT("[one two three four five six](http://x) [y](z)\n"), at_width(12));
  assert_int_equal(l->n_targets, 2);
  assert_int_equal(l->targets[0].kind, TARGET_LINK);
  assert_text(l->targets[0].url, "http://x");
  assert_int_equal(l->items[0].spans[0].target, 0);
  assert_int_equal(l->items[1].spans[0].target, 0);
  assert_int_equal(l->targets[0].line, 0);
  assert_int_equal(l->targets[1].line, l->n - 1);
  lines_free(l);
}

static void code_can_be_copied_exactly(void **state)
{
  (void)state;
  struct lines *l = lay_out(STR_LIT("```\na\tb \x1B\n```\n"), at_width(20));
  assert_int_equal(l->n_targets, 1);
  assert_int_equal(l->targets[0].kind, TARGET_CODE);
  assert_text(l->targets[0].text, "a\tb \x1B\n");
  assert_int_equal(l->items[1].target, 0);
  lines_free(l);
}

static void headings_know_their_line_and_anchor(void **state)
{
  (void)state;
  struct lines *l = lay_out(STR_LIT("x\n\n## A `b`\n\ny\n"), wide);
  assert_int_equal(l->n_headings, 1);
  assert_text(l->headings[0].text, "A b");
  assert_text(l->headings[0].anchor, "a-b");
  assert_int_equal(l->headings[0].level, 2);
  assert_int_equal(l->headings[0].line, 2);
  assert_ptr_equal(lines_heading_at(l, 5), &l->headings[0]);
  lines_free(l);
}

static void lines_know_their_line_in_the_file(void **state)
{
  (void)state;
  struct lines *l = lay_out(STR_LIT("one\ntwo\nthree\n\n```\na\nb\n```\n"), at_width(6));
  static const struct {
    const char *text;
    uint32_t source_line;
  } want[] = {{"one", 1}, {"two", 2}, {"three", 3}, {"", 0}, {"──────", 6}, {"a", 6}, {"b", 7}};
  assert_int_equal(l->n, sizeof want / sizeof *want);
  for (size_t i = 0; i < l->n; i++) {
    assert_text(l->items[i].text, want[i].text);
    assert_int_equal(l->items[i].source_line, want[i].source_line);
  }
  lines_free(l);
}

static void a_place_is_found_again_at_another_width(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  for (int i = 0; i < 50; i++)
    buf_addf(&text, "word%d and some more words %d.\n%s", i, i, i % 7 ? "" : "\n- item\n\n");
  struct lines *a = lay_out(buf_str(&text), at_width(30)),
               *b = lay_out(buf_str(&text), at_width(77));
  for (size_t i = 0; i < a->n; i++) {
    const struct line *line = &a->items[i];
    size_t found = lines_at_place(b, line->block, line->offset);
    size_t back = lines_at_place(a, b->items[found].block, b->items[found].offset);
    assert_true(b->items[found].block <= line->block);
    assert_true(back <= i);
    assert_true(i - back < 6);
  }
  lines_free(a);
  lines_free(b);
  buf_release(&text);
}

static void a_run_that_begins_with_a_mark_loses_its_looks_not_its_text(void **state)
{
  (void)state;
  /* Four marks on one base are kept, and five are not, wherever emphasis begins. */
  struct lines *l = lay_out(STR_LIT("a\xCC\x81\xCC\x81*\xCC\x81\xCC\x81\xCC\x81* b\n"), wide);
  assert_true(safe_is(l->items[0].text, SAFE_LINE));
  lines_free(l);
}

static void controls_from_entities_are_made_visible(void **state)
{
  (void)state;
  assert_page(wide, "a&#27;[31mb `c\x1B` [d&#x202e;](e)\n", "a␛[31mb c␛ d<U+202E>\n");
  assert_page(wide, "# a&#10;b\n", "a b\n═══\n");
}

static void no_line_is_wider_than_asked(void **state)
{
  (void)state;
  struct str text = STR_LIT(
      "# A heading of *some* length\n\n- a list with `code spans` in it\n  1. and "
      "nested\n     > quoted text with a very-long-word-in-it\n\n     ```python\n     code "
      "that is long\n     ```\n\n![an image](http://host/x.png)\n\n---\n\n<div>html block</div>\n");
  for (int cols = 1; cols <= 80; cols++) {
    struct lines *l = lay_out(text, at_width(cols));
    for (size_t i = 0; i < l->n; i++) {
      assert_int_equal(l->items[i].cols, text_cols(l->items[i].text));
      assert_true(l->items[i].cols <= cols);
    }
    lines_free(l);
  }
}

/* ---- a whole note ---- */

static void check_note(const char *file, int line, const char *note, const char *picture)
{
  struct article *a = article_new(STR_LIT("name.md"), str_of(note));
  struct document *d = document_new(a->front.body, a->front.body_line);
  struct lines *l = layout_article(a, d, &wide);
  struct buf got = BUF_INIT;
  add_picture(&got, l);
  unit_check_str(buf_str(&got), str_of(picture), file, line);
  buf_release(&got);
  lines_free(l);
  document_free(d);
  article_free(a);
}

#define assert_note(note, picture) check_note(__FILE__, __LINE__, note, picture)

static void a_note_begins_with_its_title_and_summary(void **state)
{
  (void)state;
  assert_note("---\ntitle: The Title\nsummary: In short.\n---\ntext\n",
      "The Title\n═════════\n\nIn short.\n\ntext\n");
}

static void a_heading_that_says_the_title_again_is_left_out(void **state)
{
  (void)state;
  assert_note(
      "---\ntitle: The Title\n---\n# the title\n\ntext\n", "The Title\n═════════\n\ntext\n");
  assert_note("# Heading\n\ntext\n", "Heading\n═══════\n\ntext\n");
  assert_note("---\ntitle: A\n---\n# B\n", "A\n═\n\nB\n═\n");
}

static void the_title_stands_for_the_heading_left_out(void **state)
{
  (void)state;
  struct article *a = article_new(STR_LIT("n.md"), STR_LIT("---\ntitle: T\n---\n\n# T\n\n## U\n"));
  struct document *d = document_new(a->front.body, a->front.body_line);
  struct lines *l = layout_article(a, d, &wide);
  assert_int_equal(l->n_headings, 2);
  assert_text(l->headings[0].anchor, "t");
  assert_int_equal(l->headings[0].line, 0);
  assert_int_equal(l->items[0].source_line, 5);
  lines_free(l);
  document_free(d);
  article_free(a);
}

static void a_title_keeps_the_links_of_its_heading(void **state)
{
  (void)state;
  struct article *a =
      article_new(STR_LIT("n.md"), STR_LIT("# A [link](u) and more[^1]\n\n[^1]: b\n"));
  struct document *d = document_new(a->front.body, a->front.body_line);
  struct lines *l = layout_article(a, d, &wide);
  assert_text(a->title, "A link and more");
  assert_text(l->items[0].text, "A link and more[1]");
  assert_int_equal(l->n_targets, 3);
  assert_text(l->targets[0].url, "u");
  assert_int_equal(l->targets[1].kind, TARGET_JUMP);
  assert_int_equal(l->targets[lines_jump(l, &l->targets[2])].line, 0);
  assert_text(l->headings[0].text, "A link and more");
  lines_free(l);
  document_free(d);
  article_free(a);
}

static void a_card_knows_the_source_that_the_post_meta_gives(void **state)
{
  (void)state;
  assert_note("---\ntitle: T\nimage sources:\n  - source: unsplash\n    url: https://a.org/x.png\n"
              "    caption: c\n---\n![A cat](https://a.org/x.png)\n",
      "T\n═\n\n"
      "┌ image ───────────────────────────────────────────────────┐\n"
      "│ A cat                            source unsplash   a.org │\n"
      "└──────────────────────────────────────────────────────────┘\n");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(headings_tell_their_level_without_colour),
    cmocka_unit_test(a_heading_of_the_first_level_keeps_its_distance),
    cmocka_unit_test(a_wrapped_heading_is_underlined_as_wide_as_it_is),
    cmocka_unit_test(lists_are_tight_or_loose_as_written),
    cmocka_unit_test(numbers_are_aligned_and_start_where_the_author_starts),
    cmocka_unit_test(items_hang_from_their_marks),
    cmocka_unit_test(an_item_may_hold_anything),
    cmocka_unit_test(bars_of_quotes_survive_wrapping_and_blank_lines),
    cmocka_unit_test(code_stands_in_with_its_language_above),
    cmocka_unit_test(long_code_lines_are_wrapped_with_a_mark_or_kept),
    cmocka_unit_test(tabs_go_to_the_columns_asked_for),
    cmocka_unit_test(an_image_alone_is_a_card),
    cmocka_unit_test(a_card_tells_the_size_of_a_file_that_the_world_knows),
    cmocka_unit_test(a_card_has_the_title_of_an_image_beside_its_description),
    cmocka_unit_test(an_image_in_text_is_named),
    cmocka_unit_test(a_rule_is_shorter_than_the_measure),
    cmocka_unit_test(html_without_a_meaning_is_shown_as_it_stands),
    cmocka_unit_test(code_and_struck_text_are_marked_where_asked),
    cmocka_unit_test(addresses_are_gathered_at_the_end),
    cmocka_unit_test(without_room_marks_stand_in_the_text),
    cmocka_unit_test(deep_nesting_stops_indenting),
    cmocka_unit_test(what_was_not_parsed_is_shown_with_the_reason),
    cmocka_unit_test(a_link_has_one_target_however_many_lines_it_takes),
    cmocka_unit_test(code_can_be_copied_exactly),
    cmocka_unit_test(headings_know_their_line_and_anchor),
    cmocka_unit_test(lines_know_their_line_in_the_file),
    cmocka_unit_test(a_place_is_found_again_at_another_width),
    cmocka_unit_test(a_run_that_begins_with_a_mark_loses_its_looks_not_its_text),
    cmocka_unit_test(controls_from_entities_are_made_visible),
    cmocka_unit_test(no_line_is_wider_than_asked),
    cmocka_unit_test(a_note_begins_with_its_title_and_summary),
    cmocka_unit_test(a_heading_that_says_the_title_again_is_left_out),
    cmocka_unit_test(the_title_stands_for_the_heading_left_out),
    cmocka_unit_test(a_title_keeps_the_links_of_its_heading),
    cmocka_unit_test(a_card_knows_the_source_that_the_post_meta_gives),
};

UNIT_MAIN(tests)
