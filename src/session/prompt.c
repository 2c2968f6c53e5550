/* Typing a line. */
#include "session/prompt.h"

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "session/bookmarks.h"
#include "session/facets_pane.h"
#include "session/hints.h"
#include "session/list_pane.h"
#include "session/menu.h"
#include "session/outer.h"
#include "session/overlay.h"
#include "session/page_find.h"
#include "session/page_pane.h"
#include "session/searches.h"
#include "session/ticks.h"
#include "state/queries.h"

struct prompt_row {
  const char *label; /* NULL: it changes */
  void (*changed)(struct session *s);
  void (*accept)(struct session *s);
  void (*cancel)(struct session *s);
  void (*choose)(struct session *s, long by); /* NULL: nothing is listed */
};

void prompt_release(struct prompt *p)
{
  buf_release(&p->text);
  buf_release(&p->before);
}

/* Keeps what cancelling brings back, and begins with `text`. */
static void prompt_open(
    struct session *s, enum prompt_kind kind, struct str before, struct str text)
{
  struct prompt *p = &s->prompt;
  buf_clear(&p->before);
  buf_add(&p->before, before);
  list_pane_read(s);
  p->id_before = s->list.selected_id;
  p->focus_before = s->focus;
  p->place_before = s->page.place;
  buf_clear(&p->text);
  buf_add(&p->text, text);
  p->at = p->text.n;
  p->is_touched = false;
  p->kind = kind;
  menu_close(s);
}

static void prompt_close(struct session *s)
{
  s->prompt.kind = PROMPT_NONE;
  menu_close(s);
}

/* ---- a query ---- */

static void search_changed(struct session *s)
{
  struct str text = buf_str(&s->prompt.text);
  if (!str_eq(text, buf_str(&s->list.query))) list_pane_set_query(s, text, LIST_SELECT_FIRST);
}

void prompt_open_search(struct session *s, struct str text)
{
  struct buf begin = BUF_INIT;
  buf_add(&begin, text);
  prompt_open(s, PROMPT_SEARCH, buf_str(&s->list.query), buf_str(&begin));
  buf_release(&begin);
  session_focus(s, PANE_LIST);
  list_pane_set_typing(s, true);
  search_changed(s);
}

static void search_accept(struct session *s)
{
  struct err err = ERR_INIT;
  list_pane_set_typing(s, false);
  if (!state_asked(s->state, str_trim(buf_str(&s->prompt.text)), &err))
    session_complain(s, "%s", err.text);
}

static void search_cancel(struct session *s)
{
  s->list.typing = false;
  list_pane_set_query(s, buf_str(&s->prompt.before), LIST_SELECT_SAME);
  list_pane_hold(s, s->prompt.id_before);
  session_focus(s, s->prompt.focus_before);
}

/* ---- a text to find in the page ---- */

void prompt_open_find(struct session *s, bool backwards)
{
  prompt_open(s, backwards ? PROMPT_FIND_BACK : PROMPT_FIND, buf_str(&s->page.pattern), STR_NONE);
  s->page.backwards = backwards;
}

static void find_changed(struct session *s)
{
  page_find_from(s, buf_str(&s->prompt.text), s->prompt.place_before);
}

static void find_accept(struct session *s)
{
  if (!s->prompt.text.n) page_find_from(s, buf_str(&s->prompt.before), s->prompt.place_before);
  page_find_tell_none(s);
}

static void find_cancel(struct session *s)
{
  page_find_from(s, buf_str(&s->prompt.before), s->prompt.place_before);
  page_pane_go_to(s, s->prompt.place_before);
}

/* ---- letters for the palette ---- */

static void palette_changed(struct session *s)
{
  struct str text = buf_str(&s->prompt.text);
  if (!overlay_filter_settings(s, text)) overlay_filter_palette(s, text);
}

void prompt_open_palette(struct session *s, struct str text)
{
  overlay_open_palette(s);
  prompt_open(s, PROMPT_PALETTE, STR_NONE, text);
  palette_changed(s);
  session_arrange(s);
}

/* ---- what is left of a list ---- */

void prompt_open_outline(struct session *s)
{
  overlay_open_outline(s);
  prompt_open(s, PROMPT_OUTLINE, STR_NONE, STR_NONE);
  session_arrange(s);
}

static void outline_changed(struct session *s)
{
  overlay_filter_outline(s, buf_str(&s->prompt.text));
}

void prompt_open_links(struct session *s)
{
  overlay_filter_links(s, STR_NONE);
  prompt_open(s, PROMPT_LINKS, STR_NONE, STR_NONE);
}

static void links_changed(struct session *s)
{
  overlay_filter_links(s, buf_str(&s->prompt.text));
}

static void links_cancel(struct session *s)
{
  overlay_filter_links(s, STR_NONE);
}

/* ---- the name of a saved search ---- */

void prompt_open_save(struct session *s)
{
  prompt_open(s, PROMPT_SAVE, STR_NONE, STR_NONE);
}

static void save_accept(struct session *s)
{
  searches_save(s, str_trim(buf_str(&s->prompt.text)));
}

void prompt_open_rename(struct session *s)
{
  prompt_open(s, PROMPT_RENAME, STR_NONE, searches_selected_name(s));
}

static void rename_accept(struct session *s)
{
  searches_rename(s, str_trim(buf_str(&s->prompt.text)));
}

/* ---- letters of a link ---- */

void prompt_open_hints(struct session *s)
{
  prompt_open(s, PROMPT_HINT, STR_NONE, STR_NONE);
}

static void hint_accept(struct session *s)
{
  session_complain(s, "nothing has the letters \"%s\"", buf_cstr(&s->prompt.text));
}

static void nothing(struct session *s)
{
  (void)s;
}

/* ---- what is left of the facets ---- */

void prompt_open_facets(struct session *s)
{
  prompt_open(s, PROMPT_FACETS, buf_str(&s->facets.filter), STR_NONE);
  facets_pane_filter(s, STR_NONE);
}

static void facets_changed(struct session *s)
{
  facets_pane_filter(s, buf_str(&s->prompt.text));
}

static void facets_cancel(struct session *s)
{
  facets_pane_filter(s, STR_NONE);
}

/* ---- the letter of a bookmark ---- */

void prompt_open_bookmark(struct session *s)
{
  prompt_open(s, PROMPT_BOOKMARK, STR_NONE, STR_NONE);
}

static void bookmark_changed(struct session *s)
{
  struct str text = buf_str(&s->prompt.text);
  if (!text.n) return;
  char letter = text.n == 1 ? text.p[0] : '\0';
  prompt_cancel(s);
  bookmarks_set(s, letter);
}

void prompt_open_bookmarks(struct session *s)
{
  prompt_open(s, PROMPT_BOOKMARKS, STR_NONE, STR_NONE);
  session_arrange(s);
}

static void bookmarks_changed(struct session *s)
{
  struct str text = buf_str(&s->prompt.text);
  if (text.n == 1 && overlay_has_bookmark(s, (unsigned char)text.p[0])) {
    size_t letter = (unsigned char)text.p[0];
    prompt_cancel(s);
    overlay_go_to_bookmark(s, letter);
  } else if (text.n) {
    session_complain(s, "there is no bookmark \"%.*s\"", STR_ARG(text));
    prompt_erase(s, 0, text.n);
  }
}

/* ---- are ticks to be written? ---- */

void prompt_open_ticks(struct session *s)
{
  prompt_open(s, PROMPT_TICKS, STR_NONE, STR_NONE);
}

static void ticks_refused(struct session *s)
{
  ticks_answer(s, false);
}

/* Whatever is no yes is a no. */
static void ticks_changed(struct session *s)
{
  struct str text = buf_str(&s->prompt.text);
  if (!text.n) return;
  bool yes = str_eq_nocase(text, STR_LIT("y"));
  prompt_close(s);
  ticks_answer(s, yes);
}

/* ---- a command ---- */

void prompt_open_pipe(struct session *s)
{
  prompt_open(s, PROMPT_PIPE, STR_NONE, STR_NONE);
}

static const struct prompt_row prompt_rows[] = {
    [PROMPT_NONE] = {"", nothing, nothing, nothing, NULL},
    [PROMPT_SEARCH] = {"/ ", search_changed, search_accept, search_cancel, list_pane_move},
    [PROMPT_FIND] = {"/", find_changed, find_accept, find_cancel, NULL},
    [PROMPT_FIND_BACK] = {"?", find_changed, find_accept, find_cancel, NULL},
    [PROMPT_PALETTE] = {": ", palette_changed, overlay_choose, overlay_close, overlay_move},
    [PROMPT_OUTLINE] = {"/", outline_changed, overlay_choose, overlay_close, overlay_move},
    [PROMPT_LINKS] = {"/", links_changed, nothing, links_cancel, overlay_move},
    [PROMPT_FACETS] = {"/", facets_changed, nothing, facets_cancel, facets_pane_move},
    [PROMPT_SAVE] = {"save as q:", nothing, save_accept, nothing, NULL},
    [PROMPT_RENAME] = {"rename: ", nothing, rename_accept, nothing, NULL},
    [PROMPT_BOOKMARK] = {"bookmark: ", bookmark_changed, nothing, nothing, NULL},
    [PROMPT_BOOKMARKS] = {"' ", bookmarks_changed, overlay_choose, overlay_close, overlay_move},
    [PROMPT_TICKS] = {NULL, ticks_changed, ticks_refused, ticks_refused, NULL},
    [PROMPT_HINT] = {NULL, hints_typed, hint_accept, nothing, hints_turn},
    [PROMPT_PIPE] = {NULL, nothing, outer_pipe, nothing, outer_pipe_turn},
};

static const struct prompt_row *row_of(const struct prompt *p)
{
  return &prompt_rows[p->kind];
}

const char *prompt_label(const struct session *s)
{
  const char *label = row_of(&s->prompt)->label;
  if (label) return label;
  if (s->prompt.kind == PROMPT_TICKS) return ticks_question(s);
  return s->prompt.kind == PROMPT_PIPE ? outer_pipe_label(s) : hints_label(&s->hints);
}

void prompt_accept(struct session *s)
{
  const struct prompt_row *row = row_of(&s->prompt);
  prompt_close(s);
  row->accept(s);
}

void prompt_cancel(struct session *s)
{
  const struct prompt_row *row = row_of(&s->prompt);
  prompt_close(s);
  row->cancel(s);
}

void prompt_choose(struct session *s, long by)
{
  s->prompt.is_touched = true;
  if (row_of(&s->prompt)->choose) row_of(&s->prompt)->choose(s, by);
}

/* ---- editing ---- */

bool prompt_replace(struct session *s, size_t from, size_t n, struct str text)
{
  struct prompt *p = &s->prompt;
  struct buf whole = BUF_INIT;
  if (p->text.n - n + text.n > LIMIT_QUERY_BYTES) {
    session_complain(s, "no more than %d bytes can be typed here", LIMIT_QUERY_BYTES);
    return false;
  }
  buf_add(&whole, str_first(buf_str(&p->text), from));
  buf_add(&whole, text);
  size_t at = whole.n;
  buf_add(&whole, str_from(buf_str(&p->text), from + n));
  buf_release(&p->text);
  p->text = whole;
  p->at = at;
  p->is_touched = p->text.n > 0;
  row_of(p)->changed(s);
  return true;
}

void prompt_insert(struct session *s, uint32_t code_point)
{
  struct buf text = BUF_INIT;
  utf8_add(&text, code_point);
  menu_changed(s);
  prompt_replace(s, s->prompt.at, 0, buf_str(&text));
  buf_release(&text);
}

void prompt_erase(struct session *s, size_t from, size_t end)
{
  if (from >= end) return;
  menu_changed(s);
  prompt_replace(s, from, end - from, STR_NONE);
}

void prompt_move_to(struct session *s, size_t at)
{
  if (at != s->prompt.at) menu_changed(s);
  s->prompt.at = at;
}

size_t prompt_left(const struct prompt *p)
{
  struct str rest = buf_str(&p->text);
  struct text_cluster cluster;
  size_t at = 0;
  while (text_next(&rest, &cluster) && p->text.n - rest.n < p->at)
    at = p->text.n - rest.n;
  return at;
}

size_t prompt_right(const struct prompt *p)
{
  struct str rest = str_from(buf_str(&p->text), p->at);
  struct text_cluster cluster;
  return text_next(&rest, &cluster) ? p->text.n - rest.n : p->at;
}

size_t prompt_word_left(const struct prompt *p)
{
  size_t at = p->at;
  while (at > 0 && p->text.p[at - 1] == ' ')
    at--;
  while (at > 0 && p->text.p[at - 1] != ' ')
    at--;
  return at;
}

size_t prompt_word_right(const struct prompt *p)
{
  size_t at = p->at;
  while (at < p->text.n && p->text.p[at] == ' ')
    at++;
  while (at < p->text.n && p->text.p[at] != ' ')
    at++;
  return at;
}
