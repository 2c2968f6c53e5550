/* What an index remembers of its updates: each run, and the files that could not be read. */
#include "shelf.h"

#include "base/limits.h"
#include "library/examine.h"
#include "library/library_own.h"
#include "library/runs.h"
#include "library/writer.h"

#include <fcntl.h>

enum { MANY = 600 };

static struct library_status status_of(struct shelf *s, struct arena *a)
{
  struct library_status status;
  if (!library_status(s->library, a, &status, &s->err)) fail_msg("%s", s->err.text);
  return status;
}

static void a_run_is_remembered_with_what_it_did(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  shelf_init(&s);
  shelf_write(&s, "a.md", "alpha\n");
  struct library_status before = status_of(&s, a);
  assert_false(before.has_run);
  assert_int_equal(before.freshness, LIBRARY_EMPTY);
  int64_t began_ms = runs_now_ms();
  shelf_update(&s);
  struct library_status after = status_of(&s, a);
  assert_true(after.has_run && after.freshness == LIBRARY_FRESH);
  assert_int_equal(after.last.end, RUN_DONE);
  assert_int_equal(after.last.n_new, 1);
  assert_int_equal(after.last.n_read, 1);
  assert_true(after.last.started_ms >= began_ms && after.last.took_ms >= 0);
  assert_int_equal(after.n_notes, 1);
  assert_int_equal(after.note_bytes, 6);
  assert_true(after.index_bytes > 0 && after.index_path.n);
  shelf_write(&s, "b.md", "beta\n");
  assert_int_equal(status_of(&s, a).n_differ, 1);
  shelf_update(&s);
  shelf_update(&s);
  assert_int_equal(status_of(&s, a).last.n_unchanged, 2);
  assert_int_equal(status_of(&s, a).last.n_new, 0);
  shelf_release(&s);
  arena_free(a);
}

static void a_run_without_a_change_leaves_readers_what_they_hold(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "alpha\n");
  shelf_update(&s);
  library_count(s.library);
  int64_t serial = s.library->index->serial;
  unsigned char *lengths = s.library->index->live.lengths;
  lengths[0] = 77; /* no note has this id */
  shelf_update(&s);
  assert_int_equal(s.library->index->serial, serial);
  assert_int_equal(s.library->index->live.lengths[0], 77);
  shelf_write(&s, "b.md", "beta\n");
  shelf_update(&s);
  assert_int_equal(s.library->index->live.lengths[0], 0);
  shelf_release(&s);
}

static void old_runs_are_forgotten(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  for (int i = 0; i < RUNS_KEPT + 3; i++)
    shelf_update(&s);
  struct db *db = s.library->index->db;
  assert_int_equal(db_get_int(db, "SELECT count(*) FROM run", 0), RUNS_KEPT);
  assert_int_equal(db_get_int(db, "SELECT max(id) FROM run", 0), RUNS_KEPT + 3);
  shelf_release(&s);
}

static void cancel_at_first_note(void *context, const struct update_report *report)
{
  if (report->n_done) atomic_store((atomic_bool *)context, true);
}

static void a_run_that_was_given_up_is_told_as_such(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  atomic_bool cancel = false;
  char name[16];
  shelf_init(&s);
  for (int i = 0; i < MANY; i++) {
    snprintf(name, sizeof name, "%d.md", i);
    shelf_write(&s, name, "text\n");
  }
  struct update_options options = {
      .cancel = &cancel, .progress = cancel_at_first_note, .context = &cancel};
  assert_true(library_update(s.library, &options, &s.report, &s.err));
  struct library_status status = status_of(&s, a);
  assert_int_equal(status.last.end, RUN_CANCELLED);
  assert_true(status.last.n_new > 0 && status.last.n_new < MANY);
  assert_int_equal(status.freshness, LIBRARY_STALE);
  shelf_release(&s);
  arena_free(a);
}

static void a_run_that_was_killed_is_told_as_cut_short(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  enum schema_state found;
  shelf_init(&s);
  shelf_update(&s);
  struct writer *w = writer_open(&s.library->place, false, &found, &s.err);
  writer_begin(w);
  runs_begin(writer_db(w), 5000);
  assert_true(writer_commit(w, &s.err));
  writer_free(w);
  assert_int_equal(status_of(&s, a).last.end, RUN_CUT_SHORT);
  assert_int_equal(status_of(&s, a).last.started_ms, 5000);
  shelf_release(&s);
  arena_free(a);
}

static void files_that_cannot_be_read_are_kept_until_they_can(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  size_t n;
  shelf_be_nobody();
  shelf_init(&s);
  shelf_write(&s, "a.md", "alpha\n");
  shelf_write(&s, "b/shut.md", "beta\n");
  char shut[100];
  snprintf(shut, sizeof shut, "%s/notes/b/shut.md", s.folder);
  assert_return_code(chmod(shut, 0), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "1 0 0 0 1");
  const struct kept_failure *f = library_failures(s.library, a, 10, &n);
  assert_int_equal(n, 1);
  assert_true(str_ends(f->path, STR_LIT("/notes/b/shut.md")));
  assert_true(str_eq(f->why, STR_LIT("Permission denied")));
  int64_t since_ms = f->since_ms;
  /* What cannot be read anyway makes nothing stale, and its time is that of the first failure. */
  assert_int_equal(status_of(&s, a).freshness, LIBRARY_FRESH);
  assert_int_equal(status_of(&s, a).n_failures, 1);
  shelf_update(&s);
  f = library_failures(s.library, a, 10, &n);
  assert_true(n == 1 && f->since_ms == since_ms);
  assert_return_code(chmod(shut, 0600), 0);
  assert_int_equal(status_of(&s, a).freshness, LIBRARY_STALE);
  shelf_update(&s);
  library_failures(s.library, a, 10, &n);
  assert_int_equal(n, 0);
  assert_string_equal(shelf_counts(&s), "1 0 1 0 0");
  shelf_release(&s);
  shelf_be_oneself();
  arena_free(a);
}

static void runs_and_failures_survive_an_index_made_anew(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  char name[16], path[100];
  size_t n;
  shelf_init(&s);
  snprintf(path, sizeof path, "%s/notes/pipe.md", s.folder);
  assert_return_code(mkfifo(path, 0600), 0);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < MANY; i++) {
      snprintf(name, sizeof name, "%d.md", i);
      shelf_write(&s, name,
          round == 0   ? "one\n"
          : round == 1 ? "two words\n"
                       : "and three words\n");
    }
    shelf_update(&s);
  }
  assert_int_equal(s.library->index->number, 2); /* it was worn */
  assert_int_equal(db_get_int(s.library->index->db, "SELECT count(*) FROM run", 0), 3);
  assert_int_equal(status_of(&s, a).last.n_changed, MANY);
  assert_int_equal(status_of(&s, a).last.end, RUN_DONE);
  library_failures(s.library, a, 10, &n);
  assert_int_equal(n, 1);
  shelf_release(&s);
  arena_free(a);
}

/* ---- what is wrong with the index ---- */

static void keep_trouble(void *context, enum index_trouble trouble, struct str sentence)
{
  struct shelf *s = context;
  assert_true(sentence.n > 0);
  buf_addf(&s->failures, "%d", (int)trouble);
}

static const char *troubles(struct shelf *s)
{
  buf_clear(&s->failures);
  library_examine(s->library, keep_trouble, s);
  return buf_cstr(&s->failures);
}

static void nothing_is_wrong_with_a_new_index(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  assert_string_equal(troubles(&s), "");
  shelf_write(&s, "a.md", "text\n");
  shelf_update(&s);
  assert_string_equal(troubles(&s), "");
  shelf_open(&s, true);
  assert_string_equal(troubles(&s), "");
  shelf_release(&s);
}

static void an_index_that_another_writes_is_left_alone(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_update(&s);
  int lock = place_lock(&s.library->place, 0, NULL, &s.err);
  assert_true(lock >= 0);
  assert_int_equal(troubles(&s)[0], '0' + INDEX_TAKEN);
  close(lock);
  assert_string_equal(troubles(&s), "");
  shelf_release(&s);
}

static void an_index_that_is_very_large_is_not_looked_into(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  shelf_init(&s);
  shelf_write(&s, "a.md", "text\n");
  shelf_update(&s);
  struct str path = status_of(&s, a).index_path;
  if (truncate(path.p, LIMIT_EXAMINED_BYTES) != 0) skip(); /* no room even for holes */
  assert_string_equal(troubles(&s), "");
  assert_return_code(truncate(path.p, (off_t)LIMIT_EXAMINED_BYTES + 1), 0);
  assert_int_equal(troubles(&s)[0], '0' + INDEX_LARGE);
  shelf_release(&s);
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_run_is_remembered_with_what_it_did),
      cmocka_unit_test(a_run_without_a_change_leaves_readers_what_they_hold),
      cmocka_unit_test(old_runs_are_forgotten),
      cmocka_unit_test(a_run_that_was_given_up_is_told_as_such),
      cmocka_unit_test(a_run_that_was_killed_is_told_as_cut_short),
      cmocka_unit_test(files_that_cannot_be_read_are_kept_until_they_can),
      cmocka_unit_test(runs_and_failures_survive_an_index_made_anew),
      cmocka_unit_test(nothing_is_wrong_with_a_new_index),
      cmocka_unit_test(an_index_that_another_writes_is_left_alone),
      cmocka_unit_test(an_index_that_is_very_large_is_not_looked_into),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
