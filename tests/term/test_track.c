/* What was marked outlives the reader, however it ended. */
#include "reader.h"

#include "library/db.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static const char *const args[] = {"lib", NULL};

/* The reader again, on the same library and home. */
static void start_again(struct terminal *t)
{
  const struct terminal_setup setup = {.args = args};
  terminal_start(t, &setup);
  terminal_wait_text(t, FIRST_TITLE);
}

static void kill_it(struct terminal *t)
{
  terminal_signal(t, SIGKILL);
  assert_true(WIFSIGNALED(terminal_wait_end(t)));
}

static void a_mark_is_kept_when_the_reader_is_killed_behind_its_key(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_send(t, "N");
  terminal_wait_text(t, "read: alpha.md");
  kill_it(t);
  start_again(t);
  terminal_wait_text(t, "3 unread");
  terminal_send(t, "j!");
  terminal_wait_text(t, "flagged: ");
  kill_it(t);
  start_again(t);
  terminal_send(t, "/is:flagged\r");
  terminal_wait_text(t, "1 of 4");
  terminal_free(t);
}

static void a_tick_is_kept_and_taken_back_after_a_kill(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_write(t, "lib/zz.md",
      STR_LIT("---\ntitle: Zz note\nchecklist: [first thing, second thing]\n---\n\nOf zz.\n"));
  terminal_wait_text(t, "Zz note");
  terminal_send(t, "G\r");
  terminal_wait_text(t, "Of zz.");
  terminal_send(t, "x");
  terminal_wait_text(t, "ticked 1/2: first thing");
  kill_it(t);
  start_again(t);
  terminal_send(t, "U");
  terminal_wait_text(t, "taken back: ticked \"first thing\"");
  terminal_send(t, "U");
  terminal_wait_text(t, "taken back: read");
  terminal_send(t, "U");
  terminal_wait_text(t, "nothing was marked");
  terminal_free(t);
}

static void write_long(struct terminal *t)
{
  struct buf note = BUF_INIT;
  buf_add_cstr(&note, "---\ntitle: Zz long\n---\n\n");
  for (int i = 1; i <= 100; i++)
    buf_addf(&note, "Paragraph %d ends.\n\n", i);
  terminal_write(t, "lib/zz.md", buf_str(&note));
  buf_release(&note);
}

static void a_page_opens_where_it_was_left_by_the_reader_before(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  write_long(t);
  terminal_wait_text(t, "Zz long");
  terminal_send(t, "G\r");
  terminal_wait_text(t, "Paragraph 1 ends.");
  terminal_send(t, "   ");
  terminal_wait_text(t, "Paragraph 34 ends.");
  terminal_wait_no_text(t, "Paragraph 20 ends.");
  terminal_send(t, "Q");
  terminal_wait_end(t);
  start_again(t);
  terminal_send(t, "\x7F"); /* the page that was read last */
  terminal_wait_text(t, "Paragraph 34 ends.");
  terminal_wait_no_text(t, "Paragraph 20 ends.");
  terminal_free(t);
}

static void without_a_home_to_keep_it_in_marks_are_kept_until_the_end(void **state)
{
  static const char *const env[] = {"XDG_STATE_HOME=/dev/null", NULL};
  const struct terminal_setup setup = {.env = env};
  (void)state;
  struct terminal *t = reader_open(&setup);
  terminal_wait_text(t, "kept only until the program ends");
  terminal_send(t, "N");
  terminal_wait_text(t, "read: alpha.md");
  terminal_wait_text(t, "3 unread");
  terminal_free(t);
}

/* ---- another program has the state ---- */

static struct db *lock_state(struct terminal *t)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/.local/state/fieldnotes/state.db", terminal_home(t));
  struct db *other = db_open(buf_cstr(&path), DB_WRITE);
  db_run(other, "BEGIN IMMEDIATE");
  assert_true(db_is_well(other));
  buf_release(&path);
  return other;
}

static void what_is_marked_under_a_lock_is_kept_when_it_goes(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  terminal_wait_text(t, "4 new"); /* no other news */
  struct db *other = lock_state(t);
  terminal_send(t, "!");
  terminal_wait_text(t, "flagged: alpha.md");
  terminal_send(t, "j");
  terminal_wait_text(t, "another program has the state: what you mark waits");
  db_close(other);
  terminal_wait_text(t, "what waited for another program is kept now");
  kill_it(t);
  start_again(t);
  terminal_send(t, "/is:flagged\r");
  terminal_wait_text(t, "1 of 4");
  terminal_free(t);
}

static void check_lost(struct terminal *t)
{
  assert_false(terminal_is_alternate(t));
  assert_true(terminal_shows(
      t, "fieldnotes: another program kept the state locked; lost is: flagged (alpha.md)"));
}

static void what_is_lost_is_told_when_the_screen_was_given_back(void **state)
{
  (void)state;
  struct terminal *t = reader_open(NULL);
  struct db *other = lock_state(t);
  terminal_send(t, "!");
  terminal_wait_text(t, "flagged: alpha.md");
  terminal_send(t, "Q");
  int status = terminal_wait_end(t);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
  check_lost(t);
  start_again(t);
  terminal_send(t, "!");
  terminal_wait_text(t, "flagged: alpha.md");
  terminal_signal(t, SIGTERM);
  status = terminal_wait_end(t);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
  check_lost(t);
  db_close(other);
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_mark_is_kept_when_the_reader_is_killed_behind_its_key),
      cmocka_unit_test(a_tick_is_kept_and_taken_back_after_a_kill),
      cmocka_unit_test(a_page_opens_where_it_was_left_by_the_reader_before),
      cmocka_unit_test(without_a_home_to_keep_it_in_marks_are_kept_until_the_end),
      cmocka_unit_test(what_is_marked_under_a_lock_is_kept_when_it_goes),
      cmocka_unit_test(what_is_lost_is_told_when_the_screen_was_given_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
