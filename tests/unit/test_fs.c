/* Files: what is read, what is refused with a sentence, what a failed write leaves behind. */
#include "unit.h"

#include "base/fs.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static int enter_empty_folder(void **state)
{
  char template[] = "/tmp/fieldnotes-test-XXXXXX";
  assert_non_null(mkdtemp(template));
  assert_int_equal(chdir(template), 0);
  *state = realpath(template, NULL);
  return 0;
}

static int leave_folder(void **state)
{
  assert_int_equal(chdir("/"), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    execlp("rm", "rm", "-rf", (char *)*state, (char *)NULL);
    _exit(127);
  }
  assert_int_equal(waitpid(child, NULL, 0), child);
  free(*state);
  return 0;
}

static void write_text(const char *path, const char *text)
{
  struct err err = ERR_INIT;
  if (!fs_write(path, str_of(text), 0600, &err)) fail_msg("%s", err.text);
}

static size_t count_entries(const char *path)
{
  size_t n = 0;
  DIR *dir = opendir(path);
  assert_non_null(dir);
  for (struct dirent *e; (e = readdir(dir));)
    n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
  closedir(dir);
  return n;
}

static void a_stamp_tells_whether_a_file_changed(void **state)
{
  (void)state;
  struct fs_stamp before, same, after;
  write_text("stamped", "one");
  assert_true(fs_look("stamped", &before));
  assert_true(fs_look("stamped", &same));
  assert_true(fs_stamp_eq(&before, &same));
  write_text("stamped", "three");
  assert_true(fs_look("stamped", &after));
  assert_false(fs_stamp_eq(&before, &after));
  assert_false(fs_look(".", &after));
  assert_false(fs_look("no such file", &after));
}

/* Runs f in a child; true when it ended well. */
static bool run_in_child(bool (*f)(void))
{
  int status = 0;
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) _exit(f() ? 0 : 1);
  assert_int_equal(waitpid(child, &status, 0), child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void what_was_written_is_read_back(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  struct fs_stamp stamp;
  struct stat st;
  assert_true(fs_write("note.md", (struct str){"a\0b\n", 4}, 0640, &err));
  buf_add_cstr(&out, "before ");
  assert_true(fs_read("note.md", 4, &out, &stamp, &err));
  assert_int_equal(out.n, 11);
  assert_memory_equal(out.p, "before a\0b\n", 12);
  assert_int_equal(stat("note.md", &st), 0);
  assert_int_equal(st.st_mode & 07777, 0640);
  assert_int_equal(stamp.size_bytes, 4);
  assert_int_equal(stamp.inode, st.st_ino);
  assert_int_equal(count_entries("."), 1);
  buf_release(&out);
}

static void a_file_over_the_limit_is_told(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  write_text("big.md", "12345");
  assert_true(fs_read("big.md", 5, &out, NULL, &err));
  assert_false(fs_read("big.md", 4, &out, NULL, &err));
  assert_string_equal(out.p, "12345");
  assert_non_null(strstr(err.text, "big.md: is larger than"));
  buf_release(&out);
}

static void add_to_out(struct buf *out)
{
  buf_add_repeat(out, STR_LIT("0123456789abcdef"), 100000);
}

static void a_large_file_is_read_whole(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT, out = BUF_INIT;
  add_to_out(&text);
  assert_true(fs_write("large", buf_str(&text), 0600, &err));
  assert_true(fs_read("large", text.n, &out, NULL, &err));
  assert_str(buf_str(&out), buf_str(&text));
  buf_release(&text);
  buf_release(&out);
}

/* Files below /proc hold more than their size says, which is 0. */
static void a_file_is_read_to_its_end_whatever_its_size_says(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  if (access("/proc/self/status", R_OK) != 0) skip();
  assert_true(fs_read("/proc/self/status", 100000, &out, NULL, &err));
  assert_true(out.n > 100);
  buf_clear(&out);
  assert_false(fs_read("/proc/self/status", 100, &out, NULL, &err));
  assert_int_equal(out.n, 0);
  buf_release(&out);
}

static void a_socket_is_told(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "socket"};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof name), 0);
  assert_false(fs_read("socket", 100, &out, NULL, &err));
  assert_string_equal(err.text, "socket: is a socket; only regular files are read");
  close(fd);
  buf_release(&out);
}

static void only_regular_files_are_read(void **state)
{
  (void)state;
  static const struct {
    const char *path, *sentence;
  } rows[] = {
      {"folder", "folder: is a folder; only regular files are read"},
      {"fifo", "fifo: is a FIFO; only regular files are read"},
      {"/dev/null", "/dev/null: is a device; only regular files are read"},
      {"missing.md", "missing.md: No such file or directory"},
  };
  assert_int_equal(mkdir("folder", 0700), 0);
  assert_int_equal(mkfifo("fifo", 0600), 0);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct err err = ERR_INIT;
    struct buf out = BUF_INIT;
    assert_false(fs_read(rows[i].path, 100, &out, NULL, &err));
    assert_string_equal(err.text, rows[i].sentence);
    buf_release(&out);
  }
}

static void links_are_followed_only_where_said(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  write_text("real.md", "text");
  assert_int_equal(symlink("real.md", "link.md"), 0);
  assert_true(fs_read("link.md", 100, &out, NULL, &err));
  int dir = open(".", O_RDONLY | O_DIRECTORY);
  assert_int_equal(fs_open_at(dir, "link.md", NULL, &err), -1);
  assert_string_equal(err.text, "link.md: is a symbolic link; only regular files are read");
  int fd = fs_open_at(dir, "real.md", NULL, &err);
  assert_true(fs_read_fd(fd, "real.md", 100, &out, &err));
  assert_string_equal(out.p, "texttext");
  close(fd);
  close(dir);
  buf_release(&out);
}

static void a_pipe_is_read_to_its_end(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "from a pipe", 11), 11);
  close(ends[1]);
  assert_true(fs_read_fd(ends[0], "-", 11, &out, &err));
  assert_string_equal(out.p, "from a pipe");
  close(ends[0]);
  buf_release(&out);
}

/* A descriptor that does not block has nothing at first; the child writes when it has been let. */
static void a_pipe_that_does_not_block_is_waited_for(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  int ends[2];
  assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    for (int i = 0; i < 1000; i++) {
      sched_yield();
      if (i % 100 == 0 && write(ends[1], "part ", 5) != 5) _exit(1);
    }
    _exit(0);
  }
  close(ends[1]);
  assert_true(fs_read_fd(ends[0], "-", 1000, &out, &err));
  assert_int_equal(out.n, 50);
  assert_int_equal(waitpid(child, NULL, 0), child);
  close(ends[0]);
  buf_release(&out);
}

/* Writes more than the process may: the file is cut in its middle. */
static bool write_beyond_the_file_size_limit(void)
{
  struct err err = ERR_INIT;
  struct buf text = BUF_INIT;
  struct rlimit limit = {4096, 4096};
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limit);
  add_to_out(&text);
  bool failed = !fs_write("note.md", buf_str(&text), 0600, &err);
  buf_release(&text);
  return failed && strstr(err.text, "note.md: cannot be written: ");
}

static void a_write_without_room_leaves_the_old_file_and_no_other(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  write_text("note.md", "old");
  assert_true(run_in_child(write_beyond_the_file_size_limit));
  assert_true(fs_read("note.md", 10, &out, NULL, &err));
  assert_text(buf_str(&out), "old");
  assert_int_equal(count_entries("."), 1);
  buf_release(&out);
}

static void a_name_as_long_as_a_name_can_be_is_written(void **state)
{
  (void)state;
  struct buf name = BUF_INIT;
  buf_add_repeat(&name, STR_LIT("n"), 255);
  write_text(name.p, "text");
  assert_int_equal(count_entries("."), 1);
  buf_release(&name);
}

static void a_write_that_fails_leaves_the_old_file_and_no_other(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  assert_int_equal(mkdir("taken", 0700), 0);
  assert_false(fs_write("taken", STR_LIT("new"), 0600, &err));
  assert_non_null(strstr(err.text, "taken: cannot be written: "));
  assert_int_equal(count_entries("."), 1);
  assert_int_equal(mkfifo("fifo", 0600), 0);
  assert_false(fs_write("fifo", STR_LIT("new"), 0600, &err));
  assert_string_equal(
      err.text, "fifo: cannot be written: is a FIFO; only regular files are written");
  struct stat status;
  assert_int_equal(lstat("fifo", &status), 0);
  assert_true(S_ISFIFO(status.st_mode));
  assert_int_equal(unlink("fifo"), 0);
  assert_false(fs_write("no/such/folder.md", STR_LIT("new"), 0600, &err));
  assert_int_equal(count_entries("."), 1);
}

static void a_link_is_replaced_not_written_through(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  write_text("target", "old");
  assert_int_equal(symlink("target", "link"), 0);
  write_text("link", "new");
  assert_true(fs_read("target", 10, &out, NULL, &err));
  assert_string_equal(out.p, "old");
  buf_release(&out);
}

static void folders_get_their_mode_whatever_the_umask(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct stat st;
  mode_t before = umask(0777);
  bool made = fs_make_dirs("a/b//c/", 0700, &err);
  umask(before);
  if (!made) fail_msg("%s", err.text);
  assert_int_equal(stat("a/b/c", &st), 0);
  assert_int_equal(st.st_mode & 07777, 0700);
  assert_int_equal(stat("a", &st), 0);
  assert_int_equal(st.st_mode & 07777, 0700);
  assert_true(fs_make_dirs("a/b/c", 0755, &err));
  assert_int_equal(stat("a/b/c", &st), 0);
  assert_int_equal(st.st_mode & 07777, 0700);
  write_text("a/file", "");
  assert_false(fs_make_dirs("a/file/d", 0700, &err));
  assert_string_equal(err.text, "a/file: is a file, not a folder");
}

static bool make_the_same_folders(void)
{
  struct err err = ERR_INIT;
  return fs_make_dirs("x/y/z/w/v/u/t/s", 0700, &err);
}

static void folders_may_be_made_by_many_at_once(void **state)
{
  (void)state;
  enum { N = 16 };
  int n_well = 0;
  for (int i = 0; i < N; i++) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) _exit(make_the_same_folders() ? 0 : 1);
  }
  for (int i = 0, status; i < N; i++)
    n_well += wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  assert_int_equal(n_well, N);
}

static const struct {
  const char *path, *dir, *base, *suffix;
} names[] = {
    {"a/b.md", "a", "b.md", "md"},
    {"b.md", "", "b.md", "md"},
    {"/b", "/", "b", ""},
    {"/", "/", "/", ""},
    {"", "", "", ""},
    {"a/b/", "a", "b", ""},
    {"a//b.tar.gz", "a", "b.tar.gz", "gz"},
    {".hidden", "", ".hidden", ""},
    {"a.d/b", "a.d", "b", ""},
    {"end.", "", "end.", ""},
};

static void paths_are_cut_into_their_parts(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct str path = str_of(names[i].path);
    assert_true(str_eq(fs_dirname(path), str_of(names[i].dir)));
    assert_true(str_eq(fs_basename(path), str_of(names[i].base)));
    assert_true(str_eq(fs_suffix(path), str_of(names[i].suffix)));
  }
}

static void paths_are_joined_by_one_slash(void **state)
{
  (void)state;
  static const char *const rows[][3] = {
      {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"", "b", "b"}, {"a", "/b", "/b"}, {"/", "b", "/b"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct buf out = BUF_INIT;
    fs_add_joined(&out, str_of(rows[i][0]), str_of(rows[i][1]));
    assert_string_equal(out.p, rows[i][2]);
    buf_release(&out);
  }
}

static void a_real_path_has_no_links_and_no_dots(void **state)
{
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT, want = BUF_INIT;
  write_text("real", "");
  assert_int_equal(symlink("real", "link"), 0);
  assert_true(fs_add_real(&out, "./link", &err));
  fs_add_joined(&want, str_of(*state), STR_LIT("real"));
  assert_string_equal(out.p, want.p);
  assert_false(fs_add_real(&out, "missing", &err));
  assert_string_equal(err.text, "missing: No such file or directory");
  buf_release(&out);
  buf_release(&want);
}

/* Nanoseconds since 1970 do not reach so far in 64 bits. */
static void a_stamp_tells_apart_times_beyond_2262(void **state)
{
  (void)state;
  enum { YEAR_2400_DAYS = 157054 };
  struct fs_stamp stamps[2];
  write_text("late", "");
  for (int i = 0; i < 2; i++) {
    struct timespec at = {(time_t)YEAR_2400_DAYS * 86400 + i, 0};
    if (utimensat(AT_FDCWD, "late", (struct timespec[]){at, at}, 0) != 0) skip();
    assert_true(fs_look("late", &stamps[i]));
  }
  struct stat status;
  assert_return_code(stat("late", &status), 0);
  if (status.st_mtim.tv_sec != (time_t)YEAR_2400_DAYS * 86400 + 1) skip();
  assert_false(fs_stamp_eq(&stamps[0], &stamps[1]));
}

#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, enter_empty_folder, leave_folder)

static void a_path_is_told_from_the_working_folder_on(void **state)
{
  (void)state;
  struct buf path = BUF_INIT;
  char *here = getcwd(NULL, 0);
  buf_addf(&path, "%s/notes/a.md", here);
  assert_text(fs_from_here(buf_str(&path)), "notes/a.md");
  buf_clear(&path);
  buf_addf(&path, "%sside/a.md", here);
  assert_true(str_eq(fs_from_here(buf_str(&path)), buf_str(&path)));
  assert_text(fs_from_here(str_of(here)), here);
  buf_release(&path);
  free(here);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(a_stamp_tells_whether_a_file_changed),
      IN_FOLDER(a_stamp_tells_apart_times_beyond_2262),
      IN_FOLDER(what_was_written_is_read_back),
      IN_FOLDER(a_file_over_the_limit_is_told),
      IN_FOLDER(a_large_file_is_read_whole),
      cmocka_unit_test(a_file_is_read_to_its_end_whatever_its_size_says),
      IN_FOLDER(a_socket_is_told),
      IN_FOLDER(only_regular_files_are_read),
      IN_FOLDER(links_are_followed_only_where_said),
      IN_FOLDER(a_pipe_is_read_to_its_end),
      cmocka_unit_test(a_pipe_that_does_not_block_is_waited_for),
      IN_FOLDER(a_write_without_room_leaves_the_old_file_and_no_other),
      IN_FOLDER(a_name_as_long_as_a_name_can_be_is_written),
      IN_FOLDER(a_write_that_fails_leaves_the_old_file_and_no_other),
      IN_FOLDER(a_link_is_replaced_not_written_through),
      IN_FOLDER(folders_get_their_mode_whatever_the_umask),
      IN_FOLDER(folders_may_be_made_by_many_at_once),
      cmocka_unit_test(paths_are_cut_into_their_parts),
      cmocka_unit_test(paths_are_joined_by_one_slash),
      cmocka_unit_test(a_path_is_told_from_the_working_folder_on),
      IN_FOLDER(a_real_path_has_no_links_and_no_dots),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
