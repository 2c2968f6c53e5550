/* cmark under its budget. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/parse.h"

static bool parses(struct str body, size_t memory_bytes, long cpu_ms, struct err *err)
{
  struct parsed m;
  struct parse_budget budget = {memory_bytes, cpu_ms};
  bool ok = parse_markdown(&m, body, &budget, err);
  if (ok) {
    assert_int_equal(cmark_node_get_type(m.root), CMARK_NODE_DOCUMENT);
    parsed_release(&m);
  }
  return ok;
}

static void a_text_becomes_a_tree(void **state)
{
  (void)state;
  struct parsed m;
  struct parse_budget budget = parse_budget(20);
  struct err err = ERR_INIT;
  assert_true(parse_markdown(&m, STR_LIT("# A *b*\n\ntext\n"), &budget, &err));
  cmark_node *heading = cmark_node_first_child(m.root);
  assert_int_equal(cmark_node_get_type(heading), CMARK_NODE_HEADING);
  assert_int_equal(cmark_node_get_start_line(cmark_node_next(heading)), 3);
  parsed_release(&m);
}

static void any_text_is_fed_whole(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add_repeat(&body, STR_LIT("a line of text\r\n\r\n"), 20000);
  struct parsed m;
  struct parse_budget budget = parse_budget(body.n);
  assert_true(parse_markdown(&m, buf_str(&body), &budget, &err));
  int n = 0;
  for (cmark_node *p = cmark_node_first_child(m.root); p; p = cmark_node_next(p))
    n++;
  assert_int_equal(n, 20000);
  parsed_release(&m);
  buf_release(&body);
}

static void memory_beyond_the_budget_is_told(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add_repeat(&body, STR_LIT("- - - - - x\n"), 10000);
  assert_true(parses(buf_str(&body), 64 * 1024 * 1024, 60000, &err));
  assert_false(parses(buf_str(&body), 4 * 1024 * 1024, 60000, &err));
  assert_string_equal(err.text, "reading it would take more than 4 MB of memory");
  buf_release(&body);
}

static void time_beyond_the_budget_is_told(void **state)
{
  (void)state;
  struct buf body = BUF_INIT;
  struct err err = ERR_INIT;
  buf_add_repeat(&body, STR_LIT("![[]()"), 100000); /* grows with the square: minutes */
  assert_false(parses(buf_str(&body), SIZE_MAX, 50, &err));
  assert_string_equal(err.text, "reading it would take more than 50 ms of time");
  buf_clear(&body);
  buf_add_repeat(&body, STR_LIT("- "), 20000);
  buf_add_cstr(&body, "x");
  buf_add_repeat(&body, STR_LIT("\n"), 100000);
  assert_false(parses(buf_str(&body), SIZE_MAX, 50, &err));
  buf_release(&body);
}

static void the_budget_grows_with_the_text(void **state)
{
  (void)state;
  struct parse_budget small = parse_budget(0), large = parse_budget(10 * 1024 * 1024);
  assert_int_equal(small.memory_bytes, LIMIT_MARKDOWN_MEMORY_BYTES);
  assert_int_equal(small.cpu_ms, LIMIT_MARKDOWN_CPU_MS);
  assert_int_equal(large.cpu_ms, LIMIT_MARKDOWN_CPU_MS + 10 * LIMIT_MARKDOWN_CPU_MS_PER_MB);
  assert_true(large.memory_bytes > small.memory_bytes);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_text_becomes_a_tree),
    cmocka_unit_test(any_text_is_fed_whole),
    cmocka_unit_test(memory_beyond_the_budget_is_told),
    cmocka_unit_test(time_beyond_the_budget_is_told),
    cmocka_unit_test(the_budget_grows_with_the_text),
};

UNIT_MAIN(tests)
