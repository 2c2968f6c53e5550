/* What commands may still open once they are confined, by their rows. */
#include "unit.h"

#include "base/arena.h"
#include "cli/confinement.h"
#include "session/config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LACKED = 77 };

static char home[] = "/tmp/fieldnotes-test-XXXXXX";

static const char *const folders[] = {
    "lib", "into", "else", ".cache", ".config", ".local", ".local/state"};
static const char *const files[] = {"page.txt", "state.txt", "lib/a.md", "else/a", "into/a.md"};
enum { N_FOLDERS = sizeof folders / sizeof *folders, N_FILES = sizeof files / sizeof *files };

static int set_up(void **state)
{
  (void)state;
  if (!mkdtemp(home) || chdir(home) != 0) return -1;
  for (size_t i = 0; i < N_FOLDERS; i++)
    assert_return_code(mkdir(folders[i], 0700), errno);
  for (size_t i = 0; i < N_FILES; i++)
    close(open(files[i], O_WRONLY | O_CREAT, 0600));
  static const char *const unset[] = {"XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
      "FIELDNOTES_LIBRARY", "FIELDNOTES_SECURE"};
  for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
    unsetenv(unset[i]);
  return setenv("HOME", home, 1);
}

static int tear_down(void **state)
{
  static const char *const made[] = {
      ".local/state/fieldnotes", ".cache/fieldnotes", "into/new", "else/new"};
  (void)state;
  for (size_t i = 0; i < N_FILES; i++)
    unlink(files[i]);
  for (size_t i = 0; i < sizeof made / sizeof *made; i++)
    remove(made[i]);
  for (size_t i = N_FOLDERS; i-- > 0;)
    rmdir(folders[i]);
  return chdir("/") || rmdir(home);
}

/* One try in a confined process. */
struct attempt {
  const char *path;
  int flags;
  bool works;
};

static bool comes_out(const struct attempt *t)
{
  int fd = open(t->path, t->flags | O_CLOEXEC, 0600);
  bool works = fd >= 0;
  if (works) close(fd);
  return works == t->works && (works || errno == EACCES);
}

/* The number of the first attempt that came out otherwise, from 1 on; 0: none did. */
static int try_all(struct cli *c, const struct attempt *attempts, size_t n)
{
  signal(SIGSEGV, SIG_DFL);
  cli_confine(c);
  if (c->confined != CONFINE_ON) return LACKED;
  for (size_t i = 0; i < n; i++)
    if (!comes_out(&attempts[i])) return (int)i + 1;
  return 0;
}

static void check(struct cli *c, const char *command, const struct attempt *attempts, size_t n)
{
  int status;
  c->command = command_find(str_of(command));
  c->arena = arena_new();
  c->config = config_new();
  pid_t child = fork();
  if (child == 0) _exit(try_all(c, attempts, n));
  waitpid(child, &status, 0);
  config_free(c->config);
  arena_free(c->arena);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == LACKED) skip();
  if (WEXITSTATUS(status)) fail_msg("%s: %s", command, attempts[WEXITSTATUS(status) - 1].path);
}
#define CHECK(cli, command, attempts) \
  check(cli, command, attempts, sizeof attempts / sizeof *attempts)

static void import_reads_its_files_and_writes_into_one_folder(void **state)
{
  char *args[] = {(char[]){"page.txt"}};
  static const struct attempt attempts[] = {{"page.txt", O_RDONLY, true},
      {"into/new", O_WRONLY | O_CREAT, true}, {"into/a.md", O_RDWR, true},
      {"page.txt", O_WRONLY, false}, {"else/a", O_RDONLY, false}, {"state.txt", O_RDONLY, false},
      {"else/new", O_WRONLY | O_CREAT, false}, {"/etc/passwd", O_RDONLY, false}};
  (void)state;
  struct cli c = {.args = args, .n_args = 1};
  c.options.text[OPTION_INTO] = "into";
  CHECK(&c, "import", attempts);
}

static void a_folder_that_is_not_there_can_be_made(void **state)
{
  char *args[] = {(char[]){"page.txt"}};
  static const struct attempt attempts[] = {{"into/new", O_WRONLY | O_CREAT, true},
      {"else/new", O_WRONLY | O_CREAT, false}, {"page.txt", O_WRONLY, false}};
  (void)state;
  struct cli c = {.args = args, .n_args = 1};
  c.options.text[OPTION_INTO] = "into/deep/er";
  CHECK(&c, "import", attempts);
}

static void without_it_import_writes_into_the_library(void **state)
{
  char *args[] = {(char[]){"page.txt"}};
  static const struct attempt attempts[] = {
      {"lib/a.md", O_WRONLY, true}, {"into/new", O_WRONLY | O_CREAT, false}};
  (void)state;
  struct cli c = {.args = args, .n_args = 1};
  setenv("FIELDNOTES_LIBRARY", "lib", 1);
  CHECK(&c, "import", attempts);
}

static void taking_a_state_in_writes_the_state_alone(void **state)
{
  char *args[] = {(char[]){"import"}, (char[]){"state.txt"}};
  static const struct attempt attempts[] = {{"state.txt", O_RDONLY, true},
      {".local/state/fieldnotes", O_RDONLY | O_DIRECTORY, true}, {"state.txt", O_WRONLY, false},
      {"else/a", O_RDONLY, false}, {"into/new", O_WRONLY | O_CREAT, false}};
  (void)state;
  struct cli c = {.args = args, .n_args = 2};
  CHECK(&c, "state", attempts);
}

static void writing_a_state_out_writes_beside_its_file(void **state)
{
  char *args[] = {(char[]){"export"}, (char[]){"into/state.txt"}};
  static const struct attempt attempts[] = {{"into/new", O_WRONLY | O_CREAT, true},
      {"else/new", O_WRONLY | O_CREAT, false}, {"state.txt", O_RDONLY, false}};
  (void)state;
  struct cli c = {.args = args, .n_args = 2};
  CHECK(&c, "state", attempts);
}

static void reading_commands_write_nothing_of_the_library(void **state)
{
  static const struct attempt attempts[] = {{"lib/a.md", O_RDONLY, true},
      {"lib/a.md", O_WRONLY, false}, {"lib/new", O_WRONLY | O_CREAT, false},
      {"else/a", O_RDONLY, false}, {"/etc/passwd", O_RDONLY, false}};
  static const char *const names[] = {"search", "show", "meta", "facets", "similar", "doctor"};
  char *args[] = {(char[]){"a.md"}};
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct cli c = {.args = args, .n_args = 1};
    setenv("FIELDNOTES_LIBRARY", "lib", 1);
    CHECK(&c, names[i], attempts);
  }
}

/* The reader is not, since what it starts would be; nor what a shell asks while one types. */
static void every_other_command_is_confined(void **state)
{
  (void)state;
  for (size_t i = 0; i < n_commands; i++) {
    bool is_free = !*commands[i].name || strcmp(commands[i].name, "complete") == 0;
    assert_int_equal(commands[i].is_confined, !is_free);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(import_reads_its_files_and_writes_into_one_folder),
    cmocka_unit_test(a_folder_that_is_not_there_can_be_made),
    cmocka_unit_test(without_it_import_writes_into_the_library),
    cmocka_unit_test(taking_a_state_in_writes_the_state_alone),
    cmocka_unit_test(writing_a_state_out_writes_beside_its_file),
    cmocka_unit_test(reading_commands_write_nothing_of_the_library),
    cmocka_unit_test(every_other_command_is_confined),
};

int main(void)
{
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
