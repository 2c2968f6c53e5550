/* Opening by a path without links, at once and part by part: both answer alike. */
#include "unit.h"

#include "base/beneath.h"
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/fieldnotes-test-XXXXXX";
static int root = -1;

static void write_file(const char *path)
{
  int fd = openat(root, path, O_WRONLY | O_CREAT, 0600);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, "text", 4), 4);
  close(fd);
}

static int set_up(void **state)
{
  (void)state;
  assert_non_null(mkdtemp(folder));
  root = open(folder, O_RDONLY | O_DIRECTORY);
  static const char *const folders[] = {"in", "in/deep", "in/deep/est", "shut"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    assert_return_code(mkdirat(root, folders[i], 0700), 0);
  write_file("a");
  write_file("in/deep/est/b");
  assert_return_code(symlinkat("a", root, "link"), 0);
  assert_return_code(symlinkat("in", root, "door"), 0);
  assert_return_code(symlinkat("/etc", root, "in/etc"), 0);
  assert_return_code(symlinkat("self", root, "self"), 0);
  assert_return_code(mkfifoat(root, "pipe", 0600), 0);
  return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static int tear_down(void **state)
{
  (void)state;
  close(root);
  return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

typedef int opener(int dir_fd, const char *path, int flags);

/* 0: opened, else errno. */
static int try_with(opener *open_path, const char *path)
{
  int fd = open_path(root, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return errno;
  close(fd);
  return 0;
}

static void check_all(opener *open_path)
{
  static const struct {
    const char *path;
    bool opens;
  } cases[] = {{"a", true}, {"in/deep/est/b", true}, {"./in//deep/./est/b", true},
      {"in/deep", true}, {"pipe", true}, {"link", false}, {"door/deep/est/b", false},
      {"in/etc/passwd", false}, {"self", false}, {"in/deep/../../a/x", false},
      {"../../etc/passwd", false}, {"none", false}, {"a/b", false}, {"in/none/b", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if ((try_with(open_path, cases[i].path) == 0) != cases[i].opens)
      fail_msg("%s: %s", cases[i].path, cases[i].opens ? "is not opened" : "is opened");
  char whole[200];
  snprintf(whole, sizeof whole, "%s/in/deep/est/b", folder);
  assert_int_equal(try_with(open_path, whole), 0);
  snprintf(whole, sizeof whole, "%s/door/deep/est/b", folder);
  assert_int_not_equal(try_with(open_path, whole), 0);
  assert_int_equal(try_with(open_path, "/etc/passwd"), 0); /* canonical, and meant so */
}

static void part_by_part_no_link_is_followed(void **state)
{
  (void)state;
  check_all(beneath_walk);
}

static void at_once_no_link_is_followed(void **state)
{
  (void)state;
  int fd;
  if (!beneath_at_once(root, "a", O_RDONLY, &fd)) skip();
  close(fd);
  check_all(beneath_open);
}

static void a_name_that_is_too_long_is_none(void **state)
{
  (void)state;
  static const size_t lengths[] = {NAME_MAX + 1, 400};
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    char name[400 + 1] = "";
    memset(name, 'x', lengths[i]);
    assert_int_equal(try_with(beneath_walk, name), ENAMETOOLONG);
    assert_int_equal(try_with(beneath_open, name), ENAMETOOLONG);
  }
}

/* A folder on the way is exchanged for a link while the file is read, over and over. */
static void who_exchanges_a_folder_leads_nobody_elsewhere(void **state)
{
  (void)state;
  char path[200];
  struct buf out = BUF_INIT;
  struct err err = ERR_INIT;
  assert_return_code(mkdirat(root, "other", 0700), 0);
  int fd = openat(root, "other/b", O_WRONLY | O_CREAT, 0600);
  assert_int_equal(write(fd, "SECRET", 6), 6);
  close(fd);
  assert_return_code(mkdirat(root, "swap", 0700), 0);
  assert_return_code(symlinkat("other", root, "trap"), 0);
  write_file("swap/b");
  snprintf(path, sizeof path, "%s/swap/b", folder);
  pid_t child = fork();
  for (; child == 0;) {
    renameat(root, "swap", root, "kept");
    renameat(root, "trap", root, "swap");
    renameat(root, "swap", root, "trap");
    renameat(root, "kept", root, "swap");
  }
  size_t n_read = 0;
  for (int i = 0; i < 3000; i++) {
    buf_clear(&out);
    if (!fs_read_real(path, 100, &out, NULL, &err)) continue;
    n_read++;
    if (!str_eq(buf_str(&out), STR_LIT("text"))) break;
  }
  kill(child, SIGKILL);
  waitpid(child, NULL, 0);
  assert_true(n_read == 0 || str_eq(buf_str(&out), STR_LIT("text")) || !out.n);
  buf_release(&out);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(part_by_part_no_link_is_followed),
    cmocka_unit_test(at_once_no_link_is_followed),
    cmocka_unit_test(a_name_that_is_too_long_is_none),
    cmocka_unit_test(who_exchanges_a_folder_leads_nobody_elsewhere),
};

int main(void)
{
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
