/* Another content in the place of a file: what stays, what is refused, what a failure leaves. */
#include "unit.h"

#include "base/buf.h"
#include "base/confine.h"
#include "base/fs.h"
#include "base/replace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LACKED = 77 };

static char folder[64];

/* What others do while the new content goes to the disk; NULL: nothing. */
static void (*meanwhile)(void);
static int n_synced;

int fsync(int fd)
{
  void (*now)(void) = meanwhile;
  meanwhile = NULL;
  n_synced++;
  if (now) now();
  return (int)syscall(SYS_fsync, fd);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static void put(const char *name, const char *text, mode_t mode)
{
  struct err err = ERR_INIT;
  if (!fs_write(name, str_of(text), mode, &err)) fail_msg("%s", err.text);
}

static int set_up(void **state)
{
  (void)state;
  snprintf(folder, sizeof folder, "/tmp/fieldnotes-test-XXXXXX");
  assert_non_null(mkdtemp(folder));
  assert_return_code(chdir(folder), 0);
  assert_return_code(mkdir("lib", 0700), 0);
  put("lib/a.md", "old\r\n", 0640);
  return 0;
}

static int tear_down(void **state)
{
  (void)state;
  chmod("lib", 0700);
  assert_return_code(chdir("/"), 0);
  return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* The absolute path of a name; valid until the next call. */
static const char *at(const char *name)
{
  static char path[128];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void assert_holds(const char *name, const char *text)
{
  struct buf out = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(name, 1000, &out, NULL, &err)) fail_msg("%s", err.text);
  assert_text(buf_str(&out), text);
  buf_release(&out);
}

static size_t count_files(const char *name)
{
  size_t n = 0;
  DIR *d = opendir(name);
  assert_non_null(d);
  for (struct dirent *e; (e = readdir(d));)
    n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
  closedir(d);
  return n;
}

static enum replaced try(const char *name, const char *before, struct err *err)
{
  *err = (struct err)ERR_INIT;
  return replace_file(at(name), name, str_of(before), STR_LIT("new"), err);
}

/* Refused, for this reason, and nothing is changed. */
static void assert_refused(const char *name, const char *reason)
{
  struct err err = ERR_INIT;
  assert_false(replace_may(at(name), name, &err));
  if (!strstr(err.text, reason)) fail_msg("not \"%s\": %s", reason, err.text);
  assert_int_equal(try(name, "old\r\n", &err), REPLACE_REFUSED);
  if (!strstr(err.text, reason)) fail_msg("not \"%s\": %s", reason, err.text);
}

static void the_new_content_has_the_mode_of_the_old_and_nothing_stays_beside_it(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct stat st;
  assert_return_code(chmod("lib/a.md", 0604), 0);
  assert_true(replace_may(at("lib/a.md"), "a.md", &err));
  assert_int_equal(try("lib/a.md", "old\r\n", &err), REPLACED);
  assert_holds("lib/a.md", "new");
  assert_return_code(stat("lib/a.md", &st), 0);
  assert_int_equal(st.st_mode & 07777, 0604);
  assert_int_equal(count_files("lib"), 1);
}

static void the_owner_is_kept_where_files_may_be_given_away(void **state)
{
  (void)state;
  struct err err;
  struct stat st;
  if (chown("lib/a.md", 12345, 12346) != 0) skip();
  assert_int_equal(try("lib/a.md", "old\r\n", &err), REPLACED);
  assert_return_code(stat("lib/a.md", &st), 0);
  assert_int_equal(st.st_uid, 12345);
  assert_int_equal(st.st_gid, 12346);
  assert_int_equal(st.st_mode & 07777, 0640);
}

static void a_file_that_is_not_as_it_was_is_left(void **state)
{
  (void)state;
  struct err err;
  assert_int_equal(try("lib/a.md", "older\r\n", &err), REPLACE_CHANGED);
  assert_non_null(strstr(err.text, "has changed since it was read"));
  assert_int_equal(try("lib/a.md", "old\r", &err), REPLACE_CHANGED);
  assert_int_equal(try("lib/a.md", "", &err), REPLACE_CHANGED);
  assert_holds("lib/a.md", "old\r\n");
  assert_int_equal(try("lib/none.md", "old\r\n", &err), REPLACE_CHANGED);
  assert_int_equal(count_files("lib"), 1);
}

static void links_files_of_several_names_and_what_is_no_file_are_refused(void **state)
{
  (void)state;
  assert_return_code(symlink("a.md", "lib/link.md"), 0);
  assert_return_code(symlink("lib", "door"), 0);
  assert_return_code(mkfifo("lib/pipe.md", 0600), 0);
  assert_return_code(mkdir("lib/folder.md", 0700), 0);
  assert_refused("lib/link.md", "is a link");
  assert_refused("door/a.md", "a part of its path is a link");
  assert_refused("lib/pipe.md", "is no regular file");
  assert_refused("lib/folder.md", "is no regular file");
  assert_return_code(link("lib/a.md", "lib/twin.md"), 0);
  assert_refused("lib/a.md", "has 2 names (hard links)");
  assert_holds("lib/a.md", "old\r\n");
}

static void a_read_only_file_or_folder_is_refused(void **state)
{
  (void)state;
  assert_return_code(chmod("lib/a.md", 0444), 0);
  assert_refused("lib/a.md", "a.md: is read-only");
  assert_return_code(chmod("lib/a.md", 0644), 0);
  assert_return_code(chmod("lib", 0555), 0);
  assert_refused("lib/a.md", "its folder is read-only");
  assert_holds("lib/a.md", "old\r\n");
}

/* Runs in a child; what it returns has to be true. */
static void in_child(bool (*trial)(void))
{
  int status;
  pid_t child = fork();
  if (child == 0) _exit(trial() ? 0 : 1);
  waitpid(child, &status, 0);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == LACKED) skip();
  assert_int_equal(WEXITSTATUS(status), 0);
}

static bool fails_without_room(void)
{
  struct err err = ERR_INIT;
  const struct rlimit two = {2, 2};
  signal(SIGXFSZ, SIG_IGN);
  return setrlimit(RLIMIT_FSIZE, &two) == 0 &&
         try("lib/a.md", "old\r\n", &err) == REPLACE_REFUSED &&
         strstr(err.text, "cannot be written");
}

static void where_there_is_no_room_the_old_file_stays_and_nothing_beside_it(void **state)
{
  (void)state;
  in_child(fails_without_room);
  assert_holds("lib/a.md", "old\r\n");
  assert_int_equal(count_files("lib"), 1);
}

/* Confined to lib/, as far as `access` goes. */
static enum replaced confined(enum confine_access access)
{
  struct err err;
  struct confine *c = confine_begin();
  confine_allow(c, folder, access);
  if (confine_end(c) != CONFINE_ON) _exit(LACKED);
  return try("lib/a.md", "old\r\n", &err);
}

static void write_over(void)
{
  int fd = open("lib/a.md", O_WRONLY | O_TRUNC | O_CLOEXEC);
  assert_int_equal(write(fd, "other", 5), 5);
  close(fd);
}

static void exchange(void)
{
  put("lib/other", "old\r\n", 0600);
  assert_return_code(rename("lib/other", "lib/a.md"), 0);
}

static void check_meanwhile(void (*deed)(void), const char *left)
{
  struct err err = ERR_INIT;
  meanwhile = deed;
  assert_int_equal(try("lib/a.md", "old\r\n", &err), REPLACE_CHANGED);
  assert_holds("lib/a.md", left);
  assert_int_equal(count_files("lib"), 1);
}

static void what_others_write_meanwhile_stays(void **state)
{
  (void)state;
  check_meanwhile(exchange, "old\r\n");
  check_meanwhile(write_over, "other");
}

/* Else the name could be on the disk before the content. */
static void the_new_content_and_its_name_are_brought_to_the_disk(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  n_synced = 0;
  assert_int_equal(try("lib/a.md", "old\r\n", &err), REPLACED);
  assert_int_equal(n_synced, 2);
}

static bool is_allowed(void)
{
  return confined(CONFINE_WRITE) == REPLACED;
}

static bool is_forbidden(void)
{
  return confined(CONFINE_READ) == REPLACE_REFUSED;
}

static void who_is_confined_to_reading_writes_nothing(void **state)
{
  (void)state;
  in_child(is_forbidden);
  assert_holds("lib/a.md", "old\r\n");
  assert_int_equal(count_files("lib"), 1);
  in_child(is_allowed);
  assert_holds("lib/a.md", "new");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static const struct CMUnitTest tests[] = {
    CASE(the_new_content_has_the_mode_of_the_old_and_nothing_stays_beside_it),
    CASE(the_owner_is_kept_where_files_may_be_given_away),
    CASE(a_file_that_is_not_as_it_was_is_left),
    CASE(what_others_write_meanwhile_stays),
    CASE(the_new_content_and_its_name_are_brought_to_the_disk),
    CASE(links_files_of_several_names_and_what_is_no_file_are_refused),
    CASE(a_read_only_file_or_folder_is_refused),
    CASE(where_there_is_no_room_the_old_file_stays_and_nothing_beside_it),
    CASE(who_is_confined_to_reading_writes_nothing),
};

UNIT_MAIN(tests)
