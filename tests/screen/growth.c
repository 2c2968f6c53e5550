/* A long text that is read while one looks at it: the first screen comes at once, the rest in
 * slices, and what was asked for and had not been read yet is gone to when it comes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session/page_pane.h"
#include "stage.h"

enum { PARAGRAPHS = 12000 };

/* Each look at it takes a millisecond, so that a slice is a few steps. */
static double ticking_ms(void)
{
  static double now_ms;
  return ++now_ms;
}

static void assert_shows(struct stage *st, const char *text, bool wanted)
{
  struct buf picture = BUF_INIT;
  stage_draw(st);
  canvas_add_picture(&picture, st->canvas);
  bool shown = str_find(buf_str(&picture), str_of(text)) < picture.n;
  if (shown != wanted)
    fail_msg("%s \"%s\":\n%s", wanted ? "no" : "there is", text, buf_cstr(&picture));
  buf_release(&picture);
}

static void keys(struct stage *st, const char *notation)
{
  struct str rest = str_of(notation), key;
  while (str_cut(&rest, ' ', &key))
    assert_true(stage_key(st, key));
}

/* Works until the text is read to so many percent. */
static void work_to(struct stage *st, int percent)
{
  const struct document *d = st->session->page.document;
  while (session_has_work(st->session) && document_percent(d) < percent)
    session_work(st->session);
}

static void work(struct stage *st)
{
  while (session_has_work(st->session))
    session_work(st->session);
}

static int set_up(void **state)
{
  static struct stage st;
  struct buf text = BUF_INIT;
  stage_init(&st, STAGE_NONE, 80, 24);
  st.setup.now_ms = ticking_ms;
  for (int i = 0; i < PARAGRAPHS; i++)
    buf_addf(&text,
        "%sParagraph %d has as many *words* as it takes to be wrapped on the screen, "
        "[the end](#the-end) is far.\n\n",
        i % 100 ? "" : "## Part\n\n", i);
  buf_add_cstr(&text, "# The end\n\nThe words to be found are Zanzibar and Quito.\n");
  stage_open_text(&st, buf_str(&text));
  stage_draw(&st);
  buf_release(&text);
  *state = &st;
  return 0;
}

static int tear_down(void **state)
{
  stage_release(*state);
  return 0;
}

static void the_first_screen_comes_before_the_rest_is_read(void **state)
{
  struct stage *st = *state;
  assert_true(session_has_work(st->session));
  assert_true(document_percent(st->session->page.document) < 50);
  assert_shows(st, "Paragraph 5 ", true);
}

static void reading_goes_on_to_the_end_and_is_told(void **state)
{
  struct stage *st = *state;
  for (int i = 0; i < 30; i++)
    session_work(st->session);
  assert_shows(st, "reading ", true);
  work(st);
  assert_shows(st, "reading ", false);
  assert_shows(st, "Paragraph 5 ", true);
  assert_int_equal(st->session->page.lines->n_headings, PARAGRAPHS / 100 + 1);
}

static void the_end_is_gone_to_when_it_has_been_read(void **state)
{
  struct stage *st = *state;
  keys(st, "G");
  assert_shows(st, "Zanzibar", false);
  work(st);
  assert_shows(st, "Zanzibar", true);
  assert_shows(st, "100%", true);
}

static void another_move_gives_up_the_way_to_the_end(void **state)
{
  struct stage *st = *state;
  keys(st, "G");
  session_work(st->session);
  keys(st, "g");
  work(st);
  assert_shows(st, "Paragraph 0 ", true);
}

static void a_heading_is_gone_to_when_it_has_been_read(void **state)
{
  struct stage *st = *state;
  assert_true(page_pane_go_to_anchor(st->session, STR_LIT("the-end")));
  assert_shows(st, "Paragraph 0 ", true);
  work(st);
  assert_shows(st, "Zanzibar", true);
}

static void a_heading_that_is_nowhere_is_told_at_the_end(void **state)
{
  struct stage *st = *state;
  assert_true(page_pane_go_to_anchor(st->session, STR_LIT("nowhere")));
  work(st);
  assert_shows(st, "no heading here is called \"nowhere\"", true);
  assert_false(page_pane_go_to_anchor(st->session, STR_LIT("nowhere")));
}

static void a_text_is_found_when_it_has_been_read(void **state)
{
  struct stage *st = *state;
  keys(st, "/");
  stage_type(st, STR_LIT("quito"));
  keys(st, "Enter");
  assert_shows(st, "Paragraph 0 ", true);
  work(st);
  assert_shows(st, "Quito", true);
  assert_shows(st, "1/1", true);
}

static void matches_are_added_while_it_is_read(void **state)
{
  struct stage *st = *state;
  keys(st, "/");
  stage_type(st, STR_LIT("paragraph"));
  keys(st, "Enter");
  size_t n = st->session->page.matches.n;
  assert_true(n > 0 && n < PARAGRAPHS);
  work(st);
  assert_int_equal(st->session->page.matches.n, PARAGRAPHS);
  assert_shows(st, "Paragraph 0 ", true);
}

static void the_place_is_kept_when_the_width_changes_while_it_is_read(void **state)
{
  static const int cols[] = {60, 100, 40, 80};
  struct stage *st = *state;
  work_to(st, 60);
  keys(st, "G");
  stage_draw(st);
  keys(st, "k");
  struct place before = st->session->page.place;
  assert_true(before.block > 1000);
  for (size_t i = 0; i < sizeof cols / sizeof *cols; i++) {
    stage_resize(st, cols[i], 24);
    stage_draw(st);
    assert_int_equal(st->session->page.place.block, before.block);
    session_work(st->session);
  }
  work(st);
  stage_draw(st);
  assert_int_equal(st->session->page.place.block, before.block);
  assert_int_equal(st->session->page.place.offset, before.offset);
  assert_int_equal(st->session->page.lines->items[st->session->page.top].block, before.block);
}

static void lists_of_the_page_grow_with_it(void **state)
{
  struct stage *st = *state;
  keys(st, "t Down");
  assert_shows(st, "2/121", false);
  work(st);
  assert_shows(st, "2/121", true); /* the same line is selected */
  keys(st, "Esc L");
  assert_shows(st, "/12,000", true);
}

static void a_link_that_has_not_been_read_is_waited_for(void **state)
{
  struct stage *st = *state;
  size_t before = st->session->page.lines->n_targets;
  keys(st, "1 0 0 0 )");
  assert_true(before < 1000);
  assert_true(st->session->page.chosen == 999);
  keys(st, "9 0 0 0 0 )");
  work(st);
  keys(st, "9 0 0 0 0 )");
  assert_true(st->session->page.chosen == 11999);
  keys(st, ")");
  assert_shows(st, "no link follows", true);
}

static void a_section_is_read_to_its_end_to_be_copied(void **state)
{
  struct stage *st = *state;
  keys(st, "y s");
  struct str copied = buf_str(&st->copied);
  assert_true(str_starts(copied, STR_LIT("## Part\n")));
  assert_true(str_find(copied, STR_LIT("Paragraph 99 ")) < copied.n);
  assert_true(str_find(copied, STR_LIT("Paragraph 100 ")) == copied.n);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      ON_STAGE(the_first_screen_comes_before_the_rest_is_read),
      ON_STAGE(reading_goes_on_to_the_end_and_is_told),
      ON_STAGE(the_end_is_gone_to_when_it_has_been_read),
      ON_STAGE(another_move_gives_up_the_way_to_the_end),
      ON_STAGE(a_heading_is_gone_to_when_it_has_been_read),
      ON_STAGE(a_heading_that_is_nowhere_is_told_at_the_end),
      ON_STAGE(a_text_is_found_when_it_has_been_read),
      ON_STAGE(matches_are_added_while_it_is_read),
      ON_STAGE(lists_of_the_page_grow_with_it),
      ON_STAGE(a_link_that_has_not_been_read_is_waited_for),
      ON_STAGE(a_section_is_read_to_its_end_to_be_copied),
      ON_STAGE(the_place_is_kept_when_the_width_changes_while_it_is_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
