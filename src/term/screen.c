/* Curses as a painter of canvases. It is never told that the terminal was left (endwin): the same
 * prepared text gives it back at the end, for a stop, and in a crash; and at a return curses would
 * undo the palette that the user has chosen. */
#include "term/screen.h"

#include "base/mem.h"
#include "term/condense.h"
#include "term/description.h"
#include "term/held.h"
#include "term/palette.h"
#include "term/scroll.h"
#include "term/shown.h"
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { COLS_USUAL = 80, ROWS_USUAL = 24 };

/* xterm: buttons, motion while one is held, columns beyond 223. */
#define MOUSE_ON "\033[?1000h\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l\033[?1000l"

struct screen {
  int out_fd, key_fd;
  bool owns_key_fd;
  struct description *kind;
  FILE *out, *keys; /* for curses, on descriptors of their own */
  SCREEN *curses;   /* NULL until first entered */
  bool entered, cursor_hidden;
  bool linear; /* lines are printed on it; nothing else */
  bool uses_mouse, uses_margins;
  struct termios settings, own_settings; /* before it was entered, and since */
  struct buf giving;                     /* what gives the terminal back */
  struct palette palette;
  cchar_t *row; /* one row of cells */
  size_t row_cap;
  int held_fd;            /* where curses writes to; -1: to the terminal */
  struct buf frame, sent; /* what curses made, and what goes to the terminal at once */
  struct condense condense;
  struct picture old, new; /* what it shows, and what it is to show */
  struct shown shown;      /* what curses has been told of, */
  unsigned n_looks;        /*   ... with the looks after so many changes */
};

/* ---- finding ---- */

static bool find_descriptors(struct screen *s, struct err *err)
{
  s->out_fd = STDOUT_FILENO;
  s->key_fd = STDIN_FILENO;
  s->held_fd = -1;
  if (!isatty(s->out_fd))
    return err_set(err, "the reader needs a terminal, and standard output is none: "
                        "use \"fieldnotes search\" and \"fieldnotes show\"");
  if (isatty(s->key_fd)) return true;
  s->key_fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  s->owns_key_fd = s->key_fd >= 0;
  return s->owns_key_fd || err_errno(err, "there is no terminal to read keys from");
}

static int larger(int a, int b)
{
  return a > b ? a : b;
}

/* Curses takes its buffer as large as the screen is when it starts, so it starts with a usual size
 * in a small window; screen_measure tells it the true one. The environment is what it believes
 * before the window, and it is changed here, before there is a thread that could read it. */
static void name_usual_size(struct screen *s)
{
  int cols, rows;
  char cols_text[16], rows_text[16];
  screen_measure(s, &cols, &rows);
  if (cols >= COLS_USUAL && rows >= ROWS_USUAL) return;
  snprintf(cols_text, sizeof cols_text, "%d", larger(cols, COLS_USUAL));
  snprintf(rows_text, sizeof rows_text, "%d", larger(rows, ROWS_USUAL));
  setenv("COLUMNS", cols_text, 1);
  setenv("LINES", rows_text, 1);
}

/* Lines are printed on any terminal, be it known or not. */
static struct description *describe(int fd, bool linear, struct err *err)
{
  struct err unknown = ERR_INIT;
  struct description *d = description_new(fd, linear ? &unknown : err);
  return d || !linear ? d : description_of_none();
}

struct screen *screen_find(bool linear, struct err *err)
{
  struct screen *s = mem_zalloc(1, sizeof *s);
  if (find_descriptors(s, err)) s->kind = describe(s->out_fd, linear, err);
  if (s->kind) s->linear = linear || !s->kind->cup.n;
  if (s->kind && s->kind->cup.n) name_usual_size(s);
  if (s->kind) return s;
  screen_free(s);
  return NULL;
}

/* ---- entering and leaving ---- */

/* Curses 6.4 writes row by row until it has left the terminal and come back once: it does so here
 * where nobody sees it, and the modes are set by our own text. */
static void start_unseen(struct screen *s)
{
  int fd = fileno(s->out), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, fd);
  endwin();
  refresh();
  keypad(stdscr, TRUE);
  dup2(s->out_fd, fd);
  fcntl(fd, F_SETFD, FD_CLOEXEC); /* the copy has not got it */
  close(nowhere);
}

/* What curses has written but nobody is to see. */
static void forget_held(struct screen *s)
{
  if (s->held_fd >= 0) held_take(s->held_fd, &s->frame);
  buf_clear(&s->frame);
}

/* From now on a frame goes out at once. */
static void hold_back(struct screen *s)
{
  int fd = fileno(s->out), file = held_open();
  if (file < 0) return;
  s->held_fd = dup2(file, fd) == fd ? fd : -1;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  close(file);
}

static bool start_curses(struct screen *s, struct err *err)
{
  s->out = fdopen(fcntl(s->out_fd, F_DUPFD_CLOEXEC, 3), "w");
  s->keys = fdopen(fcntl(s->key_fd, F_DUPFD_CLOEXEC, 3), "r");
  if (s->out && s->keys) s->curses = newterm(NULL, s->out, s->keys);
  if (!s->curses) return err_set(err, "this terminal cannot be taken over");
  start_unseen(s);
  raw();
  noecho();
  nonl();
  idlok(stdscr, TRUE);
  typeahead(-1);
  tcgetattr(s->key_fd, &s->own_settings);
  palette_init(&s->palette, screen_has_colours(s));
  s->condense.moves_shortly = s->kind->has_cha;
  hold_back(s);
  return true;
}

/* Makes the text that gives the terminal back, and tells the crash handler. Where there is no other
 * screen to return to, the shell goes on below ours. */
static void prepare_giving(struct screen *s)
{
  buf_clear(&s->giving);
  if (s->uses_mouse) buf_add_cstr(&s->giving, MOUSE_OFF);
  if (s->uses_margins && s->kind->has_margins) buf_add(&s->giving, s->kind->no_margins);
  if (s->linear) {
    buf_add_cstr(&s->giving, "\r\n");
    signals_arm(s->key_fd, &s->settings, buf_str(&s->giving), false);
    return;
  }
  if (s->curses && !s->kind->has_other_screen) {
    description_add_move(s->kind, &s->giving, LINES - 1, 0);
    buf_add_cstr(&s->giving, "\r\n");
  }
  buf_add(&s->giving, s->kind->give);
  signals_arm(s->key_fd, &s->settings, buf_str(&s->giving), s->kind->has_other_screen);
}

/* Keys one by one, and lines as any program prints them. */
static void enter_linear(struct screen *s)
{
  struct termios keys = s->settings;
  keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  keys.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR);
  keys.c_cc[VMIN] = 1;
  keys.c_cc[VTIME] = 0;
  tcsetattr(s->key_fd, TCSANOW, &keys);
  s->entered = true;
}

bool screen_is_linear(const struct screen *s)
{
  return s->linear;
}

bool screen_can_be_painted(const struct screen *s)
{
  return s->kind->cup.n > 0;
}

void screen_set_linear(struct screen *s, bool linear)
{
  s->linear = linear || !screen_can_be_painted(s);
}

bool screen_enter(struct screen *s, struct err *err)
{
  tcgetattr(s->key_fd, &s->settings);
  prepare_giving(s);
  if (s->linear) {
    enter_linear(s);
    return true;
  }
  if (!s->curses && !start_curses(s, err)) {
    signals_disarm();
    return false;
  }
  tcsetattr(s->key_fd, TCSANOW, &s->own_settings);
  screen_send(s, s->kind->take);
  if (s->uses_mouse) screen_send(s, STR_LIT(MOUSE_ON));
  screen_soil(s);
  s->entered = true;
  return true;
}

void screen_leave(struct screen *s)
{
  if (!s->entered) return;
  s->entered = false;
  if (s->curses) curs_set(1); /* so that curses knows */
  forget_held(s);
  s->cursor_hidden = false;
  prepare_giving(s);
  screen_send(s, buf_str(&s->giving));
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
  buf_release(&s->giving);
  buf_release(&s->frame);
  buf_release(&s->sent);
  picture_release(&s->old);
  picture_release(&s->new);
  shown_release(&s->shown);
  description_free(s->kind);
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
  int n = glyphs_of(text, cell->cols, &s->kind->rules, glyphs);
  for (int i = 0; i < n; i++)
    to[i] = make_cell(look, glyphs[i].text);
  return n;
}

/* Paints what differs of a row; all of it where curses may have another in its place. */
static void paint_row(struct screen *s, const struct canvas *c, int row, bool is_moved)
{
  int n = 0, first, end;
  bool differs = shown_differs(&s->shown, c, row, &first, &end);
  if (is_moved) {
    first = 0;
    end = c->cols;
  }
  if (!differs && !is_moved) return;
  for (int col = first; col < end; col++)
    n += make_cells(s, c, col, row, s->row + n);
  mvadd_wchnstr(row, first, s->row, n);
}

static void place_cursor(struct screen *s, const struct canvas *c)
{
  bool hide = c->cursor_row < 0 || c->cursor_col < 0;
  if (hide != s->cursor_hidden) curs_set(hide ? 0 : 1);
  s->cursor_hidden = hide;
  move(hide ? c->rows - 1 : c->cursor_row, hide ? 0 : c->cursor_col);
}

/* Different for different looks, nearly always; 0 for the usual one. */
static unsigned look_number(struct palette_look look)
{
  unsigned attrs = (unsigned)look.attrs;
  return ((attrs >> 16 ^ attrs >> 8) & 0xFF) << 8 | ((unsigned)look.pair & 0xFF);
}

static void take_picture_row(struct screen *s, const struct canvas *c, int row)
{
  const struct cell *cell = c->cells + (size_t)row * (size_t)c->cols;
  uint64_t *to = picture_row(&s->new, row);
  for (int col = 0; col < c->cols; col++, cell++, to++) {
    unsigned look = look_number(palette_look(&s->palette, cell->role, cell->over));
    *to =
        cell->cols ? picture_cell(canvas_cell_text(c, col, row), look) : picture_right_half(to[-1]);
  }
}

static void take_picture(struct screen *s, const struct canvas *c)
{
  int first, end;
  picture_resize(&s->new, c->cols, c->rows);
  for (int row = 0; row < c->rows; row++)
    if (shown_differs(&s->shown, c, row, &first, &end))
      take_picture_row(s, c, row);
    else
      memcpy(
          picture_row(&s->new, row), picture_row(&s->old, row), (size_t)c->cols * sizeof(uint64_t));
}

/* Curses scrolls rows that move as a whole, so it is shown them so first. Both go out at once, and
 * nobody sees what lies between. */
static void scroll_rows(const struct scroll *found)
{
  scrollok(stdscr, TRUE);
  setscrreg(found->top, found->end - 1);
  scrl(found->by);
  scrollok(stdscr, FALSE); /* the last cell is written to as well */
  setscrreg(0, LINES - 1);
  leaveok(stdscr, TRUE);
  refresh();
  leaveok(stdscr, FALSE);
}

/* Curses does not know margins. It is shown the columns moved; what it writes then is put away, and
 * what does the same between margins goes out instead. */
static void scroll_columns(struct screen *s, const struct scroll *found)
{
  int cols = found->right - found->left;
  WINDOW *part = derwin(stdscr, found->end - found->top, cols, found->top, found->left);
  if (!part) return;
  scrollok(part, TRUE);
  wscrl(part, found->by);
  delwin(part);
  touchwin(stdscr);
  refresh();
  forget_held(s);
  description_add_scroll(s->kind, &s->frame, found, LINES);
  description_add_move(s->kind, &s->frame, getcury(curscr), getcurx(curscr));
}

/* Scrolls what moved where that makes the frame shorter. Returns which rows did. */
static struct scroll scroll_panes(struct screen *s)
{
  struct scroll found, none = {0};
  bool margins = s->uses_margins && s->kind->has_margins;
  if (s->held_fd < 0 || is_cleared(curscr) || !s->kind->scrolls) return none;
  if (!scroll_find(&s->old, &s->new, margins, &found)) return none;
  if (found.right - found.left < s->new.cols)
    scroll_columns(s, &found);
  else
    scroll_rows(&found);
  return found;
}

/* Sends the frame; what is new is old then. */
static void send_frame(struct screen *s)
{
  struct picture shown = s->new;
  if (s->held_fd >= 0) held_take(s->held_fd, &s->frame);
  if (s->kind->has_sgr) condense_add(&s->condense, buf_str(&s->frame), &s->sent);
  screen_send(s, buf_str(s->kind->has_sgr ? &s->sent : &s->frame));
  buf_clear(&s->frame);
  buf_clear(&s->sent);
  s->new = s->old;
  s->old = shown;
}

void screen_paint(struct screen *s, const struct canvas *c)
{
  if (!s->entered) return;
  if (c->theme) palette_use(&s->palette, c->theme);
  if (s->n_looks != s->palette.n_changes) shown_forget(&s->shown);
  s->n_looks = s->palette.n_changes;
  s->row = mem_grow(s->row, &s->row_cap, (size_t)c->cols + 1, sizeof *s->row);
  take_picture(s, c);
  struct scroll moved = scroll_panes(s);
  for (int row = 0; row < c->rows; row++)
    paint_row(s, c, row, row >= moved.top && row < moved.end);
  shown_take(&s->shown, c);
  place_cursor(s, c);
  refresh();
  send_frame(s);
}

void screen_use_colours(struct screen *s, bool use)
{
  if (s->curses) palette_want(&s->palette, use);
}

void screen_soil(struct screen *s)
{
  if (s->curses) clearok(curscr, TRUE);
  condense_forget(&s->condense);
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

bool screen_use_mouse(struct screen *s, bool use)
{
  if (use == s->uses_mouse) return true;
  if (!s->kind->has_mouse) return false;
  s->uses_mouse = use;
  prepare_giving(s); /* first: a crash in between gives too much back, not too little */
  screen_send(s, use ? STR_LIT(MOUSE_ON) : STR_LIT(MOUSE_OFF));
  return true;
}

void screen_use_margins(struct screen *s, bool use)
{
  if (use == s->uses_margins) return;
  s->uses_margins = use;
  prepare_giving(s); /* a crash while they are set gives them back */
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
  *cols = first_positive(size.ws_col, s->kind->cols, COLS_USUAL);
  *rows = first_positive(size.ws_row, s->kind->rows, ROWS_USUAL);
  if (s->curses && (*cols != COLS || *rows != LINES)) {
    resizeterm(*rows, *cols);
    shown_forget(&s->shown);
  }
}

int screen_key_fd(const struct screen *s)
{
  return s->key_fd;
}

bool screen_is_ascii(const struct screen *s)
{
  return s->kind->rules.ascii;
}

bool screen_has_colours(const struct screen *s)
{
  const char *no_color = getenv("NO_COLOR");
  return s->kind->has_colours && !(no_color && *no_color);
}

void screen_teach(const struct screen *s, struct input *in)
{
  in->sequences = s->kind->keys;
  in->n_sequences = s->kind->n_keys;
  in->no_utf8 = !s->kind->locale_is_utf8;
}

enum clipboard_route screen_clipboard(const struct screen *s)
{
  return s->kind->clipboard;
}
