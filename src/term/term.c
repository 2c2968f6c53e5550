/* The event loop: waits in one poll, takes every key that has come, draws once. As long as the
 * session has something to do, it does not wait. */
#include "term/term.h"

#include "base/limits.h"
#include "base/mem.h"
#include "session/config.h"
#include "term/clipboard_program.h"
#include "term/description.h"
#include "term/front.h"
#include "term/screen.h"
#include "term/signals.h"
#include "view/linear.h"
#include "view/view.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { READ_BYTES = 4096 };

struct term {
  struct screen *screen;
  struct session *session;
  struct canvas *canvas;
  struct input input;
  struct linear linear;        /* what was printed, on a screen that is printed on */
  const struct config *config; /* borrowed, or NULL */
  size_t paste_left_bytes;     /* of the paste that is coming: what is still taken of it */
  bool dirty;                  /* is the screen to be drawn? */
  bool resized;                /* may the window have another size? */
  bool over;                   /* is the reader to be left? */
  bool lost;                   /* the terminal is gone */
};

/* ---- what the session asks for ---- */

/* The terminal may be in any state, the window of any size. */
static void come_back(struct term *t)
{
  struct err ignored = ERR_INIT;
  t->over = !screen_enter(t->screen, &ignored);
  linear_forget(&t->linear);
  t->resized = t->dirty = true;
}

static void suspend(struct term *t, bool whole_job)
{
  screen_leave(t->screen);
  signals_stop_here(whole_job);
  if (signals_take() & SIGNALS_END)
    t->over = true;
  else
    come_back(t);
}

static bool clipboard_is(const struct term *t, const char *word)
{
  const char *usual = settings[SETTING_CLIPBOARD].fallback;
  return t->config ? config_is(t->config, SETTING_CLIPBOARD, word) : strcmp(word, usual) == 0;
}

static void copy_by_terminal(struct term *t, struct str text)
{
  enum clipboard_route route = screen_clipboard(t->screen);
  struct buf bytes = BUF_INIT;
  if (route == CLIPBOARD_NONE) {
    session_tell(t->session, "this terminal has no clipboard that can be reached");
  } else if (text.n > LIMIT_CLIPBOARD_BYTES) {
    session_tell(t->session, "not copied: %zu bytes are more than the %d that a terminal takes",
        text.n, LIMIT_CLIPBOARD_BYTES);
  } else {
    clipboard_add(&bytes, route, text);
    screen_send(t->screen, buf_str(&bytes));
  }
  buf_release(&bytes);
}

/* A program of this machine takes any length. */
static void copy(struct term *t, struct str text)
{
  if (clipboard_is(t, "off"))
    session_tell(t->session, "not copied: the option \"clipboard\" is off");
  else if (clipboard_is(t, "terminal") || !clipboard_program_copy(text))
    copy_by_terminal(t, text);
}

static void run(struct term *t, const struct session_order *order)
{
  struct session_outcome outcome;
  struct err err = ERR_INIT;
  bool left;
  front_run(t->screen, order, &left, &outcome, &err);
  if (left) come_back(t);
  session_ran(t->session, &outcome);
  t->dirty = true;
}

static void begin_anew(struct term *t)
{
  screen_soil(t->screen);
  linear_forget(&t->linear);
}

static void serve(struct term *t)
{
  for (;;) {
    struct session_request request = session_take_request(t->session);
    switch (request.kind) {
    case REQUEST_NONE: return;
    case REQUEST_QUIT: t->over = true; return;
    case REQUEST_SUSPEND: suspend(t, true); break;
    case REQUEST_REDRAW: begin_anew(t); break;
    case REQUEST_COPY: copy(t, request.text); break;
    case REQUEST_RUN: run(t, &request.order); break;
    }
  }
}

/* ---- drawing ---- */

/* What is printed is laid out for one pane, and for a line below. */
static void measure(struct screen *s, int *cols, int *rows)
{
  screen_measure(s, cols, rows);
  if (!screen_is_linear(s)) return;
  if (*cols > LINEAR_COLS_MAX) *cols = LINEAR_COLS_MAX;
  if (*rows > 2) *rows -= 1;
}

static void show(struct term *t)
{
  struct buf lines = BUF_INIT;
  if (screen_is_linear(t->screen)) {
    linear_add(&t->linear, t->session, t->canvas, &lines);
    screen_send(t->screen, buf_str(&lines));
  } else {
    screen_use_margins(t->screen, t->config && config_is_on(t->config, SETTING_MARGINS));
    screen_paint(t->screen, t->canvas);
  }
  buf_release(&lines);
}

static void resize(struct term *t)
{
  int cols, rows;
  t->resized = false;
  measure(t->screen, &cols, &rows);
  if (cols == t->canvas->cols && rows == t->canvas->rows) return;
  canvas_resize(t->canvas, cols, rows);
  session_resize(t->session, cols, rows);
}

static void use_mouse(struct term *t)
{
  if (screen_use_mouse(t->screen, session_wants_mouse(t->session))) return;
  session_has_no_mouse(t->session);
}

/* From painting to printing lines, or back. */
static void use_lines(struct term *t)
{
  bool wants = session_wants_linear(t->session);
  if (wants == screen_is_linear(t->screen)) return;
  if (!wants && !screen_can_be_painted(t->screen)) {
    session_prints_lines(t->session);
    session_complain(t->session, "this terminal cannot move its cursor: lines are printed on it");
    return;
  }
  screen_leave(t->screen);
  screen_set_linear(t->screen, wants);
  come_back(t);
}

/* What was given up for a key stays to be done. */
static void draw(struct term *t)
{
  use_lines(t);
  if (t->resized) resize(t);
  use_mouse(t);
  screen_use_colours(t->screen, session_wants_colours(t->session));
  t->canvas->ascii = session_wants_ascii(t->session);
  t->dirty = !session_prepare(t->session);
  canvas_clear(t->canvas);
  view_draw(t->session, t->canvas);
  show(t);
}

/* ---- keys ---- */

/* Pasted text is for prompts: anywhere else its characters would be commands. */
static void begin_paste(struct term *t)
{
  t->paste_left_bytes = session_takes_text(t->session) ? LIMIT_QUERY_BYTES : 0;
  if (!t->paste_left_bytes) session_tell(t->session, "text can be pasted into a prompt only");
}

static void take_key(struct term *t, struct key k)
{
  session_key(t->session, k);
  serve(t);
}

static void take_mouse(struct term *t, const struct mouse *m)
{
  session_mouse(t->session, m);
  serve(t);
}

static void take_event(struct term *t, const struct input_event *e)
{
  switch (e->kind) {
  case INPUT_KEY: take_key(t, e->key); break;
  case INPUT_PASTE: begin_paste(t); break;
  case INPUT_PASTED:
    if (!t->paste_left_bytes) break;
    t->paste_left_bytes--;
    take_key(t, e->key);
    break;
  case INPUT_PASTE_END: break;
  case INPUT_MOUSE: take_mouse(t, &e->mouse); break;
  }
}

static void take_events(struct term *t)
{
  struct input_event e;
  while (!t->over && input_next(&t->input, &e)) {
    take_event(t, &e);
    t->dirty = true;
    if (screen_is_linear(t->screen) && !t->over) draw(t); /* nothing is skipped */
  }
}

/* A read that gives nothing, or fails, means that nobody is there any more. */
static void take_input(struct term *t)
{
  char bytes[READ_BYTES];
  ssize_t n = read(screen_key_fd(t->screen), bytes, sizeof bytes);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (n <= 0) {
    t->over = t->lost = true;
    return;
  }
  input_add(&t->input, (struct str){bytes, (size_t)n});
  take_events(t);
}

/* ---- signals ---- */

static void take_signals(struct term *t)
{
  unsigned news = signals_take();
  if (news & SIGNALS_END) t->over = true;
  if (t->over) return;
  if (news & SIGNALS_STOP) suspend(t, false);
  if (news & SIGNALS_CONTINUED) { /* after SIGSTOP, which nobody is told of */
    screen_leave(t->screen);
    come_back(t);
  }
  if (news & SIGNALS_INTERRUPTED) take_key(t, (struct key){'c', KEY_WITH_CTRL});
  t->resized = t->dirty = true;
}

/* ---- the loop ---- */

/* Nothing has come: what was begun goes on, or a key that may have been a beginning is one. */
static void pass_time(struct term *t, bool works, bool has_waited_for_key)
{
  if (works) t->dirty = session_work(t->session);
  if (!has_waited_for_key) return;
  input_waited(&t->input);
  take_events(t);
}

/* The shorter of two times, of which -1 is for ever. */
static int shorter(int a, int b)
{
  return a >= 0 && (b < 0 || a < b) ? a : b;
}

static void wait_and_take(struct term *t)
{
  enum { SIGNALS, KEYS, NEWS, N };
  struct pollfd fds[N] = {
      [SIGNALS] = {.fd = signals_fd(), .events = POLLIN},
      [KEYS] = {.fd = screen_key_fd(t->screen), .events = POLLIN},
      [NEWS] = {.fd = session_fd(t->session), .events = POLLIN},
  };
  int key_ms = input_wait_ms(&t->input), session_ms = session_wait_ms(t->session);
  bool works = key_ms < 0 && session_has_work(t->session);
  int n = poll(fds, N, t->dirty || works ? 0 : shorter(key_ms, session_ms));
  if (n < 0) return; /* EINTR: the pipe has it */
  if (n == 0 && !t->dirty)
    pass_time(t, works, key_ms >= 0 && key_ms == shorter(key_ms, session_ms));
  if (fds[SIGNALS].revents) take_signals(t);
  if (fds[KEYS].revents && !t->over) take_input(t);
  if ((fds[NEWS].revents || session_wait_ms(t->session) == 0) && !t->over) {
    session_news(t->session);
    t->dirty = true;
  }
}

static void loop(struct term *t)
{
  while (!t->over) {
    if (t->dirty) draw(t);
    wait_and_take(t);
  }
}

/* ---- setting up ---- */

static bool run_on_screen(struct term *t, struct err *err)
{
  if (!signals_start(err)) return false;
  bool entered = screen_enter(t->screen, err);
  if (entered) loop(t);
  screen_leave(t->screen);
  return entered;
}

static bool set_up(struct term *t, struct session_setup *setup, struct err *err)
{
  t->screen = screen_find(setup->config && config_is_on(setup->config, SETTING_LINEAR), err);
  if (!t->screen) return false;
  measure(t->screen, &setup->cols, &setup->rows);
  screen_teach(t->screen, &t->input);
  setup->ascii = screen_is_ascii(t->screen);
  setup->no_colours = !screen_has_colours(t->screen);
  setup->interruptible = true;
  setup->input_fd = screen_key_fd(t->screen);
  t->config = setup->config;
  t->session = session_new(setup, err);
  if (!t->session) return false;
  if (screen_is_linear(t->screen)) session_prints_lines(t->session);
  t->canvas = canvas_new(setup->cols, setup->rows);
  t->resized = t->dirty = true;
  return true;
}

int term_run(struct session_setup *setup, struct err *err)
{
  struct term t = {0};
  struct err lost = ERR_INIT;
  bool done = set_up(&t, setup, err) && run_on_screen(&t, err);
  if (t.session && !session_end(t.session, &lost) && done) done = err_set(err, "%s", lost.text);
  if (t.lost) done = err_set(err, "the terminal is gone");
  session_free(t.session);
  canvas_free(t.canvas);
  screen_free(t.screen);
  input_release(&t.input);
  linear_release(&t.linear);
  if (signals_fd() >= 0) signals_stop();
  return done ? 0 : 2;
}

void term_die(void)
{
  signals_die();
}

bool term_examine(bool *has_clipboard, struct err *err)
{
  struct description *d = description_new(STDOUT_FILENO, err);
  *has_clipboard = d && d->clipboard != CLIPBOARD_NONE;
  description_free(d);
  return d != NULL;
}
