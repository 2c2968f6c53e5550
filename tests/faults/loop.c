/* The fault loop: the program's commands are run again and again, and each time another call goes
 * wrong (fault.c): memory, files, folders, locks, statements; or the program is killed there. After
 * each: it ended as programs do, in order and with a sentence; the notes are as they were; what was
 * to be written is whole or not there; and the next start finds everything.
 *
 *   loop           a sample, spread over all calls
 *   FAULTS=N loop  one that is N times as large
 *   SLOW=1 loop    every call, and of allocations every seventh */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOTES = 8, ARGS = 8, TEXT_BYTES = 8192 };

/* ---- what is run ---- */

enum before {
  LEAVE,
  FORGET_INDEX,
  CHANGE_NOTE,
  FORGET_IMPORT,
  FORGET_SHARED,
  FORGET_STATE,
  OLD_EXPORT,
  OLD_NOTE,
};

struct scenario {
  const char *name;
  const char *args[ARGS];
  enum before before;
  int usual; /* exit code when nothing goes wrong */
};

#define OLD "what was there before\n"
#define NEW "what is there now\n"

static const struct scenario scenarios[] = {
    {"index", {"index", "lib"}, FORGET_INDEX, 0},
    {"index again", {"index", "lib"}, CHANGE_NOTE, 0},
    {"search", {"--library", "lib", "search", "--json", "alpha"}, CHANGE_NOTE, 0},
    {"search anew", {"--library", "lib", "search", "--paths", "alpha tool:t1"}, FORGET_INDEX, 0},
    {"show", {"--library", "lib", "show", "lib/n1.md"}, LEAVE, 0},
    {"show by title", {"--library", "lib", "show", "Note 2"}, LEAVE, 0},
    {"meta", {"--library", "lib", "meta", "--json", "lib/n1.md"}, LEAVE, 0},
    {"facets", {"--library", "lib", "facets"}, LEAVE, 0},
    {"similar", {"--library", "lib", "similar", "Note 3"}, LEAVE, 0},
    {"doctor", {"doctor", "lib"}, LEAVE, 0},
    {"status", {"status", "lib"}, LEAVE, 0},
    {"import", {"import", "--into", "into", "page.txt"}, FORGET_IMPORT, 0},
    {"shared index", {"index", "--shared", "lib"}, FORGET_SHARED, 0},
    {"state import", {"state", "import", "state.txt"}, FORGET_STATE, 0},
    {"state export", {"state", "export", "export.txt"}, OLD_EXPORT, 0},
    {"writing ticks", {"own/note.md", OLD, NEW}, OLD_NOTE, 0},
};
enum { N_SCENARIOS = sizeof scenarios / sizeof *scenarios };

static const char *const kinds[] = {"malloc", "open", "read", "write", "fsync", "rename", "unlink",
    "mkdir", "stat", "truncate", "lock", "mmap", "thread", "sql", "rot"};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static const char *const deeds[] = {"fail", "kill", "interrupt", "short"};
enum { FAIL, KILL, INTERRUPT, SHORT, N_DEEDS };

struct run {
  int code;   /* exit code, or -1 */
  int signal; /* or 0 */
  char err[TEXT_BYTES], out[TEXT_BYTES];
};

static const char *program, *library, *put, *folder;
static bool is_slow;
static int n_cases, n_failed;
static unsigned long n_runs;

/* ---- files ---- */

static void write_text(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  if (!file || fputs(text, file) < 0 || fclose(file) != 0) {
    perror(path);
    exit(1);
  }
}

static bool read_text(const char *path, char *out)
{
  int fd = open(path, O_RDONLY);
  ssize_t n = fd >= 0 ? read(fd, out, TEXT_BYTES - 1) : -1;
  if (fd >= 0) close(fd);
  out[n > 0 ? n : 0] = '\0';
  return n >= 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static void remove_all(const char *path)
{
  nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void write_note(int i, const char *word)
{
  char path[32], text[256];
  snprintf(path, sizeof path, "lib/n%d.md", i);
  snprintf(text, sizeof text,
      "---\ntitle: Note %d\ntags: [t1, t%d]\nscore: {quality: %d}\n---\n\n# Head\n\nalpha %s\n"
      "\n[x](n1.md)\n",
      i, i % 3 + 2, 50 + i, word);
  write_text(path, text);
}

/* A sum of names and bytes of everything beneath the library that is not its index. */
static uint64_t sum;

static int add_to_sum(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  char text[TEXT_BYTES];
  (void)walk;
  if (strstr(path, "/.fieldnotes")) return 0;
  for (const char *c = path; *c; c++)
    sum = (sum ^ (unsigned char)*c) * 1099511628211u;
  if (kind != FTW_F) return 0;
  read_text(path, text);
  for (const char *c = text; *c; c++)
    sum = (sum ^ (unsigned char)*c) * 1099511628211u;
  sum += (uint64_t)status->st_size;
  return 0;
}

static uint64_t sum_of_notes(void)
{
  sum = 1469598103934665603u;
  for (int i = 0; i < NOTES; i++) { /* in an order of ours */
    char path[32];
    struct stat status;
    snprintf(path, sizeof path, "lib/n%d.md", i);
    if (stat(path, &status) == 0) add_to_sum(path, &status, FTW_F, NULL);
  }
  return sum;
}

static int n_files;

static int count_file(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)path, (void)status, (void)walk;
  n_files += kind == FTW_F;
  return 0;
}

static int files_in(const char *path)
{
  n_files = 0;
  nftw(path, count_file, 16, FTW_PHYS);
  return n_files;
}

/* ---- running ---- */

static void redirect(const char *path, int to)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(fd, to);
  close(fd);
}

static void become_program(const char *const *args, const char *fault, const char *counts)
{
  char path[4200]; /* what only the reader does is done by put.c */
  bool by_hand = strcmp(args[0], "own/note.md") == 0;
  char *argv[ARGS + 2] = {(char *)(uintptr_t)(by_hand ? put : program)};
  for (int i = 0; i < ARGS && args[i]; i++)
    argv[i + 1] = (char *)(uintptr_t)args[i];
  snprintf(path, sizeof path, "%s/own/note.md", folder);
  if (by_hand) argv[1] = path;
  redirect("err", STDERR_FILENO);
  redirect("out", STDOUT_FILENO);
  close(STDIN_FILENO);
  open("/dev/null", O_RDONLY);
  if (fault) setenv("LD_PRELOAD", library, 1);
  if (fault) setenv("FAULT", fault, 1);
  if (counts) setenv("FAULT_COUNTS", counts, 1);
  execv(argv[0], argv);
  _exit(127);
}

static void run_program(
    struct run *r, const char *const *args, const char *fault, const char *counts)
{
  int status = 0;
  pid_t child = fork();
  if (child == 0) become_program(args, fault, counts);
  waitpid(child, &status, 0);
  n_runs++;
  r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  r->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  read_text("err", r->err);
  read_text("out", r->out);
}

static void prepare(enum before before)
{
  static int n;
  char word[32];
  switch (before) {
  case LEAVE: break;
  case FORGET_INDEX: remove_all("home/.cache"); break;
  case FORGET_IMPORT: remove_all("into"); break;
  case FORGET_SHARED: remove_all("lib/.fieldnotes"); break;
  case FORGET_STATE: remove_all("home/.local"); break;
  case OLD_EXPORT: write_text("export.txt", OLD); break;
  case OLD_NOTE:
    remove_all("own");
    mkdir("own", 0700);
    write_text("own/note.md", OLD);
    break;
  case CHANGE_NOTE:
    snprintf(word, sizeof word, "beta%d", n++ % 10);
    write_note(n % NOTES, word);
    break;
  }
}

/* ---- what has to hold ---- */

static const char *why; /* what was wrong */

static bool is(bool holds, const char *what)
{
  if (!holds) why = what;
  return holds;
}

/* Each line of standard error is a sentence of the program's; libraries that have no memory say so
 * in their own words and end it. */
static bool told_well(const struct run *r, bool has_no_memory)
{
  size_t n = 0;
  for (const char *line = r->err; *line; line = strchr(line, '\n') + 1) {
    n++;
    if (!strchr(line, '\n')) return is(false, "a line of standard error does not end");
    if (has_no_memory) continue;
    if (strncmp(line, "fieldnotes: ", 12) != 0) return is(false, "a line is no sentence of ours");
    if (strstr(line, "database is locked")) return is(false, "SQLite's own words are shown");
  }
  if (r->code == 2) return is(n >= 1, "an error was not told");
  return is(n <= 3, "too much was told");
}

static bool ended_well(const struct run *r, const char *kind, int deed)
{
  bool is_memory = strcmp(kind, "malloc") == 0;
  if (deed == KILL && r->signal == SIGKILL) return true;
  if (is_memory && r->signal == SIGABRT) return is(*r->err, "it ended without a word");
  if (r->signal) return is(false, "a signal ended it");
  if (!is(r->code >= 0 && r->code <= 2, "a strange exit code")) return false;
  return told_well(r, is_memory);
}

/* What was only interrupted, or done by halves, has to be done in the end. */
static bool did_it(const struct run *r, const struct run *usual, int deed)
{
  if (deed != INTERRUPT && deed != SHORT) return true;
  return is(r->code == usual->code, "it gave up for an interruption");
}

static bool imported_whole(const char *wanted, bool was_killed)
{
  char text[TEXT_BYTES];
  int n = files_in("into");
  if (!n) return true;
  if (!is(n == 1 || was_killed, "a temporary file was left")) return false;
  if (!read_text("into/a-rule-for-cache-names.md", text)) return true;
  return is(strcmp(text, wanted) == 0, "half a note was written");
}

static bool finds_all(bool shared)
{
  static const char *const plain[] = {"index", "lib", NULL};
  static const char *const whole[] = {"index", "--shared", "lib", NULL};
  const char *const *index = shared ? whole : plain;
  static const char *const search[] = {"--library", "lib", "search", "--count", "alpha", NULL};
  struct run r;
  char wanted[16];
  snprintf(wanted, sizeof wanted, "%d\n", NOTES);
  run_program(&r, index, NULL, NULL);
  if (!is(r.code == 0, "the next update failed")) return false;
  if (!is(!*r.err || strstr(r.err, "built anew"), "the next update complained")) return false;
  run_program(&r, search, NULL, NULL);
  return is(r.code == 0 && strcmp(r.out, wanted) == 0 && !*r.err, "the next search misses notes");
}

/* What the reader did is there as a whole, or not at all; once more, and it is there. */
static bool keeps_state(void)
{
  static const char *const import[] = {"state", "import", "state.txt", NULL};
  static const char *const export[] = {"state", "export", NULL};
  struct run r;
  char wanted[TEXT_BYTES];
  read_text("state.txt", wanted);
  run_program(&r, export, NULL, NULL);
  bool is_whole = strcmp(r.out, wanted) == 0, is_empty = strcmp(r.out, "fieldnotes-state 1\n") == 0;
  if (!is(r.code == 0 && (is_whole || is_empty), "half a state is kept")) return false;
  run_program(&r, import, NULL, NULL);
  if (!is(r.code == 0, "the state cannot be written any more")) return false;
  run_program(&r, export, NULL, NULL);
  return is(strcmp(r.out, wanted) == 0 && !*r.err, "the state is not what was taken in");
}

static bool exported_whole(void)
{
  char text[TEXT_BYTES], wanted[TEXT_BYTES];
  read_text("state.txt", wanted);
  read_text("export.txt", text);
  bool is_old = strcmp(text, OLD) == 0;
  return is(is_old || strcmp(text, wanted) == 0, "half a state was written") && keeps_state();
}

static bool put_whole(const struct run *r)
{
  char text[TEXT_BYTES];
  read_text("own/note.md", text);
  bool is_old = strcmp(text, OLD) == 0, is_new = strcmp(text, NEW) == 0;
  if (!is(r->signal || files_in("own") == 1, "a temporary file was left")) return false;
  if (!is(r->code == 0 ? is_new : is_old || r->signal, "it was told wrongly")) return false;
  return is(is_old || is_new, "half a note was written");
}

static int n_open_modes;

static int check_mode(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)path, (void)walk;
  mode_t most = kind == FTW_D || kind == FTW_DP ? 0700 : 0600;
  n_open_modes += (status->st_mode & 0777 & ~most) != 0;
  return 0;
}

static bool is_private(void)
{
  n_open_modes = 0;
  nftw("home/.cache/fieldnotes", check_mode, 16, FTW_PHYS);
  nftw("home/.local/state/fieldnotes", check_mode, 16, FTW_PHYS);
  return is(!n_open_modes, "others may read what was kept");
}

/* ---- the loop ---- */

struct trial {
  const struct scenario *scenario;
  const struct run *usual;
  const char *imported;
};

/* What has to hold of that which the command was to write. */
static bool left_well(const struct trial *t, const struct run *r)
{
  switch (t->scenario->before) {
  case FORGET_IMPORT: return imported_whole(t->imported, r->signal != 0);
  case FORGET_STATE: return keeps_state();
  case OLD_EXPORT: return exported_whole();
  case OLD_NOTE: return put_whole(r);
  default: return finds_all(t->scenario->before == FORGET_SHARED);
  }
}

static bool try_one(const struct trial *t, int kind, int deed, unsigned long at)
{
  char fault[64];
  struct run r;
  prepare(t->scenario->before);
  uint64_t notes = sum_of_notes();
  snprintf(fault, sizeof fault, "%s %s %lu", kinds[kind], deeds[deed], at);
  run_program(&r, t->scenario->args, fault, NULL);
  bool ok = ended_well(&r, kinds[kind], deed) && did_it(&r, t->usual, deed) &&
            is(notes == sum_of_notes(), "a note was changed") && is_private() && left_well(t, &r);
  if (ok) return true;
  printf("# %s: %s: %s (code %d, signal %d)\n", t->scenario->name, fault, why, r.code, r.signal);
  for (char *line = strtok(r.err, "\n"); line; line = strtok(NULL, "\n"))
    printf("#   %s\n", line);
  return false;
}

static bool is_meant(int kind, int deed)
{
  bool reads = strcmp(kinds[kind], "read") == 0, writes = strcmp(kinds[kind], "write") == 0;
  bool changes = writes || strcmp(kinds[kind], "fsync") == 0 ||
                 strcmp(kinds[kind], "rename") == 0 || strcmp(kinds[kind], "unlink") == 0 ||
                 strcmp(kinds[kind], "truncate") == 0;
  if (deed == INTERRUPT || deed == SHORT) return reads || writes;
  return deed == FAIL || changes;
}

/* The distance between the calls that are tried. */
static unsigned long step_of(unsigned long n, int kind)
{
  const char *times = getenv("FAULTS");
  unsigned long samples = times && atoi(times) > 0 ? (unsigned long)atoi(times) : 1;
  if (is_slow) return strcmp(kinds[kind], "malloc") == 0 ? 7 : 1;
  return n > samples ? n / samples : 1;
}

static void try_all(const struct trial *t, const unsigned long *counts)
{
  bool ok = true;
  for (int kind = 0; kind < N_KINDS; kind++)
    for (int deed = 0; deed < N_DEEDS; deed++) {
      unsigned long step = step_of(counts[kind], kind);
      unsigned long first = 1 + (unsigned long)(t->scenario - scenarios) * 7919 % step;
      for (unsigned long at = first; is_meant(kind, deed) && at <= counts[kind]; at += step)
        ok = try_one(t, kind, deed, at) && ok;
    }
  n_failed += !ok;
  printf("%s %d - %s survives every fault\n", ok ? "ok" : "not ok", ++n_cases, t->scenario->name);
  fflush(stdout);
}

static void read_counts(unsigned long *counts)
{
  char name[16];
  unsigned long n;
  FILE *file = fopen("counts", "r");
  memset(counts, 0, N_KINDS * sizeof *counts);
  while (file && fscanf(file, "%15s %lu", name, &n) == 2)
    for (int k = 0; k < N_KINDS; k++)
      if (strcmp(kinds[k], name) == 0) counts[k] = n;
  if (file) fclose(file);
}

static void run_scenario(const struct scenario *scenario)
{
  struct run usual;
  char imported[TEXT_BYTES] = "";
  unsigned long counts[N_KINDS];
  struct trial t = {scenario, &usual, imported};
  prepare(scenario->before);
  run_program(&usual, scenario->args, "none none 0", "counts");
  read_counts(counts);
  read_text("into/a-rule-for-cache-names.md", imported);
  if (usual.code == scenario->usual && counts[0]) {
    try_all(&t, counts);
    return;
  }
  n_failed++;
  printf("# code %d, %s", usual.code, usual.err);
  printf("not ok %d - %s runs without a fault\n", ++n_cases, scenario->name);
}

/* A file system without locks: nothing is kept, everything is found, and one sentence says so. */
static void run_without_locks(void)
{
  static const char *const search[] = {"--library", "lib", "search", "--count", "alpha", NULL};
  static const char *const index[] = {"index", "lib", NULL};
  struct run r;
  prepare(FORGET_INDEX);
  run_program(&r, search, "lock always 0", NULL);
  bool ok = r.code == 0 && strncmp(r.out, "8", 1) == 0 && strstr(r.err, "kept in memory only") &&
            strchr(r.err, '\n') == strrchr(r.err, '\n');
  run_program(&r, index, "lock always 0", NULL);
  ok = ok && r.code == 2 && strstr(r.err, "cannot be locked");
  if (!ok) printf("# code %d: %s", r.code, r.err);
  n_failed += !ok;
  printf("%s %d - a folder without locks is told, and searched\n", ok ? "ok" : "not ok", ++n_cases);
}

static const char state[] =
    "fieldnotes-state 1\n\n"
    "note path \"/notes/a.md\" reference \"R-1\"\n"
    "  flag 2026-11-28T10:00:00.000Z\n"
    "  read 2026-11-29T19:18:00.123Z\n\n"
    "note path \"/notes/b.md\" hash 0123456789abcdef\n"
    "  bookmark 2026-11-29T19:18:00.000Z key \"x\" value \"3+14\"\n\n"
    "all\n"
    "  query 2026-11-29T19:18:00.000Z key \"weekly\" value \"is:read sort:-date\"\n";

static void set_up(const char *source)
{
  char page[4096], text[TEXT_BYTES], home[4200];
  snprintf(page, sizeof page, "%s/tests/cli/page.txt", source);
  snprintf(home, sizeof home, "%s/home", folder);
  if (!read_text(page, text) || chdir(folder) != 0) exit(1);
  mkdir("lib", 0700);
  mkdir("home", 0700);
  write_text("page.txt", text);
  write_text("state.txt", state);
  for (int i = 0; i < NOTES; i++)
    write_note(i, "gamma");
  setenv("HOME", home, 1);
  static const char *const unset[] = {"XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME",
      "FIELDNOTES_LIBRARY", "FIELDNOTES_SECURE", "FIELDNOTES_DATA"};
  for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
    unsetenv(unset[i]);
}

int main(void)
{
  char made[] = "/tmp/fieldnotes-faults-XXXXXX", preload[4200], helper[4200];
  const char *source = getenv("SRCDIR"), *build = getenv("BUILDDIR"), *slow = getenv("SLOW");
  const char *instrumentation = getenv("INSTRUMENTATION");
  program = getenv("FIELDNOTES");
  if (!source || !build || !program || !(folder = mkdtemp(made))) return 1;
  snprintf(helper, sizeof helper, "%s/tests/faults/put", build);
  put = helper;
  snprintf(preload, sizeof preload, "%s/tests/faults/fault.so", build);
  library = preload;
  is_slow = slow && *slow;
  if ((instrumentation && *instrumentation) || access(library, R_OK) != 0) {
    printf("1..0 # SKIP nothing can be preloaded into this program\n");
    return 0;
  }
  set_up(source);
  for (size_t i = 0; i < N_SCENARIOS; i++)
    run_scenario(&scenarios[i]);
  remove_all("lib/.fieldnotes");
  run_without_locks();
  printf("# %lu runs\n1..%d\n", n_runs, n_cases);
  if (chdir("/") == 0) remove_all(folder);
  return n_failed != 0;
}
