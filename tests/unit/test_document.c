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
      STR_LIT("# One\n\ntext\n\n---\n\n```c\nx;\n```\n\n    y;\n\n<x-y>\n\nTwo\n---\n"), 11);
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
  struct document *d = read_text("a *b **c*** `d` [e](f \"g\") <x>h</x>\n");
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "a b c d e <x>h</x>");
  assert_int_equal(in->n_runs, 6);
  check_run(in, 0, "b ", INLINE_EMPHASIS);
  check_run(in, 1, "c", INLINE_EMPHASIS | INLINE_STRONG);
  check_run(in, 2, "d", INLINE_CODE);
  check_run(in, 3, "e", 0);
  check_run(in, 4, "<x>", INLINE_HTML);
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

static void check_lines(const char *text, const char *want)
{
  struct document *d = document_new(str_of(text), 1);
  assert_text(d->blocks[0].content.text, want);
  document_free(d);
}

static void lines_of_chinese_and_japanese_are_joined_without_a_blank(void **state)
{
  (void)state;
  check_lines("日本\n語", "日本語");
  check_lines("中文，\n中文", "中文，中文");
  check_lines("か\u3099\nな ｶﾅ\nＡ", "か\u3099な ｶﾅＡ");
  check_lines("日本\nabc\n語", "日本 abc 語");
  check_lines("한국어\n한글\n日本", "한국어 한글 日本");
  check_lines("👍\n👍", "👍 👍");
  check_lines("ไทย\nไทย", "ไทย ไทย");
  check_lines("日本  \n語", "日本\n語"); /* a hard break */
  check_lines("日本\n*語\n中* [文\n字](x)", "日本語中 文字");
}

static void line_ends_stay_known_where_no_blank_is(void **state)
{
  (void)state;
  struct document *d = document_new(STR_LIT("日本\n語\n中 a\nb"), 1);
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "日本語中 a b");
  assert_int_equal(in->n_line_ends, 3);
  assert_int_equal(in->line_ends[0], strlen("日本"));
  assert_int_equal(in->line_ends[1], strlen("日本語"));
  assert_int_equal(in->line_ends[2], strlen("日本語中 a "));
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
      {"🎉 party", "-party"}, {"❤️ love", "\xEF\xB8\x8F-love"}, {":tada: x", "tada-x"},
      {"C++ & C#", "c--c"}, {"e.g. foo_bar()", "eg-foo_bar"}, {"x² Ⅳ", "x-"},
      {"[a *link*](http://x) b", "a-link-b"}, {"![build](x) status", "-status"},
      {"NB\xC2\xA0SP", "nbsp"}, {"हिन्दी भाषा", "हिन्दी-भाषा"}, {"ﾊﾝｶｸ １２", "ﾊﾝｶｸ-１２"},
      {"Привет, МИР", "привет-мир"}, {"<b>bold</b> x", "bold-x"}, {"&lt;tag&gt; a&#16;b", "tag-ab"},
      {"- dash -", "--dash--"}, {"1. One", "1-one"}};
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
  assert_text(buf_str(&out.text), "A b c d f\ng\nin tags\n");
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

/* ---- what GitHub adds ---- */

static const struct inlines *cell(const struct document *d, size_t block, size_t row, size_t column)
{
  assert_int_equal(d->blocks[block].kind, BLOCK_TABLE);
  const struct table *t = d->blocks[block].table;
  assert_true(row < t->n_rows && column < t->rows[row].n);
  return &t->rows[row].cells[column];
}

static void a_table_has_a_head_and_rows_of_cells(void **state)
{
  (void)state;
  struct document *d =
      document_new(STR_LIT("| a | *b* |\n|:--|--:|\n| c\n| d | e | f |\n\nx | y\n:-: | -\n"), 5);
  assert_int_equal(d->n_blocks, 2);
  const struct table *t = d->blocks[0].table;
  assert_int_equal(t->n_cols, 2);
  assert_int_equal(t->n_rows, 3);
  assert_int_equal(t->aligns[0], TABLE_ALIGN_LEFT);
  assert_int_equal(t->aligns[1], TABLE_ALIGN_RIGHT);
  assert_text(cell(d, 0, 0, 1)->text, "b");
  check_run(cell(d, 0, 0, 1), 0, "b", INLINE_EMPHASIS);
  assert_int_equal(t->rows[1].n, 1);
  assert_int_equal(t->rows[2].n, 2);
  assert_text(cell(d, 0, 2, 1)->text, "e");
  assert_int_equal(t->source_line, 5);
  assert_int_equal(d->blocks[1].table->aligns[0], TABLE_ALIGN_CENTRE);
  document_free(d);
}

static void what_only_looks_like_a_table_is_text(void **state)
{
  (void)state;
  static const char *const texts[] = {"| a | b |\n| c | d |\n", "| a | b |\n|---|\n", "|---|---|\n",
      "a\n- | -\n", "a | b\n--- | -x-\n", "| a |\n\n|---|\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct document *d = read_text(texts[i]);
    for (size_t k = 0; k < d->n_blocks; k++)
      assert_int_not_equal(d->blocks[k].kind, BLOCK_TABLE);
    document_free(d);
  }
}

static void pipes_in_cells_are_escaped_or_end_them(void **state)
{
  (void)state;
  struct document *d = read_text("| a | b |\n|---|---|\n| x \\| y | `p\\|q` |\n| `c|d` | \\\\ |\n"
                                 "| # e # | - f |\n");
  assert_text(cell(d, 0, 1, 0)->text, "x | y");
  assert_text(cell(d, 0, 1, 1)->text, "p|q");
  check_run(cell(d, 0, 1, 1), 0, "p|q", INLINE_CODE);
  assert_text(cell(d, 0, 2, 0)->text, "c|d");
  assert_text(cell(d, 0, 2, 1)->text, "\\");
  assert_text(cell(d, 0, 3, 0)->text, "# e #");
  assert_text(cell(d, 0, 3, 1)->text, "- f");
  document_free(d);
}

static void a_table_ends_a_paragraph_and_stands_in_containers(void **state)
{
  (void)state;
  struct document *d = read_text("> text *before*\n> more\n> | a | b |\n> |---|---|\n"
                                 "> | c | d |\n\n- | e |\n  |---|\n  | f |\n");
  assert_int_equal(d->n_blocks, 3);
  assert_text(d->blocks[0].content.text, "text before more");
  assert_int_equal(d->blocks[0].frame->kind, FRAME_QUOTE);
  assert_text(cell(d, 1, 1, 1)->text, "d");
  assert_ptr_equal(d->blocks[1].frame, d->blocks[0].frame);
  assert_int_equal(d->blocks[1].table->source_line, 3);
  assert_text(cell(d, 2, 1, 0)->text, "f");
  assert_int_equal(d->blocks[2].frame->kind, FRAME_ITEM);
  document_free(d);
}

static void cells_know_the_references_of_the_whole_text(void **state)
{
  (void)state;
  struct document *d =
      read_text("| a |\n|---|\n| [x][Ref  ONE] |\n| [none] |\n\n[ref one]: http://y 'T'\n");
  assert_int_equal(cell(d, 0, 1, 0)->n_runs, 1);
  assert_text(d->links[cell(d, 0, 1, 0)->runs[0].link].url, "http://y");
  assert_text(cell(d, 0, 2, 0)->text, "[none]");
  assert_int_equal(d->n_blocks, 1);
  document_free(d);
}

static void a_table_of_a_hundred_thousand_cells_is_read_quickly(void **state)
{
  (void)state;
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "| a | b |\n|---|---|\n");
  buf_add_repeat(&text, STR_LIT("| c *d* | [e] |\n"), 50000);
  struct document *d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].table->n_rows, 50001);
  document_free(d);
  buf_clear(&text);
  buf_add_repeat(&text, STR_LIT("|"), 50000);
  buf_add_char(&text, '\n');
  buf_add_repeat(&text, STR_LIT("|-"), 49999);
  buf_add_cstr(&text, "|\n");
  buf_add_repeat(&text, STR_LIT("x\n"), 50000);
  d = document_new(buf_str(&text), 1);
  assert_int_equal(d->blocks[0].table->n_cols, 49999);
  assert_int_equal(d->blocks[0].table->rows[1].n, 1);
  document_free(d);
  buf_release(&text);
}

static void tasks_are_marks_of_their_items(void **state)
{
  (void)state;
  struct document *d =
      read_text("- [ ] a [b](c)\n- [x] *d*\n- [X] e\n- f\n- \\[ ] g\n- [ ]h\n\n1. [ ] i\n");
  static const struct {
    const char *text;
    enum frame_task task;
  } want[] = {{"a b", TASK_OPEN}, {"d", TASK_DONE}, {"e", TASK_DONE}, {"f", TASK_NONE},
      {"[ ] g", TASK_NONE}, {"[ ]h", TASK_NONE}, {"i", TASK_OPEN}};
  assert_int_equal(d->n_blocks, sizeof want / sizeof *want);
  for (size_t i = 0; i < d->n_blocks; i++) {
    assert_text(d->blocks[i].content.text, want[i].text);
    assert_int_equal(d->blocks[i].frame->task, want[i].task);
  }
  check_run(&d->blocks[0].content, 0, "b", 0);
  check_run(&d->blocks[1].content, 0, "d", INLINE_EMPHASIS);
  document_free(d);
}

static void text_is_struck_between_one_or_two_tildes(void **state)
{
  (void)state;
  static const struct {
    const char *text, *plain;
    size_t n_struck;
  } cases[] = {{"~~a~~ b", "a b", 1}, {"~a~ b", "a b", 1}, {"x~~~a~~~x", "x~~~a~~~x", 0},
      {"~~a~ b", "~~a~ b", 0}, {"a ~~ b ~~", "a ~~ b ~~", 0}, {"~~a *b* c~~", "a b c", 3},
      {"*~~a*~~", "~~a~~", 0}, {"`~~a~~`", "~~a~~", 0}, {"~~a ~b~~", "a ~b", 1},
      {"x~~y~~z", "xyz", 1}, {"~~a~~~~b~~", "a~~~~b", 1}, {"[~~a~~](b)", "a", 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct document *d = read_text(cases[i].text);
    const struct inlines *in = &d->blocks[0].content;
    assert_text(in->text, cases[i].plain);
    size_t n = 0;
    for (size_t k = 0; k < in->n_runs; k++)
      n += (in->runs[k].marks & INLINE_STRUCK) != 0;
    assert_int_equal(n, cases[i].n_struck);
    document_free(d);
  }
}

static void bare_addresses_are_links(void **state)
{
  (void)state;
  static const char *const cases[][3] = {{"www.a.org", "www.a.org", "http://www.a.org"},
      {"see www.a.org/b.", "www.a.org/b", "http://www.a.org/b"},
      {"(www.a.org/b(c))", "www.a.org/b(c)", "http://www.a.org/b(c)"},
      {"www.a.org/?q=b&hl;", "www.a.org/?q=b", "http://www.a.org/?q=b"},
      {"x http://a.org?b=c&amp;d, y", "http://a.org?b=c&d", "http://a.org?b=c&d"},
      {"\"https://a.org/\"", "https://a.org/", "https://a.org/"},
      {"http://localhost:80/a", "http://localhost:80/a", "http://localhost:80/a"},
      {"mail a.b+c@d-e.org.", "a.b+c@d-e.org", "mailto:a.b+c@d-e.org"},
      {"**ftp://a.org**", "ftp://a.org", "ftp://a.org"}, {"xhttp://a.org", NULL, NULL},
      {"www.", NULL, NULL}, {"http://", NULL, NULL}, {"xwww.a.org", NULL, NULL},
      {"www.a_b.org", NULL, NULL}, {"a@b", NULL, NULL}, {"a@b.c-", NULL, NULL},
      {"`http://a.org`", NULL, NULL}, {"javascript://a.org", NULL, NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct document *d = read_text(cases[i][0]);
    const struct inlines *in = &d->blocks[0].content;
    assert_int_equal(d->n_links, cases[i][1] != NULL);
    if (d->n_links) {
      assert_text(str_first(str_from(in->text, in->runs[0].from), in->runs[0].n), cases[i][1]);
      assert_text(d->links[0].url, cases[i][2]);
    }
    document_free(d);
  }
}

static void a_link_is_not_made_in_a_link(void **state)
{
  (void)state;
  struct document *d = read_text("[http://a.org](b) ![www.c.org](d)\n");
  assert_int_equal(d->n_links, 2);
  document_free(d);
}

static void wikilinks_lead_where_their_path_is(void **state)
{
  (void)state;
  static const char *const cases[][3] = {{"a [[note]] b", "a note b", "note"},
      {"[[Some Note|the text]]", "the text", "Some Note"},
      {"[[Some Note|v1.2]]", "v1.2", "Some Note"}, {"[[a|b]]", "b", "a"},
      {"[[the text|pkg.some-pod]]", "the text", "pkg.some-pod"},
      {"[[the text|notes/a]]", "the text", "notes/a"}, {"[[a.md|b.md]]", "b.md", "a.md"},
      {"[[here|dendron://vault/pkg.a#one-b]]", "here", "pkg.a#one-b"},
      {"[[note#My Heading]]", "note#My Heading", "note#my-heading"},
      {"[[note#One, two#Three|x]]", "x", "note#three"}, {"[[note#A, b]]", "note#A, b", "note#a-b"},
      {"[[#My Heading]]", "My Heading", "#my-heading"}, {"[[note#^block]]", "note#^block", "note"},
      {"[[http://x.org/a#B c|x]]", "x", "http://x.org/a#B c"}, {"![[note]]", "note", "note"},
      {"![[pkg.a#one-b,1:#*]]", "pkg.a#one-b,1:#*", "pkg.a#one-b"},
      {"![[image one.png]]", "image one.png", "image one.png"},
      {"![[a.PNG|300x200]]", "a.PNG", "a.PNG"}, {"![[a.png|a *b*]]", "![[a.png|a b]]", NULL},
      {"![[a.png|text]]", "text", "a.png"}, {"\\![[note]]", "![[note]]", NULL},
      {"[[ -f x ]]", "[[ -f x ]]", NULL}, {"`[[x]]`", "[[x]]", NULL}, {"[[]]", "[[]]", NULL},
      {"[[a", "[[a", NULL}, {"\\[\\[a]] *b*", "[[a]] b", NULL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct document *d = read_text(cases[i][0]);
    assert_text(d->blocks[0].content.text, cases[i][1]);
    assert_int_equal(d->n_links, cases[i][2] != NULL);
    if (d->n_links) assert_text(d->links[0].url, cases[i][2]);
    document_free(d);
  }
}

static void a_wiki_embeds_images_as_cards_and_notes_as_links(void **state)
{
  (void)state;
  struct document *d = read_text("![[a.png]]\n\n![[a]]\n\nx ![[a.pdf#page=2]]\n");
  assert_int_equal(d->blocks[0].kind, BLOCK_IMAGE);
  assert_int_equal(d->blocks[1].kind, BLOCK_PARAGRAPH);
  check_run(&d->blocks[1].content, 0, "a", 0);
  check_run(&d->blocks[2].content, 0, "a.pdf#page=2", INLINE_IMAGE);
  assert_false(d->links[1].is_image);
  document_free(d);
}

static void line_ends_move_with_what_is_cut(void **state)
{
  (void)state;
  struct document *d = read_text("~~a\nb~~ [[c|d]]\ne\n");
  const struct inlines *in = &d->blocks[0].content;
  assert_text(in->text, "a b d e");
  assert_int_equal(in->n_line_ends, 2);
  assert_int_equal(in->line_ends[0], 2);
  assert_int_equal(in->line_ends[1], 6);
  document_free(d);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(blocks_come_in_order_with_their_lines),
    cmocka_unit_test(the_language_is_the_first_word_of_the_info_string),
    cmocka_unit_test(inline_text_is_one_text_with_runs),
    cmocka_unit_test(line_ends_are_blanks_unless_they_are_hard),
    cmocka_unit_test(lines_of_chinese_and_japanese_are_joined_without_a_blank),
    cmocka_unit_test(line_ends_stay_known_where_no_blank_is),
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
    cmocka_unit_test(a_table_has_a_head_and_rows_of_cells),
    cmocka_unit_test(what_only_looks_like_a_table_is_text),
    cmocka_unit_test(pipes_in_cells_are_escaped_or_end_them),
    cmocka_unit_test(a_table_ends_a_paragraph_and_stands_in_containers),
    cmocka_unit_test(cells_know_the_references_of_the_whole_text),
    cmocka_unit_test(a_table_of_a_hundred_thousand_cells_is_read_quickly),
    cmocka_unit_test(tasks_are_marks_of_their_items),
    cmocka_unit_test(text_is_struck_between_one_or_two_tildes),
    cmocka_unit_test(bare_addresses_are_links),
    cmocka_unit_test(a_link_is_not_made_in_a_link),
    cmocka_unit_test(wikilinks_lead_where_their_path_is),
    cmocka_unit_test(a_wiki_embeds_images_as_cards_and_notes_as_links),
    cmocka_unit_test(line_ends_move_with_what_is_cut),
};

UNIT_MAIN(tests)
