/* Curses as a painter of canvases. */
#include "term/screen.h"

#include "base/arena.h"
#include "base/mem.h"
#include "term/glyph.h"
#include "term/palette.h"
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

enum { COLS_UNKNOWN = 80, ROWS_UNKNOWN = 24, MAX_SEQUENCES = 32 };

struct screen {
  int out_fd, key_fd;
  bool owns_key_fd;
  FILE *out, *keys; /* for curses, on descriptors of their own */
  SCREEN *curses;   /* NULL until first entered */
  bool entered, cursor_hidden, locale_is_utf8;
  struct termios settings; /* before it was entered */
  struct glyph_rules rules;
  enum clipboard_route clipboard;
  int described_cols, described_rows;
  struct buf restore; /* what a crash writes */
  struct buf paste_on, paste_off;
  struct arena *arena; /* of the sequences */
  struct input_sequence sequences[MAX_SEQUENCES];
  size_t n_sequences;
  struct palette palette;
  cchar_t *row; /* one row of cells */
  size_t row_cap;
};

/* ---- what the terminal's description says ---- */

static const struct named_key {
  const char *capability; /* terminfo(5) */
  uint32_t code;
} named_keys[] = {
    {"kcuu1", KEYS_UP},
    {"kcud1", KEYS_DOWN},
    {"kcub1", KEYS_LEFT},
    {"kcuf1", KEYS_RIGHT},
    {"kpp", KEYS_PAGE_UP},
    {"knp", KEYS_PAGE_DOWN},
    {"khome", KEYS_HOME},
    {"kend", KEYS_END},
    {"kent", KEYS_ENTER},
    {"kcbt", KEYS_BACK_TAB},
    {"kdch1", KEYS_DELETE},
    {"kich1", KEYS_INSERT},
    {"kf1", KEYS_F1},
    {"kf2", KEYS_F1 + 1},
    {"kf3", KEYS_F1 + 2},
    {"kf4", KEYS_F1 + 3},
    {"kf5", KEYS_F1 + 4},
    {"kf6", KEYS_F1 + 5},
    {"kf7", KEYS_F1 + 6},
    {"kf8", KEYS_F1 + 7},
    {"kf9", KEYS_F1 + 8},
    {"kf10", KEYS_F1 + 9},
    {"kf11", KEYS_F1 + 10},
    {"kf12", KEYS_F1 + 11},
};
_Static_assert(sizeof named_keys / sizeof *named_keys <= MAX_SEQUENCES, "room for every key");

static struct str capability(const char *name)
{
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? STR_NONE : str_of(text);
}

/* Adds a capability as it can be written at once: without its delays, $<...>. */
static void add_capability(struct buf *out, const char *name)
{
  struct str s = capability(name);
  while (s.n) {
    size_t delay = str_find(s, STR_LIT("$<"));
    buf_add(out, str_first(s, delay));
    s = str_from(s, delay);
    s = str_from(s, s.n ? str_find(s, STR_LIT(">")) + 1 : 0);
  }
}

static void learn_keys(struct screen *s)
{
  for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++) {
    struct str bytes = capability(named_keys[i].capability);
    if (bytes.n < 2 || bytes.p[0] != '\033') continue;
    s->sequences[s->n_sequences++] =
        (struct input_sequence){arena_str(s->arena, bytes), named_keys[i].code};
  }
}

static void learn_restoring(struct screen *s)
{
  static const char *const back[] = {"BD", "rmkx", "cnorm", "sgr0", "rmcup"};
  for (size_t i = 0; i < sizeof back / sizeof *back; i++)
    add_capability(&s->restore, back[i]);
  if (!capability("rmcup").n) buf_add_cstr(&s->restore, "\r\n");
  add_capability(&s->paste_on, "BE");
  add_capability(&s->paste_off, "BD");
}

/* The first video terminals know 7 bits, whatever the locale says. */
static bool is_seven_bit(struct str term)
{
  static const char *const names[] = {"vt52", "vt100", "vt102"};
  struct str kind = term;
  str_cut(&term, '-', &kind);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_eq(kind, str_of(names[i]))) return true;
  return false;
}

static void learn(struct screen *s)
{
  struct str term = str_of(getenv("TERM"));
  s->locale_is_utf8 = str_eq(str_of(nl_langinfo(CODESET)), STR_LIT("UTF-8"));
  s->rules.ascii = !s->locale_is_utf8 || is_seven_bit(term);
  s->rules.bare = str_starts(term, STR_LIT("linux"));
  struct clipboard_facts facts = {.term = term,
      .has_sequence = capability("Ms").n > 0,
      .in_tmux = getenv("TMUX") != NULL,
      .in_screen = getenv("STY") != NULL};
  s->clipboard = clipboard_route(&facts);
  s->described_cols = tigetnum("cols");
  s->described_rows = tigetnum("lines");
  learn_keys(s);
  learn_restoring(s);
}

static bool look_up_terminal(struct screen *s, struct err *err)
{
  const char *term = getenv("TERM");
  if (!term || !*term) return err_set(err, "the terminal's kind is not known: TERM is not set");
  int status;
  if (setupterm(term, s->out_fd, &status) != OK && status != 1)
    return err_set(err, "TERM is \"%s\", and no description of such a terminal is installed", term);
  bool can_paint = capability("cup").n > 0;
  if (can_paint) learn(s);
  del_curterm(cur_term);
  if (can_paint) return true;
  return err_set(err,
      "TERM is \"%s\", a terminal that cannot move its cursor: "
      "use \"fieldnotes search\" and \"fieldnotes show\"",
      term);
}

/* ---- finding ---- */

static bool find_descriptors(struct screen *s, struct err *err)
{
  s->out_fd = STDOUT_FILENO;
  s->key_fd = STDIN_FILENO;
  if (!isatty(s->out_fd))
    return err_set(err, "the reader needs a terminal, and standard output is none: "
                        "use \"fieldnotes search\" and \"fieldnotes show\"");
  if (isatty(s->key_fd)) return true;
  s->key_fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  s->owns_key_fd = s->key_fd >= 0;
  return s->owns_key_fd || err_errno(err, "there is no terminal to read keys from");
}

struct screen *screen_find(struct err *err)
{
  struct screen *s = mem_zalloc(1, sizeof *s);
  s->arena = arena_new();
  if (find_descriptors(s, err) && look_up_terminal(s, err)) return s;
  screen_free(s);
  return NULL;
}

/* ---- entering and leaving ---- */

static bool start_curses(struct screen *s, struct err *err)
{
  s->out = fdopen(dup(s->out_fd), "w");
  s->keys = fdopen(dup(s->key_fd), "r");
  if (s->out && s->keys) s->curses = newterm(NULL, s->out, s->keys);
  if (!s->curses) return err_set(err, "this terminal cannot be taken over");
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  idlok(stdscr, TRUE);
  typeahead(-1);
  const char *no_color = getenv("NO_COLOR");
  palette_init(&s->palette, !no_color || !*no_color);
  return true;
}

bool screen_enter(struct screen *s, struct err *err)
{
  tcgetattr(s->key_fd, &s->settings);
  signals_arm(s->key_fd, &s->settings, buf_str(&s->restore));
  if (s->curses) {
    reset_prog_mode();
    screen_soil(s);
  } else if (!start_curses(s, err)) {
    signals_disarm();
    return false;
  }
  s->entered = true;
  screen_send(s, buf_str(&s->paste_on));
  return true;
}

void screen_leave(struct screen *s)
{
  if (!s->entered) return;
  s->entered = false;
  screen_send(s, buf_str(&s->paste_off));
  endwin();
  tcsetattr(s->key_fd, TCSANOW, &s->settings);
  signals_disarm();
}

void screen_free(struct screen *s)
{
  if (!s) return;
  screen_leave(s);
  if (s->curses) delscreen(s->curses);
  if (s->out) fclose(s->out);
  if (s->keys) fclose(s->keys);
  if (s->owns_key_fd) close(s->key_fd);
  buf_release(&s->restore);
  buf_release(&s->paste_on);
  buf_release(&s->paste_off);
  arena_free(s->arena);
  free(s->row);
  free(s);
}

/* ---- painting ---- */

static cchar_t make_cell(struct palette_look look, const wchar_t *text)
{
  cchar_t cell;
  setcchar(&cell, text, look.attrs, look.pair, NULL);
  return cell;
}

/* Adds the glyphs of a cell to the row; returns how many. */
static int make_cells(struct screen *s, const struct canvas *c, int col, int row, cchar_t *to)
{
  const struct cell *cell = &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
  if (!cell->cols) return 0;
  struct palette_look look = palette_look(&s->palette, cell->role, cell->over);
  struct str text = canvas_cell_text(c, col, row);
  if (text.n == 1 && text.p[0] >= ' ' && text.p[0] <= '~') {
    *to = make_cell(look, (wchar_t[]){(wchar_t)text.p[0], 0});
    return 1;
  }
  struct glyph glyphs[2];
  int n = glyphs_of(text, cell->cols, &s->rules, glyphs);
  for (int i = 0; i < n; i++)
    to[i] = make_cell(look, glyphs[i].text);
  return n;
}

static void paint_row(struct screen *s, const struct canvas *c, int row)
{
  int n = 0;
  for (int col = 0; col < c->cols; col++)
    n += make_cells(s, c, col, row, s->row + n);
  mvadd_wchnstr(row, 0, s->row, n);
}

static void place_cursor(struct screen *s, const struct canvas *c)
{
  bool hide = c->cursor_row < 0 || c->cursor_col < 0;
  if (hide != s->cursor_hidden) curs_set(hide ? 0 : 1);
  s->cursor_hidden = hide;
  if (!hide) move(c->cursor_row, c->cursor_col);
}

void screen_paint(struct screen *s, const struct canvas *c)
{
  if (!s->entered) return;
  s->row = mem_grow(s->row, &s->row_cap, (size_t)c->cols + 1, sizeof *s->row);
  for (int row = 0; row < c->rows; row++)
    paint_row(s, c, row);
  place_cursor(s, c);
  refresh();
}

void screen_soil(struct screen *s)
{
  if (s->curses) clearok(curscr, TRUE);
}

void screen_send(struct screen *s, struct str bytes)
{
  while (bytes.n) {
    ssize_t n = write(s->out_fd, bytes.p, bytes.n);
    if (n > 0)
      bytes = str_from(bytes, (size_t)n);
    else if (errno == EAGAIN)
      poll(&(struct pollfd){.fd = s->out_fd, .events = POLLOUT}, 1, -1);
    else if (errno != EINTR)
      return; /* the loop is told that the terminal is gone */
  }
}

/* ---- what it knows ---- */

static int first_positive(int a, int b, int c)
{
  return a > 0 ? a : b > 0 ? b : c;
}

void screen_measure(struct screen *s, int *cols, int *rows)
{
  struct winsize size = {0};
  ioctl(s->out_fd, TIOCGWINSZ, &size);
  *cols = first_positive(size.ws_col, s->described_cols, COLS_UNKNOWN);
  *rows = first_positive(size.ws_row, s->described_rows, ROWS_UNKNOWN);
  if (s->curses && (*cols != COLS || *rows != LINES)) resizeterm(*rows, *cols);
}

int screen_key_fd(const struct screen *s)
{
  return s->key_fd;
}

bool screen_is_ascii(const struct screen *s)
{
  return s->rules.ascii;
}

void screen_teach(const struct screen *s, struct input *in)
{
  in->sequences = s->sequences;
  in->n_sequences = s->n_sequences;
  in->no_utf8 = !s->locale_is_utf8;
}

enum clipboard_route screen_clipboard(const struct screen *s)
{
  return s->clipboard;
}
