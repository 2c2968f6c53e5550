/* What keys do to the state while another program has it locked: nobody waits for long, what was
 * done is there at once, and nothing is lost. */
#include "desk.h"

#include "library/db.h"
#include "session/bookmarks.h"
#include "session/searches.h"
#include "session/session.h"
#include "session/state.h"

#include <signal.h>
#include <sys/resource.h>
#include <time.h>

enum { QUICK_MS = 1800 }; /* of a key that meets a lock; others wait for five seconds */

static double clock_ms = 1000;

static double now_ms(void)
{
  return clock_ms;
}

static double real_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A page of a note, and a program beside that can lock the state. */
struct scene {
  struct desk desk;
  struct state_note note;
  struct session *session;
  struct db *other;
};

static void set_up(struct scene *sc)
{
  struct buf path = BUF_INIT;
  desk_init(&sc->desk);
  sc->note = desk_note(&sc->desk, "a.md", 0, "");
  const struct session_page page = {.file = sc->desk.path};
  const struct session_setup setup = {.pages = &page,
      .n_pages = 1,
      .cols = 80,
      .rows = 24,
      .now_ms = now_ms,
      .state = desk_open_as(&sc->desk, STATE_WRITE)};
  sc->session = session_new(&setup, &sc->desk.err);
  assert_non_null(sc->session);
  session_prepare(sc->session);
  while (session_has_work(sc->session))
    session_work(sc->session);
  buf_addf(&path, "%s/state.db", sc->desk.place);
  sc->other = db_open(buf_cstr(&path), DB_WRITE);
  buf_release(&path);
}

static void tear_down(struct scene *sc)
{
  struct state *state = sc->session ? sc->session->state : NULL;
  if (sc->session) session_free(sc->session);
  state_close(state);
  db_close(sc->other);
  desk_release(&sc->desk);
}

static void lock(struct scene *sc, const char *how)
{
  db_run(sc->other, how);
  assert_true(db_is_well(sc->other));
}

static void press(struct scene *sc, const char *action)
{
  session_action(sc->session, str_of(action));
}

/* The same while another program has the state. */
static void press_locked(struct scene *sc, const char *action)
{
  double before = real_ms();
  session_action(sc->session, str_of(action));
  if (real_ms() - before > QUICK_MS) fail_msg("%s took %.0f ms", action, real_ms() - before);
}

static void assert_told(struct scene *sc, const char *begin)
{
  struct str told = buf_str(&sc->session->messages.answer.text);
  if (!str_starts(told, str_of(begin))) fail_msg("told: %.*s", STR_ARG(told));
}

static void assert_news(struct scene *sc, const char *begin)
{
  struct str told = buf_str(&sc->session->messages.news.text);
  if (!str_starts(told, str_of(begin))) fail_msg("news: %.*s", STR_ARG(told));
}

static bool is_flagged(struct scene *sc)
{
  return state_marks(sc->desk.state, &sc->note).is_flagged;
}

/* The session's own view, and that of the file. */
static bool sees_flag(struct scene *sc)
{
  return state_marks(sc->session->state, &sc->note).is_flagged;
}

static void begin_locked(struct scene *sc, const char *how)
{
  set_up(sc);
  lock(sc, how);
}

/* The other lets go, and the next try comes. */
static void let_go(struct scene *sc)
{
  lock(sc, "COMMIT");
  session_prepare(sc->session);
  clock_ms += 1000;
  assert_true(session_has_work(sc->session));
  session_work(sc->session);
  session_prepare(sc->session);
  assert_news(sc, "what waited for another program is kept now");
  assert_int_equal(session_wait_ms(sc->session), -1);
}

static void a_mark_waits_for_another_program(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  assert_told(&sc, "flagged: a.md");
  session_prepare(sc.session);
  assert_news(&sc, "another program has the state: what you mark waits");
  assert_int_equal(session_wait_ms(sc.session), 1000);
  assert_true(sees_flag(&sc));
  uint64_t serial = state_marks_serial(sc.session->state);
  clock_ms += 1000;
  assert_true(session_has_work(sc.session));
  session_work(sc.session); /* in vain */
  assert_false(session_has_work(sc.session));
  assert_int_equal(state_marks_serial(sc.session->state), serial); /* nothing is counted anew */
  assert_false(is_flagged(&sc));
  let_go(&sc);
  assert_true(is_flagged(&sc));
  assert_true(sees_flag(&sc));
  tear_down(&sc);
}

static void the_next_key_keeps_what_waits_before_its_own(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  press_locked(&sc, "reviewed");
  press_locked(&sc, "flag");
  assert_told(&sc, "not flagged any more: a.md");
  assert_false(sees_flag(&sc));
  lock(&sc, "COMMIT");
  press(&sc, "flag");
  assert_told(&sc, "flagged: a.md");
  assert_true(is_flagged(&sc));
  assert_true(state_marks(sc.desk.state, &sc.note).is_reviewed);
  tear_down(&sc);
}

/* While a commit is being written nobody may even read. */
static void what_cannot_be_looked_at_is_not_turned_round(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  press(&sc, "flag");
  lock(&sc, "BEGIN EXCLUSIVE");
  press_locked(&sc, "flag");
  assert_told(&sc, "another program has the state locked");
  bookmarks_set(sc.session, 'a');
  assert_told(&sc, "another program has the state locked");
  lock(&sc, "COMMIT");
  assert_true(is_flagged(&sc));
  tear_down(&sc);
}

static bool has_query(struct state *s, const char *name)
{
  struct buf text = BUF_INIT;
  bool found = state_query(s, str_of(name), &text);
  buf_release(&text);
  return found;
}

/* ... but what needs no look waits, unseen. */
static void what_needs_no_look_waits_also_where_nothing_can_be_read(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN EXCLUSIVE");
  struct err err = ERR_INIT;
  assert_true(state_save_query(sc.session->state, STR_LIT("nets"), STR_LIT("stack:go"), &err));
  assert_true(state_set_read(sc.session->state, &sc.note, true, &err));
  assert_false(has_query(sc.session->state, "nets"));
  let_go(&sc);
  assert_true(has_query(sc.desk.state, "nets"));
  assert_true(state_marks(sc.desk.state, &sc.note).is_read);
  tear_down(&sc);
}

static size_t count_bookmarks(struct scene *sc, struct state *s)
{
  struct state_bookmark *marks;
  return state_bookmarks(s, sc->desk.arena, &marks);
}

/* What two programs set is of the one that did it last. */
static void all_kinds_of_changes_wait_in_their_order(void **state)
{
  (void)state;
  struct scene sc = {0};
  struct err err = ERR_INIT;
  set_up(&sc);
  struct state_note other = desk_note(&sc.desk, "b.md", 0, "");
  sc.note = desk_note(&sc.desk, "a.md", 0, "");
  assert_true(state_set_bookmark(sc.desk.state, &other, 'a', (struct state_spot){1, 0, 0}, &err));
  lock(&sc, "BEGIN IMMEDIATE");
  struct state *own = sc.session->state;
  const struct state_item item = {STR_LIT("deploy"), 0};
  bookmarks_set(sc.session, 'a');
  assert_told(&sc, "bookmark a is here");
  assert_true(state_tick(own, &sc.note, &item, true, &err));
  assert_true(state_begin_run(own, &sc.note, &err));
  assert_true(state_tick(own, &sc.note, &item, true, &err));
  state_begin(own); /* as a search is renamed */
  assert_true(state_save_query(own, STR_LIT("one"), STR_LIT("x"), &err));
  assert_true(state_drop_query(own, STR_LIT("one"), &err));
  assert_true(state_save_query(own, STR_LIT("two"), STR_LIT("x"), &err));
  assert_true(state_end(own, &err));
  assert_true(state_set_number(own, STR_LIT("text.cols"), 60, &err));
  assert_true(state_asked(own, STR_LIT("stack:go"), &err));
  assert_int_equal(count_bookmarks(&sc, own), 1);
  assert_true(state_ticked(own, &sc.note, &item) != 0);
  let_go(&sc);
  struct state_run *runs;
  struct state *file = sc.desk.state;
  assert_int_equal(state_runs(file, &sc.note, sc.desk.arena, &runs), 2);
  assert_int_equal(runs[0].n_ticks, 1);
  assert_int_equal(runs[1].n_ticks, 1);
  assert_int_equal(count_bookmarks(&sc, file), 1);
  assert_true(!has_query(file, "one") && has_query(file, "two"));
  assert_int_equal(state_get_number(file, STR_LIT("text.cols"), 0), 60);
  tear_down(&sc);
}

static void what_waits_is_taken_back_and_done_again(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  press_locked(&sc, "reviewed");
  press_locked(&sc, "undo");
  assert_told(&sc, "taken back: ");
  press_locked(&sc, "undo");
  assert_false(sees_flag(&sc));
  press_locked(&sc, "redo");
  assert_told(&sc, "done again: ");
  assert_true(sees_flag(&sc));
  let_go(&sc);
  assert_true(is_flagged(&sc));
  assert_false(state_marks(sc.desk.state, &sc.note).is_reviewed);
  press(&sc, "undo"); /* in the file it is a step like any other */
  assert_false(is_flagged(&sc));
  tear_down(&sc);
}

/* The other program may be about to change the same. */
static void what_was_done_before_the_lock_is_not_taken_back_under_it(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  press(&sc, "flag");
  lock(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "undo");
  assert_told(&sc, "the state is in use by another program");
  press_locked(&sc, "reviewed");
  press_locked(&sc, "undo");
  assert_told(&sc, "taken back: ");
  press_locked(&sc, "undo");
  assert_told(&sc, "another program has the state locked: once more");
  press_locked(&sc, "reviewed"); /* what was undone is not done again after this */
  press_locked(&sc, "redo");
  assert_told(&sc, "nothing was taken back");
  let_go(&sc);
  assert_true(is_flagged(&sc));
  assert_true(state_marks(sc.desk.state, &sc.note).is_reviewed);
  tear_down(&sc);
}

/* A program that only reads lets nobody finish writing. */
static void a_program_that_reads_for_long_is_waited_for_too(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN; SELECT count(*) FROM fact");
  press_locked(&sc, "flag");
  assert_told(&sc, "flagged: a.md");
  assert_true(sees_flag(&sc));
  press_locked(&sc, "reviewed");
  let_go(&sc);
  assert_true(is_flagged(&sc));
  assert_true(state_marks(sc.desk.state, &sc.note).is_reviewed);
  tear_down(&sc);
}

static void end_session(struct scene *sc)
{
  struct state *own = sc->session->state;
  session_free(sc->session);
  sc->session = NULL;
  state_close(own);
}

static void what_waits_is_kept_at_the_end(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  lock(&sc, "COMMIT");
  end_session(&sc);
  assert_true(is_flagged(&sc));
  tear_down(&sc);
}

static void what_is_lost_at_the_end_is_told(void **state)
{
  (void)state;
  struct scene sc = {0};
  struct err err = ERR_INIT;
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  press_locked(&sc, "reviewed");
  press_locked(&sc, "undo");
  bookmarks_set(sc.session, 'b');
  double before = real_ms();
  assert_false(session_end(sc.session, &err));
  assert_true(real_ms() - before < 4000);
  assert_string_equal(
      err.text, "another program kept the state locked; lost is: flagged (a.md), bookmark (a.md)");
  before = real_ms();
  end_session(&sc); /* nobody waits once more */
  assert_true(real_ms() - before < 1000);
  lock(&sc, "COMMIT");
  assert_false(is_flagged(&sc));
  tear_down(&sc);
}

/* Writes over the beginning of the state's file, as a failing disk does. */
static void damage(struct scene *sc)
{
  static const char nothing[4096];
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/state.db", sc->desk.place);
  FILE *file = fopen(buf_cstr(&path), "r+");
  assert_non_null(file);
  assert_int_equal(fwrite(nothing, 1, sizeof nothing, file), sizeof nothing);
  fclose(file);
  buf_release(&path);
}

static void a_file_that_is_damaged_meanwhile_is_set_aside_and_the_mark_kept(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  db_close(sc.other);
  sc.other = NULL;
  state_close(sc.desk.state);
  sc.desk.state = NULL;
  damage(&sc);
  press(&sc, "flag");
  assert_told(&sc, "flagged: a.md");
  session_prepare(sc.session);
  struct str warned = buf_str(&sc.session->messages.warning.text);
  assert_true(str_starts(warned, STR_LIT("the state was damaged: it is set aside as ")));
  desk_open(&sc.desk);
  assert_true(is_flagged(&sc));
  tear_down(&sc);
}

/* No file may grow. */
static void forbid_writing(bool on)
{
  struct rlimit limit;
  getrlimit(RLIMIT_FSIZE, &limit);
  limit.rlim_cur = on ? 0 : limit.rlim_max;
  assert_return_code(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void what_cannot_be_kept_when_the_lock_is_gone_is_told(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  session_prepare(sc.session);
  lock(&sc, "COMMIT");
  forbid_writing(true);
  clock_ms += 1000;
  session_work(sc.session);
  forbid_writing(false);
  session_prepare(sc.session);
  struct str warned = buf_str(&sc.session->messages.warning.text);
  assert_true(
      str_starts(warned, STR_LIT("what waited for another program could not be kept: the state")));
  assert_news(&sc, "another program has the state"); /* not that it is kept */
  assert_int_equal(session_wait_ms(sc.session), -1);
  assert_false(sees_flag(&sc));
  press(&sc, "flag");
  assert_true(is_flagged(&sc));
  tear_down(&sc);
}

static void a_file_that_is_damaged_while_something_waits_keeps_that_too(void **state)
{
  (void)state;
  struct scene sc = {0};
  begin_locked(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  lock(&sc, "ROLLBACK");
  db_close(sc.other);
  sc.other = NULL;
  state_close(sc.desk.state);
  sc.desk.state = NULL;
  damage(&sc);
  press(&sc, "reviewed");
  desk_open(&sc.desk);
  assert_true(is_flagged(&sc));
  assert_true(state_marks(sc.desk.state, &sc.note).is_reviewed);
  tear_down(&sc);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_mark_waits_for_another_program),
    cmocka_unit_test(the_next_key_keeps_what_waits_before_its_own),
    cmocka_unit_test(what_cannot_be_looked_at_is_not_turned_round),
    cmocka_unit_test(what_needs_no_look_waits_also_where_nothing_can_be_read),
    cmocka_unit_test(all_kinds_of_changes_wait_in_their_order),
    cmocka_unit_test(what_waits_is_taken_back_and_done_again),
    cmocka_unit_test(what_was_done_before_the_lock_is_not_taken_back_under_it),
    cmocka_unit_test(a_program_that_reads_for_long_is_waited_for_too),
    cmocka_unit_test(what_waits_is_kept_at_the_end),
    cmocka_unit_test(what_is_lost_at_the_end_is_told),
    cmocka_unit_test(what_cannot_be_kept_when_the_lock_is_gone_is_told),
    cmocka_unit_test(a_file_that_is_damaged_meanwhile_is_set_aside_and_the_mark_kept),
    cmocka_unit_test(a_file_that_is_damaged_while_something_waits_keeps_that_too),
};

int main(void)
{
  signal(SIGXFSZ, SIG_IGN); /* as the program does */
  return cmocka_run_group_tests(tests, NULL, NULL);
}
