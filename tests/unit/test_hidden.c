/* What a note hides is a fault of it: which kind, how many, and where the first stands. */
#include "unit.h"

#include "base/buf.h"
#include "note/article.h"

static void assert_told(struct str file, const char *expected)
{
  struct buf all = BUF_INIT;
  struct article *a = article_new(STR_LIT("a.md"), file);
  for (const struct fault *f = a->faults.first; f; f = f->next)
    buf_addf(&all, "%s%zu: %.*s", all.n ? "; " : "", f->line,
        (int)str_find(f->text, STR_LIT(" in this line")), f->text.p);
  assert_text(buf_str(&all), expected);
  article_free(a);
  buf_release(&all);
}

static void assert_body(const char *body, const char *expected)
{
  assert_told(str_of(body), expected);
}

static void honest_texts_hide_nothing(void **state)
{
  (void)state;
  static const char *const bodies[] = {
      "a\tb\r\nc\n",
      "\xEF\xBB\xBF# With a mark of byte order\n",
      "A fami\xC2\xADly: \U0001F468\u200D\U0001F469\u200D\U0001F467, \u2764\uFE0F, 1\uFE0F\u20E3\n",
      "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F\n",
      "می\u200Cخواهم क्\u200Dष, e\u0301\u0323, ไทย\u200Bไทย\n",
      "&amp; &#169; &#8212; &#xAD; &#8203; &#; &#x; &#x110000; & &#1114112; &#27\n",
      "`&#27;` and\n\n```\n&#x202E; <i hidden>\n```\n\n~~~\n```\n&#27;\n~~~\n",
      "`<i hidden>`, a < b, <hidden>, <i data-hidden=\"1\">, <i title=\"hidden\">, "
      "<input type=hidden>\n",
      "<i style=\"color: red; font-size: 0.8em\"> <i style='display:block'> <i style>\n",
  };
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    assert_body(bodies[i], "");
}

static void each_kind_is_counted_from_its_first_line(void **state)
{
  (void)state;
  assert_body("a\nb\x1B[31m\n\x7F\xC2\x9B\n", "2: 3 control characters, first");
  assert_body("\n\na\u202Eb\u2066\u200F", "3: 3 characters that turn the direction of text, first");
  assert_body("x\U000E0041\n", "1: 1 invisible tag character");
  assert_body("a\u200Bb\n\u2060 \u200D\uFE0F", "1: 4 invisible characters, first");
  assert_body("e\u0301\u0301\u0301\u0301\u0301\u0301", "1: 2 marks too many on one letter, first");
  assert_body("a\n\na\u202Eb\n\n\x1B\n",
      "5: 1 control character; 3: 1 character that turns the direction of text");
}

static void references_count_outside_of_code(void **state)
{
  (void)state;
  assert_body("`&#27;`\n&#27;[31m &#x9b; &#127;\n", "2: 3 control characters, first");
  assert_body("``a`b`` &#x202E;\n", "1: 1 character that turns the direction of text");
  assert_body("```\n&#27;\n```\n&#X2060;\n", "4: 1 invisible character");
}

static void html_that_hides_is_told(void **state)
{
  (void)state;
  assert_body("a\n<span hidden>b</span>\n", "2: 1 part that HTML hides");
  assert_body("<p class='x > y' HIDDEN=\"\"><i style=\"color:red; Display : None\">\n",
      "1: 2 parts that HTML hides, first");
  assert_body("<i style=visibility:hidden>\n\n<i style='font-size: 0'>\n",
      "1: 2 parts that HTML hides, first");
  assert_body("<i style=\"font-size: 0px\">\n", "1: 1 part that HTML hides");
}

static void post_meta_counts_behind_its_escapes(void **state)
{
  (void)state;
  assert_body(
      "---\ntitle: a\nsummary: \"a\\e\\x9b\"\n---\n\n\x1B\n", "3: 3 control characters, first");
  assert_body(
      "---\nx: {\"a\\u202Eb\": c}\n---\n", "2: 1 character that turns the direction of text");
  assert_body(
      "+++\ntitle = \"a\\u202Eb\"\n+++\n", "2: 1 character that turns the direction of text");
}

/* Neither many '<' and '&' nor quotes that do not end take longer than the text is long. */
static void hostile_texts_are_passed_once(void **state)
{
  static const char *const pieces[] = {"<a ", "<a\"", "&#", "&#x0000000000", "`", "<",
      "<a style=\"", "<a b=", "\u202E", "a\u0301\u0301\u0301\u0301\u0301", "```\n"};
  (void)state;
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    struct buf text = BUF_INIT;
    buf_add_repeat(&text, str_of(pieces[i]), 300000);
    article_free(article_new(STR_LIT("a.md"), buf_str(&text)));
    buf_release(&text);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(honest_texts_hide_nothing),
    cmocka_unit_test(each_kind_is_counted_from_its_first_line),
    cmocka_unit_test(references_count_outside_of_code),
    cmocka_unit_test(html_that_hides_is_told),
    cmocka_unit_test(post_meta_counts_behind_its_escapes),
    cmocka_unit_test(hostile_texts_are_passed_once),
};

UNIT_MAIN(tests)
