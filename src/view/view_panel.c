/* The post meta: its lines, in one column or two, and the cursor. */
#include "view/draw.h"
#include "view/parts.h"

/* Where line `index` of the panel stands; the lines of a column before those of the next. */
static struct area line_area(const struct session *s, size_t index)
{
  const struct geometry *g = &s->geometry;
  int at = (int)(index - s->panel.top);
  int column = g->meta.rows > 0 ? at / g->meta.rows : 0;
  return area_part(g->meta, at - column * g->meta.rows, column * g->meta_step, g->meta_cols);
}

/* The cell before a line belongs to the cursor's mark. */
static void mark_cursor(const struct session *s, struct canvas *c, struct area a)
{
  struct area mark = {a.col - 1, a.row, 1, 1};
  if (s->focus != PANE_PANEL) return;
  canvas_over(c, a, STYLE_SELECTED);
  if (s->geometry.meta.col > s->geometry.panes[PANE_PANEL].col)
    canvas_text(c, mark, STR_LIT(">"), STYLE_STRONG);
  if (!s->prompt.kind && !s->overlay.kind) draw_cursor(c, mark.col >= 0 ? mark : a);
}

void view_panel(const struct session *s, struct canvas *c)
{
  const struct panel_pane *p = &s->panel;
  const struct geometry *g = &s->geometry;
  size_t end = p->top + (size_t)(g->meta.rows * g->meta_columns);
  if (!p->lines) {
    draw_wrapped(c, g->meta, STR_LIT("No note is open."), STYLE_DIM);
    return;
  }
  if (!p->lines->n)
    draw_wrapped(c, g->meta,
        s->page.about.n ? STR_LIT("This page is made from the index and has no post meta.")
                        : STR_LIT("This note has no post meta."),
        STYLE_DIM);
  for (size_t i = p->top; i < end && i < p->lines->n; i++) {
    struct area a = line_area(s, i);
    draw_line(c, a, &p->lines->items[i], 0, p->lines->items[i].text.n);
    if (i == p->cursor) mark_cursor(s, c, a);
  }
}
