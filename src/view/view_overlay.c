/* What lies over the panes: help, palette, outline. */
#include "base/text.h"
#include "view/draw.h"
#include "view/parts.h"

enum { GAP_COLS = 2, HELP_KEYS_COLS_MAX = 24 };

static const char *const overlay_titles[] = {
    [OVERLAY_HELP] = " keys ", [OVERLAY_PALETTE] = " actions ", [OVERLAY_OUTLINE] = " outline "};

/* Keys in a column of their own, what they do behind them. */
static void draw_help_item(
    const struct session *s, struct canvas *c, struct area a, const struct overlay_item *item)
{
  int keys_cols =
      s->overlay.aside_cols < HELP_KEYS_COLS_MAX ? s->overlay.aside_cols : HELP_KEYS_COLS_MAX;
  if (item->is_title) {
    draw_cut(c, a, item->text, STYLE_HEADING_3);
    return;
  }
  draw_cut(c, area_part(a, 0, GAP_COLS, keys_cols), item->aside, STYLE_KEY);
  draw_cut(c, area_from(a, 0, keys_cols + 2 * GAP_COLS), item->text, STYLE_TEXT);
}

/* A line with the cursor's mark before it, keys at its end. */
static void draw_choice(struct canvas *c, struct area a, const struct overlay_item *item)
{
  enum style_role role = item->is_off ? STYLE_DIM : STYLE_TEXT;
  struct area text = area_from(a, 0, GAP_COLS + item->indent);
  if (a.cols > text_cols(item->aside) * 3) text = draw_right(c, text, item->aside, STYLE_KEY);
  draw_cut(c, text, item->text, role);
}

static void mark_selected(const struct session *s, struct canvas *c, struct area a)
{
  canvas_text(c, a, STR_LIT(">"), STYLE_STRONG);
  canvas_over(c, a, STYLE_SELECTED);
  if (!s->prompt.kind) draw_cursor(c, a);
}

static void draw_items(const struct session *s, struct canvas *c)
{
  const struct overlay *o = &s->overlay;
  for (int row = 0; row < o->inner.rows && o->top + (size_t)row < o->n; row++) {
    size_t index = o->top + (size_t)row;
    struct area a = area_row(o->inner, row);
    if (o->kind == OVERLAY_HELP)
      draw_help_item(s, c, a, &o->items[index]);
    else
      draw_choice(c, a, &o->items[index]);
    if (o->kind != OVERLAY_HELP && index == o->selected) mark_selected(s, c, a);
  }
  if (o->kind == OVERLAY_HELP) draw_cursor(c, o->inner);
  if (!o->n) draw_cut(c, o->inner, STR_LIT("nothing fits"), STYLE_DIM);
}

void view_overlay(const struct session *s, struct canvas *c)
{
  const struct overlay *o = &s->overlay;
  canvas_wipe(c, o->frame);
  if (o->frame.rows > o->inner.rows + o->head.rows) {
    draw_frame(c, o->frame);
    draw_cut(
        c, area_from(area_inset(o->frame), 0, 1), str_of(overlay_titles[o->kind]), STYLE_TITLE);
  }
  if (!area_is_empty(o->head)) view_prompt(s, c, o->head);
  draw_items(s, c);
}
