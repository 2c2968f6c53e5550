/* The pty, the emulator and the waiting. */
#include "terminal.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "relay.h"
#include "rest.h"
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DEADLINE_MS = 60000, POLL_MS = 20, READ_BYTES = 65536, MAX_WORDS = 64 };

struct terminal {
  pid_t pid;
  int fd; /* -1: hung up */
  bool ended, eof, is_between;
  int status;
  VTerm *vterm;
  VTermScreen *screen;
  int cols, rows;
  bool alternate, cursor_shown;
  struct buf stream;
  size_t shown;    /* bytes of it that the emulator has */
  struct buf text; /* of the last look */
  struct buf home, path;
};

/* ---- starting and ending ---- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
  struct terminal *t = user;
  if (property == VTERM_PROP_ALTSCREEN) t->alternate = value->boolean;
  if (property == VTERM_PROP_CURSORVISIBLE) t->cursor_shown = value->boolean;
  return 1;
}

static void start_emulator(struct terminal *t)
{
  static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
  t->vterm = vterm_new(t->rows, t->cols);
  vterm_set_utf8(t->vterm, 1);
  t->screen = vterm_obtain_screen(t->vterm);
  vterm_screen_set_callbacks(t->screen, &callbacks, t);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_reset(t->screen, 1);
}

/* What the program needs from around it, and nothing else. */
static void add_environment(struct terminal *t, const struct terminal_setup *setup, char **env)
{
  static const char *const kept[] = {"PATH", "TERMINFO", "TERMINFO_DIRS", "ASAN_OPTIONS",
      "UBSAN_OPTIONS", "LSAN_OPTIONS", "FIELDNOTES", "FIELDNOTES_DATA", "GCOV_PREFIX", "TMPDIR"};
  size_t n = 0;
  struct buf b = BUF_INIT;
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    const char *value = getenv(kept[i]);
    if (!value) continue;
    buf_clear(&b);
    buf_addf(&b, "%s=%s", kept[i], value);
    env[n++] = strdup(buf_cstr(&b));
  }
  buf_clear(&b);
  buf_addf(&b, "HOME=%s", buf_cstr(&t->home));
  env[n++] = strdup(buf_cstr(&b));
  buf_clear(&b);
  buf_addf(&b, "TERM=%s", setup->term ? setup->term : "xterm-256color");
  env[n++] = strdup(buf_cstr(&b));
  buf_clear(&b);
  buf_addf(&b, "LC_ALL=%s", setup->locale ? setup->locale : "C.UTF-8");
  env[n++] = strdup(buf_cstr(&b));
  for (size_t i = 0; setup->env && setup->env[i] && n < MAX_WORDS; i++)
    env[n++] = strdup(setup->env[i]);
  buf_release(&b);
}

static void run_program(struct terminal *t, const struct terminal_setup *setup)
{
  const char *program = setup->program ? setup->program : getenv("FIELDNOTES");
  char *argv[MAX_WORDS + 1] = {strdup(program ? program : "")}, *env[MAX_WORDS + 1] = {0};
  for (size_t i = 0; setup->args && setup->args[i] && i < MAX_WORDS - 1; i++)
    argv[i + 1] = strdup(setup->args[i]);
  add_environment(t, setup, env);
  for (int i = 1; i < NSIG; i++)
    signal(i, SIG_DFL); /* as from a shell that somebody sits at, whoever runs the tests */
  if (chdir(buf_cstr(&t->home)) == 0) execve(argv[0], argv, env);
  fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
  _exit(127);
}

struct terminal *terminal_new(void)
{
  struct terminal *t = mem_zalloc(1, sizeof *t);
  const char *base = getenv("TMPDIR");
  t->fd = -1;
  t->cursor_shown = true;
  buf_addf(&t->home, "%s/fieldnotes-term.XXXXXX", base && *base ? base : "/tmp");
  if (!mkdtemp(t->home.p)) fail_msg("no folder for the test: %s", strerror(errno));
  return t;
}

void terminal_write(struct terminal *t, const char *name, struct str text)
{
  struct buf path = BUF_INIT;
  struct err err = ERR_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&t->home), name);
  struct str folder = fs_dirname(buf_str(&path));
  char *folder_path = strndup(folder.p, folder.n);
  if (!fs_make_dirs(folder_path, 0700, &err) || !fs_write(buf_cstr(&path), text, 0600, &err))
    fail_msg("%s", err.text);
  free(folder_path);
  buf_release(&path);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
  (void)st;
  (void)type;
  (void)ftw;
  return remove(path);
}

void terminal_remove(struct terminal *t, const char *name)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&t->home), name);
  assert_int_equal(unlink(buf_cstr(&path)), 0);
  buf_release(&path);
}

void terminal_allow(struct terminal *t, const char *name)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&t->home), name);
  assert_int_equal(chmod(buf_cstr(&path), 0700), 0);
  buf_release(&path);
}

bool terminal_read(struct terminal *t, const char *name, struct buf *out)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&t->home), name);
  bool ok = fs_read(buf_cstr(&path), 1 << 20, out, NULL, &ignored);
  buf_release(&path);
  return ok;
}

void terminal_remove_all(struct terminal *t, const char *name)
{
  struct buf path = BUF_INIT;
  buf_addf(&path, "%s/%s", buf_cstr(&t->home), name);
  nftw(buf_cstr(&path), remove_one, 16, FTW_DEPTH | FTW_PHYS);
  buf_release(&path);
}

void terminal_rename(struct terminal *t, const char *from, const char *to)
{
  struct buf old = BUF_INIT, new = BUF_INIT;
  buf_addf(&old, "%s/%s", buf_cstr(&t->home), from);
  buf_addf(&new, "%s/%s", buf_cstr(&t->home), to);
  assert_int_equal(rename(buf_cstr(&old), buf_cstr(&new)), 0);
  buf_release(&old);
  buf_release(&new);
}

/* The last sequence may be cut off in a program that was killed. */
static void check_stream(const struct terminal *t)
{
  struct str stream = buf_str(&t->stream);
  size_t at = stream_allowed(stream);
  if (at == stream.n || (!t->eof && stream.n - at < 32)) return;
  fprintf(stderr, "byte %zu of %zu may not be sent:", at, stream.n);
  for (size_t i = at > 16 ? at - 16 : 0; i < at + 32 && i < stream.n; i++)
    fprintf(stderr, "%s%02x", i == at ? " >" : " ", (unsigned char)stream.p[i]);
  fprintf(stderr, "\n");
  fail_msg("the program sent what it may not send");
}

/* What ran before is over, and what it sent was allowed. */
static void forget_program(struct terminal *t)
{
  if (t->pid > 0 && !t->ended) {
    kill(t->pid, SIGKILL);
    waitpid(t->pid, NULL, 0);
  }
  if (!t->is_between) check_stream(t);
  terminal_hang_up(t);
  if (t->vterm) vterm_free(t->vterm);
  t->vterm = NULL;
  t->pid = 0;
  t->ended = t->eof = t->alternate = false;
  t->cursor_shown = true;
  buf_clear(&t->stream);
  t->shown = 0;
}

void terminal_start(struct terminal *t, const struct terminal_setup *setup)
{
  forget_program(t);
  t->cols = setup->cols ? setup->cols : 80;
  t->rows = setup->rows ? setup->rows : 24;
  t->is_between = setup->is_between;
  start_emulator(t);
  struct winsize size = {.ws_col = (unsigned short)t->cols, .ws_row = (unsigned short)t->rows};
  t->pid = forkpty(&t->fd, NULL, NULL, &size);
  if (t->pid < 0) fail_msg("no pty: %s", strerror(errno));
  if (t->pid == 0 && setup->delay_ms) relay_between(setup->delay_ms, setup->line_cuts, &size);
  if (t->pid == 0) run_program(t, setup);
  fcntl(t->fd, F_SETFD, FD_CLOEXEC);
}

void terminal_free(struct terminal *t)
{
  forget_program(t);
  nftw(buf_cstr(&t->home), remove_one, 16, FTW_DEPTH | FTW_PHYS);
  buf_release(&t->stream);
  buf_release(&t->text);
  buf_release(&t->home);
  free(t);
}

/* ---- reading what the program sends ---- */

/* Sends back what the emulator answers. */
static void answer(struct terminal *t)
{
  char bytes[256];
  for (size_t n; (n = vterm_output_read(t->vterm, bytes, sizeof bytes)) > 0;)
    if (write(t->fd, bytes, n) < 0) return;
}

/* The emulator (libvterm 0.3) loses a character that comes in two parts, where others come before
 * it: it gets whole ones. */
static void show_whole(struct terminal *t)
{
  size_t n = t->stream.n;
  bool whole = true;
  for (size_t back = 1; back < 4 && back <= n - t->shown; back++) {
    unsigned char c = (unsigned char)t->stream.p[n - back];
    if ((c & 0xC0) == 0x80) continue;
    struct str last = {t->stream.p + n - back, back};
    if (c >= 0xC0) utf8_next(&last, &whole);
    if (!whole) n -= back;
    break;
  }
  vterm_input_write(t->vterm, t->stream.p + t->shown, n - t->shown);
  t->shown = n;
}

static void read_some(struct terminal *t)
{
  static const size_t most = READ_BYTES;
  char *bytes = buf_reserve(&t->stream, most);
  ssize_t n = read(t->fd, bytes, most);
  if (n < 0 && errno == EINTR) return;
  if (n <= 0) {
    t->eof = true; /* EIO: nobody holds the other side */
    return;
  }
  t->stream.n += (size_t)n;
  show_whole(t);
  answer(t);
}

/* Waits up to `ms` for something to come and takes it in; false when nothing came. */
static bool pump(struct terminal *t, int ms)
{
  if (t->fd < 0 || t->eof) {
    poll(NULL, 0, ms);
    return false;
  }
  struct pollfd fd = {.fd = t->fd, .events = POLLIN};
  if (poll(&fd, 1, ms) <= 0) return false;
  read_some(t);
  return true;
}

static long long now_ms(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

static void print_screen(struct terminal *t)
{
  VTermPos at = terminal_cursor(t);
  fprintf(stderr, "%dx%d, cursor at column %d, row %d, %zu bytes sent%s\n", t->cols, t->rows,
      at.col, at.row, t->stream.n, t->ended ? ", ended" : "");
  for (int row = 0; row < t->rows; row++) {
    struct str line = terminal_row(t, row);
    fprintf(stderr, "|%.*s|\n", STR_ARG(line));
  }
}

static bool has_ended(struct terminal *t, const void *context)
{
  (void)context;
  if (!t->ended) t->ended = waitpid(t->pid, &t->status, WNOHANG) == t->pid;
  return t->ended;
}

void terminal_wait(
    struct terminal *t, terminal_condition *holds, const void *context, const char *what)
{
  long long deadline = now_ms() + DEADLINE_MS;
  while (!holds(t, context)) {
    bool may_come = !t->eof && now_ms() < deadline;
    pump(t, POLL_MS);
    if (may_come || (t->eof && holds == has_ended && now_ms() < deadline)) continue;
    print_screen(t);
    fail_msg("waited in vain: %s", what);
  }
}

static bool shows(struct terminal *t, const void *text)
{
  return terminal_shows(t, text);
}

static bool shows_not(struct terminal *t, const void *text)
{
  return !terminal_shows(t, text);
}

void terminal_wait_text(struct terminal *t, const char *text)
{
  terminal_wait(t, shows, text, text);
}

void terminal_wait_no_text(struct terminal *t, const char *text)
{
  terminal_wait(t, shows_not, text, text);
}

int terminal_wait_end(struct terminal *t)
{
  terminal_wait(t, has_ended, NULL, "the program ends");
  while (pump(t, 0) && !t->eof)
    ;
  return t->status;
}

/* Keys that were sent a moment ago may still lie in the kernel, which then is what has to run:
 * looking at the program's side of the pty brings them to it. */
static void bring_keys(struct terminal *t)
{
#ifdef TIOCGPTPEER
  if (t->fd < 0 || t->eof || t->ended) return;
  int fd = ioctl(t->fd, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return;
  poll(&(struct pollfd){.fd = fd, .events = POLLIN}, 1, 0);
  close(fd);
#endif
}

/* Nothing ran from one look to the next, and nothing has come by then. */
static bool is_quiet(struct terminal *t, int ms)
{
  unsigned long long before = 0, after = 0;
  bring_keys(t);
  bool rests = t->ended || rest_of(t->pid, &before);
  if (pump(t, ms) || !rests) return false;
  return (t->ended || (rest_of(t->pid, &after) && before == after)) && !pump(t, 0);
}

bool terminal_wait_quiet(struct terminal *t, int ms)
{
  long long deadline = now_ms() + DEADLINE_MS;
  while (now_ms() < deadline)
    if (is_quiet(t, ms)) return true;
  return false;
}

/* ---- doing ---- */

void terminal_send(struct terminal *t, const char *bytes)
{
  long long deadline = now_ms() + DEADLINE_MS;
  for (struct str rest = str_of(bytes); rest.n;) {
    struct pollfd fd = {.fd = t->fd, .events = POLLIN | POLLOUT};
    poll(&fd, 1, POLL_MS);
    if (fd.revents & POLLIN) read_some(t);
    if (!(fd.revents & POLLOUT)) {
      if (now_ms() < deadline) continue;
      print_screen(t);
      fail_msg("the program takes no keys");
    }
    ssize_t n = write(t->fd, rest.p, rest.n < 1024 ? rest.n : 1024);
    if (n < 0) fail_msg("the program does not take keys: %s", strerror(errno));
    rest = str_from(rest, (size_t)n);
  }
}

void terminal_send_blind(struct terminal *t, const char *bytes)
{
  struct str rest = str_of(bytes);
  if (write(t->fd, rest.p, rest.n) != (ssize_t)rest.n) fail_msg("the program does not take keys");
}

void terminal_resize(struct terminal *t, int cols, int rows)
{
  struct winsize size = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};
  t->cols = cols;
  t->rows = rows;
  vterm_set_size(t->vterm, rows, cols);
  ioctl(t->fd, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *t, int signal)
{
  kill(t->pid, signal);
}

void terminal_hang_up(struct terminal *t)
{
  if (t->fd >= 0) close(t->fd);
  t->fd = -1;
}

/* ---- looking ---- */

static void add_cell(struct terminal *t, int col, int row)
{
  VTermScreenCell cell = terminal_cell(t, col, row);
  if (cell.chars[0] == (uint32_t)-1) return; /* right half of a wide one */
  if (!cell.chars[0]) buf_add_char(&t->text, ' ');
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
    utf8_add(&t->text, cell.chars[i]);
}

struct str terminal_row(struct terminal *t, int row)
{
  buf_clear(&t->text);
  for (int col = 0; col < t->cols; col++)
    add_cell(t, col, row);
  return buf_str(&t->text);
}

bool terminal_shows(struct terminal *t, const char *text)
{
  for (int row = 0; row < t->rows; row++) {
    struct str line = terminal_row(t, row);
    if (str_find(line, str_of(text)) < line.n) return true;
  }
  return false;
}

VTermScreenCell terminal_cell(struct terminal *t, int col, int row)
{
  VTermScreenCell cell = {0};
  vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell);
  return cell;
}

VTermPos terminal_cursor(struct terminal *t)
{
  VTermPos at;
  vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &at);
  return at;
}

bool terminal_cursor_is_shown(struct terminal *t)
{
  return t->cursor_shown;
}

bool terminal_is_alternate(struct terminal *t)
{
  return t->alternate;
}

const char *terminal_home(struct terminal *t)
{
  return buf_cstr(&t->home);
}

pid_t terminal_pid(struct terminal *t)
{
  return t->pid;
}

struct termios terminal_settings(struct terminal *t)
{
  struct termios settings = {0};
  tcgetattr(t->fd, &settings);
  return settings;
}

const struct buf *terminal_stream(struct terminal *t)
{
  return &t->stream;
}
