/* Titles from bodies and from file names. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "note/title.h"

struct example {
  const char *from, *title; /* NULL: none */
};

static void check_body(struct arena *a, const struct example *e)
{
  struct str title;
  bool found = title_from_body(a, str_of(e->from), &title);
  assert_int_equal(found, e->title != NULL);
  if (found) assert_text(title, e->title);
}

#define CHECK_BODIES(examples)                                       \
  do {                                                               \
    struct arena *a = arena_new();                                   \
    for (size_t i = 0; i < sizeof(examples) / sizeof *examples; i++) \
      check_body(a, &(examples)[i]);                                 \
    arena_free(a);                                                   \
  } while (0)

static void the_first_heading_of_any_kind_is_found(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"# One\n# Two\n", "One"},
      {"text\n\n### Deep ###\n", "Deep"},
      {"   # Indented\n", "Indented"},
      {"#\tTab\n", "Tab"},
      {"Setext\n======\n", "Setext"},
      {"\nSetext\n---\n", "Setext"},
      {"Two lines\nof setext\n===\n", "Two lines of setext"},
      {"<h1 align='center'>Centred</h1>\n", "Centred"},
      {"# CRLF\r\ntext\r\n", "CRLF"},
      {"# C#\n", "C#"},
      {"# A #hash at the end\\#\n", "A #hash at the end#"},
      {"#\n\n# ![](logo.png)\n\n# Third\n", "Third"},
  };
  CHECK_BODIES(examples);
}

static void what_only_looks_like_a_heading_is_passed_over(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"", NULL},
      {"just text\n", NULL},
      {"#hashtag\n", NULL},
      {"####### seven\n", NULL},
      {"    # code\n", NULL},
      {"```sh\n# a remark\n```\n# Real\n", "Real"},
      {"~~~\n```\n# a remark\n~~~~\n# Real\n", "Real"},
      {"```\n# never closed\n", NULL},
      {"<!-- hidden\n# Not here\n-->\n# Real\n", "Real"},
      {"- item\n---\n# Real\n", "Real"},
      {"> quote\n---\n# Real\n", "Real"},
      {"| a |\n---\n# Real\n", "Real"},
      {"---\nprose\n\n# Real\n", "Real"},
      {"two lines of prose\nbefore a rule\n---\n", NULL},
  };
  CHECK_BODIES(examples);
}

static void marks_are_taken_out(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"# Use `git rebase -i` **now**\n", "Use git rebase -i now"},
      {"# [`text`](url \"title\") and [more][ref]\n", "text and more"},
      {"# ![logo](a.png) Name\n", "logo Name"},
      {"# [![badge](b.svg)](https://x) Name\n", "badge Name"},
      {"# See [[page|that page]] or [[other]]\n", "See that page or other"},
      {"# _one_ snake_case __two__ 2 * 3 * 4\n", "one snake_case two 2 * 3 * 4"},
      {"# ls *.c and *.h\n", "ls *.c and *.h"},
      {"# Array[0] and \\*stars\\*\n", "Array[0] and *stars*"},
      {"# a <b>bold</b> &amp; <https://x.org>\n", "a bold & https://x.org"},
      {"# a < b and c > d\n", "a < b and c > d"},
      {"# Title {#anchor}\n", "Title"},
      {"# Title {: .wide #anchor}\n", "Title"},
      {"# Title {.wide}\n", "Title"},
      {"# A {b}\n", "A {b}"},
      {"# With a footnote[^1] in it[^b c]\n", "With a footnote in it[^b c]"},
      {"# `unclosed and *this\n", "`unclosed and *this"},
      {"# [[\n", "[["},
      {"# f(x)](y)\n", "f(x)](y)"},
  };
  CHECK_BODIES(examples);
}

static void a_file_name_titles_what_nothing_else_does(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"notes/my-first_note.md", "my first note"},
      {"file.with.dots.md", "file.with.dots"},
      {"/a/b/", "b"},
      {"no-suffix", "no suffix"},
      {".md", ".md"},
      {"-.md", "-.md"},
      {"-", "-"},
      {"", "untitled"},
      {"caf\xC3\xA9.md", "caf\xC3\xA9"},
      {"bad\xFFname.md", "bad\xEF\xBF\xBDname"},
      {"two\nlines.md", "two lines"},
  };
  struct arena *a = arena_new();
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
    assert_text(title_from_path(a, str_of(examples[i].from)), examples[i].title);
  arena_free(a);
}

static void a_title_is_one_line_of_limited_length(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct buf long_title = BUF_INIT;
  buf_add_repeat(&long_title, STR_LIT("\xC3\xA9"), LIMIT_TITLE_BYTES);
  assert_text(title_line(a, STR_LIT(" a\n\tb \r\n c ")), "a b c");
  struct str cut = title_line(a, buf_str(&long_title));
  assert_int_equal(cut.n, LIMIT_TITLE_BYTES);
  assert_true(str_starts(buf_str(&long_title), cut));
  buf_release(&long_title);
  arena_free(a);
}

/* Brackets within brackets, as many as a title may hold, in a time that nobody notices. */
static void nested_brackets_cost_no_recursion(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct buf body = BUF_INIT;
  buf_add_cstr(&body, "# ");
  buf_add_repeat(&body, STR_LIT("["), 1000);
  buf_add_cstr(&body, "x");
  buf_add_repeat(&body, STR_LIT("](y)"), 700);
  buf_add_repeat(&body, STR_LIT("["), 100000);
  struct str title;
  assert_true(title_from_body(a, buf_str(&body), &title));
  assert_true(title.n > 0 && title.n <= LIMIT_TITLE_BYTES);
  buf_release(&body);
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_heading_of_any_kind_is_found),
    cmocka_unit_test(what_only_looks_like_a_heading_is_passed_over),
    cmocka_unit_test(marks_are_taken_out),
    cmocka_unit_test(a_file_name_titles_what_nothing_else_does),
    cmocka_unit_test(a_title_is_one_line_of_limited_length),
    cmocka_unit_test(nested_brackets_cost_no_recursion),
};

UNIT_MAIN(tests)
