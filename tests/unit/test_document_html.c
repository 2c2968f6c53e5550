/* HTML in Markdown, as it reads on a page. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/layout.h"

#include <time.h>

static void add_lines(struct buf *out, const struct lines *l)
{
  for (size_t i = 0; i < l->n; i++) {
    buf_add(out, l->items[i].text);
    buf_add_char(out, '\n');
  }
}

/* Reads in pieces, and lays each out before the next is read: what is open goes on in the next. */
static void add_page(struct buf *out, struct str text, size_t piece_bytes)
{
  struct layout_options o = {.width_cols = 38, .ascii = true, .wrap_code = true};
  struct document *d = document_begin_in_pieces(text, 1, piece_bytes);
  struct layout *l = layout_begin(NULL, d, &o);
  while (!document_is_whole(d)) {
    document_read_more(d, NULL);
    while (layout_more(l, SIZE_MAX))
      ;
  }
  while (layout_more(l, SIZE_MAX))
    ;
  add_lines(out, layout_lines(l));
  layout_free(l);
  document_free(d);
}

static void check_page(const char *text, const char *want)
{
  static const size_t piece_bytes[] = {SIZE_MAX / 2, 1};
  for (size_t i = 0; i < sizeof piece_bytes / sizeof *piece_bytes; i++) {
    struct buf got = BUF_INIT;
    add_page(&got, str_of(text), piece_bytes[i]);
    assert_text(buf_str(&got), want);
    buf_release(&got);
  }
}

struct example {
  const char *text, *page;
};

static void check_pages(const struct example *e, size_t n)
{
  for (size_t i = 0; i < n; i++)
    check_page(e[i].text, e[i].page);
}

#define CHECK_PAGES(...)                                       \
  do {                                                         \
    static const struct example examples[] = {__VA_ARGS__};    \
    check_pages(examples, sizeof examples / sizeof *examples); \
  } while (0)

static void marks_of_text_are_drawn(void **state)
{
  (void)state;
  CHECK_PAGES({"<kbd>Ctrl</kbd><kbd>C</kbd>\n", "[Ctrl][C]\n"},
      {"H<sub>2</sub>O x<sup>2<b>n</b></sup>\n", "H_(2)O x^(2n)\n"},
      {"<q>a</q> <S>b</S> <del>c</del>\n", "\"a\" ~b~ ~c~\n"},
      {"<b>a <i>b</b> c</i> d\n", "a b c d\n"}, {"<kbd><b>a</b>b</kbd>c\n", "[ab]c\n"});
}

static void lines_break_at_br_and_at_blocks(void **state)
{
  (void)state;
  CHECK_PAGES({"a<br>b<br/> c <BR >\nd\n", "a\nb\nc\nd\n"}, {"<br>a<br>\n", "a\n"},
      {"x <ul><li>a</li><li>b</li></ul> y\n", "x\n• a\n• b\ny\n"},
      {"x <ol><li>a<li>b</ol>\n", "x\n1. a\n2. b\n"},
      {"| a |\n|---|\n| b<br>c |\n", "a\n-\nb\nc\n"});
}

static void comments_vanish_with_their_blanks(void **state)
{
  (void)state;
  CHECK_PAGES({"a <!-- x --> b\n", "a b\n"}, {"<!-- x -->\n\na\n", "a\n"},
      {"a <!-- x\ny -->\n", "a\n"}, {"<!-- x\n\ny -->\nz\n\na\n", "z\n\na\n"},
      {"- <!-- x -->\n- a\n", "*\n* a\n"});
}

static void all_other_markup_stays(void **state)
{
  (void)state;
  CHECK_PAGES({"a <x y=\"1\">b</x> c\n", "a <x y=\"1\">b</x> c\n"},
      {"<Tabs>\n  <Tab a>\n\nb\n\n  </Tab>\n</Tabs>\n",
          "<Tabs>\n  <Tab a>\n\nb\n\n  </Tab>\n</Tabs>\n"},
      {"<script>\na();\n\nb();\n</script>\n", "<script>\na();\n\nb();\n</script>\n"},
      {"<div>\n<iframe src=x>\n</iframe>\ntext\n</div>\n", "<iframe src=x>\n</iframe>\n\ntext\n"},
      {"<p>a <svg><path d='x'/></svg> b</p>\n", "a <svg><path d='x'/></svg> b\n"},
      {"<?x y?>\n\n<!DOCTYPE html>\n", "<?x y?>\n\n<!DOCTYPE html>\n"}, {"<p>a <b c\n", "a <b c\n"},
      {"<!-- a\n\nb\n", "<!-- a\n\nb\n"});
}

static void nothing_is_hidden(void **state)
{
  (void)state;
  CHECK_PAGES({"<span style=\"display:none\">a</span>\n", "a\n"},
      {"<div hidden>\n<font size=0 color=white>a</font>\n</div>\n", "a\n"},
      {"<style>\na{}\n</style>\n", "<style>\na{}\n</style>\n"});
}

static void blocks_are_paragraphs(void **state)
{
  (void)state;
  CHECK_PAGES({"<p>a\n  b</p><p>c\n", "a b\n\nc\n"}, {"<div>\n\n*a*\n\n</div>\n", "a\n"},
      {"<div align=center>ab</div>\n", "                  ab\n"},
      {"<p align=\"right\">ab\n\nc\n", "                                    ab\n\nc\n"},
      {"<center>\n\nab\n\n</center>\n\nc\n", "                  ab\n\nc\n"},
      {"<blockquote>a<p>b</blockquote>c\n", "| a\n|\n| b\n\nc\n"},
      {"<p>a<hr>b\n", "a\n\n             ------------\n\nb\n"},
      {"a &lt; &eacute;\n", "a < \xC3\xA9\n"}, {"<p>&lt;b&gt; &eacute;\n", "<b> \xC3\xA9\n"});
}

static void headings_are_headings(void **state)
{
  (void)state;
  struct document *d = document_new(
      STR_LIT(
          "<h2 id=x>A <b>b</b></h2>\n\n<h3>\n\nc *d*\n\n</h3>\n\n# A b\n\n<h1><p>e</p>f</h1>\n"),
      1);
  static const struct {
    int level;
    const char *text, *anchor;
  } want[] = {{2, "A b", "a-b"}, {3, "c d", "c-d"}, {1, "A b", "a-b-1"}, {1, "e\nf", "ef"}};
  assert_int_equal(d->n_blocks, sizeof want / sizeof *want);
  for (size_t i = 0; i < d->n_blocks; i++) {
    assert_int_equal(d->blocks[i].kind, BLOCK_HEADING);
    assert_int_equal(d->blocks[i].level, want[i].level);
    assert_text(d->blocks[i].content.text, want[i].text);
    assert_text(d->blocks[i].anchor, want[i].anchor);
  }
  document_free(d);
}

static void lists_nest_and_their_ends_may_be_left_out(void **state)
{
  (void)state;
  CHECK_PAGES({"<ul><li>a<li>b<ol start=9><li>c<li>d</ol><li>e</ul>f\n",
                  "* a\n* b\n   9. c\n  10. d\n* e\n\nf\n"},
      {"<ul>\n<li><p>a</p></li>\n<li>b</li>\n</ul>\n", "* a\n\n* b\n"},
      {"<ul>\n<li>\n\n*a*\n\n- b\n\n</li>\n<li></li>\n</ul>\nc\n", "* a\n\n  - b\n\n*\n\nc\n"},
      {"<li>a\n\nb\n", "* a\n\n  b\n"}, {"- <ul><li>a</ul>\n- b\n", "* - a\n* b\n"},
      {"<dl><dt>a<dd>b<dt>c<dd>d</dl>\n", "a\n  b\n\nc\n  d\n"});
}

static void details_hold_what_follows(void **state)
{
  (void)state;
  CHECK_PAGES({"<details>\n<summary>a</summary>\n\nb\n\n- c\n\n</details>\n\nd\n",
                  "v a\n\n  b\n\n  * c\n\nd\n"},
      {"- <details><summary>a</summary>\n\n  b\n\n- c\n", "* v a\n\n    b\n\n* c\n"});
}

static void tables_have_rows_of_cells(void **state)
{
  (void)state;
  CHECK_PAGES(
      {"<table><tr><th>a<th>b<tr><td>c<td align=right>ddd</table>\n", "a    b\n-  ---\nc  ddd\n"},
      {"<table><tr><td>a</td><td>b</td></tr></table>\n", "a  b\n"},
      {"<table><thead><tr><td>a</thead><tr><td>b</table>\n", "a\n-\nb\n"},
      {"<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>\n", "a     b\nc  d  e\n"},
      {"<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>\n", "a  b\n   c\nd\n"},
      {"<table>\n<tr>\n<td>\n\n*a*\n\nb\n\n</td>\n\n<td>c</td></tr>\n</table>\n", "a  c\nb\n"},
      {"<table><caption>t</caption><tr><td>a<ul><li>b</ul></table>\n", "t\n\na\n• b\n"});
}

static void cells_that_hold_more_stand_below_each_other(void **state)
{
  (void)state;
  CHECK_PAGES({"<table><tr><td>a<td>b<tr><td>c<td><pre>d</pre></table>\n",
                  "a  b\n\nc\n\n  ------------------------------------\n  d\n"},
      {"<table><tr><td>\n\n> a\n\n</td><td>b</td></tr></table>\nc\n", "| a\n\nb\n\nc\n"},
      {"<table><tr><td>a<table><tr><td>b</table>c</table>\n", "a\n\nb\n\nc\n"},
      {"<table><tr><td>a</td></tr><table><tr><td>b</table>c</table>\n", "a\n\nb\n\nc\n"});
}

static void preformatted_text_is_code(void **state)
{
  (void)state;
  struct document *d = document_new(
      STR_LIT(
          "<pre><code class=\"x language-js\">a &lt; <span>b</span>\n\n  c<br>d</code></pre>\n"),
      1);
  assert_int_equal(d->n_blocks, 1);
  assert_int_equal(d->blocks[0].kind, BLOCK_CODE);
  assert_text(d->blocks[0].literal, "a < b\n\n  c\nd\n");
  assert_text(d->blocks[0].language, "js");
  document_free(d);
}

static void images_and_links_keep_their_addresses(void **state)
{
  (void)state;
  struct document *d =
      document_new(STR_LIT("<a href=\"u?a&amp;b\" title=t>x <img src=s alt='y z'></a>\n"
                           "\n<img src=\"a.png\" alt=\"A\">\n\n"
                           "<p><picture><source srcset=q><img src=b></picture></p>\n"
                           "\n<video src=\"d/v.mp4\"></video>\n"),
          1);
  assert_int_equal(d->n_blocks, 4);
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "x y z");
  assert_int_equal(in->n_runs, 2);
  assert_text(d->links[in->runs[0].link].url, "u?a&b");
  assert_text(d->links[in->runs[0].link].title, "t");
  assert_int_equal(in->runs[1].marks, INLINE_IMAGE);
  assert_int_equal(in->runs[1].link, in->runs[0].link);
  assert_int_equal(d->blocks[1].kind, BLOCK_IMAGE);
  assert_text(d->links[d->blocks[1].image].url, "a.png");
  assert_int_equal(d->blocks[2].kind, BLOCK_IMAGE);
  assert_text(d->links[d->blocks[2].image].url, "b");
  assert_text(d->blocks[3].content.text, "video v.mp4");
  assert_text(d->links[d->blocks[3].content.runs[0].link].url, "d/v.mp4");
  document_free(d);
}

static void places_have_names(void **state)
{
  (void)state;
  struct document *d = document_new(
      STR_LIT("a\n\n## <a name=\"one\"></a>b\n\n<a id='Two'/>\n\nc\n\n<div id=three>d</div>\n\n"
              "| <i id=four>e</i> |\n|---|\n\n<a href=#x>f</a>\n"),
      1);
  static const char *const names[] = {"one", "two", "three", "four"};
  assert_int_equal(d->n_blocks, 6);
  assert_int_equal(d->n_anchors, 4);
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(document_find_anchor(d, str_of(names[i])), i + 1);
  assert_int_equal(document_find_anchor(d, STR_LIT("x")), SIZE_MAX);
  document_free(d);
}

static void diagrams_keep_their_lines(void **state)
{
  (void)state;
  struct document *d =
      document_new(STR_LIT("<div class=\"mermaid\">\n  a-->b;\n  c;\n</div>\n\nx\n"), 1);
  assert_int_equal(d->n_blocks, 2);
  assert_text(d->blocks[0].literal, "  a-->b;\n  c;\n");
  assert_text(d->blocks[0].language, "mermaid");
  document_free(d);
}

static void blocks_know_their_lines(void **state)
{
  (void)state;
  struct document *d = document_new(
      STR_LIT("<div>\n\n  <p>\n  a\n  b</p>\n<x>\n<pre>\nc</pre>\n<table>\n<tr><td>d\n<tr><td>e\n"),
      1);
  static const size_t lines[] = {4, 6, 8, 9};
  assert_int_equal(d->n_blocks, 4);
  for (size_t i = 0; i < d->n_blocks; i++)
    assert_int_equal(d->blocks[i].source_line, lines[i]);
  assert_int_equal(d->blocks[0].content.n_line_ends, 1);
  assert_int_equal(d->blocks[3].table->rows[2].source_line, 11);
  document_free(d);
}

static void what_others_replace_is_kept_whole(void **state)
{
  (void)state;
  CHECK_PAGES({"a {{ b | c: '_','-' | d_ }} e\n", "a {{ b | c: '_','-' | d_ }} e\n"},
      {"{% a *b* c %} *d*\n", "{% a *b* c %} d\n"},
      {"{% a \"<br>\" %}<br>b\n", "{% a \"<br>\" %}\nb\n"}, {"`{{` <b>a</b>\n", "{{ a\n"},
      {"{% a %}\n{% b\n%}\n", "{% a %}\n{% b\n%}\n"},
      {"a\n{% b %}\nc\nd {% e %}\nf\n", "a\n{% b %}\nc d {% e %} f\n"},
      {"<p>{{ a }}\n", "{{ a }}\n"}, {"x <Tab a={b => {c}} /> y\n", "x <Tab a={b => {c}} /> y\n"},
      {"import a from 'b'\nimport {\n  c } from 'd'\n",
          "import a from 'b'\nimport {\n  c } from 'd'\n"},
      {"import a\nfrom b\n", "import a from b\n"},
      {"export const a = 1\nb\n", "export const a = 1\nb\n"},
      {"export default settings\nof it\n", "export default settings of it\n"});
}

static void a_link_may_lead_to_what_is_replaced(void **state)
{
  (void)state;
  static const char *const cases[][3] = {{"see [a *b*]({{ x }}/c) d", "see a b d", "{{ x }}/c"},
      {"[a]({% link b c.md %}#d)", "a", "{% link b c.md %}#d"},
      {"[a]({{ \"/b/\" | url }}#c)", "a", "/b/#c"},
      {"[a]({{site.baseurl}}/b{{c}})", "a", "/b{{c}}"}, {"[a]({{ x }} b)", "[a]({{ x }} b)", NULL},
      {"[a]({{ x }", "[a]({{ x }", NULL}, {"a]({{ x }})", "a]({{ x }})", NULL},
      {"[a](b c)", "[a](b c)", NULL}, {"`[a]({{ x }})`", "[a]({{ x }})", NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct document *d = document_new(str_of(cases[i][0]), 1);
    assert_text(d->blocks[0].content.text, cases[i][1]);
    assert_int_equal(d->n_links, cases[i][2] != NULL);
    if (d->n_links) assert_text(d->links[0].url, cases[i][2]);
    document_free(d);
  }
}

static void what_is_replaced_is_dim_unless_it_is_escaped(void **state)
{
  (void)state;
  struct document *d = document_new(STR_LIT("a {{< b >}} \\{{ c }} {/* d */}\n"), 1);
  const struct inlines *in = &d->blocks[0].content;
  assert_int_equal(in->n_runs, 2);
  for (size_t i = 0; i < in->n_runs; i++)
    assert_int_equal(in->runs[i].marks, INLINE_DIM);
  assert_int_equal(in->runs[1].from, 20);
  document_free(d);
}

static void what_nests_deeper_than_the_limit_is_text(void **state)
{
  (void)state;
  for (int depth = LIMIT_HTML_DEPTH; depth <= LIMIT_HTML_DEPTH + 1; depth++) {
    struct buf text = BUF_INIT;
    buf_add_repeat(&text, STR_LIT("<blockquote>"), (size_t)depth);
    buf_add_cstr(&text, "a");
    struct document *d = document_new(buf_str(&text), 1);
    assert_int_equal(d->n_blocks, 1);
    assert_int_equal(d->blocks[0].frame->depth, LIMIT_HTML_DEPTH - 1);
    document_free(d);
    buf_release(&text);
  }
}

/* The second row has its cell behind the columns that the first takes, up to the limits. */
static void check_span(int span, size_t padding)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "<table><tr><td colspan=%d rowspan=2>a<tr><td>b</table>\n", span);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].table->rows[2].n, padding + 1);
  document_free(d);
  buf_release(&text);
}

static void spans_end_at_their_limits(void **state)
{
  (void)state;
  check_span(3, 3);
  check_span(LIMIT_HTML_SPAN, LIMIT_HTML_SPAN);
  check_span(LIMIT_HTML_SPAN + 1, LIMIT_HTML_SPAN);
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "<table>");
  buf_add_repeat(&text, STR_LIT("<tr><td colspan=999 rowspan=999>a"), 1000);
  struct document *d = document_new(buf_str(&text), 1);
  const struct table *t = d->blocks[0].table;
  size_t n = 0;
  for (size_t i = 0; i < t->n_rows; i++)
    n += t->rows[i].n;
  assert_in_range(n, LIMIT_HTML_PADDING / 2, LIMIT_HTML_PADDING + 1000);
  document_free(d);
  buf_release(&text);
}

static double cpu_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Twenty times the text takes about twenty times the time; a square would be four hundred times. */
static void much_of_the_same_takes_linear_time(void **state)
{
  (void)state;
  static const char *const pieces[] = {"<b>", "<div>", "<div>\n\n", "<!--", "<b a=\"", "<b a='\" ",
      "</p>", "<ul><li>", "<details>\n\n", "<table><tr><td>", "<tr><td rowspan=9 colspan=9>",
      "<td>\n\nx\n\n", "<svg>", "<x></x>", "<kbd>a", "&amp;", "&a1;", "<a {", "<a href='x'>y",
      "<script>", "<h1>x", "<p>x\n", "a<br>", "<dt>a<dd>b", "<img>", "{{", "\\\\{{ ", "[](\\\\{{",
      "[]({{", "]({{ a }}", "<A ", "<A b={", "{% ", "{{ *a* }} "};
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
    for (int begins_in_line = 0; begins_in_line < 2; begins_in_line++) {
      double took[2];
      for (int large = 0; large < 2; large++) {
        struct buf text = BUF_INIT;
        buf_add_cstr(&text, begins_in_line ? "x " : "<table><tr><td>");
        buf_add_repeat(&text, str_of(pieces[i]), (large ? 400000 : 20000) / strlen(pieces[i]));
        double start = cpu_ms();
        document_free(document_new(buf_str(&text), 1));
        took[large] = cpu_ms() - start;
        buf_release(&text);
      }
      if (took[1] > 100 * took[0] + 400)
        fail_msg("%s: %.0f ms, then %.0f ms", pieces[i], took[0], took[1]);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(marks_of_text_are_drawn),
    cmocka_unit_test(lines_break_at_br_and_at_blocks),
    cmocka_unit_test(comments_vanish_with_their_blanks),
    cmocka_unit_test(all_other_markup_stays),
    cmocka_unit_test(nothing_is_hidden),
    cmocka_unit_test(blocks_are_paragraphs),
    cmocka_unit_test(headings_are_headings),
    cmocka_unit_test(lists_nest_and_their_ends_may_be_left_out),
    cmocka_unit_test(details_hold_what_follows),
    cmocka_unit_test(tables_have_rows_of_cells),
    cmocka_unit_test(cells_that_hold_more_stand_below_each_other),
    cmocka_unit_test(preformatted_text_is_code),
    cmocka_unit_test(images_and_links_keep_their_addresses),
    cmocka_unit_test(places_have_names),
    cmocka_unit_test(diagrams_keep_their_lines),
    cmocka_unit_test(blocks_know_their_lines),
    cmocka_unit_test(what_others_replace_is_kept_whole),
    cmocka_unit_test(a_link_may_lead_to_what_is_replaced),
    cmocka_unit_test(what_is_replaced_is_dim_unless_it_is_escaped),
    cmocka_unit_test(what_nests_deeper_than_the_limit_is_text),
    cmocka_unit_test(spans_end_at_their_limits),
    cmocka_unit_test(much_of_the_same_takes_linear_time),
};

UNIT_MAIN(tests)
