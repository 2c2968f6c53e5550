/* Notes that change while somebody reads are seen by themselves. The clock is the test's: what is
 * due is due when it says so, and nothing waits for a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "session/follow.h"
#include "session/list_pane.h"
#include "stage.h"

#include <poll.h>
#include <stdio.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000 };

static double clock_ms = 1000;

static double now_ms(void)
{
  return clock_ms;
}

/* ---- notes ---- */

static void write_note(struct stage *st, const char *name, const char *text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&st->root), name);
  if (!fs_write(buf_cstr(&path), str_of(text), 0600, &err)) fail_msg("%s", err.text);
  buf_release(&path);
}

static void remove_note(struct stage *st, const char *name)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&st->root), name);
  assert_int_equal(unlink(buf_cstr(&path)), 0);
  buf_release(&path);
}

static void keys(struct stage *st, const char *notation)
{
  struct str rest = str_of(notation), key;
  while (str_cut(&rest, ' ', &key))
    assert_true(stage_key(st, key));
  stage_draw(st);
}

static bool shows(struct stage *st, const char *text)
{
  struct buf picture = BUF_INIT;
  stage_draw(st);
  canvas_add_picture(&picture, st->canvas);
  bool shown = str_find(buf_str(&picture), str_of(text)) < picture.n;
  buf_release(&picture);
  return shown;
}

static bool has_news(struct stage *st, int wait_ms)
{
  struct pollfd p = {.fd = session_fd(st->session), .events = POLLIN};
  return poll(&p, 1, wait_ms) == 1;
}

static void end_update(struct stage *st)
{
  while (st->session->updater) {
    assert_true(has_news(st, DEADLINE_MS));
    session_news(st->session);
  }
}

/* Takes what was heard, lets the time pass that the session wants, and the update come to its end.
 */
static void let_it_be_seen(struct stage *st)
{
  assert_true(has_news(st, DEADLINE_MS));
  session_news(st->session);
  assert_null(st->session->updater);
  int wait_ms = session_wait_ms(st->session);
  assert_in_range(wait_ms, 1, 500);
  clock_ms += wait_ms;
  assert_int_equal(session_wait_ms(st->session), 0);
  session_news(st->session);
  assert_non_null(st->session->updater);
  assert_int_equal(session_wait_ms(st->session), -1);
  end_update(st);
}

static int set_up(void **state)
{
  static struct stage st;
  stage_init(&st, STAGE_EMPTY, 80, 24);
  write_note(&st, "beta.md", "---\ntitle: Beta\n---\n\nThe second.\n");
  write_note(&st, "delta.md", "---\ntitle: Delta\n---\n\nThe fourth.\n");
  st.setup.update = st.setup.watch = true;
  st.setup.now_ms = now_ms;
  stage_settle(&st);
  end_update(&st);
  *state = &st;
  while (has_news(&st, 0))
    session_news(st.session);
  clock_ms += 10000;
  return 0;
}

static int tear_down(void **state)
{
  stage_release(*state);
  stage_clean();
  return 0;
}

/* Where the system lets nobody listen, or has no room for one more, there is nothing to hear. */
static struct stage *listening(void **state)
{
  struct stage *st = *state;
  if (!watcher_hears_all(st->session->watcher)) skip();
  return st;
}

/* ---- tests ---- */

static void a_new_note_is_seen_and_the_selection_stays(void **state)
{
  struct stage *st = listening(state);
  keys(st, "j");
  assert_int_equal(session_wait_ms(st->session), -1);
  write_note(st, "alpha.md", "---\ntitle: Alpha\n---\n");
  let_it_be_seen(st);
  assert_true(shows(st, "Alpha"));
  assert_true(shows(st, "1 new"));
  assert_true(str_eq(list_pane_selected(st->session)->title, STR_LIT("Delta")));
  assert_int_equal(session_wait_ms(st->session), -1);
}

static void news_wait_until_the_answer_to_a_key_was_read(void **state)
{
  struct stage *st = listening(state);
  keys(st, "g");
  keys(st, "y p");
  write_note(st, "alpha.md", "---\ntitle: Alpha\n---\n");
  let_it_be_seen(st);
  assert_true(shows(st, "copied the path"));
  assert_false(shows(st, "1 new"));
  keys(st, "j");
  assert_true(shows(st, "1 new"));
  keys(st, "j");
  assert_false(shows(st, "1 new"));
  keys(st, "M");
  assert_true(shows(st, "1 new") && shows(st, "copied the path"));
}

static void many_changes_are_one_update_and_the_next_comes_later(void **state)
{
  struct stage *st = listening(state);
  char name[16];
  for (int i = 0; i < 20; i++) {
    snprintf(name, sizeof name, "%d.md", i);
    write_note(st, name, "---\ntitle: Many\n---\n");
  }
  let_it_be_seen(st);
  assert_int_equal(st->session->update.n_new, 20);
  while (has_news(st, 0))
    session_news(st->session); /* what came while the first was at it */
  write_note(st, "omega.md", "text\n");
  assert_true(has_news(st, DEADLINE_MS));
  session_news(st->session);
  assert_in_range(session_wait_ms(st->session), 400, 500);
}

static void the_file_stands_behind_a_date_where_its_name_fits(void **state)
{
  struct stage *st = *state;
  write_note(st, "short.md", "---\ntitle: Epsilon\ndate: 2024-01-02\n---\n");
  write_note(st, "2024-01-03-much-longer.md", "---\ntitle: Zeta\ndate: 2024-01-03\n---\n");
  keys(st, "R");
  end_update(st);
  stage_resize(st, 120, 30);
  assert_true(shows(st, "2024-01-02        short.md"));
  assert_true(shows(st, "Zeta"));
  assert_false(shows(st, "2024-01-03-"));
}

/* What an index still in the making does not have may come. */
static void where_nothing_matches_yet_the_list_says_that_indexing_goes_on(void **state)
{
  struct stage *st = *state;
  keys(st, "/ z z z Enter");
  assert_true(shows(st, "No note matches this query."));
  keys(st, "R");
  assert_non_null(st->session->updater);
  st->session->update.n_done = 1;
  st->session->update.n_found = 2;
  st->session->update.scan_ended = true;
  assert_true(shows(st, "No note matches this query yet: indexing 1 of 2."));
  end_update(st);
  assert_true(shows(st, "No note matches this query."));
}

static void an_open_note_that_changes_keeps_its_place(void **state)
{
  struct stage *st = listening(state);
  struct buf text = BUF_INIT;
  for (int i = 0; i < 60; i++)
    buf_addf(&text, "Paragraph %d.\n\n", i);
  write_note(st, "beta.md", buf_cstr(&text));
  let_it_be_seen(st);
  keys(st, "g Enter d");
  struct place place = st->session->page.place;
  assert_true(place.block > 0);
  buf_add_cstr(&text, "A new end.\n");
  write_note(st, "beta.md", buf_cstr(&text));
  clock_ms += 1000;
  let_it_be_seen(st);
  stage_draw(st);
  assert_int_equal(st->session->page.place.block, place.block);
  assert_int_equal(st->session->page.place.offset, place.offset);
  keys(st, "G");
  assert_true(shows(st, "A new end."));
  buf_release(&text);
}

static void an_open_note_that_is_deleted_stays_readable(void **state)
{
  struct stage *st = listening(state);
  keys(st, "g Enter");
  assert_true(shows(st, "The second."));
  remove_note(st, "beta.md");
  let_it_be_seen(st);
  assert_true(shows(st, "The second."));
  assert_true(shows(st, "beta.md is gone: what is shown is what it held"));
  keys(st, "j");
  assert_true(shows(st, "file gone"));
  keys(st, "R");
  end_update(st);
  assert_true(shows(st, "The second."));
  write_note(st, "beta.md", "---\ntitle: Beta\n---\n\nBack again.\n");
  clock_ms += 1000;
  let_it_be_seen(st);
  assert_true(shows(st, "Back again."));
  assert_false(shows(st, "file gone"));
}

static void a_note_that_is_renamed_stays_open_and_selected(void **state)
{
  struct stage *st = listening(state);
  struct buf from = BUF_INIT, to = BUF_INIT;
  keys(st, "G Enter");
  assert_true(shows(st, "The fourth."));
  buf_addf(&from, "%s/delta.md", buf_cstr(&st->root));
  buf_addf(&to, "%s/moved.md", buf_cstr(&st->root));
  assert_int_equal(rename(buf_cstr(&from), buf_cstr(&to)), 0);
  let_it_be_seen(st);
  assert_true(shows(st, "The fourth."));
  assert_false(shows(st, "gone"));
  assert_true(str_eq(buf_str(&st->session->page.name), STR_LIT("moved.md")));
  assert_true(str_eq(str_of(st->session->history.items[0].name), buf_str(&to)));
  keys(st, "q");
  assert_true(str_eq(list_pane_selected(st->session)->path, STR_LIT("moved.md")));
  buf_release(&from);
  buf_release(&to);
}

static void work(struct stage *st)
{
  while (session_has_work(st->session))
    session_work(st->session);
}

static void the_panel_tells_who_links_to_the_note_once_it_is_drawn(void **state)
{
  struct stage *st = listening(state);
  write_note(st, "gamma.md", "---\ntitle: Gamma\n---\n\nSee [beta](beta.md).\n");
  let_it_be_seen(st);
  keys(st, "g Enter i");
  assert_true(shows(st, "similar") && !shows(st, "backlinks"));
  assert_true(session_has_work(st->session));
  work(st);
  assert_true(shows(st, "backlinks (1)  Gamma"));
  clock_ms += 10000;
  write_note(st, "delta.md", "---\ntitle: Delta\n---\n\nAnd [[Beta]].\n");
  let_it_be_seen(st);
  assert_true(shows(st, "backlinks (1)  Gamma"));
  work(st);
  assert_true(shows(st, "backlinks (2)  Delta, Gamma"));
  keys(st, "G");
  assert_false(session_has_work(st->session));
  keys(st, "Enter");
  assert_true(shows(st, "looking ..."));
  work(st);
  assert_false(shows(st, "looking ..."));
}

static void a_file_that_cannot_be_read_is_told_once(void **state)
{
  struct stage *st = listening(state);
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/link.md", buf_cstr(&st->root));
  assert_int_equal(symlink("/etc/passwd", buf_cstr(&path)), 0);
  let_it_be_seen(st);
  assert_true(shows(st, "1 could not be read"));
  write_note(st, "new.md", "text\n");
  clock_ms += 1000;
  let_it_be_seen(st);
  assert_false(shows(st, "could not be read"));
  keys(st, "R");
  end_update(st);
  assert_true(shows(st, "1 could not be read"));
  buf_release(&path);
}

static void where_not_all_can_be_watched_it_looks_now_and_then(void **state)
{
  struct stage *st = *state;
  watcher_free(st->session->watcher);
  st->session->watcher = watcher_new(0);
  st->session->told_deaf = false; /* it was told already where nothing can be watched */
  keys(st, "R");
  end_update(st);
  assert_true(shows(st, "not all folders can be watched: changes are looked for every 5 seconds"));
  write_note(st, "omega.md", "---\ntitle: Omega\n---\n");
  session_news(st->session);
  assert_null(st->session->updater);
  assert_in_range(session_wait_ms(st->session), 4000, 5000);
  clock_ms += session_wait_ms(st->session);
  session_news(st->session);
  end_update(st);
  assert_true(shows(st, "Omega"));
  assert_true(shows(st, "1 new"));
  assert_in_range(session_wait_ms(st->session), 4000, 5000);
}

static bool place_is_kept(const struct session *s)
{
  return s->track.kept.block == s->page.place.block;
}

static void a_place_on_the_way_is_kept_once_a_second(void **state)
{
  struct stage *st = *state;
  struct buf text = BUF_INIT, path = BUF_INIT;
  for (int i = 0; i < 200; i++)
    buf_addf(&text, "Line %d.\n\n", i);
  write_note(st, "long.md", buf_cstr(&text));
  buf_addf(&path, "%s/long.md", buf_cstr(&st->root));
  assert_true(open_note(st->session, buf_str(&path)));
  stage_settle(st);
  keys(st, "Space");
  stage_settle(st);
  assert_true(place_is_kept(st->session));
  keys(st, "Space");
  stage_settle(st);
  assert_false(place_is_kept(st->session));
  assert_in_range(session_wait_ms(st->session), 1, 1000);
  clock_ms += 1000;
  stage_settle(st);
  assert_true(place_is_kept(st->session));
  buf_release(&text);
  buf_release(&path);
}

#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
  const struct CMUnitTest tests[] = {
      ON_STAGE(a_new_note_is_seen_and_the_selection_stays),
      ON_STAGE(news_wait_until_the_answer_to_a_key_was_read),
      ON_STAGE(many_changes_are_one_update_and_the_next_comes_later),
      ON_STAGE(the_file_stands_behind_a_date_where_its_name_fits),
      ON_STAGE(where_nothing_matches_yet_the_list_says_that_indexing_goes_on),
      ON_STAGE(an_open_note_that_changes_keeps_its_place),
      ON_STAGE(an_open_note_that_is_deleted_stays_readable),
      ON_STAGE(a_note_that_is_renamed_stays_open_and_selected),
      ON_STAGE(the_panel_tells_who_links_to_the_note_once_it_is_drawn),
      ON_STAGE(a_file_that_cannot_be_read_is_told_once),
      ON_STAGE(where_not_all_can_be_watched_it_looks_now_and_then),
      ON_STAGE(a_place_on_the_way_is_kept_once_a_second),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
