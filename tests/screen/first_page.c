/* Many notes: while somebody types, a first page is there at once and the rest follows, without
 * taking the selection from the note that was chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "base/limits.h"
#include "session/follow.h"
#include "session/list_groups.h"
#include "session/list_pane.h"
#include "session/preview.h"
#include "stage.h"

#include <stdio.h>

static void write_note(struct stage *st, const char *name, const char *text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&st->root), name);
  if (!fs_write(buf_cstr(&path), str_of(text), 0600, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

/* Two have a quark in their title, and one, which is the best of all, has many in its text. */
static int set_up(void **state)
{
  static struct stage st;
  char name[32];
  stage_init(&st, STAGE_EMPTY, 80, 24);
  write_note(&st, "a.md", "---\ntitle: Alpha quarks\n---\nnothing\n");
  write_note(&st, "b.md", "---\ntitle: Beta quarks\nstack: shell\n---\nnothing\n");
  write_note(&st, "c.md",
      "---\ntitle: Gamma\nstack: shell\n---\n"
      "# quark quark\n# quark quark\nquark quark quark quark quark\n");
  for (int i = 0; i <= LIMIT_BEGUN_NOTES; i++) {
    snprintf(name, sizeof name, "filler-%d.md", i);
    write_note(&st, name, "text\n");
  }
  st.setup.update = true;
  stage_settle(&st);
  while (st.session->updater)
    session_news(st.session);
  *state = &st;
  return 0;
}

static int tear_down(void **state)
{
  stage_release(*state);
  stage_clean();
  return 0;
}

/* Is that text on the screen, where runs of blanks count as one? */
static bool shows(struct stage *st, const char *text)
{
  struct buf picture = BUF_INIT;
  canvas_add_picture(&picture, st->canvas);
  size_t n = 0;
  for (size_t i = 0; i < picture.n; i++)
    if (picture.p[i] != ' ' || !n || picture.p[n - 1] != ' ') picture.p[n++] = picture.p[i];
  buf_truncate(&picture, n);
  bool shown = str_find(buf_str(&picture), str_of(text)) < picture.n;
  buf_release(&picture);
  return shown;
}

static void type(struct stage *st, const char *text)
{
  stage_press(st, (struct key){'/', 0});
  stage_type(st, str_of(text));
  stage_draw(st);
}

static void titles_come_first_and_texts_follow(void **state)
{
  struct stage *st = *state;
  type(st, "quar");
  assert_true(shows(st, "Alpha quarks"));
  assert_false(shows(st, "Gamma"));
  assert_true(shows(st, "2+ of"));
  assert_true(session_has_work(st->session));
  stage_settle(st);
  assert_true(shows(st, "Gamma"));
  assert_true(shows(st, "3 of"));
  assert_false(list_pane_goes_on(&st->session->list));
}

static void a_note_that_was_chosen_stays_selected(void **state)
{
  struct stage *st = *state;
  type(st, "quar");
  stage_key(st, STR_LIT("Down"));
  stage_draw(st);
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Beta quarks")));
  stage_settle(st);
  assert_int_equal(st->session->list.total, 3);
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Beta quarks")));
}

static void the_first_stays_selected_where_none_was_chosen(void **state)
{
  struct stage *st = *state;
  type(st, "quar");
  stage_settle(st);
  assert_int_equal(st->session->list.selected, 0);
}

static void another_letter_begins_anew(void **state)
{
  struct stage *st = *state;
  type(st, "quar");
  stage_type(st, STR_LIT("ry"));
  assert_false(list_pane_goes_on(&st->session->list));
  stage_settle(st);
  assert_int_equal(st->session->list.total, 0);
}

static void a_first_page_is_in_groups_and_the_rest_joins_them(void **state)
{
  struct stage *st = *state;
  list_groups_set(st->session, list_groups_find(STR_LIT("stack")));
  type(st, "quar");
  assert_true(shows(st, "shell 1+"));
  assert_true(shows(st, "without stack 1+"));
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Alpha quarks")));
  stage_key(st, STR_LIT("Up"));
  stage_settle(st);
  assert_true(shows(st, "shell 2"));
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Beta quarks")));
}

static void the_best_note_is_selected_in_whichever_group(void **state)
{
  struct stage *st = *state;
  list_groups_set(st->session, list_groups_find(STR_LIT("stack")));
  type(st, "filler");
  stage_settle(st);
  type(st, "quark nothing alpha");
  stage_settle(st);
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Alpha quarks")));
  assert_true(st->session->list.selected > 0);
}

static void a_value_has_the_head_of_its_page_at_once(void **state)
{
  struct stage *st = *state;
  open_about(st->session, STR_LIT("stack:shell"));
  stage_draw(st);
  assert_true(shows(st, "stack in 2 notes"));
  assert_false(shows(st, "Beta quarks"));
  assert_true(about_goes_on(st->session));
  stage_settle(st);
  assert_false(about_goes_on(st->session));
  assert_true(shows(st, "Beta quarks"));
  stage_key(st, STR_LIT("R")); /* what is there stays until the new page is made */
  stage_draw(st);
  assert_true(shows(st, "Beta quarks"));
  assert_true(about_goes_on(st->session));
}

static void a_value_that_is_looked_at_has_its_head_at_once(void **state)
{
  struct stage *st = *state;
  struct target value = {.kind = TARGET_LINK, .url = STR_LIT("about:stack:shell")};
  open_about(st->session, STR_LIT("stack:shell"));
  stage_settle(st);
  preview_target(st->session, &value);
  stage_draw(st);
  assert_true(preview_goes_on(st->session));
  size_t n_head = st->session->overlay.n;
  stage_settle(st);
  assert_false(preview_goes_on(st->session));
  assert_true(st->session->overlay.n > n_head);
  preview_target(st->session, &value);
  stage_key(st, STR_LIT("q")); /* what is not shown any more is not made */
  assert_false(preview_goes_on(st->session));
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      ON_STAGE(titles_come_first_and_texts_follow),
      ON_STAGE(a_note_that_was_chosen_stays_selected),
      ON_STAGE(the_first_stays_selected_where_none_was_chosen),
      ON_STAGE(another_letter_begins_anew),
      ON_STAGE(a_first_page_is_in_groups_and_the_rest_joins_them),
      ON_STAGE(the_best_note_is_selected_in_whichever_group),
      ON_STAGE(a_value_has_the_head_of_its_page_at_once),
      ON_STAGE(a_value_that_is_looked_at_has_its_head_at_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
