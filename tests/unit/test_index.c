/* The index file: damaged, newer, foreign, deleted, killed, shared. */
#include "shelf.h"

#include "library/db.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { NOTES = 40 };

static void write_notes(struct shelf *s, int n)
{
  char name[32], text[160];
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, "n%03d.md", i);
    snprintf(text, sizeof text, "---\ntags: [t%d]\nscore: {quality: %d}\n---\nalpha word%d\n",
        i % 3, i, i);
    shelf_write(s, name, text);
  }
}

static void set_up(struct shelf *s)
{
  shelf_init(s);
  write_notes(s, NOTES);
  shelf_update(s);
  library_close(s->library);
  s->library = NULL;
}

/* The one file in the cache whose name matches, as a copy on the heap; NULL when there is none. */
static char *cache_file(struct shelf *s, const char *pattern)
{
  glob_t found;
  char *path = NULL;
  char whole[200];
  snprintf(whole, sizeof whole, "%s/cache/*/%s", s->folder, pattern);
  if (glob(whole, 0, NULL, &found) == 0) {
    assert_int_equal(found.gl_pathc, 1);
    path = strdup(found.gl_pathv[0]);
    globfree(&found);
  }
  return path;
}

static void run_sql(const char *path, const char *sql)
{
  struct db *db = db_open(path, DB_WRITE);
  struct err err = ERR_INIT;
  db_run(db, sql);
  if (!db_check(db, &err)) fail_msg("%s: %s", sql, err.text);
  db_close(db);
}

static void overwrite(const char *path, long at, const void *bytes, size_t n)
{
  int fd = open(path, O_WRONLY);
  assert_true(fd >= 0);
  assert_int_equal(pwrite(fd, bytes, n, at), (ssize_t)n);
  close(fd);
}

/* Opens what was harmed, brings it up to date, and finds everything again. */
static void check_heals(struct shelf *s, const char *notice)
{
  shelf_open(s, false);
  assert_text(library_notice(s->library), notice);
  assert_string_equal(shelf_find(s, "word7"), "");
  shelf_update(s);
  assert_int_equal(s->report.n_new, NOTES);
  assert_string_equal(shelf_find(s, "word7"), "n007");
  shelf_open(s, false);
  assert_int_equal(library_notice(s->library).n, 0);
  assert_int_equal(library_count(s->library), NOTES);
}

static void the_index_is_private(void **state)
{
  (void)state;
  struct shelf s;
  struct stat status;
  mode_t before = umask(0);
  set_up(&s);
  umask(before);
  static const char *const names[] = {"", "index.1.db", "lock"};
  for (size_t i = 0; i < 3; i++) {
    char *path = cache_file(&s, names[i]);
    assert_return_code(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, i ? 0600 : 0700);
    free(path);
  }
  shelf_release(&s);
}

static void a_newer_index_is_built_anew(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  run_sql(path, "PRAGMA user_version = 999");
  check_heals(&s, "the index is of a newer version of this program; it is built anew");
  assert_int_equal(access(path, F_OK), -1);
  free(path);
  shelf_release(&s);
}

static void a_foreign_database_is_set_aside_untouched(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  run_sql(path, "PRAGMA application_id = 7; PRAGMA user_version = 1");
  check_heals(&s, "what stood in the index's place is something else; it is set aside");
  char *kept = cache_file(&s, "foreign.*.db");
  assert_non_null(kept);
  free(path);
  free(kept);
  shelf_release(&s);
}

static const char damaged[] = "the index was damaged; it is built anew";

static void an_index_that_is_no_database_is_built_anew(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  overwrite(path, 0, "This is no database at all, but text.", 37);
  check_heals(&s, damaged);
  free(path);
  shelf_release(&s);
}

static void an_index_cut_short_is_built_anew(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  assert_return_code(truncate(path, 9000), 0);
  shelf_open(&s, false);
  shelf_find(&s, "word7");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  free(path);
  shelf_release(&s);
}

static void an_empty_file_is_no_trouble(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  assert_return_code(truncate(path, 0), 0);
  check_heals(&s, "");
  free(path);
  shelf_release(&s);
}

static void views_and_triggers_are_not_believed(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  run_sql(path, "CREATE TRIGGER evil AFTER DELETE ON file BEGIN DELETE FROM note; END");
  check_heals(&s, damaged);
  free(path);
  shelf_release(&s);
}

static void a_missing_table_is_found_at_once(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  run_sql(path, "DROP TABLE value");
  check_heals(&s, damaged);
  assert_string_equal(shelf_find(&s, "word7 tool:t1"), "n007");
  free(path);
  shelf_release(&s);
}

/* What is gone while a reader is at it. */
static void a_table_that_vanishes_is_found_when_it_is_needed(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  shelf_open(&s, false);
  assert_string_equal(shelf_find(&s, "alpha word7"), "n007");
  run_sql(path, "DROP TABLE value");
  assert_string_equal(shelf_find(&s, "tool:t1"), "! the index was damaged; it is built anew");
  assert_text(library_notice(s.library), damaged);
  assert_string_equal(shelf_find(&s, "word7"), "");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7 tool:t1"), "n007");
  free(path);
  shelf_release(&s);
}

/* Bytes of a file, to be put back. */
static void read_whole(const char *path, struct buf *out)
{
  struct err err;
  buf_clear(out);
  assert_true(fs_read(path, SIZE_MAX / 2, out, NULL, &err));
}

static void put_whole(const char *path, struct str bytes)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
  fclose(file);
}

static void flip_some(const char *path, size_t n, uint32_t seed)
{
  for (int i = 0; i < 40; i++) {
    seed = seed * 1664525 + 1013904223;
    unsigned char byte = (unsigned char)(seed >> 24);
    overwrite(path, (long)((seed >> 4) % n), &byte, 1);
  }
}

static void flipped_bytes_are_survived_and_healed(void **state)
{
  (void)state;
  static const char *const queries[] = {"", "alpha", "word7 tool:t1", "quality>3 sort:-quality",
      "al*", "tool:*", "path:n0*", "has:image", "alpha -word3"};
  struct shelf s;
  struct buf whole = BUF_INIT;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  read_whole(path, &whole);
  for (uint32_t seed = 1; seed <= 25; seed++) {
    library_close(s.library);
    s.library = NULL;
    put_whole(path, buf_str(&whole));
    flip_some(path, whole.n, seed);
    shelf_open(&s, false);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
      shelf_find(&s, queries[i]);
    write_notes(&s, 3);
    shelf_try_update(&s);
    library_close(s.library);
    s.library = NULL;
    char *others = cache_file(&s, "index.*.db");
    if (strcmp(others, path) != 0) unlink(others);
    free(others);
  }
  free(path);
  buf_release(&whole);
  shelf_release(&s);
}

static void an_index_deleted_under_a_reader_is_made_again(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_open(&s, false);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  char *path = cache_file(&s, "index.*.db");
  assert_return_code(unlink(path), 0);
  assert_string_equal(shelf_find(&s, "word7"), "");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  free(path);
  shelf_release(&s);
}

static void a_reader_sees_what_another_writes(void **state)
{
  (void)state;
  struct shelf s, writer;
  set_up(&s);
  shelf_open(&s, false);
  assert_int_equal(library_count(s.library), NOTES);
  writer = s;
  writer.library = NULL;
  writer.said = writer.failures = (struct buf)BUF_INIT;
  shelf_open(&writer, false);
  shelf_write(&s, "extra.md", "---\nnewfield: here\n---\nomega\n");
  shelf_update(&writer);
  assert_string_equal(shelf_find(&s, "omega"), "extra");
  assert_string_equal(shelf_find(&s, "newfield:here"), "extra");
  assert_int_equal(library_count(s.library), NOTES + 1);
  library_close(writer.library);
  buf_release(&writer.said);
  buf_release(&writer.failures);
  shelf_release(&s);
}

static void a_place_that_cannot_be_written_is_told(void **state)
{
  (void)state;
  struct shelf s;
  shelf_be_nobody();
  shelf_init(&s);
  shelf_write(&s, "a.md", "alpha\n");
  char cache[96], moved[96];
  snprintf(cache, sizeof cache, "%s/cache", s.folder);
  snprintf(moved, sizeof moved, "%s/moved", s.folder);
  assert_return_code(rename(cache, moved), 0);
  assert_return_code(mkdir(cache, 0500), 0);
  shelf_open(&s, false);
  struct str notice = library_notice(s.library);
  assert_true(str_starts(notice, STR_LIT("the index is kept in memory only: ")));
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "alpha"), "a");
  shelf_release(&s);
  shelf_be_oneself();
}

/* No file may grow beyond so many bytes, as if the disk were full. */
static void set_disk_full(rlim_t bytes)
{
  struct rlimit limit;
  signal(SIGXFSZ, SIG_IGN);
  assert_return_code(getrlimit(RLIMIT_FSIZE, &limit), 0);
  limit.rlim_cur = bytes;
  assert_return_code(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_full_disk_is_told_and_what_was_there_stays(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_open(&s, false);
  write_notes(&s, 600);
  set_disk_full(60000);
  bool ok = shelf_try_update(&s);
  set_disk_full(RLIM_INFINITY);
  assert_false(ok);
  assert_true(str_starts(str_of(s.err.text), STR_LIT("the")));
  assert_int_equal(library_notice(s.library).n, 0);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  shelf_update(&s);
  assert_int_equal(library_count(s.library), 600);
  assert_string_equal(shelf_find(&s, "word599"), "n599");
  shelf_release(&s);
}

static void another_program_that_writes_is_left_alone(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "lock");
  int fd = open(path, O_RDWR);
  assert_return_code(flock(fd, LOCK_EX), 0);
  shelf_open(&s, false);
  atomic_bool at_once = true; /* without waiting for it */
  struct update_options options = {.cancel = &at_once};
  assert_true(library_update(s.library, &options, &s.report, &s.err));
  assert_true(s.report.is_busy);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  close(fd);
  shelf_update(&s);
  assert_false(s.report.is_busy);
  free(path);
  shelf_release(&s);
}

/* In a process of its own: brings the library up to date; tells by a byte that it is at work. */
static void update_in_child(struct shelf *s, int fd)
{
  struct update_options options = {.context = s};
  s->library = NULL;
  shelf_open(s, false);
  assert_int_equal(write(fd, "", 1), 1);
  for (;;) {
    options.force = true;
    library_update(s->library, &options, &s->report, &s->err);
    write_notes(s, 100);
  }
}

static pid_t start_child(struct shelf *s)
{
  int ends[2];
  char byte;
  assert_return_code(pipe(ends), 0);
  pid_t child = fork();
  if (child == 0) update_in_child(s, ends[1]);
  close(ends[1]);
  assert_int_equal(read(ends[0], &byte, 1), 1);
  close(ends[0]);
  return child;
}

static void a_kill_in_the_middle_leaves_a_whole_index(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_notes(&s, 400);
  for (int round = 0; round < 12; round++) {
    library_close(s.library);
    s.library = NULL;
    pid_t child = start_child(&s);
    struct timespec a_moment = {0, (long)round * 3000000};
    nanosleep(&a_moment, NULL); /* not waited for: it is where the kill strikes */
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    shelf_open(&s, false);
    assert_int_equal(library_notice(s.library).n, 0);
    shelf_find(&s, "alpha");
    write_notes(&s, 100); /* the child was killed over one of them, perhaps */
    shelf_update(&s);
    assert_int_equal(library_count(s.library), 400);
    assert_int_equal(library_value_count(s.library, STR_LIT("tool"), STR_LIT("t0")), 134);
    assert_string_equal(shelf_find(&s, "word399"), "n399");
  }
  shelf_release(&s);
}

static void two_that_update_at_once_do_not_disturb_each_other(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_notes(&s, 400);
  pid_t children[3];
  for (int i = 0; i < 3; i++) {
    children[i] = fork();
    if (children[i]) continue;
    s.library = NULL;
    shelf_open(&s, false);
    struct update_options options = {0};
    bool ok = library_update(s.library, &options, &s.report, &s.err);
    _exit(ok && (s.report.is_busy || library_count(s.library) == 400) ? 0 : 1);
  }
  for (int i = 0; i < 3; i++) {
    int status;
    waitpid(children[i], &status, 0);
    assert_int_equal(status, 0);
  }
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 0 400 0 0");
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_index_is_private),
    cmocka_unit_test(a_newer_index_is_built_anew),
    cmocka_unit_test(a_foreign_database_is_set_aside_untouched),
    cmocka_unit_test(an_index_that_is_no_database_is_built_anew),
    cmocka_unit_test(an_index_cut_short_is_built_anew),
    cmocka_unit_test(an_empty_file_is_no_trouble),
    cmocka_unit_test(views_and_triggers_are_not_believed),
    cmocka_unit_test(a_missing_table_is_found_at_once),
    cmocka_unit_test(a_table_that_vanishes_is_found_when_it_is_needed),
    cmocka_unit_test(flipped_bytes_are_survived_and_healed),
    cmocka_unit_test(an_index_deleted_under_a_reader_is_made_again),
    cmocka_unit_test(a_reader_sees_what_another_writes),
    cmocka_unit_test(a_place_that_cannot_be_written_is_told),
    cmocka_unit_test(a_full_disk_is_told_and_what_was_there_stays),
    cmocka_unit_test(another_program_that_writes_is_left_alone),
    cmocka_unit_test(a_kill_in_the_middle_leaves_a_whole_index),
    cmocka_unit_test(two_that_update_at_once_do_not_disturb_each_other),
};

UNIT_MAIN(tests)
