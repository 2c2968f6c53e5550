/* What the commands print: names of files, fields, values, titles, texts, queries, options, files
 * of the set-up and arguments, each with every text that could drive a terminal. Nothing that comes
 * out, on standard output or standard error, in colours or in a pipe, is anything but text, line
 * ends, tabs, and the sequences of colours where they were asked for.
 *
 *   SLOW=1: each command with each text */
#include "nasty.h"

#include "tests/term/stream.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS = 8, OUTPUT_BYTES = 16 << 20 };

static char home[] = "/tmp/fieldnotes-test-XXXXXX";
static const char *program;

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

/* What stands in the places of the program: a configuration with every mistake, themes, a state. */
static void write_set_up(void)
{
  struct buf config = BUF_INIT;
  for (size_t i = 0; i < NASTY; i++) {
    struct buf yaml = BUF_INIT, theme = BUF_INIT;
    nasty_add_yaml(&yaml, str_of(nasty[i]));
    buf_addf(&config, "%s: %s\n", buf_cstr(&yaml), buf_cstr(&yaml));
    buf_addf(&theme, ".config/fieldnotes/themes/%s.yaml", nasty[i]);
    nasty_write_file(buf_cstr(&theme), buf_str(&yaml));
    buf_release(&yaml);
    buf_release(&theme);
  }
  struct buf last = BUF_INIT;
  nasty_add_yaml(&last, str_of(nasty[0]));
  buf_addf(&config, "theme: %s\nsort: %s\neditor: %s\nkeys: {list: {%s: %s}}\n", buf_cstr(&last),
      buf_cstr(&last), buf_cstr(&last), buf_cstr(&last), buf_cstr(&last));
  nasty_write_file(".config/fieldnotes/config.yaml", buf_str(&config));
  buf_release(&config);
  buf_release(&last);
}

static int set_up(void **state)
{
  (void)state;
  static const char *const folders[] = {
      "lib", ".config", ".config/fieldnotes", ".config/fieldnotes/themes", "into"};
  static const char *const unset[] = {"XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
      "FIELDNOTES_LIBRARY", "FIELDNOTES_SECURE", "NO_COLOR"};
  program = getenv("FIELDNOTES");
  if (!program || !mkdtemp(home) || chdir(home) != 0) return -1;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
    assert_return_code(mkdir(folders[i], 0700), 0);
  for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
    unsetenv(unset[i]);
  for (size_t i = 0; i < NASTY; i++)
    nasty_write_note(nasty[i], i);
  write_set_up();
  return setenv("HOME", home, 1);
}

static int tear_down(void **state)
{
  (void)state;
  return chdir("/") || nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- running ---- */

static void become(char *const *argv)
{
  int out = open("output", O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  close(STDIN_FILENO);
  open("/dev/null", O_RDONLY);
  execv(program, argv);
  _exit(127);
}

static bool is_plain(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (strchr("\r\b\016\017", s.p[i])) return false;
  return true;
}

/* Sequences of colours, and no others. */
static bool has_colours_alone(struct str s, bool may_have)
{
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] != '\033') continue;
    size_t end = i + 2;
    while (end < s.n && ((s.p[end] >= '0' && s.p[end] <= '9') || s.p[end] == ';'))
      end++;
    if (!may_have || i + 1 >= s.n || s.p[i + 1] != '[' || end >= s.n || s.p[end] != 'm')
      return false;
  }
  return true;
}

static void check_output(const char *what, const char *text, bool may_have_colours)
{
  struct buf all = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read("output", OUTPUT_BYTES, &all, NULL, &err)) fail_msg("%s", err.text);
  for (struct str rest = buf_str(&all), line; str_cut(&rest, '\n', &line);) {
    size_t end = stream_allowed(line);
    if (end < line.n || !is_plain(line) || !has_colours_alone(line, may_have_colours)) {
      struct buf quoted = BUF_INIT;
      for (size_t i = 0; i < line.n && i < 400; i++)
        buf_addf(&quoted, (unsigned char)line.p[i] < ' ' ? "\\x%02X" : "%c",
            (unsigned)(unsigned char)line.p[i]);
      fail_msg("%s, text %s, byte %zu: %s", what, text, end, buf_cstr(&quoted));
    }
  }
  buf_release(&all);
}

/* Runs it with "%" in the arguments replaced by the text. */
static void run(const char *const *args, const char *text, bool may_have_colours)
{
  char *argv[ARGS + 2] = {(char *)(uintptr_t)program};
  struct buf words[ARGS] = {0};
  int status;
  for (int i = 0; i < ARGS && args[i]; i++) {
    const char *at = strchr(args[i], '%');
    if (at)
      buf_addf(&words[i], "%.*s%s%s", (int)(at - args[i]), args[i], text, at + 1);
    else
      buf_add_cstr(&words[i], args[i]);
    argv[i + 1] = (char *)(uintptr_t)buf_cstr(&words[i]);
  }
  pid_t child = fork();
  if (child == 0) become(argv);
  waitpid(child, &status, 0);
  check_output(args[0], text, may_have_colours);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 2) fail_msg("%s: status %d", args[0], status);
  for (int i = 0; i < ARGS; i++)
    buf_release(&words[i]);
}

/* Those that print all there is, once. */
static const char *const of_all[][ARGS] = {
    {"index", "lib"},
    {"--library", "lib", "search", "--color=always", "--limit", "0", "common OR alpha"},
    {"--library", "lib", "search", "--json", "--limit", "0", "alpha"},
    {"--library", "lib", "search", "--jsonl", "--limit", "0", "alpha"},
    {"--library", "lib", "search", "--paths", "--limit", "0", "alpha"},
    {"--library", "lib", "facets", "--color=always"},
    {"--library", "lib", "facets", "--json"},
    {"--library", "lib", "facets", "stack"},
    {"doctor", "--color=always", "lib"},
    {"status", "--color=always", "lib"},
    {"status", "--json", "lib"},
    {"config"},
    {"config", "--check"},
    {"config", "theme"},
    {"keys", "--color=always"},
    {"complete", "--", "--library", "lib", "show", ""},
    {"complete", "--", "--library", "lib", "search", "stack:"},
    {"complete", "--", "--library", "lib", "facets", ""},
    {"complete", "--", "--theme", ""},
    {"state", "export"},
};

/* Those that are given each text. */
static const char *const of_each[][ARGS] = {
    {"--library", "lib", "show", "--color=always", "--meta", "lib/%.md"},
    {"--library", "lib", "show", "--links", "lib/%.md"},
    {"--library", "lib", "show", "--section", "%", "lib/%.md"},
    {"--library", "lib", "meta", "lib/%.md"},
    {"--library", "lib", "meta", "--json", "lib/%.md"},
    {"--library", "lib", "meta", "--yaml", "lib/%.md"},
    {"--library", "lib", "similar", "--color=always", "lib/%.md"},
    {"--library", "lib", "similar", "--json", "lib/%.md"},
    {"--library", "lib", "search", "%"},
    {"--library", "lib", "search", "--json", "\"%\""},
    {"--library", "lib", "search", "%:x"},
    {"--library", "lib", "search", "q:%"},
    {"--library", "lib", "search", "--sort", "%", "x"},
    {"--library", "lib", "facets", "%"},
    {"--library", "lib", "show", "no %"},
    {"--library", "no %", "search", "x"},
    {"--theme", "%", "search", "x"},
    {"--limit=%", "search", "x"},
    {"index", "no %"},
    {"import", "--into", "into", "lib/%.md"},
    {"import", "--into", "no %", "no %"},
    {"state", "import", "lib/%.md"},
    {"state", "%"},
    {"config", "%"},
    {"help", "%"},
    {"completion", "%"},
    {"complete", "--", "--library=lib", "show", "%"},
    {"complete", "--", "--library", "lib", "search", "stack:%"},
    {"--%"},
    {"%"},
};

static bool asks_for_colours(const char *const *args)
{
  for (int i = 0; i < ARGS && args[i]; i++)
    if (strcmp(args[i], "--color=always") == 0) return true;
  return false;
}

static void what_is_printed_of_everything_drives_no_terminal(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof of_all / sizeof *of_all; i++)
    run(of_all[i], "", asks_for_colours(of_all[i]));
}

/* Each command with some of the texts, each text with some of the commands; or all. */
static void what_is_printed_of_each_drives_no_terminal(void **state)
{
  enum { STEP = 4 };
  const char *slow = getenv("SLOW");
  size_t step = slow && *slow ? 1 : STEP;
  (void)state;
  for (size_t i = 0; i < sizeof of_each / sizeof *of_each; i++)
    for (size_t k = i % step; k < NASTY; k += step)
      run(of_each[i], nasty[k], asks_for_colours(of_each[i]));
}

/* The notes are there, or the others would see nothing. */
static void every_note_is_found(void **state)
{
  (void)state;
  static const char *const args[ARGS] = {"--library", "lib", "search", "--count", "alpha"};
  struct buf all = BUF_INIT, wanted = BUF_INIT;
  struct err err = ERR_INIT;
  run(args, "", false);
  assert_true(fs_read("output", OUTPUT_BYTES, &all, NULL, &err));
  buf_addf(&wanted, "%d\n", NASTY);
  assert_true(str_ends(buf_str(&all), buf_str(&wanted)));
  buf_release(&all);
  buf_release(&wanted);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_note_is_found),
    cmocka_unit_test(what_is_printed_of_everything_drives_no_terminal),
    cmocka_unit_test(what_is_printed_of_each_drives_no_terminal),
};

int main(void)
{
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
