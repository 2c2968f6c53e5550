/* The file of a state: private, damaged, foreign, newer, older, in use by others, killed. */
#include "desk.h"

#include "library/db.h"
#include "state/salvage.h"
#include "state/schema.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>

static const char *file_of(struct desk *d, const char *name)
{
  static char path[200];
  snprintf(path, sizeof path, "%s/%s", d->place, name);
  return path;
}

static bool is_there(struct desk *d, const char *name)
{
  return access(file_of(d, name), F_OK) == 0;
}

static mode_t mode_of(const char *path)
{
  struct stat status;
  assert_return_code(stat(path, &status), 0);
  return status.st_mode & 07777;
}

static void run_sql(const char *path, const char *sql)
{
  struct db *db = db_open(path, DB_WRITE);
  struct err err = ERR_INIT;
  db_run(db, sql);
  if (!db_check(db, &err)) fail_msg("%s: %s", sql, err.text);
  db_close(db);
}

static void write_file(const char *path, const char *bytes, size_t n)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, n, file), n);
  fclose(file);
}

static void close_state(struct desk *d)
{
  state_close(d->state);
  d->state = NULL;
}

/* Saves so many queries: something to find again. */
static void fill(struct desk *d, int n)
{
  state_begin(d->state);
  for (int i = 0; i < n; i++) {
    char name[32];
    snprintf(name, sizeof name, "query %04d", i);
    desk_ok(d, state_save_query(d->state, str_of(name), STR_LIT("is:unread"), &d->err));
  }
  desk_ok(d, state_end(d->state, &d->err));
}

static size_t count(struct desk *d)
{
  struct state_query *all;
  return state_queries(d->state, d->arena, &all);
}

/* The same with many rows of one table. */
enum { SETTINGS = 2000 };

static void name_setting(char *name, size_t n, int i)
{
  snprintf(name, n, "a setting of some length %04d", i);
}

static void fill_settings(struct desk *d)
{
  char name[40];
  state_begin(d->state);
  for (int i = 0; i < SETTINGS; i++) {
    name_setting(name, sizeof name, i);
    desk_ok(d, state_set_number(d->state, str_of(name), i, &d->err));
  }
  desk_ok(d, state_end(d->state, &d->err));
}

static size_t count_settings(struct desk *d)
{
  char name[40];
  size_t n = 0;
  for (int i = 0; i < SETTINGS; i++) {
    name_setting(name, sizeof name, i);
    n += state_get_number(d->state, str_of(name), -1) == i;
  }
  return n;
}

/* Is what is set now there after the state was closed and opened? */
static void check_writes(struct desk *d)
{
  desk_ok(d, state_set_number(d->state, STR_LIT("check"), 42, &d->err));
  desk_open(d);
  assert_text(state_notice(d->state), "");
  assert_int_equal(state_get_number(d->state, STR_LIT("check"), 0), 42);
}

/* ---- where it is ---- */

static void the_file_is_for_the_user_alone_whatever_the_umask(void **context)
{
  (void)context;
  struct desk d;
  mode_t before = umask(0);
  desk_init(&d);
  umask(0277);
  desk_ok(&d, state_set_number(d.state, STR_LIT("a"), 1, &d.err));
  umask(before);
  assert_int_equal(mode_of(d.place), 0700);
  assert_int_equal(mode_of(file_of(&d, "state.db")), 0600);
  assert_true(state_is_kept(d.state));
  desk_release(&d);
}

static void without_a_folder_the_state_lives_in_memory_and_says_so(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  state_close(d.state);
  d.state = state_open(&(struct state_place){.use = STATE_WRITE});
  assert_text(state_notice(d.state),
      "what you mark is kept only until the program ends: there is no folder for it");
  assert_false(state_is_kept(d.state));
  fill(&d, 3);
  assert_int_equal(count(&d), 3);
  desk_release(&d);
}

static void where_a_file_stands_for_the_folder_the_state_lives_in_memory(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  close_state(&d);
  snprintf(d.place, sizeof d.place, "%s/file/state", d.folder);
  desk_note(&d, "file", 0, "");
  desk_open(&d);
  assert_true(str_ends(state_notice(d.state), STR_LIT("/file: is a file, not a folder")));
  fill(&d, 1);
  assert_int_equal(count(&d), 1);
  desk_release(&d);
}

/* The superuser may write anywhere: gives the files to another, and is that one. */
static uid_t be_somebody(struct desk *d)
{
  enum { NOBODY = 65534 };
  uid_t before = geteuid();
  if (before) return before;
  assert_return_code(chmod(d->folder, 0755), 0);
  assert_return_code(chown(file_of(d, ".."), NOBODY, NOBODY), 0);
  assert_return_code(chown(d->place, NOBODY, NOBODY), 0);
  assert_return_code(chown(file_of(d, "state.db"), NOBODY, NOBODY), 0);
  assert_return_code(seteuid(NOBODY), 0);
  return before;
}

static void what_may_not_be_written_is_read_all_the_same(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill(&d, 5);
  close_state(&d);
  assert_return_code(chmod(d.place, 0500), 0);
  uid_t before = be_somebody(&d);
  desk_open(&d);
  assert_true(str_ends(state_notice(d.state), STR_LIT(" cannot be written: Permission denied")));
  assert_int_equal(count(&d), 5);
  fill(&d, 7);
  assert_int_equal(count(&d), 7);
  assert_return_code(seteuid(before), 0);
  assert_return_code(chmod(d.place, 0700), 0);
  desk_release(&d);
}

static void who_only_looks_makes_nothing(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  close_state(&d);
  assert_return_code(remove(file_of(&d, "state.db")), 0);
  d.state = desk_open_as(&d, STATE_LOOK);
  assert_false(is_there(&d, "state.db"));
  assert_text(state_notice(d.state), "");
  assert_int_equal(count(&d), 0);
  desk_release(&d);
}

static void a_link_in_its_place_is_not_followed(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  close_state(&d);
  desk_note(&d, "elsewhere", 0, "");
  assert_return_code(remove(file_of(&d, "state.db")), 0);
  assert_return_code(symlink(d.path, file_of(&d, "state.db")), 0);
  desk_open(&d);
  assert_true(str_ends(state_notice(d.state), STR_LIT("state.db is no regular file")));
  fill(&d, 1);
  struct stat status;
  assert_return_code(stat(d.path, &status), 0);
  assert_int_equal(status.st_size, 0);
  desk_release(&d);
}

static void a_fifo_in_its_place_is_not_waited_for(void **context)
{
  (void)context;
  struct desk d;
  struct err err;
  for (int i = 0; i < 2; i++) {
    desk_init(&d);
    close_state(&d);
    if (!i) assert_return_code(remove(file_of(&d, "state.db")), 0);
    assert_return_code(mkfifo(file_of(&d, i ? "state.db-journal" : "state.db"), 0600), 0);
    desk_open(&d);
    assert_true(str_ends(state_notice(d.state), STR_LIT(" is no regular file")));
    assert_false(state_is_known(d.state, &err));
    desk_release(&d);
  }
}

static void what_others_have_to_themselves_is_not_taken_for_empty(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct db *other = db_open(file_of(&d, "state.db"), DB_WRITE), *to = db_open_memory(NULL);
  state_schema_make(to, 0, STATE_VERSION);
  db_run(other, "BEGIN EXCLUSIVE");
  assert_int_equal(salvage(file_of(&d, "state.db"), to), -1);
  db_close(other);
  db_close(to);
  desk_release(&d);
}

/* ---- what cannot be used ---- */

static void a_file_that_is_no_database_is_set_aside(void **context)
{
  (void)context;
  struct desk d;
  struct buf kept = BUF_INIT;
  desk_init(&d);
  close_state(&d);
  write_file(file_of(&d, "state.db"), "my shopping list, which is no database\n", 39);
  desk_open(&d);
  assert_true(
      str_starts(state_notice(d.state), STR_LIT("the state was damaged: it is set aside as")));
  assert_true(fs_read(file_of(&d, "state.damaged-1.db"), 100, &kept, NULL, &d.err));
  assert_text(buf_str(&kept), "my shopping list, which is no database\n");
  check_writes(&d);
  buf_release(&kept);
  desk_release(&d);
}

/* By a version in SQLite's header that may not be written. */
static void a_file_whose_header_forbids_writing_is_set_aside_and_taken_over(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill_settings(&d);
  close_state(&d);
  int fd = open(file_of(&d, "state.db"), O_WRONLY);
  assert_int_equal(pwrite(fd, "\x0B\x01", 2, 18), 2);
  close(fd);
  desk_open(&d);
  assert_true(
      str_starts(state_notice(d.state), STR_LIT("the state was damaged: it is set aside as")));
  assert_int_equal(count_settings(&d), SETTINGS);
  check_writes(&d);
  desk_release(&d);
}

static void a_database_of_something_else_is_set_aside_as_it_is(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  close_state(&d);
  remove(file_of(&d, "state.db"));
  run_sql(file_of(&d, "state.db"), "CREATE TABLE songs(name); INSERT INTO songs VALUES('x')");
  desk_open(&d);
  assert_true(str_starts(
      state_notice(d.state), STR_LIT("what stood in the state's place is something else: it is")));
  assert_true(is_there(&d, "state.foreign-1.db"));
  check_writes(&d);
  close_state(&d);
  run_sql(file_of(&d, "state.foreign-1.db"), "DELETE FROM songs WHERE name = 'x'");
  desk_release(&d);
}

static void a_newer_file_is_set_aside_and_read_as_far_as_it_can(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill(&d, 5);
  close_state(&d);
  run_sql(file_of(&d, "state.db"),
      "PRAGMA user_version = 99; ALTER TABLE fact ADD COLUMN mood TEXT; CREATE TABLE future(x)");
  desk_open(&d);
  struct str notice = state_notice(d.state);
  assert_true(
      str_starts(notice, STR_LIT("the state is of a newer version of this program: it is")));
  assert_true(str_ends(notice, STR_LIT("state.newer-1.db, and 5 marks were taken over")));
  assert_int_equal(count(&d), 5);
  check_writes(&d);
  run_sql(file_of(&d, "state.newer-1.db"), "INSERT INTO future VALUES(1)");
  desk_release(&d);
}

static void names_of_files_set_aside_are_not_used_again(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  for (int i = 0; i < 3; i++) {
    close_state(&d);
    write_file(file_of(&d, "state.db"), "no database, whatever the name may say", 38);
    desk_open(&d);
  }
  assert_true(is_there(&d, "state.damaged-1.db") && is_there(&d, "state.damaged-2.db"));
  assert_true(is_there(&d, "state.damaged-3.db"));
  desk_release(&d);
}

/* Overwrites a page in the middle, as a bad disk would. */
static void damage(struct desk *d)
{
  struct stat status;
  int fd = open(file_of(d, "state.db"), O_WRONLY);
  assert_true(fd >= 0);
  assert_return_code(fstat(fd, &status), 0);
  char junk[4096];
  memset(junk, 0xA5, sizeof junk);
  long middle = (long)(status.st_size / 2 / 4096 * 4096);
  assert_int_equal(pwrite(fd, junk, sizeof junk, middle), (ssize_t)sizeof junk);
  close(fd);
}

static void damage_in_the_middle_is_met_and_what_is_readable_is_taken_over(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill_settings(&d);
  close_state(&d);
  damage(&d);
  desk_open(&d);
  count_settings(&d); /* comes to the page */
  size_t left = count_settings(&d);
  assert_in_range(left, SETTINGS / 2, SETTINGS - 1);
  assert_true(
      str_starts(state_notice(d.state), STR_LIT("the state was damaged: it is set aside as")));
  assert_true(is_there(&d, "state.damaged-1.db"));
  check_writes(&d);
  assert_int_equal(count_settings(&d), left);
  desk_release(&d);
}

static void damage_to_a_file_that_others_use_leaves_it_to_them(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill_settings(&d);
  struct state *other = desk_open_as(&d, STATE_WRITE);
  close_state(&d);
  damage(&d);
  desk_open(&d);
  count_settings(&d);
  assert_true(str_starts(state_notice(d.state),
      STR_LIT("what you mark is kept only until the program ends: the state was damaged, and")));
  assert_in_range(count_settings(&d), SETTINGS / 2, SETTINGS - 1);
  assert_false(is_there(&d, "state.damaged-1.db"));
  state_close(other);
  desk_release(&d);
}

static void a_file_with_a_trigger_counts_as_damaged(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  fill(&d, 2);
  close_state(&d);
  run_sql(
      file_of(&d, "state.db"), "CREATE TRIGGER t AFTER INSERT ON fact BEGIN DELETE FROM fact; END");
  desk_open(&d);
  assert_true(is_there(&d, "state.damaged-1.db"));
  assert_int_equal(count(&d), 2);
  check_writes(&d);
  desk_release(&d);
}

/* ---- versions ---- */

/* A file as the first version left it: without a journal. */
static void make_old(struct desk *d)
{
  close_state(d);
  remove(file_of(d, "state.db"));
  struct db *db = db_open(file_of(d, "state.db"), DB_WRITE);
  state_schema_make(db, 0, 1);
  db_run(db, "INSERT INTO fact VALUES('query', 0, 'old', 'is:ai', 5)");
  assert_true(db_check(db, &d->err));
  db_close(db);
}

static void an_older_file_is_copied_and_then_brought_to_the_new_form(void **context)
{
  (void)context;
  struct desk d;
  struct state_step step;
  desk_init(&d);
  make_old(&d);
  desk_open(&d);
  assert_text(state_notice(d.state),
      "the state was brought to a new form; as it was it is in state.version-1-1.db");
  assert_int_equal(count(&d), 1);
  assert_int_equal(mode_of(file_of(&d, "state.version-1-1.db")), 0600);
  fill(&d, 1);
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  check_writes(&d);
  assert_int_equal(count(&d), 1);
  run_sql(file_of(&d, "state.version-1-1.db"), "DELETE FROM fact WHERE key = 'old'");
  desk_release(&d);
}

static void an_older_file_in_use_is_left_as_it_is(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  make_old(&d);
  int lock = open(file_of(&d, "lock"), O_RDWR);
  assert_return_code(flock(lock, LOCK_SH), 0);
  desk_open(&d);
  assert_text(state_notice(d.state), "what you mark is kept only until the program ends: the state "
                                     "is of an older version, and in use by that");
  assert_int_equal(count(&d), 1);
  assert_false(is_there(&d, "state.version-1-1.db"));
  close(lock);
  desk_open(&d);
  assert_true(is_there(&d, "state.version-1-1.db"));
  desk_release(&d);
}

/* ---- several at once, and killed ---- */

static void write_numbers(struct desk *d, int from, int n)
{
  struct state *s = desk_open_as(d, STATE_WRITE);
  bool ok = true;
  for (int i = from; i < from + n && ok; i++) {
    char name[32];
    snprintf(name, sizeof name, "%06d", i);
    ok = state_save_query(s, str_of(name), STR_LIT("x"), &d->err);
  }
  if (!ok) fprintf(stderr, "%s\n", d->err.text);
  state_close(s);
  _exit(ok ? 0 : 1);
}

static void programs_that_write_at_once_lose_nothing(void **context)
{
  (void)context;
  enum { PROGRAMS = 4, EACH = 40 };
  struct desk d;
  desk_init(&d);
  pid_t children[PROGRAMS];
  for (int i = 0; i < PROGRAMS; i++) {
    children[i] = fork();
    if (children[i] == 0) write_numbers(&d, i * EACH, EACH);
  }
  for (int i = 0; i < PROGRAMS; i++) {
    int status;
    assert_int_equal(waitpid(children[i], &status, 0), children[i]);
    assert_int_equal(status, 0);
  }
  assert_int_equal(count(&d), PROGRAMS * EACH);
  struct state_step *steps;
  assert_int_equal(state_steps(d.state, d.arena, 1000, &steps), PROGRAMS * EACH);
  desk_release(&d);
}

static void many_that_open_a_new_state_at_once_all_can_write(void **context)
{
  (void)context;
  enum { PROGRAMS = 6 };
  struct desk d;
  desk_init(&d);
  close_state(&d);
  remove(file_of(&d, "state.db"));
  remove(file_of(&d, "lock"));
  pid_t children[PROGRAMS];
  for (int i = 0; i < PROGRAMS; i++) {
    children[i] = fork();
    if (children[i] == 0) write_numbers(&d, i, 1);
  }
  for (int i = 0; i < PROGRAMS; i++) {
    int status;
    assert_int_equal(waitpid(children[i], &status, 0), children[i]);
    assert_int_equal(status, 0);
  }
  desk_open(&d);
  assert_int_equal(count(&d), PROGRAMS);
  desk_release(&d);
}

/* Tells on the pipe each number that was saved. */
static void write_and_tell(struct desk *d, int to)
{
  struct state *s = desk_open_as(d, STATE_WRITE);
  for (int i = 0;; i++) {
    char name[32];
    snprintf(name, sizeof name, "%06d", i);
    if (!state_save_query(s, str_of(name), STR_LIT("x"), &d->err)) _exit(1);
    if (write(to, &i, sizeof i) != (ssize_t)sizeof i) _exit(1);
  }
}

static void a_kill_at_any_moment_loses_nothing_that_was_saved(void **context)
{
  (void)context;
  enum { KILLS = 12 };
  struct desk d;
  desk_init(&d);
  for (int kill_at = 1; kill_at <= KILLS; kill_at++) {
    int ends[2], said = -1, last = -1;
    close_state(&d);
    remove(file_of(&d, "state.db"));
    assert_return_code(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) write_and_tell(&d, ends[1]);
    close(ends[1]);
    while (last < kill_at && read(ends[0], &said, sizeof said) == (ssize_t)sizeof said)
      last = said;
    kill(child, SIGKILL); /* in the middle of the next one, most likely */
    while (read(ends[0], &said, sizeof said) == (ssize_t)sizeof said)
      last = said;
    close(ends[0]);
    assert_int_equal(waitpid(child, NULL, 0), child);
    desk_open(&d);
    assert_text(state_notice(d.state), "");
    assert_in_range(count(&d), last + 1, last + 2);
  }
  desk_release(&d);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_file_is_for_the_user_alone_whatever_the_umask),
      cmocka_unit_test(without_a_folder_the_state_lives_in_memory_and_says_so),
      cmocka_unit_test(where_a_file_stands_for_the_folder_the_state_lives_in_memory),
      cmocka_unit_test(what_may_not_be_written_is_read_all_the_same),
      cmocka_unit_test(who_only_looks_makes_nothing),
      cmocka_unit_test(a_link_in_its_place_is_not_followed),
      cmocka_unit_test(a_fifo_in_its_place_is_not_waited_for),
      cmocka_unit_test(what_others_have_to_themselves_is_not_taken_for_empty),
      cmocka_unit_test(a_file_that_is_no_database_is_set_aside),
      cmocka_unit_test(a_file_whose_header_forbids_writing_is_set_aside_and_taken_over),
      cmocka_unit_test(a_database_of_something_else_is_set_aside_as_it_is),
      cmocka_unit_test(a_newer_file_is_set_aside_and_read_as_far_as_it_can),
      cmocka_unit_test(names_of_files_set_aside_are_not_used_again),
      cmocka_unit_test(damage_in_the_middle_is_met_and_what_is_readable_is_taken_over),
      cmocka_unit_test(damage_to_a_file_that_others_use_leaves_it_to_them),
      cmocka_unit_test(a_file_with_a_trigger_counts_as_damaged),
      cmocka_unit_test(an_older_file_is_copied_and_then_brought_to_the_new_form),
      cmocka_unit_test(an_older_file_in_use_is_left_as_it_is),
      cmocka_unit_test(programs_that_write_at_once_lose_nothing),
      cmocka_unit_test(many_that_open_a_new_state_at_once_all_can_write),
      cmocka_unit_test(a_kill_at_any_moment_loses_nothing_that_was_saved),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
