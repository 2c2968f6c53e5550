/* A process that has given up what it does not need, and what becomes of its tries. */
#include "unit.h"

#include "base/confine.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LACKED = 77 };

static char folder[] = "/tmp/fieldnotes-test-XXXXXX";

static void write_file(const char *path)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs("text\n", file);
  fclose(file);
}

static int set_up(void **state)
{
  (void)state;
  assert_non_null(mkdtemp(folder));
  assert_return_code(chdir(folder), 0);
  static const char *const folders[] = {"read", "read/in", "write", "else"};
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    assert_return_code(mkdir(folders[i], 0700), 0);
  write_file("read/in/a");
  write_file("write/a");
  write_file("else/a");
  write_file("file");
  return symlink("../else/a", "read/link");
}

static int tear_down(void **state)
{
  char command[64];
  (void)state;
  static const char *const files[] = {
      "read/in/a", "read/link", "write/a", "write/b", "write/c", "write/new", "else/a", "file"};
  static const char *const folders[] = {"read/in", "read", "write", "else"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    unlink(files[i]);
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    rmdir(folders[i]);
  snprintf(command, sizeof command, "%s", folder);
  return chdir("/") || rmdir(command);
}

/* errno of opening, or 0. */
static int try_open(const char *path, int flags)
{
  int fd = open(path, flags | O_CLOEXEC, 0600);
  if (fd < 0) return errno;
  close(fd);
  return 0;
}

/* In a child, confined to read/, file and write/: what the trial returns must be true there. */
static void check_confined(bool (*trial)(void))
{
  pid_t child = fork();
  if (child == 0) {
    struct confine *c = confine_begin();
    confine_allow(c, "read", CONFINE_READ);
    confine_allow(c, "file", CONFINE_READ);
    confine_allow(c, "write", CONFINE_WRITE);
    confine_allow(c, "/dev/null", CONFINE_DEVICE);
    confine_allow(c, "not/there", CONFINE_READ);
    _exit(confine_end(c) != CONFINE_ON ? LACKED : trial() ? 0 : 1);
  }
  int status;
  waitpid(child, &status, 0);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == LACKED) skip();
  assert_int_equal(WEXITSTATUS(status), 0);
}

static bool reads_what_is_named(void)
{
  return try_open("read/in/a", O_RDONLY) == 0 && try_open("read/in", O_RDONLY | O_DIRECTORY) == 0 &&
         try_open("file", O_RDONLY) == 0 && try_open("write/a", O_RDONLY) == 0 &&
         try_open("/dev/null", O_RDWR) == 0;
}

static bool reads_nothing_else(void)
{
  return try_open("else/a", O_RDONLY) == EACCES && try_open("read/link", O_RDONLY) == EACCES &&
         try_open("read/../else/a", O_RDONLY) == EACCES &&
         try_open("/etc/passwd", O_RDONLY) == EACCES &&
         try_open(".", O_RDONLY | O_DIRECTORY) == EACCES;
}

static bool writes_beneath_one_folder_alone(void)
{
  return try_open("write/new", O_WRONLY | O_CREAT) == 0 && rename("write/new", "write/b") == 0 &&
         try_open("write/b", O_WRONLY) == 0 && unlink("write/b") == 0 &&
         try_open("read/in/a", O_WRONLY) == EACCES && try_open("file", O_WRONLY) == EACCES &&
         try_open("read/new", O_WRONLY | O_CREAT) == EACCES && unlink("read/in/a") != 0 &&
         mkdir("read/folder", 0700) != 0 && rename("write/a", "else/b") != 0 &&
         symlink("a", "write/link") != 0 && link("else/a", "write/c") != 0;
}

static bool starts_no_program(void)
{
  execl("/bin/true", "true", (char *)NULL);
  return errno == EACCES;
}

/* From the fourth version of the interface on; before, the connection is refused by nobody. */
static bool connects_to_nobody(void)
{
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(9)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0;
}

#define CONFINED(trial)                  \
  static void test_##trial(void **state) \
  {                                      \
    (void)state;                         \
    check_confined(trial);               \
  }
CONFINED(reads_what_is_named)
CONFINED(reads_nothing_else)
CONFINED(writes_beneath_one_folder_alone)
CONFINED(starts_no_program)
CONFINED(connects_to_nobody)

int main(void)
{
  const struct CMUnitTest tests[] = {
      {"a confined process reads what is named", test_reads_what_is_named, NULL, NULL, NULL},
      {"it reads nothing else", test_reads_nothing_else, NULL, NULL, NULL},
      {"it writes beneath one folder alone", test_writes_beneath_one_folder_alone, NULL, NULL,
          NULL},
      {"it starts no program", test_starts_no_program, NULL, NULL, NULL},
      {"it connects to nobody", test_connects_to_nobody, NULL, NULL, NULL},
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
