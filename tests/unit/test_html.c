/* Cutting HTML, its elements and its references. */
#include "unit.h"

#include "base/buf.h"
#include "page/html.h"
#include "page/html_element.h"
#include "page/html_reference.h"

static void check_tokens(const char *text, const char *want)
{
  static const char letters[] = {'t', 's', 'e', 'c', 'o'};
  struct str rest = str_of(text);
  struct html_token t;
  struct buf got = BUF_INIT;
  size_t n = 0;
  while (html_next(&rest, &t)) {
    buf_addf(&got, "%c(%.*s)", letters[t.kind], STR_ARG(t.raw));
    n += t.raw.n;
  }
  assert_text(buf_str(&got), want);
  assert_int_equal(n, strlen(text));
  buf_release(&got);
}

static void text_tags_and_comments_are_told_apart(void **state)
{
  (void)state;
  check_tokens("a<b>c</b >d<!-- <e> -->f", "t(a)s(<b>)t(c)e(</b >)t(d)c(<!-- <e> -->)t(f)");
  check_tokens("<br/><A HREF='>' x>", "s(<br/>)s(<A HREF='>' x>)");
  check_tokens("a < b <3 </ > <!", "t(a < b <3 </ > <!)");
  check_tokens("<!-->x<!--->y", "c(<!-->)t(x)c(<!--->)t(y)");
  check_tokens("<?php a ?>b<!DOCTYPE html>c<![CDATA[ > ]]>d",
      "o(<?php a ?>)t(b)o(<!DOCTYPE html>)t(c)o(<![CDATA[ > ]]>)t(d)");
  check_tokens("<a\n b\n=\n\"c\n>\">", "s(<a\n b\n=\n\"c\n>\">)");
  check_tokens("<T a={b => {c}} {...d} />e", "s(<T a={b => {c}} {...d} />)t(e)");
}

static void what_does_not_end_takes_the_rest(void **state)
{
  (void)state;
  check_tokens("a<b c", "t(a)o(<b c)");
  check_tokens("<b c=\"d>e", "o(<b c=\"d>e)");
  check_tokens("<b {c>d<e>", "o(<b {c>d<e>)");
  check_tokens("<!-- a <b>", "o(<!-- a <b>)");
  check_tokens("<", "t(<)");
  check_tokens("</a", "o(</a)");
}

static void check_attribute(const char *text, const char *name, const char *want)
{
  struct str rest = str_of(text), value = STR_NONE;
  struct html_token t;
  assert_true(html_next(&rest, &t));
  assert_int_equal(html_attribute(&t, name, &value), want != NULL);
  if (want) assert_text(value, want);
}

static void attributes_are_found_by_their_names(void **state)
{
  (void)state;
  check_attribute("<a href=\"x y\" b='c' d=e f>", "href", "x y");
  check_attribute("<a href=\"x y\" B='c' d=e f>", "b", "c");
  check_attribute("<a b='c'd=e/ f>", "d", "e/");
  check_attribute("<a b f>", "f", "");
  check_attribute("<a b f/>", "f", "");
  check_attribute("<a bf>", "f", NULL);
  check_attribute("<a g='f=x'>", "f", NULL);
  check_attribute("<a g={x} f = 1>", "f", "1");
  check_attribute("<a>", "f", NULL);
}

static void elements_are_in_order_and_found(void **state)
{
  (void)state;
  for (size_t i = 0; i < html_elements_n; i++) {
    struct str name = str_of(html_elements[i].name);
    if (i) assert_true(strcmp(html_elements[i - 1].name, html_elements[i].name) < 0);
    assert_ptr_equal(html_element_find(name), &html_elements[i]);
  }
  assert_non_null(html_element_find(STR_LIT("BR")));
  assert_non_null(html_element_find(STR_LIT("H1")));
  assert_null(html_element_find(STR_LIT("Table")));
  assert_null(html_element_find(STR_LIT("x-y")));
  assert_null(html_element_find(STR_LIT("")));
  assert_null(html_element_find(STR_LIT("blockquotes")));
}

static void the_content_of_an_element_goes_up_to_its_end(void **state)
{
  (void)state;
  struct str rest = STR_LIT("a </b> </Script > c");
  assert_text(html_take_element(&rest, STR_LIT("script")), "a </b> </Script >");
  assert_text(rest, " c");
  rest = STR_LIT("a </scripts>");
  assert_text(html_take_element(&rest, STR_LIT("script")), "a </scripts>");
  assert_int_equal(rest.n, 0);
}

static void references_become_characters(void **state)
{
  (void)state;
  static const char *const cases[][2] = {{"a &amp; b", "a & b"}, {"&lt;&copy;&#65;&#x42;", "<©AB"},
      {"&nosuchname; & &; &#; &#x; &amp", "&nosuchname; & &; &#; &#x; &amp"},
      {"&#0;&#xD800;&#99999999;", "\xEF\xBF\xBD\xEF\xBF\xBD&#99999999;"},
      {"&ngE;&amp;&amp;", "\xE2\x89\xA7\xCC\xB8&&"}, {"&nbsp;&Tab;", "\xC2\xA0\t"},
      {"&CounterClockwiseContourIntegral;", "∳"}};
  struct html_references r;
  html_references_init(&r);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct buf out = BUF_INIT;
    html_references_add(&r, &out, str_of(cases[i][0]));
    assert_text(buf_str(&out), cases[i][1]);
    buf_release(&out);
  }
  html_references_release(&r);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(text_tags_and_comments_are_told_apart),
    cmocka_unit_test(what_does_not_end_takes_the_rest),
    cmocka_unit_test(attributes_are_found_by_their_names),
    cmocka_unit_test(elements_are_in_order_and_found),
    cmocka_unit_test(the_content_of_an_element_goes_up_to_its_end),
    cmocka_unit_test(references_become_characters),
};

UNIT_MAIN(tests)
