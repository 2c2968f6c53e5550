/* What the mouse does. */
#include "session/mouse.h"

#include "session/facets_pane.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/jump.h"
#include "session/list_pane.h"
#include "session/messages.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/panel_pane.h"
#include "session/panes.h"
#include "session/prompt.h"
#include "session/slide.h"
#include "session/status.h"
#include "session/top.h"

#include "base/text.h"

enum {
  WHEEL_LINES = 3,
  DOUBLE_MS = 400, /* between the clicks of a double one */
};

bool session_wants_mouse(const struct session *s)
{
  return s->pointer.is_wanted;
}

void session_has_no_mouse(struct session *s)
{
  s->pointer.is_wanted = false;
  session_complain(s, "this terminal has no mouse that can be reached");
}

static bool is_in(struct area a, const struct mouse *m)
{
  return !area_is_empty(a) && m->col >= a.col && m->col < a.col + a.cols && m->row >= a.row &&
         m->row < a.row + a.rows;
}

static enum pane pane_under(const struct session *s, const struct mouse *m)
{
  int pane = 0;
  while (pane < PANE_COUNT && !is_in(s->geometry.panes[pane], m))
    pane++;
  return (enum pane)pane;
}

/* ---- the list and the facets ---- */

/* The note whose lines hold that row; SIZE_MAX: none. */
static size_t note_in_row(const struct session *s, int row)
{
  const struct list_pane *l = &s->list;
  int below = row - s->geometry.rows.row;
  for (size_t i = l->top; below >= 0 && i < l->total; i++) {
    below -= list_pane_lines(s, i);
    if (below < 0) return i;
  }
  return SIZE_MAX;
}

static void click_list(struct session *s, const struct mouse *m, bool is_double)
{
  size_t note = is_in(s->geometry.rows, m) ? note_in_row(s, m->row) : SIZE_MAX;
  if (is_in(s->geometry.query, m) && s->library) {
    session_action(s, STR_LIT("search"));
    return;
  }
  session_focus(s, PANE_LIST);
  if (note == SIZE_MAX) return;
  list_pane_select(s, note);
  if (is_double) open_selected(s);
}

/* A click asks for the value, or folds: that is all there is to do in a line. */
static void click_facets(struct session *s, const struct mouse *m)
{
  size_t line = s->facets.top + (size_t)(m->row - s->geometry.facets.row);
  session_focus(s, PANE_FACETS);
  if (!is_in(s->geometry.facets, m) || line >= s->facets.n) return;
  facets_pane_select(s, line);
  facets_pane_take(s);
}

/* ---- the page ---- */

/* The target that the column of a line shows; -1: none. */
static int32_t target_in(const struct page_pane *p, const struct line *line, int col)
{
  int margin = text_cols(str_first(line->text, line->margin));
  if (line->slide_cols && col >= margin) col += slide_of(p, line);
  for (size_t i = 0; i < line->n_spans; i++) {
    const struct span *span = &line->spans[i];
    int from = text_cols(str_first(line->text, span->from));
    int cols = text_cols(str_first(str_from(line->text, span->from), span->n));
    if (span->target >= 0 && col >= from && col < from + cols) return span->target;
  }
  return -1;
}

/* The target in a cell of the page; -1: none. */
static int32_t page_target_at(const struct session *s, const struct mouse *m, bool is_double)
{
  struct area text = s->geometry.text;
  const struct lines *lines = s->page.lines;
  if (!lines || !is_in(text, m)) return -1;
  size_t index = page_pane_line_at(s, (size_t)(m->row - text.row));
  if (index >= lines->n) return -1;
  const struct line *line = &lines->items[index];
  int32_t target = target_in(&s->page, line, m->col - text.col);
  return target < 0 && is_double ? line->target : target;
}

/* A click on a link follows it; a double one on a table or on code opens that whole. What was
 * clicked is looked for first: a page that gets the keys may be laid out anew. */
static void click_page(struct session *s, const struct mouse *m, bool is_double)
{
  int32_t target = page_target_at(s, m, is_double);
  session_focus(s, PANE_PAGE);
  if (target < 0 || (size_t)target >= s->page.lines->n_targets) return;
  s->page.chosen = target;
  follow_target(s, &s->page.lines->targets[target]);
}

/* ---- the post meta ---- */

/* The line of the panel in a cell of it; its columns stand side by side. */
static size_t panel_line_at(const struct session *s, const struct mouse *m)
{
  const struct geometry *g = &s->geometry;
  int column = g->meta_step > 0 ? (m->col - g->meta.col) / g->meta_step : 0;
  if (column < 0) column = 0;
  if (column >= g->meta_columns) column = g->meta_columns - 1;
  return s->panel.top + (size_t)(column * g->meta.rows + m->row - g->meta.row);
}

/* A click on the head of a group folds it; a double one takes what the line says. */
static void click_panel(struct session *s, const struct mouse *m, bool is_double)
{
  session_focus(s, PANE_PANEL);
  size_t line = panel_line_at(s, m);
  const struct lines *lines = s->panel.lines;
  if (!lines || line >= lines->n || !lines->items[line].cols) return;
  panel_pane_select(s, line);
  const struct target *t = panel_pane_target(&s->panel);
  if (t && (is_double || t->kind == TARGET_GROUP)) follow_target(s, t);
}

/* ---- what lies over the panes, and the last line ---- */

static void leave(struct session *s)
{
  if (s->prompt.kind)
    prompt_cancel(s);
  else
    overlay_close(s);
}

/* A click beside it closes it; one on a line selects that, one on the selected line takes it. */
static void click_overlay(struct session *s, const struct mouse *m)
{
  struct overlay *o = &s->overlay;
  if (!is_in(o->frame, m)) {
    leave(s);
    return;
  }
  size_t line = o->top + (size_t)(m->row - o->inner.row);
  if (!is_in(o->inner, m) || overlay_is_scrolled(o) || line >= o->n) return;
  bool is_taken = line == o->selected;
  overlay_select(s, line);
  if (!is_taken) return;
  if (s->prompt.kind)
    prompt_accept(s);
  else
    overlay_choose(s);
}

/* A hint does what its key would do. */
static void click_status(struct session *s, const struct mouse *m)
{
  struct status_hint hints[STATUS_HINTS_MAX];
  struct buf position = BUF_INIT;
  bool has_hints = s->geometry.hints && !messages_shown(&s->messages) && !s->n_pending;
  status_add_position(s, &position);
  struct area left = status_left_of(s, buf_str(&position));
  size_t n = has_hints ? status_hints(s, left.cols, hints) : 0;
  int col = m->col - left.col;
  for (size_t i = 0; i < n; i++)
    if (col >= hints[i].col && col < hints[i].col + hints[i].cols) {
      session_key(s, hints[i].key.keys[0]);
      break;
    }
  buf_release(&position);
  messages_read(&s->messages);
}

/* The name of a pane takes the keys there, and a key is pressed. False: neither was meant. */
static bool click_top(struct session *s, const struct mouse *m)
{
  struct top_aside aside = top_aside(s);
  struct area area = top_aside_area(s, &aside);
  const struct top_part *hit = NULL;
  for (size_t i = 0; i < aside.n && is_in(area, m); i++) {
    int col = m->col - area.col - aside.parts[i].col;
    if (col >= 0 && col < aside.parts[i].cols) hit = &aside.parts[i];
  }
  if (hit && hit->action)
    session_action(s, str_of(hit->action));
  else if (hit)
    session_focus(s, hit->pane);
  buf_release(&aside.text);
  return hit != NULL;
}

/* ---- events ---- */

static void click_pane(struct session *s, const struct mouse *m, bool is_double)
{
  switch (pane_under(s, m)) {
  case PANE_LIST: click_list(s, m, is_double); break;
  case PANE_FACETS: click_facets(s, m); break;
  case PANE_PAGE: click_page(s, m, is_double); break;
  case PANE_PANEL: click_panel(s, m, is_double); break;
  default: break;
  }
}

/* Was the click before it in the same cell, and just now? A third one is no double click again. */
static bool is_double_click(struct session *s, const struct mouse *m)
{
  struct pointer *p = &s->pointer;
  double now = s->now_ms();
  bool is_double =
      p->has_clicked && p->col == m->col && p->row == m->row && now - p->clicked_ms <= DOUBLE_MS;
  p->has_clicked = !is_double;
  p->clicked_ms = now;
  p->col = m->col;
  p->row = m->row;
  return is_double;
}

static void press(struct session *s, const struct mouse *m)
{
  bool is_double = is_double_click(s, m);
  s->pointer.border = BORDER_NONE;
  messages_key(&s->messages);
  if (is_in(s->geometry.status, m)) {
    click_status(s, m);
  } else if (s->overlay.kind) {
    click_overlay(s, m);
  } else {
    hints_give_up(s);
    if (s->prompt.kind) prompt_accept(s);
    if (click_top(s, m)) return;
    s->pointer.border = panes_border_at(s, m->col, m->row);
    if (s->pointer.border == BORDER_NONE) click_pane(s, m, is_double);
  }
}

/* The border goes where the pointer is, as far as it can. */
static void drag(struct session *s, const struct mouse *m)
{
  int place = panes_place(s, s->pointer.border);
  if (place < 0) return;
  int by = (s->pointer.border == BORDER_FACETS ? m->row : m->col) - place;
  if (by) panes_move(s, s->pointer.border, by);
}

static void turn_wheel(struct session *s, const struct mouse *m)
{
  static void (*const scrolls[PANE_COUNT])(struct session * s, long by) = {
      [PANE_LIST] = list_pane_scroll,
      [PANE_FACETS] = facets_pane_scroll,
      [PANE_PAGE] = page_pane_move,
      [PANE_PANEL] = panel_pane_scroll,
  };
  long by = m->kind == MOUSE_WHEEL_UP ? -WHEEL_LINES : WHEEL_LINES;
  enum pane pane = pane_under(s, m);
  if (s->overlay.kind)
    overlay_move(s, by);
  else if (s->prompt.kind != PROMPT_HINT && pane < PANE_COUNT)
    scrolls[pane](s, by);
}

void session_mouse(struct session *s, const struct mouse *m)
{
  if (!s->pointer.is_wanted) return;
  switch (m->kind) {
  case MOUSE_PRESS:
    if (m->button == MOUSE_LEFT) press(s, m);
    break;
  case MOUSE_DRAG: drag(s, m); break;
  case MOUSE_RELEASE: s->pointer.border = BORDER_NONE; break;
  case MOUSE_WHEEL_UP:
  case MOUSE_WHEEL_DOWN: turn_wheel(s, m); break;
  }
  session_arrange(s);
}
