/* What the last line of the screen says. */
#include "session/status.h"

#include "base/number.h"
#include "base/text.h"
#include "page/symbol.h"
#include "session/files.h"
#include "session/hints.h"
#include "session/list_groups.h"
#include "session/menu.h"
#include "session/messages.h"
#include "session/outer.h"
#include "session/page_find.h"
#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/panel_pane.h"

enum { GAP_COLS = 2, HEADING_FROM_COLS = 100 };

static void add_key(const struct session *s, struct buf *out, const char *action)
{
  const struct binding *b =
      keymap_first(&s->keymap, action_find(str_of(action)), session_context(s));
  if (b) binding_add_keys(out, b);
}

/* ---- how far ---- */

static void add_fraction(struct buf *out, size_t at, size_t n)
{
  number_add_grouped(out, (long long)at);
  buf_add_char(out, '/');
  number_add_grouped(out, (long long)n);
}

/* The heading that the page is under, where the first line of the screen does not say it. */
static void add_heading(const struct session *s, struct buf *out)
{
  const struct lines *lines = s->page.lines;
  bool is_told = !area_is_empty(s->geometry.top) && geometry_panes(&s->geometry) < 2;
  const struct heading *h = lines && s->page.top ? lines_heading_at(lines, s->page.top) : NULL;
  if (is_told || !h || !h->line || s->geometry.status.cols < HEADING_FROM_COLS) return;
  text_add_cut(out, h->text, s->geometry.status.cols / 5, symbol_str(SYMBOL_CUT, s->ascii));
  buf_add_cstr(out, "  ");
}

static void add_page_position(const struct session *s, struct buf *out)
{
  const struct page_pane *p = &s->page;
  add_heading(s, out);
  if (p->is_gone) buf_add_cstr(out, "file gone  ");
  size_t file = files_current(s);
  if (s->files.n > 1 && file != SIZE_MAX) buf_addf(out, "%zu of %zu  ", file + 1, s->files.n);
  page_read_add_progress(s, out);
  if (p->match < p->matches.n) {
    add_fraction(out, p->match + 1, p->matches.n);
    buf_add_cstr(out, page_find_goes_on(p) ? "+ " : "  ");
  }
  if (p->lines) buf_addf(out, "%d%%", page_pane_percent(s));
}

/* While letters or a command are asked for: what else they can do. */
static void add_turn(const struct session *s, struct buf *out)
{
  bool pipes = s->prompt.kind == PROMPT_PIPE;
  const char *word = pipes ? outer_pipe_turn_word(s) : hints_turn_word(&s->hints);
  if (!word) return;
  add_key(s, out, "choose-next");
  buf_addf(out, " %s", word);
}

void status_add_position(const struct session *s, struct buf *out)
{
  size_t at, n;
  if (s->prompt.kind == PROMPT_HINT || s->prompt.kind == PROMPT_PIPE) {
    add_turn(s, out);
  } else if (!area_is_empty(s->geometry.menu)) {
    bool has_choice = menu_has_choice(&s->menu);
    add_fraction(out, has_choice ? s->menu.selected + 1 : 0, s->menu.n_all);
  } else if (s->overlay.kind) {
    if (s->overlay.n) add_fraction(out, s->overlay.selected + 1, s->overlay.n);
  } else if (s->focus == PANE_LIST) {
    if (s->list.total)
      add_fraction(out, list_groups_place(&s->list.groups, s->list.selected) + 1, s->list.found);
    if (s->list.partial) buf_add_char(out, '+');
  } else if (s->focus == PANE_FACETS) {
    if (s->facets.n) add_fraction(out, s->facets.cursor + 1, s->facets.n);
  } else if (s->focus == PANE_PAGE) {
    add_page_position(s, out);
  } else {
    panel_pane_position(&s->panel, &at, &n);
    if (n) buf_add_cstr(out, "field ");
    if (n) add_fraction(out, at, n);
  }
}

struct area status_line(const struct session *s)
{
  struct area line = s->geometry.status;
  return line.cols > GAP_COLS ? area_inset(line) : line;
}

struct area status_left_of(const struct session *s, struct str position)
{
  struct area a = status_line(s);
  int cols = text_cols(position);
  bool fits = cols && a.cols >= 2 * (int)position.n;
  return fits ? area_part(a, 0, 0, a.cols - cols - GAP_COLS) : a;
}

/* ---- what could be done ---- */

/* NULL: the action is not hinted at now. */
static const char *hint_of(const struct session *s, const struct action *action)
{
  unsigned context = session_context(s);
  unsigned wanted = action->hint_contexts ? action->hint_contexts : CONTEXT_ANYWHERE;
  if (!action->hint || !(wanted & context) || action_missing(action, s)) return NULL;
  return action->hint_now ? action->hint_now(s) : action->hint;
}

/* A sequence of keys is hinted at by its first. */
static struct binding first_key(const struct binding *b)
{
  struct binding first = *b;
  first.n_keys = 1;
  return first;
}

static int hint_cols(const struct status_hint *hint)
{
  struct buf keys = BUF_INIT;
  binding_add_keys(&keys, &hint->key);
  int cols = text_cols(buf_str(&keys)) + 1 + (int)strlen(hint->what);
  buf_release(&keys);
  return cols;
}

size_t status_hints(const struct session *s, int cols, struct status_hint hints[STATUS_HINTS_MAX])
{
  size_t n = 0;
  int col = 0;
  for (size_t i = 0; i < action_count() && n < STATUS_HINTS_MAX; i++) {
    const struct binding *b = keymap_first(&s->keymap, action_at(i), session_context(s));
    const char *what = b ? hint_of(s, action_at(i)) : NULL;
    if (!what) continue;
    struct status_hint hint = {action_at(i), first_key(b), what, col, 0};
    hint.cols = hint_cols(&hint);
    if (col + hint.cols > cols) continue;
    hints[n++] = hint;
    col += hint.cols + GAP_COLS;
  }
  return n;
}
