/* A library whose notes have texts that could drive a terminal in their names, their post meta and
 * their bodies: every action of the reader, from each pane, shows them as marks; what is copied is
 * sent in the form of the clipboard alone, and no other program is given a word that could be an
 * option. */
#include "nasty.h"

#include "base/limits.h"
#include "page/document.h"
#include "session/action.h"
#include "session/state.h"
#include "term/clipboard.h"
#include "tests/term/stream.h"
#include "view/canvas.h"
#include "view/view.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLS = 160, ROWS = 48, SIZES = 2 };

static char home[] = "/tmp/fieldnotes-test-XXXXXX";

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

static const char *const roots[] = {"lib"};
static const struct library_place place = {
    .roots = (const char **)(uintptr_t)roots, .n_roots = 1, .cache_dir = "cache"};

static struct library_place the_place(void)
{
  struct library_place p = place;
  p.read_body = document_read_bodytext;
  return p;
}

static int set_up(void **state)
{
  (void)state;
  struct library_place where = the_place();
  struct update_options options = {0};
  struct update_report report = {0};
  struct err err = ERR_INIT;
  if (!mkdtemp(home) || chdir(home) != 0 || mkdir("lib", 0700) || mkdir("cache", 0700)) return -1;
  for (size_t i = 0; i < NASTY; i++)
    nasty_write_note(nasty[i], i);
  struct library *l = library_open(&where, &err);
  if (!l || !library_update(l, &options, &report, &err)) return -1;
  library_close(l);
  return report.n_new == NASTY ? 0 : -1;
}

static int tear_down(void **state)
{
  (void)state;
  return chdir("/") || nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- what comes out ---- */

static void check(const char *where, struct str text)
{
  for (struct str rest = text, line; str_cut(&rest, '\n', &line);) {
    size_t end = stream_allowed(line);
    for (size_t i = 0; i < line.n && end == line.n; i++)
      if ((unsigned char)line.p[i] < ' ') end = i;
    if (end < line.n)
      fail_msg("%s: byte %02X at %zu: %.*s", where, (unsigned char)line.p[end], end, STR_ARG(line));
  }
}

static void check_copy(const char *where, struct str text)
{
  static const enum clipboard_route routes[] = {CLIPBOARD_PLAIN, CLIPBOARD_SCREEN};
  if (text.n > LIMIT_CLIPBOARD_BYTES) return;
  for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
    struct buf sent = BUF_INIT;
    clipboard_add(&sent, routes[i], text);
    if (stream_allowed(buf_str(&sent)) != sent.n) fail_msg("%s: the copy drives", where);
    buf_release(&sent);
  }
}

/* The last word is what a note chose: an address, or the path of a file. A command that is given a
 * part of the note has no such word. */
static void check_order(const char *where, const struct session_order *order)
{
  size_t n = 0;
  if (order->has_input) return;
  while (order->words[n])
    n++;
  struct str last = str_of(order->words[n - 1]);
  if (n < 2 || (last.p[0] != '/' && !str_starts(last, STR_LIT("http"))))
    fail_msg("%s: %.*s", where, STR_ARG(last));
}

static void check_requests(struct session *s, const char *where)
{
  for (;;) {
    struct session_request r = session_take_request(s);
    if (r.kind == REQUEST_NONE) return;
    if (r.kind == REQUEST_COPY) check_copy(where, r.text);
    if (r.kind == REQUEST_RUN) check_order(where, &r.order);
  }
}

static void check_screen(struct session *s, struct canvas *c, const char *where)
{
  struct buf picture = BUF_INIT;
  session_prepare(s);
  while (session_has_work(s))
    session_work(s);
  session_prepare(s);
  canvas_clear(c);
  view_draw(s, c);
  canvas_add_picture(&picture, c);
  check(where, buf_str(&picture));
  check(where, buf_str(&s->messages.answer.text));
  check(where, buf_str(&s->messages.warning.text));
  buf_release(&picture);
}

/* ---- every action ---- */

/* The note `nth` of the list, and the keys at one of the panes. */
static struct session *open_at(const char *pane, size_t nth, int cols)
{
  struct err err = ERR_INIT;
  const struct session_setup setup = {.place = the_place(),
      .title = str_of(nasty[nth]),
      .notice = str_of(nasty[nth]),
      .programs = {.editor = "vi", .browser = "browse"},
      .cols = cols,
      .rows = ROWS};
  struct session *s = session_new(&setup, &err);
  if (!s) fail_msg("%s", err.text);
  session_prepare(s);
  for (size_t i = 0; i < nth; i++)
    session_action(s, STR_LIT("down"));
  session_action(s, STR_LIT("open"));
  session_prepare(s);
  if (*pane) session_action(s, str_of(pane));
  session_prepare(s);
  return s;
}

static void give_up(struct session *s)
{
  for (int i = 0; i < 3; i++)
    session_action(s, STR_LIT("cancel"));
}

static void try_action(struct session *s, struct canvas *c, const char *name)
{
  session_action(s, str_of(name));
  check_screen(s, c, name);
  check_requests(s, name);
  session_key(s, (struct key){'a', 0}); /* a letter of a hint, a bookmark, a text */
  check_screen(s, c, name);
  session_key(s, (struct key){KEYS_ENTER, 0});
  check_screen(s, c, name);
  check_requests(s, name);
  give_up(s);
}

static void every_action_shows_marks(void **state)
{
  (void)state;
  static const char *const panes[] = {"", "meta", "facets"};
  static const int widths[SIZES] = {COLS, 80};
  for (size_t w = 0; w < SIZES; w++)
    for (size_t p = 0; p < sizeof panes / sizeof *panes; p++) {
      struct canvas *c = canvas_new(widths[w], ROWS);
      size_t nth = (w * 3 + p) * 4 % NASTY;
      struct session *s = open_at(panes[p], nth, widths[w]);
      for (size_t i = 0; i < action_count(); i++)
        try_action(s, c, action_at(i)->name);
      session_free(s);
      canvas_free(c);
    }
}

static void every_note_and_its_rows_show_marks(void **state)
{
  (void)state;
  static const char *const actions[] = {"meta", "outline", "link-list", "facets", "folders",
      "group", "messages", "about-value", "copy-path", "copy-json", "copy-note", "edit",
      "open-link"};
  struct canvas *c = canvas_new(COLS, ROWS);
  for (size_t i = 0; i < NASTY; i++) {
    struct session *s = open_at("", i, COLS);
    for (size_t k = 0; k < sizeof actions / sizeof *actions; k++)
      try_action(s, c, actions[k]);
    session_free(s);
  }
  canvas_free(c);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_action_shows_marks),
    cmocka_unit_test(every_note_and_its_rows_show_marks),
};

int main(void)
{
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
