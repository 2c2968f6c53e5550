/* Lines of the source below their containers. */
#include "unit.h"

#include "base/buf.h"
#include "page/container.h"

static struct container quote(size_t line)
{
  return (struct container){.line = line};
}

/* An item that begins in the line `text`, which stands in the n containers c. */
static struct container item(const struct container *c, size_t n, const char *text, size_t line)
{
  struct container_rest rest = container_cut(c, n, str_of(text), line);
  return (struct container){.is_item = true, .line = line, .width = container_item_width(rest)};
}

static void assert_cut(
    const struct container *c, size_t n, const char *line, const char *left, size_t n_in)
{
  struct buf out = BUF_INIT;
  struct container_rest rest = container_cut(c, n, str_of(line), 9);
  container_add_rest(&out, &rest);
  assert_text(buf_str(&out), left);
  assert_int_equal(rest.n, n_in);
  buf_release(&out);
}

static void a_quote_takes_its_mark_and_one_blank(void **state)
{
  (void)state;
  struct container c[] = {quote(1), quote(1)};
  assert_cut(c, 1, "> a", "a", 1);
  assert_cut(c, 1, "   >   a", "  a", 1);
  assert_cut(c, 1, ">a", "a", 1);
  assert_cut(c, 1, ">", "", 1);
  assert_cut(c, 2, "> > a", "a", 2);
  assert_cut(c, 2, ">> a", "a", 2);
}

static void a_line_without_the_mark_stands_out(void **state)
{
  (void)state;
  struct container c[] = {quote(1), quote(1)};
  assert_cut(c, 1, "a", "a", 0);
  assert_cut(c, 1, "    > a", "    > a", 0);
  assert_cut(c, 2, "> a", "a", 1);
}

static void an_item_takes_the_columns_of_its_mark(void **state)
{
  (void)state;
  static const struct {
    const char *line;
    size_t width;
  } items[] = {{"- a", 2}, {"-   a", 4}, {"-     code", 2}, {"-", 2}, {"12. a", 4}, {"  *  a", 5},
      {"-\ta", 4}, {"1)\t\ta", 3}};
  for (size_t i = 0; i < sizeof items / sizeof *items; i++)
    assert_int_equal(item(NULL, 0, items[i].line, 1).width, items[i].width);
  struct container c = item(NULL, 0, "-   a", 1);
  assert_cut(&c, 1, "    b", "b", 1);
  assert_cut(&c, 1, "      b", "  b", 1);
  assert_cut(&c, 1, "   b", "   b", 0);
  c.line = 9;
  assert_cut(&c, 1, "-   a", "a", 1);
}

static void a_tab_is_taken_by_its_columns(void **state)
{
  (void)state;
  struct container c = item(NULL, 0, "- a", 1), q = quote(1);
  assert_cut(&c, 1, "\tb", "  b", 1);
  assert_cut(&c, 1, " \tb", "  b", 1);
  assert_cut(&q, 1, ">\tb", "  b", 1);
  struct container_rest rest = container_cut(&q, 1, STR_LIT(">\t\tb"), 9);
  assert_int_equal(container_indent(&rest), 6);
}

static void containers_stand_in_each_other(void **state)
{
  (void)state;
  struct container c[3] = {quote(1)};
  c[1] = item(c, 1, ">  1. - a", 1);
  assert_int_equal(c[1].width, 4);
  c[2] = item(c, 2, ">  1. - a", 1);
  assert_int_equal(c[2].width, 2);
  assert_cut(c, 3, ">       b", "b", 3);
  assert_cut(c, 3, ">      b", " b", 2);
  assert_cut(c, 3, "      b", "      b", 0);
  for (int i = 0; i < 3; i++)
    c[i].line = 9;
  assert_cut(c, 3, ">  1. - a", "a", 3);
}

int main(void)
{
  static const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_quote_takes_its_mark_and_one_blank),
      cmocka_unit_test(a_line_without_the_mark_stands_out),
      cmocka_unit_test(an_item_takes_the_columns_of_its_mark),
      cmocka_unit_test(a_tab_is_taken_by_its_columns),
      cmocka_unit_test(containers_stand_in_each_other),
  };
  return cmocka_run_group_tests_name("container", tests, NULL, NULL);
}
