/* Bringing an index up to date: what counts as new, changed, gone; what cannot be read. */
#include "shelf.h"

#include "library/library_own.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/stat.h>

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "a.md", "alpha\n");
  shelf_write(s, "b/c.md", "beta\n");
  shelf_update(s);
}

/* The path of a note, in a buffer of the caller's. */
static const char *note(struct shelf *s, const char *path, char *out, size_t n)
{
  snprintf(out, n, "%s/notes/%s", s->folder, path);
  return out;
}

#define NOTE(path) note(&s, path, (char[4300]){0}, 4300)

static void each_file_is_new_once(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_string_equal(shelf_counts(&s), "2 0 0 0 0");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  shelf_open(&s, false);
  assert_int_equal(library_count(s.library), 2);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  assert_true(s.report.scan_ended && s.report.n_found == 2 && s.report.n_done == 2);
  shelf_release(&s);
}

static void what_changed_is_found_by_its_new_words_alone(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "a.md", "gamma delta\n");
  shelf_write(&s, "new.md", "alpha\n");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "1 1 1 0 0");
  assert_string_equal(shelf_find(&s, "alpha"), "new");
  assert_string_equal(shelf_find(&s, "gamma"), "a");
  assert_string_equal(shelf_find(&s, ""), "a b/c new");
  shelf_release(&s);
}

static void values_of_a_changed_note_are_its_new_ones(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "---\ntags: [git]\nscore: {quality: 3}\n---\n");
  shelf_write(&s, "b.md", "---\ntags: [git]\n---\n");
  shelf_update(&s);
  shelf_write(&s, "a.md", "---\ntags: [docker]\nscore: {quality: 55}\n---\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "tool:git"), "b");
  assert_string_equal(shelf_find(&s, "tool:docker"), "a");
  assert_string_equal(shelf_find(&s, "quality<10"), "");
  assert_int_equal(library_value_count(s.library, STR_LIT("tool"), STR_LIT("GIT")), 1);
  assert_int_equal(library_value_count(s.library, STR_LIT("nofield"), STR_LIT("x")), -1);
  shelf_release(&s);
}

static void what_is_gone_is_dropped(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_remove(&s, "a.md");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 1 1 0");
  assert_string_equal(shelf_find(&s, "alpha"), "");
  assert_int_equal(library_count(s.library), 1);
  shelf_release(&s);
}

static void keep_rename(void *context, struct str from, struct str to)
{
  struct shelf *s = context;
  size_t root = strlen(s->folder) + 7;
  buf_addf(&s->failures, "%.*s>%.*s ", STR_ARG(str_from(from, root)), STR_ARG(str_from(to, root)));
}

/* Updates, and tells the renames that were seen, in any order of ours. */
static const char *renames(struct shelf *s)
{
  struct update_options options = {.renamed = keep_rename, .context = s};
  buf_clear(&s->failures);
  if (!library_update(s->library, &options, &s->report, &s->err)) fail_msg("%s", s->err.text);
  return buf_cstr(&s->failures);
}

static void move(struct shelf *s, const char *from, const char *to)
{
  char old[4300], new[4300];
  assert_return_code(rename(note(s, from, old, sizeof old), note(s, to, new, sizeof new)), 0);
}

static void a_renamed_file_is_a_changed_note(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  move(&s, "a.md", "z.md");
  assert_string_equal(renames(&s), "a.md>z.md ");
  assert_string_equal(shelf_counts(&s), "0 1 1 0 0");
  assert_string_equal(shelf_find(&s, "alpha"), "z");
  move(&s, "z.md", "b/z.md");
  assert_string_equal(renames(&s), "z.md>b/z.md ");
  assert_string_equal(shelf_find(&s, "folder:b alpha"), "b/z");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  shelf_release(&s);
}

static void a_copy_is_no_rename_nor_is_another_text(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_write(&s, "copy.md", "alpha\n");
  assert_string_equal(renames(&s), "");
  assert_string_equal(shelf_counts(&s), "1 0 2 0 0");
  shelf_remove(&s, "copy.md");
  shelf_write(&s, "other.md", "alpha and more\n");
  assert_string_equal(renames(&s), "");
  assert_string_equal(shelf_counts(&s), "1 0 2 1 0");
  shelf_release(&s);
}

static void of_files_that_hold_the_same_each_is_renamed_once(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "x/1.md", "same\n");
  shelf_write(&s, "x/2.md", "same\n");
  shelf_write(&s, "x/3.md", "same\n");
  shelf_write(&s, "x/empty.md", "");
  shelf_update(&s);
  move(&s, "x/empty.md", "x/void.md");
  move(&s, "x/2.md", "2.md");
  move(&s, "x/1.md", "new.md");
  shelf_remove(&s, "x/3.md");
  shelf_write(&s, "x/4.md", "other\n");
  assert_string_equal(renames(&s), "x/2.md>2.md x/1.md>new.md ");
  assert_string_equal(shelf_counts(&s), "2 2 0 2 0");
  shelf_release(&s);
}

static void a_folder_of_equal_files_is_renamed_in_no_time(void **state)
{
  (void)state;
  struct shelf s;
  char name[40], old[100], new[100];
  shelf_init(&s);
  for (int i = 0; i < 2000; i++) {
    snprintf(name, sizeof name, "x/%d.md", i);
    shelf_write(&s, name, "same\n");
  }
  shelf_update(&s);
  assert_return_code(rename(note(&s, "x", old, sizeof old), note(&s, "y", new, sizeof new)), 0);
  assert_non_null(strstr(renames(&s), "x/1234.md>y/1234.md "));
  assert_string_equal(shelf_counts(&s), "0 2000 0 0 0");
  shelf_release(&s);
}

static void a_file_that_was_touched_alone_is_unchanged(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  struct timespec times[2] = {{1000, 0}, {1000, 0}};
  assert_return_code(utimensat(AT_FDCWD, NOTE("a.md"), times, 0), 0);
  enum library_freshness freshness;
  size_t n;
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(freshness, LIBRARY_STALE);
  assert_int_equal(n, 1);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(freshness, LIBRARY_FRESH);
  shelf_release(&s);
}

static void a_change_of_equal_size_and_time_is_found_by_force_alone(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  struct stat before;
  assert_return_code(stat(NOTE("a.md"), &before), 0);
  shelf_write(&s, "a.md", "omega\n");
  struct timespec times[2] = {before.st_atim, before.st_mtim};
  assert_return_code(utimensat(AT_FDCWD, NOTE("a.md"), times, 0), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  struct update_options force = {.force = true};
  assert_true(library_update(s.library, &force, &s.report, &s.err));
  assert_string_equal(shelf_counts(&s), "0 1 1 0 0");
  assert_string_equal(shelf_find(&s, "omega"), "a");
  shelf_release(&s);
}

static void an_empty_library_is_told_as_empty(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  enum library_freshness freshness;
  size_t n;
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(freshness, LIBRARY_FRESH);
  shelf_write(&s, "a.md", "");
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(freshness, LIBRARY_EMPTY);
  assert_string_equal(shelf_find(&s, ""), "");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, ""), "a");
  shelf_release(&s);
}

static void what_is_no_regular_file_is_told_and_not_read(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_return_code(mkfifo(NOTE("fifo.md"), 0600), 0);
  assert_return_code(mkdir(NOTE("folder.md"), 0700), 0);
  shelf_write(&s, "folder.md/inner.md", "inner\n");
  shelf_write(&s, "empty.md", "");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "2 0 2 0 1");
  assert_non_null(strstr(buf_cstr(&s.failures), "/fifo.md: "));
  assert_non_null(strstr(buf_cstr(&s.failures), "FIFO"));
  assert_string_equal(shelf_find(&s, "path:folder.md"), "folder.md/inner");
  assert_string_equal(shelf_find(&s, "path:empty.md"), "empty");
  shelf_release(&s);
}

static void an_unreadable_file_is_told_and_kept_as_it_was(void **state)
{
  (void)state;
  struct shelf s;
  shelf_be_nobody();
  set_up(&s);
  shelf_write(&s, "a.md", "changed\n");
  assert_return_code(chmod(NOTE("a.md"), 0), 0);
  assert_return_code(chmod(NOTE("b"), 0), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 0 0 2");
  assert_string_equal(shelf_find(&s, "alpha"), "a");
  assert_string_equal(shelf_find(&s, "beta"), "b/c");
  shelf_release(&s);
  shelf_be_oneself();
}

static void strange_names_are_names_like_others(void **state)
{
  (void)state;
  static const char *const names[] = {"new\nline.md", "esc\x1B[31m.md", "bad\xFF\xFEutf8.md",
      "-dash.md", " blank .md", "semi;colon'\".md", "%41.md", "\xE2\x80\xAE.md"};
  struct shelf s;
  shelf_init(&s);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    shelf_write(&s, names[i], "word\n");
  shelf_update(&s);
  assert_int_equal(s.report.n_new, sizeof names / sizeof *names);
  assert_int_equal(s.report.n_failed, 0);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct buf path = BUF_INIT;
    assert_true(library_resolve(s.library, str_of(names[i]), &path, &s.err));
    assert_true(str_ends(buf_str(&path), str_of(names[i])));
    buf_release(&path);
  }
  shelf_update(&s);
  assert_int_equal(s.report.n_unchanged, sizeof names / sizeof *names);
  shelf_release(&s);
}

/* Removes a note when the update has begun to read. */
struct remover {
  struct shelf *shelf;
  bool done;
};

static void remove_one(void *context, const struct update_report *report)
{
  struct remover *r = context;
  if (r->done || !report->scan_ended) return;
  shelf_remove(r->shelf, "a.md");
  r->done = true;
}

static void a_file_that_vanishes_meanwhile_is_no_failure(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "alpha\n");
  shelf_write(&s, "b.md", "beta\n");
  struct remover remover = {&s, false};
  struct update_options options = {.progress = remove_one, .context = &remover};
  assert_true(library_update(s.library, &options, &s.report, &s.err));
  assert_string_equal(shelf_counts(&s), "1 0 0 0 0");
  assert_string_equal(shelf_find(&s, ""), "b");
  shelf_release(&s);
}

static void count_calls(void *context, const struct update_report *report)
{
  (void)report;
  ++*(size_t *)context;
}

static void many_notes_come_in_batches_and_can_be_cancelled(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  for (int i = 0; i < 300; i++) {
    char name[32];
    snprintf(name, sizeof name, "d%d/n%d.md", i % 7, i);
    shelf_write(&s, name, "---\ntags: [x]\n---\nsome words\n");
  }
  atomic_bool cancel = true;
  struct update_options options = {.cancel = &cancel};
  assert_true(library_update(s.library, &options, &s.report, &s.err));
  assert_int_equal(library_count(s.library), 0);
  size_t n_calls = 0;
  options = (struct update_options){.progress = count_calls, .context = &n_calls};
  assert_true(library_update(s.library, &options, &s.report, &s.err));
  assert_int_equal(s.report.n_new, 300);
  assert_true(n_calls >= 5);
  assert_int_equal(library_value_count(s.library, STR_LIT("tags"), STR_LIT("x")), 300);
  shelf_release(&s);
}

static void an_index_that_is_mostly_dead_is_built_anew(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  char name[32], text[64];
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < 400; i++) {
      snprintf(name, sizeof name, "n%d.md", i);
      snprintf(text, sizeof text, "round%d words %d\n", round, i);
      shelf_write(&s, name, text);
    }
    shelf_update(&s);
  }
  assert_int_equal(s.report.n_changed, 400);
  assert_int_equal(access(shelf_path(&s, "cache"), F_OK), 0);
  struct results *r = results_new(s.library, STR_LIT("round3"), STR_NONE, NULL, &s.err);
  assert_int_equal(results_total(r), 400);
  struct arena *a = arena_new();
  struct result_row row;
  results_rows(r, a, 399, 1, &row);
  assert_true(row.id <= 400); /* numbered anew */
  arena_free(a);
  results_free(r);
  assert_string_equal(shelf_find(&s, "round2"), "");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 400 0 0");
  shelf_release(&s);
}

/* What a kill in the middle of building anew leaves, is in nobody's way. */
static void a_worn_index_is_built_anew_beside_what_a_kill_has_left(void **state)
{
  (void)state;
  struct shelf s;
  char name[32], text[64], path[4400];
  shelf_init(&s);
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < 400; i++) {
      snprintf(name, sizeof name, "n%d.md", i);
      snprintf(text, sizeof text, "round%d words %d\n", round, i);
      shelf_write(&s, name, text);
    }
    if (round == 3) {
      snprintf(path, sizeof path, "%s/new.2.db", buf_cstr(&s.library->place.folder));
      FILE *left = fopen(path, "w");
      assert_true(left && fputs("half of an index", left) > 0 && fclose(left) == 0);
    }
    shelf_update(&s);
  }
  assert_int_equal(s.library->index->number, 2);
  assert_string_equal(shelf_find(&s, "round2"), "");
  assert_int_equal(access(path, F_OK), -1);
  shelf_release(&s);
}

static void the_index_lives_in_memory_where_there_is_no_folder(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_open(&s, true);
  assert_int_equal(library_notice(s.library).n, 0);
  assert_int_equal(library_count(s.library), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "2 0 0 0 0");
  assert_string_equal(shelf_find(&s, "alpha"), "a");
  shelf_write(&s, "a.md", "omega\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "omega"), "a");
  assert_string_equal(shelf_find(&s, "alpha"), "");
  shelf_release(&s);
}

static void roots_beneath_others_are_not_counted_twice(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char notes[96], inner[96], cache[96];
  snprintf(notes, sizeof notes, "%s/notes", s.folder);
  snprintf(inner, sizeof inner, "%s/notes/b", s.folder);
  snprintf(cache, sizeof cache, "%s/cache", s.folder);
  const char *roots[] = {inner, notes, notes};
  struct library_place place = {roots, 3, cache, shelf_read_body};
  struct library *l = library_open(&place, &s.err);
  assert_non_null(l);
  assert_text(library_root(l, 0), notes);
  assert_int_equal(library_root(l, 1).n, 0);
  assert_int_equal(library_count(l), 2); /* the same index as that of the one root */
  struct buf out = BUF_INIT;
  buf_addf(&out, "%s/a.md", notes);
  struct buf relative = BUF_INIT;
  assert_true(library_relative(l, buf_str(&out), &relative));
  assert_text(buf_str(&relative), "a.md");
  assert_false(library_relative(l, STR_LIT("/elsewhere/a.md"), &relative));
  assert_false(library_relative(l, str_of(notes), &relative));
  buf_release(&out);
  buf_release(&relative);
  library_close(l);
  shelf_release(&s);
}

static int64_t log_bytes(struct shelf *s)
{
  glob_t found;
  struct stat status;
  assert_int_equal(glob(shelf_path(s, "cache/*/index.*.db-wal"), 0, NULL, &found), 0);
  assert_int_equal(stat(found.gl_pathv[0], &status), 0);
  globfree(&found);
  return (int64_t)status.st_size;
}

/* Else whoever opens the index next would have to read all of it. */
static void a_log_that_has_grown_is_emptied_while_somebody_reads(void **state)
{
  (void)state;
  struct shelf s;
  char path[32], text[64];
  set_up(&s);
  assert_string_equal(shelf_find(&s, "alpha"), "a");
  for (int i = 0; i < 1000; i++) {
    snprintf(path, sizeof path, "many/%d.md", i);
    snprintf(text, sizeof text, "word%d and other%d\n", i, i * 7919);
    shelf_write(&s, path, text);
  }
  shelf_update(&s);
  assert_in_range(log_bytes(&s), 0, 64 * 1024); /* what the run says of itself at its end */
  assert_string_equal(shelf_find(&s, "word77"), "many/77");
  shelf_release(&s);
}

static void a_root_that_is_not_there_is_an_error(void **state)
{
  (void)state;
  const char *roots[] = {"/nonexistent/notes"};
  struct library_place place = {roots, 1, NULL, shelf_read_body};
  struct err err = ERR_INIT;
  assert_null(library_open(&place, &err));
  assert_true(err_is_set(&err));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_file_is_new_once),
    cmocka_unit_test(what_changed_is_found_by_its_new_words_alone),
    cmocka_unit_test(values_of_a_changed_note_are_its_new_ones),
    cmocka_unit_test(what_is_gone_is_dropped),
    cmocka_unit_test(a_renamed_file_is_a_changed_note),
    cmocka_unit_test(a_copy_is_no_rename_nor_is_another_text),
    cmocka_unit_test(of_files_that_hold_the_same_each_is_renamed_once),
    cmocka_unit_test(a_folder_of_equal_files_is_renamed_in_no_time),
    cmocka_unit_test(a_file_that_was_touched_alone_is_unchanged),
    cmocka_unit_test(a_change_of_equal_size_and_time_is_found_by_force_alone),
    cmocka_unit_test(an_empty_library_is_told_as_empty),
    cmocka_unit_test(what_is_no_regular_file_is_told_and_not_read),
    cmocka_unit_test(an_unreadable_file_is_told_and_kept_as_it_was),
    cmocka_unit_test(strange_names_are_names_like_others),
    cmocka_unit_test(a_file_that_vanishes_meanwhile_is_no_failure),
    cmocka_unit_test(many_notes_come_in_batches_and_can_be_cancelled),
    cmocka_unit_test(an_index_that_is_mostly_dead_is_built_anew),
    cmocka_unit_test(a_worn_index_is_built_anew_beside_what_a_kill_has_left),
    cmocka_unit_test(the_index_lives_in_memory_where_there_is_no_folder),
    cmocka_unit_test(roots_beneath_others_are_not_counted_twice),
    cmocka_unit_test(a_log_that_has_grown_is_emptied_while_somebody_reads),
    cmocka_unit_test(a_root_that_is_not_there_is_an_error),
};

UNIT_MAIN(tests)
