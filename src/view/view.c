/* The whole screen. */
#include "view/view.h"

#include "session/welcome.h"
#include "view/draw.h"
#include "view/parts.h"

/* The rule below the first line: other above the pane that has the keys, so that one sees without
 * colours which one it is. */
static void draw_rules(const struct session *s, struct canvas *c)
{
  const struct geometry *g = &s->geometry;
  struct area above = {0, g->body.row - 1, c->cols, 1};
  struct area below = {0, g->body.row + g->body.rows, c->cols, 1};
  struct area focused = g->panes[s->focus];
  bool has_own = s->focus == PANE_FACETS && g->facets_rule;
  focused.row = above.row;
  focused.rows = 1;
  if (g->top_rule) {
    canvas_fill(c, above, draw_symbol(c, SYMBOL_LINE), STYLE_BORDER);
    if (geometry_panes(g) > 1 && !has_own)
      canvas_fill(c, focused, draw_symbol(c, SYMBOL_LINE_HEAVY), STYLE_FOCUS);
  }
  if (g->bottom_rule) canvas_fill(c, below, draw_symbol(c, SYMBOL_LINE), STYLE_BORDER);
}

/* What newcomers are told stands in the rule above the last line. */
static void draw_welcome(const struct session *s, struct canvas *c)
{
  const struct geometry *g = &s->geometry;
  struct buf text = BUF_INIT;
  struct area below = {1, g->body.row + g->body.rows, c->cols - 2, 1};
  if (!g->bottom_rule || !welcome_is_shown(s)) return;
  buf_add_char(&text, ' ');
  welcome_add(s, &text);
  buf_add_char(&text, ' ');
  if (text.n > 2) draw_cut(c, area_from(below, 0, 1), buf_str(&text), STYLE_STRONG);
  buf_release(&text);
}

/* The border to the left of a pane, tied to the rules above and below. */
static void draw_border(const struct geometry *g, struct canvas *c, struct area pane)
{
  struct area border = {pane.col - 1, pane.row, 1, pane.rows};
  struct area above = {border.col, pane.row - 1, 1, g->top_rule};
  struct area below = {border.col, pane.row + pane.rows, 1, g->bottom_rule};
  canvas_fill(c, border, draw_symbol(c, SYMBOL_SIDE), STYLE_BORDER);
  canvas_fill(c, above, draw_symbol(c, SYMBOL_TEE_DOWN), STYLE_BORDER);
  canvas_fill(c, below, draw_symbol(c, SYMBOL_TEE_UP), STYLE_BORDER);
}

static void draw_borders(const struct geometry *g, struct canvas *c)
{
  for (int pane = 0; pane < PANE_COUNT; pane++)
    if (!area_is_empty(g->panes[pane]) && g->panes[pane].col > g->body.col)
      draw_border(g, c, g->panes[pane]);
}

void view_draw(const struct session *s, struct canvas *c)
{
  c->theme = &s->theme;
  const struct geometry *g = &s->geometry;
  draw_rules(s, c);
  draw_borders(g, c);
  draw_welcome(s, c);
  if (!area_is_empty(g->top)) view_top(s, c);
  if (!area_is_empty(g->panes[PANE_LIST])) view_list(s, c);
  if (!area_is_empty(g->panes[PANE_FACETS])) view_facets(s, c);
  if (!area_is_empty(g->panes[PANE_PAGE])) view_page(s, c);
  if (!area_is_empty(g->panes[PANE_PANEL])) view_panel(s, c);
  if (s->overlay.kind) view_overlay(s, c);
  if (!area_is_empty(g->status)) view_status(s, c);
}
