/* Which links of a page lead nowhere. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "page/layout.h"
#include "session/world.h"

#include <stdlib.h>
#include <unistd.h>

struct page {
  char folder[64];
  struct document *doc;
  struct world world;
  struct lines *lines;
};

/* Lays a note of that text out; "there.md" is beside it. */
static void open_page(struct page *p, const char *text, bool has_file)
{
  struct buf path = BUF_INIT;
  struct err err;
  snprintf(p->folder, sizeof p->folder, "/tmp/fieldnotes-test-XXXXXX");
  assert_non_null(mkdtemp(p->folder));
  buf_addf(&path, "%s/there.md", p->folder);
  assert_true(fs_write(buf_cstr(&path), STR_LIT("text\n"), 0600, &err));
  buf_clear(&path);
  if (has_file) buf_addf(&path, "%s/note.md", p->folder);
  p->doc = document_new(str_of(text), 1);
  world_init(&p->world, NULL, buf_str(&path));
  world_check_links(&p->world, p->doc);
  struct layout_options o = {.width_cols = 78, .world = &p->world.page};
  p->lines = layout_document(p->doc, &o);
  buf_release(&path);
}

static void close_page(struct page *p)
{
  char path[96];
  snprintf(path, sizeof path, "%s/there.md", p->folder);
  unlink(path);
  rmdir(p->folder);
  lines_free(p->lines);
  world_release(&p->world);
  document_free(p->doc);
}

static void check(const char *file, int line, const char *text, const char *picture)
{
  struct page p;
  open_page(&p, text, true);
  unit_check_str(p.lines->items[0].text, str_of(picture), file, line);
  close_page(&p);
}

#define assert_line(text, picture) check(__FILE__, __LINE__, text, picture)

static void files_that_are_not_there_are_marked(void **state)
{
  (void)state;
  assert_line("[a](there.md), [b](nowhere.md)", "a, b†");
  assert_line("[a](there), [b](./there.md#x), [c](sub/)", "a, b, c†");
  assert_line("[a](../no-such-note.md)", "a†");
  assert_line("[*a* `b`](nowhere) c", "a b† c");
  assert_line("[a][r]\n\n[r]: nowhere.md", "a†");
}

static void headings_that_are_not_there_are_marked(void **state)
{
  (void)state;
  assert_line("[a](#one), [b](#two), [c](#), [d](#ONE)\n\n## One\n", "a, b†, c, d");
  assert_line("[a](#here), [b](#top)\n\n<a name=\"here\"></a>\n\ntext\n", "a, b");
  assert_line("[a]({{ x }}/y), [b]({% link z.md %})\n", "a, b");
}

static void what_leads_out_is_not_looked_at(void **state)
{
  (void)state;
  assert_line("[a](https://example.org/x), <me@example.org>", "a, me@example.org");
  assert_line("![a](nowhere.png) b", "[image: a] b");
}

static void what_could_be_in_a_library_is_not_known_without_one(void **state)
{
  (void)state;
  assert_line("[a](/etc/passwd), [b](/nowhere.md)", "a, b");
  assert_line("[[there]], [[nowhere]]", "there, nowhere");
}

static void a_target_says_that_it_is_broken(void **state)
{
  (void)state;
  struct page p;
  open_page(&p, "[a](there.md) [b](nowhere.md)", true);
  assert_int_equal(p.lines->n_targets, 2);
  assert_false(p.lines->targets[0].is_broken);
  assert_true(p.lines->targets[1].is_broken);
  assert_int_equal(p.lines->items[0].spans[1].role, STYLE_LINK_BROKEN);
  close_page(&p);
}

static void nothing_is_marked_where_nothing_is_known(void **state)
{
  (void)state;
  struct page p;
  open_page(&p, "[a](nowhere.md)", false);
  assert_text(p.lines->items[0].text, "a");
  close_page(&p);
}

static void a_heading_may_still_come(void **state)
{
  (void)state;
  struct page p;
  open_page(&p, "text\n", true);
  struct document *d = document_begin(STR_LIT("[a](#one)\n"), 1);
  const struct link link = {.url = STR_LIT("#one")};
  world_check_links(&p.world, d);
  assert_false(p.world.page.is_broken(&p.world, &link));
  while (!document_is_whole(d))
    document_read_more(d, NULL);
  assert_true(p.world.page.is_broken(&p.world, &link));
  document_free(d);
  close_page(&p);
}

static void so_many_files_are_looked_for_and_no_more(void **state)
{
  (void)state;
  struct page p;
  struct buf text = BUF_INIT;
  for (int i = 0; i <= LIMIT_PAGE_LINKS_CHECKED; i++)
    buf_addf(&text, "[%d](no-%d) [again](no-0) ", i, i);
  open_page(&p, buf_cstr(&text), true);
  size_t n = p.lines->n_targets;
  assert_true(p.lines->targets[n - 4].is_broken);
  assert_false(p.lines->targets[n - 2].is_broken); /* one too many */
  assert_true(p.lines->targets[n - 1].is_broken);  /* looked for before */
  buf_release(&text);
  close_page(&p);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(files_that_are_not_there_are_marked),
    cmocka_unit_test(headings_that_are_not_there_are_marked),
    cmocka_unit_test(what_leads_out_is_not_looked_at),
    cmocka_unit_test(what_could_be_in_a_library_is_not_known_without_one),
    cmocka_unit_test(a_target_says_that_it_is_broken),
    cmocka_unit_test(nothing_is_marked_where_nothing_is_known),
    cmocka_unit_test(a_heading_may_still_come),
    cmocka_unit_test(so_many_files_are_looked_for_and_no_more),
};

UNIT_MAIN(tests)
