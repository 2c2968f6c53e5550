/* What the threads that update the index may open, while whoever started them may open all. Each
 * note names a file, and reading its body is trying to open that: the index tells what came out. */
#include "shelf.h"

#include "base/confine.h"
#include "library/updater.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>

enum { LACKED = 77, MANY = 200 /* notes: more than one thread reads */ };

static bool can_open(const char *path, int flags)
{
  int fd = open(path, flags | O_CLOEXEC, 0600);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

/* The body's first line is a path. */
static void try_body(struct str body, size_t body_line, struct bodytext *out)
{
  struct str line;
  struct buf path = BUF_INIT;
  (void)body_line;
  bodytext_clear(out);
  if (!str_cut_line(&body, &line)) return;
  buf_add(&path, line);
  buf_add_cstr(&out->text, can_open(buf_cstr(&path), O_RDONLY) ? "mayread " : "notread ");
  buf_add_cstr(
      &out->text, can_open(buf_cstr(&path), O_WRONLY | O_CREAT) ? "maywrite\n" : "notwrite\n");
  buf_release(&path);
}

static void skip_where_the_system_cannot(void)
{
  int status;
  pid_t child = fork();
  if (child == 0) _exit(confine_end(confine_begin()) == CONFINE_ON ? 0 : LACKED);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == LACKED) skip();
}

static void write_note(struct shelf *s, const char *name, const char *path)
{
  char text[256];
  snprintf(text, sizeof text, "%s\n", path);
  shelf_write(s, name, text);
}

static void update(struct shelf *s, const struct library_place *place)
{
  struct updater *u = updater_start(place, NULL, &s->err);
  assert_non_null(u);
  struct pollfd fd = {.fd = updater_fd(u), .events = POLLIN};
  do
    assert_int_equal(poll(&fd, 1, 20000), 1);
  while (updater_poll(u, &s->report, &s->err));
  updater_stop(u);
  if (err_is_set(&s->err)) fail_msg("%s", s->err.text);
}

static void write_file(const char *path)
{
  assert_true(can_open(path, O_WRONLY | O_CREAT));
}

/* Does a program that is started now open everything? */
static bool child_can_open(const char *path)
{
  int status;
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", "exec cat \"$0\" >>\"$0.out\"", path, (char *)NULL);
    _exit(1);
  }
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static struct library_place begin(struct shelf *s, const char **root)
{
  shelf_init(s);
  struct library_place place = shelf_place(s, root, false);
  place.read_body = try_body;
  return place;
}

/* Of one note the thread itself reads the body, of many those that it starts. */
static void check_outside(int n)
{
  struct shelf s;
  const char *root;
  char secret[128], name[32];
  skip_where_the_system_cannot();
  struct library_place place = begin(&s, &root);
  snprintf(secret, sizeof secret, "%s", shelf_path(&s, "secret"));
  write_file(secret);
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, "n%03d.md", i);
    write_note(&s, name, secret);
  }
  update(&s, &place);
  assert_int_equal(s.report.n_new, n);
  shelf_find(&s, "notread notwrite");
  assert_true(str_starts(buf_str(&s.said), STR_LIT("n000")));
  assert_string_equal(shelf_find(&s, "mayread OR maywrite"), "");
  assert_true(can_open(secret, O_RDWR));
  assert_true(child_can_open(secret));
  shelf_release(&s);
}

static void the_threads_open_nothing_outside_the_library(void **state)
{
  (void)state;
  check_outside(1);
  check_outside(MANY);
}

static void they_read_the_library_and_write_the_index(void **state)
{
  struct shelf s;
  const char *root;
  (void)state;
  skip_where_the_system_cannot();
  struct library_place place = begin(&s, &root);
  write_note(&s, "a.md", shelf_path(&s, "notes/a.md"));
  write_note(&s, "b.md", shelf_path(&s, "cache/made"));
  write_file(shelf_path(&s, "cache/made"));
  update(&s, &place);
  assert_string_equal(shelf_find(&s, "mayread -maywrite"), "a");
  assert_string_equal(shelf_find(&s, "mayread -notwrite"), "b");
  shelf_release(&s);
}

static void roots_behind_links_are_read_and_those_that_come_later(void **state)
{
  struct shelf s;
  const char *root;
  char first[128], second[128];
  (void)state;
  struct library_place place = begin(&s, &root);
  const char *roots[] = {first, second};
  place.roots = roots;
  place.n_roots = 2;
  snprintf(first, sizeof first, "%s", shelf_path(&s, "link"));
  snprintf(second, sizeof second, "%s", shelf_path(&s, "second"));
  assert_return_code(symlink("notes", first), errno);
  assert_return_code(mkdir(second, 0700), errno);
  write_note(&s, "a.md", "/dev/null");
  write_note(&s, "../second/b.md", "/dev/null");
  update(&s, &place);
  assert_int_equal(s.report.n_new, 2);
  /* Another folder of the same name, and no folder for the index. */
  assert_return_code(rename(second, shelf_path(&s, "away")), errno);
  assert_return_code(mkdir(second, 0700), errno);
  assert_return_code(rename(place.cache_dir, shelf_path(&s, "old-cache")), errno);
  write_note(&s, "../second/c.md", "/dev/null");
  write_note(&s, "../second/d.md", "/dev/null");
  update(&s, &place);
  assert_int_equal(s.report.n_new, 3);
  assert_int_equal(s.report.n_failed, 0);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_threads_open_nothing_outside_the_library),
    cmocka_unit_test(they_read_the_library_and_write_the_index),
    cmocka_unit_test(roots_behind_links_are_read_and_those_that_come_later),
};

UNIT_MAIN(tests)
