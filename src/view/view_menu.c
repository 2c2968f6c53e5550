/* Below a query that is being typed: what it could go on with. */
#include "base/number.h"
#include "base/text.h"
#include "session/menu.h"
#include "view/draw.h"
#include "view/parts.h"

enum { MARK_COLS = 2, GAP_COLS = 2, HELP_COLS_MIN = 12 };

/* The widest label in sight, as far as it leaves half of the line to what is said of it. */
static int label_cols(const struct session *s)
{
  const struct menu *m = &s->menu;
  int most = 0, half = s->geometry.menu.cols / 2;
  for (int row = 0; row < s->geometry.menu.rows && m->top + (size_t)row < m->n; row++) {
    int cols = text_cols(m->items[m->top + (size_t)row].label);
    if (cols > most) most = cols;
  }
  return most < half ? most : half;
}

static void draw_item(struct canvas *c, struct area a, const struct candidate *item, int cols)
{
  struct buf count = BUF_INIT;
  struct area line = area_from(a, 0, MARK_COLS);
  if (item->n_notes) number_add_grouped(&count, (long long)item->n_notes);
  if (count.n) line = draw_right(c, line, buf_str(&count), STYLE_NUMBER);
  if (!item->help.n) cols = line.cols;
  draw_cut(c, area_part(line, 0, 0, cols), item->label, STYLE_TEXT);
  struct area help = area_from(line, 0, cols + GAP_COLS);
  if (help.cols >= HELP_COLS_MIN) draw_cut(c, help, item->help, STYLE_DIM);
  buf_release(&count);
}

void view_menu(const struct session *s, struct canvas *c)
{
  const struct menu *m = &s->menu;
  struct area area = area_inset(s->geometry.menu);
  int cols = label_cols(s);
  for (int row = 0; row < area.rows && m->top + (size_t)row < m->n; row++) {
    struct area a = area_row(area, row);
    size_t index = m->top + (size_t)row;
    draw_item(c, a, &m->items[index], cols);
    if (index != m->selected) continue;
    canvas_text(c, a, STR_LIT(">"), STYLE_STRONG);
    canvas_over(c, a, STYLE_SELECTED);
  }
}
