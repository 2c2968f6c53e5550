/* The index of a former version: when it goes, and when it stays. */
#include "shelf.h"

#include "library/db.h"
#include "library/schema.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>

/* Of the folder of the shelf's index, all but the version. */
static char stem[160];

static void find_stem(struct shelf *s)
{
  glob_t found;
  snprintf(stem, sizeof stem, "%s/cache/*.v*", s->folder);
  assert_int_equal(glob(stem, 0, NULL, &found), 0);
  const char *path = found.gl_pathv[0];
  snprintf(stem, sizeof stem, "%.*s", (int)(strrchr(path, '.') - path), path);
  globfree(&found);
}

/* That folder, as it would be called in another version; valid until the next call. */
static const char *folder_of(int version)
{
  static char path[200];
  snprintf(path, sizeof path, "%s.v%d", stem, version);
  return path;
}

static const char *in_former(const char *name)
{
  static char path[240];
  snprintf(path, sizeof path, "%s/%s", folder_of(SCHEMA_VERSION - 1), name);
  return path;
}

static bool is_there(const char *path)
{
  return access(path, F_OK) == 0;
}

/* A shelf whose index became that of the version before, and nobody has it open. */
static void set_up(struct shelf *s)
{
  char now[200];
  shelf_init(s);
  shelf_write(s, "a.md", "alpha\n");
  shelf_update(s);
  library_close(s->library);
  s->library = NULL;
  find_stem(s);
  snprintf(now, sizeof now, "%s", folder_of(SCHEMA_VERSION));
  assert_return_code(rename(now, folder_of(SCHEMA_VERSION - 1)), 0);
}

/* Makes the index of this version; is that of the version before still there? */
static bool stays(struct shelf *s)
{
  shelf_open(s, false);
  shelf_update(s);
  assert_string_equal(shelf_find(s, "alpha"), "a");
  assert_true(is_there(folder_of(SCHEMA_VERSION)));
  return is_there(folder_of(SCHEMA_VERSION - 1));
}

static void it_goes_when_the_new_one_is_whole(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_open(&s, false);
  atomic_bool at_once = true;
  struct update_options options = {.cancel = &at_once};
  library_update(s.library, &options, &s.report, &s.err);
  assert_true(is_there(in_former("index.1.db"))); /* an update that was given up */
  assert_false(stays(&s));
  shelf_release(&s);
}

static void its_logs_and_what_a_kill_left_go_with_it(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  static const char *const names[] = {
      "new.2.db", "index.1.db-wal", "index.1.db-shm", "index.3.db-journal"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    close(open(in_former(names[i]), O_CREAT | O_WRONLY, 0600));
  assert_false(stays(&s));
  shelf_release(&s);
}

/* In a process of its own: has the index open until it is killed. */
static pid_t open_in_child(const char *path)
{
  int ready[2];
  char byte;
  assert_return_code(pipe(ready), 0);
  pid_t child = fork();
  if (child == 0) {
    struct db *db = db_open(path, DB_READ);
    db_get_int(db, "SELECT count(*) FROM note", 0);
    if (write(ready[1], "", 1) == 1) pause();
    _exit(1);
  }
  assert_int_equal(read(ready[0], &byte, 1), 1);
  close(ready[0]);
  close(ready[1]);
  return child;
}

static void it_stays_while_another_program_has_it_open(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  pid_t child = open_in_child(in_former("index.1.db"));
  assert_true(stays(&s));
  assert_true(is_there(in_former("index.1.db")));
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  assert_false(stays(&s));
  shelf_release(&s);
}

static void it_stays_while_another_program_may_write_it(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  int fd = open(in_former("lock"), O_RDWR);
  assert_return_code(flock(fd, LOCK_EX), 0);
  assert_true(stays(&s));
  assert_true(is_there(in_former("index.1.db")));
  close(fd);
  assert_false(stays(&s));
  shelf_release(&s);
}

static void what_is_not_ours_stays(void **state)
{
  (void)state;
  struct shelf s;
  char file[200];
  set_up(&s);
  int fd = open(in_former("index.2.db"), O_CREAT | O_WRONLY, 0600);
  assert_int_equal(write(fd, "somebody's", 10), 10);
  close(fd);
  assert_true(stays(&s));
  assert_true(is_there(in_former("index.2.db")));
  assert_true(is_there(in_former("index.1.db")));
  snprintf(file, sizeof file, "%s", folder_of(1)); /* a file of that name */
  assert_return_code(rename(in_former("index.2.db"), file), 0);
  close(open(in_former("foreign.1.db"), O_CREAT | O_WRONLY, 0600));
  assert_true(stays(&s));
  assert_true(is_there(in_former("foreign.1.db")));
  assert_false(is_there(in_former("index.1.db")));
  assert_true(is_there(file));
  shelf_release(&s);
}

static void the_index_of_a_later_version_and_of_other_libraries_stays(void **state)
{
  (void)state;
  struct shelf s;
  char other[96], later[200], link[200];
  set_up(&s);
  snprintf(other, sizeof other, "%s/cache/0123456789abcdef.v1", s.folder);
  snprintf(later, sizeof later, "%s", folder_of(SCHEMA_VERSION + 1));
  snprintf(link, sizeof link, "%s", folder_of(1));
  assert_return_code(mkdir(other, 0700), 0);
  assert_return_code(mkdir(later, 0700), 0);
  assert_return_code(symlink(other, link), 0);
  assert_false(stays(&s));
  assert_true(is_there(other));
  assert_true(is_there(later));
  assert_true(is_there(link));
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_goes_when_the_new_one_is_whole),
    cmocka_unit_test(its_logs_and_what_a_kill_left_go_with_it),
    cmocka_unit_test(it_stays_while_another_program_has_it_open),
    cmocka_unit_test(it_stays_while_another_program_may_write_it),
    cmocka_unit_test(what_is_not_ours_stays),
    cmocka_unit_test(the_index_of_a_later_version_and_of_other_libraries_stays),
};

UNIT_MAIN(tests)
