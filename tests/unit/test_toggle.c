/* Marks that keys put while another program has the state locked: nobody waits for long, nothing is
 * lost. */
#include "desk.h"

#include "library/db.h"
#include "session/session.h"
#include "session/state.h"

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

static bool is_flagged(struct scene *sc)
{
  return state_marks(sc->desk.state, &sc->note).is_flagged;
}

static void a_mark_waits_for_another_program(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  lock(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  assert_told(&sc, "flagged as soon as another program lets go");
  assert_int_equal(session_wait_ms(sc.session), 1000);
  clock_ms += 1000;
  assert_true(session_has_work(sc.session));
  session_work(sc.session); /* in vain */
  assert_false(session_has_work(sc.session));
  lock(&sc, "COMMIT");
  assert_false(is_flagged(&sc));
  clock_ms += 1000;
  session_work(sc.session);
  assert_told(&sc, "what waited for another program is kept now");
  assert_true(is_flagged(&sc));
  assert_int_equal(session_wait_ms(sc.session), -1);
  tear_down(&sc);
}

static void what_waits_is_turned_round_by_the_same_key(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  lock(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  press_locked(&sc, "reviewed");
  press_locked(&sc, "flag");
  assert_told(&sc, "not flagged any more as soon as");
  lock(&sc, "COMMIT");
  press(&sc, "flag");
  assert_told(&sc, "flagged: a.md");
  clock_ms += 1000;
  session_work(sc.session);
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
  lock(&sc, "COMMIT");
  assert_true(is_flagged(&sc));
  tear_down(&sc);
}

static void what_waits_is_kept_at_the_end(void **state)
{
  (void)state;
  struct scene sc = {0};
  set_up(&sc);
  lock(&sc, "BEGIN IMMEDIATE");
  press_locked(&sc, "flag");
  lock(&sc, "COMMIT");
  struct state *own = sc.session->state;
  session_free(sc.session);
  sc.session = NULL;
  state_close(own);
  assert_true(is_flagged(&sc));
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

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_mark_waits_for_another_program),
    cmocka_unit_test(what_waits_is_turned_round_by_the_same_key),
    cmocka_unit_test(what_cannot_be_looked_at_is_not_turned_round),
    cmocka_unit_test(what_waits_is_kept_at_the_end),
    cmocka_unit_test(a_file_that_is_damaged_meanwhile_is_set_aside_and_the_mark_kept),
};

UNIT_MAIN(tests)
