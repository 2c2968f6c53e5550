/* Borders of panes. */
#include "session/panes.h"

#include "state/settings.h"

#include <stddef.h>

/* What is kept of each screen with so many panes. */
static const struct size_row {
  const char *name; /* in the state, behind "pane." and the mode */
  size_t at;        /* in struct pane_sizes */
} size_rows[] = {
    {"list.cols", offsetof(struct pane_sizes, list_cols)},
    {"panel.cols", offsetof(struct pane_sizes, panel_cols)},
    {"facets.rows", offsetof(struct pane_sizes, facets_rows)},
};
enum { N_SIZES = sizeof size_rows / sizeof *size_rows };

static const char *const mode_names[PANES_MODES] = {
    [PANES_ONE] = "one", [PANES_TWO] = "two", [PANES_THREE] = "three"};

static int *size_of(struct session *s, int mode, const struct size_row *row)
{
  return (int *)(void *)((char *)&s->sizes[mode] + row->at);
}

static void add_name(struct buf *out, int mode, const struct size_row *row)
{
  buf_clear(out);
  buf_addf(out, "pane.%s.%s", mode_names[mode], row->name);
}

void panes_begin(struct session *s)
{
  struct buf name = BUF_INIT;
  for (int mode = 0; mode < PANES_MODES; mode++)
    for (size_t i = 0; i < N_SIZES; i++) {
      add_name(&name, mode, &size_rows[i]);
      long kept = state_get_number(s->state, buf_str(&name), 0);
      *size_of(s, mode, &size_rows[i]) = kept > 0 && kept < INT16_MAX ? (int)kept : 0;
    }
  buf_release(&name);
}

bool panes_changed(const struct session *s)
{
  return s->sizes_changed;
}

bool panes_keep(struct session *s)
{
  struct err err = ERR_INIT;
  struct buf name = BUF_INIT;
  int mode = geometry_mode(s->cols);
  bool ok = true;
  state_begin(s->state);
  for (size_t i = 0; i < N_SIZES && ok; i++) {
    add_name(&name, mode, &size_rows[i]);
    ok = state_set_number(s->state, buf_str(&name), *size_of(s, mode, &size_rows[i]), &err);
  }
  ok = state_end(s->state, &err) && ok;
  if (!ok) session_warn(s, "%s", err.text);
  s->sizes_changed = false;
  buf_release(&name);
  return !ok;
}

/* ---- which border ---- */

static bool is_shown(const struct session *s, enum pane pane)
{
  return !area_is_empty(s->geometry.panes[pane]);
}

int panes_place(const struct session *s, enum border border)
{
  const struct area *panes = s->geometry.panes;
  bool has_page = is_shown(s, PANE_PAGE), has_list = is_shown(s, PANE_LIST);
  switch (border) {
  case BORDER_LIST: return has_page && has_list ? panes[PANE_LIST].col + panes[PANE_LIST].cols : -1;
  case BORDER_PANEL: return has_page && is_shown(s, PANE_PANEL) ? panes[PANE_PANEL].col - 1 : -1;
  case BORDER_FACETS: return has_list && is_shown(s, PANE_FACETS) ? panes[PANE_FACETS].row : -1;
  default: return -1;
  }
}

enum border panes_border(const struct session *s, bool is_upright)
{
  enum border first = s->focus == PANE_PANEL ? BORDER_PANEL : BORDER_LIST;
  enum border second = first == BORDER_PANEL ? BORDER_LIST : BORDER_PANEL;
  if (!is_upright) return panes_place(s, BORDER_FACETS) >= 0 ? BORDER_FACETS : BORDER_NONE;
  if (panes_place(s, first) >= 0) return first;
  return panes_place(s, second) >= 0 ? second : BORDER_NONE;
}

enum border panes_border_at(const struct session *s, int col, int row)
{
  const struct geometry *g = &s->geometry;
  struct area facets = g->panes[PANE_FACETS];
  if (row < g->body.row || row >= g->body.row + g->body.rows) return BORDER_NONE;
  if (panes_place(s, BORDER_LIST) == col) return BORDER_LIST;
  if (panes_place(s, BORDER_PANEL) == col) return BORDER_PANEL;
  bool is_over = panes_place(s, BORDER_FACETS) == row && col < facets.col + facets.cols;
  return is_over ? BORDER_FACETS : BORDER_NONE;
}

/* ---- moving ---- */

static int at_least_one(int n)
{
  return n > 1 ? n : 1;
}

static void set_size(struct session *s, enum border border, int by)
{
  const struct area *panes = s->geometry.panes;
  struct pane_sizes *sizes = &s->sizes[geometry_mode(s->cols)];
  if (border == BORDER_LIST) sizes->list_cols = at_least_one(panes[PANE_LIST].cols + by);
  if (border == BORDER_PANEL) sizes->panel_cols = at_least_one(panes[PANE_PANEL].cols - by);
  if (border == BORDER_FACETS) sizes->facets_rows = at_least_one(panes[PANE_FACETS].rows - by);
}

bool panes_move(struct session *s, enum border border, int by)
{
  int before = panes_place(s, border);
  if (before < 0) return false;
  set_size(s, border, by);
  session_arrange(s);
  set_size(s, border, 0); /* what it has become is where the next move begins */
  s->sizes_changed = true;
  return panes_place(s, border) != before;
}

void panes_reset(struct session *s)
{
  s->sizes[geometry_mode(s->cols)] = (struct pane_sizes){0};
  s->sizes_changed = true;
  session_arrange(s);
}
