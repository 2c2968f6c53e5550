/* What lies over the panes: help, palette, outline. */
#include "base/text.h"
#include "session/overlay.h"
#include "view/draw.h"
#include "view/parts.h"

enum {
  GAP_COLS = 2,
  HELP_KEYS_COLS_MAX = 24,
  ADDRESS_FROM_COLS = 36, /* links: narrower lists have no addresses, */
  WHERE_FROM_COLS = 64,   /*   ... and no headings */
};

static const char *const overlay_titles[] = {
    [OVERLAY_HELP] = " keys ",
    [OVERLAY_PALETTE] = " actions ",
    [OVERLAY_SETTINGS] = " options ",
    [OVERLAY_OUTLINE] = " outline ",
    [OVERLAY_LINKS] = " links ",
    [OVERLAY_FILES] = " files ",
    [OVERLAY_MESSAGES] = " messages ",
    [OVERLAY_PREVIEW] = " preview ",
    [OVERLAY_VALUE] = " value ",
    [OVERLAY_SORT] = " sort by ",
    [OVERLAY_FOLDERS] = " folders ",
    [OVERLAY_GROUP] = " group by ",
    [OVERLAY_SEARCHES] = " saved searches ",
    [OVERLAY_CHANGES] = " changes ",
    [OVERLAY_RUNS] = " runs ",
    [OVERLAY_BOOKMARKS] = " bookmarks ",
};

/* Keys in a column of their own, what they do behind them. */
static void draw_help_item(
    const struct session *s, struct canvas *c, struct area a, const struct overlay_item *item)
{
  int most = a.cols / 3 < HELP_KEYS_COLS_MAX ? a.cols / 3 : HELP_KEYS_COLS_MAX;
  int keys_cols = s->overlay.aside_cols < most ? s->overlay.aside_cols : most;
  if (item->is_title) {
    draw_cut(c, a, item->text, STYLE_HEADING_3);
    return;
  }
  draw_cut(c, area_part(a, 0, GAP_COLS, keys_cols), item->aside, STYLE_KEY);
  draw_cut(c, area_from(a, 0, keys_cols + 2 * GAP_COLS), item->text, STYLE_TEXT);
}

static void draw_preview(const struct session *s, struct canvas *c, struct area a, size_t index)
{
  const struct line *line = &s->preview.lines->items[index];
  draw_line(c, a, line, 0, line->text.n);
}

/* A message, and how long ago it came. */
static void draw_message(
    const struct overlay *o, struct canvas *c, struct area a, const struct overlay_item *item)
{
  draw_cut(c, area_part(a, 0, GAP_COLS, o->aside_cols), item->aside, STYLE_DIM);
  draw_cut(c, area_from(a, 0, o->aside_cols + 2 * GAP_COLS), item->text,
      item->is_error ? STYLE_ERROR : STYLE_TEXT);
}

/* A line with the cursor's mark before it, keys at its end. */
static void draw_choice(struct canvas *c, struct area a, const struct overlay_item *item)
{
  enum style_role role = item->is_off ? STYLE_DIM : STYLE_TEXT;
  struct area text = area_from(a, 0, GAP_COLS + item->indent);
  if (a.cols > text_cols(item->aside) * 3) text = draw_right(c, text, item->aside, STYLE_KEY);
  draw_cut(c, text, item->text, role);
}

/* What a link says, where it leads, and under which heading it stands, as far as there is room. */
static void draw_link(struct canvas *c, struct area a, const struct overlay_item *item)
{
  struct area line = area_from(a, 0, GAP_COLS);
  int address_cols = line.cols >= ADDRESS_FROM_COLS ? line.cols / 3 : 0;
  int where_cols = line.cols >= WHERE_FROM_COLS ? line.cols / 4 : 0;
  int address = line.cols - address_cols - where_cols, where = line.cols - where_cols;
  draw_cut(c, area_part(line, 0, 0, address - 1), item->text, STYLE_TEXT);
  draw_cut(c, area_part(line, 0, address, address_cols - 1), item->aside,
      item->is_broken ? STYLE_LINK_BROKEN : STYLE_DIM);
  draw_cut(c, area_part(line, 0, where, where_cols), item->where, STYLE_DIM);
}

/* Its name, what it asks for, and how many notes it finds. */
static void draw_search(
    const struct overlay *o, struct canvas *c, struct area a, const struct overlay_item *item)
{
  struct area line = area_from(a, 0, GAP_COLS);
  int name_cols = o->aside_cols < line.cols / 2 ? o->aside_cols : line.cols / 2;
  if (item->aside.n)
    line = draw_right(c, line, item->aside, item->is_off ? STYLE_DIM : STYLE_NUMBER);
  if (!item->where.n) name_cols = line.cols;
  draw_cut(c, area_part(line, 0, 0, name_cols), item->text, item->is_off ? STYLE_DIM : STYLE_TEXT);
  draw_cut(c, area_from(line, 0, name_cols + GAP_COLS), item->where, STYLE_DIM);
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
    else if (o->kind == OVERLAY_PREVIEW || o->kind == OVERLAY_VALUE)
      draw_preview(s, c, a, index);
    else if (o->kind == OVERLAY_MESSAGES)
      draw_message(o, c, a, &o->items[index]);
    else if (o->kind == OVERLAY_SEARCHES)
      draw_search(o, c, a, &o->items[index]);
    else if (o->kind == OVERLAY_LINKS)
      draw_link(c, a, &o->items[index]);
    else
      draw_choice(c, a, &o->items[index]);
    if (!overlay_is_scrolled(o) && index == o->selected) mark_selected(s, c, a);
  }
  if (overlay_is_scrolled(o)) draw_cursor(c, o->inner);
  if (!o->n) draw_cut(c, o->inner, STR_LIT("nothing fits"), STYLE_DIM);
}

/* Where the words would be typed that narrow the list. */
static void draw_filter(const struct session *s, struct canvas *c)
{
  struct buf text = BUF_INIT;
  bool is_narrowed = s->overlay.n < s->overlay.n_all;
  if (s->overlay.kind == OVERLAY_LINKS) view_add_key(s, &text, "filter");
  if (is_narrowed)
    buf_add(&text, buf_str(&s->prompt.text));
  else if (text.n)
    buf_add_cstr(&text, " finds one by words");
  draw_cut(c, s->overlay.head, buf_str(&text), is_narrowed ? STYLE_TEXT : STYLE_DIM);
  buf_release(&text);
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
  if (s->prompt.kind)
    view_prompt(s, c, o->head);
  else
    draw_filter(s, c);
  draw_items(s, c);
}
