/* Where everything stands. */
#include "session/geometry.h"

enum {
  THREE_PANES_COLS = 140,
  TWO_PANES_COLS = 100,
  LINES_ALL = 24,    /* from here on: rules and hints too */
  LINES_RULE = 16,   /* from here on: a rule below the first line */
  LINES_FRAMED = 10, /* from here on: more than text and the status line */
  LIST_COLS_MIN = 36,
  LIST_COLS_MAX = 64,
  LIST_COLUMNS_COLS = 72, /* from here on a note's line has columns and needs no second line */
  PANEL_COLS_MIN = 34,
  PANEL_COLS_MAX = 48,
  MARGIN_COLS_FROM = 40, /* narrower panes have no margin */
  MARK_COLS_FROM = 8,
  META_COLUMN_COLS = 36,
  META_COLUMN_GAP = 3, /* the cursor's mark stands in it */
  OVERLAY_FRAME_ROWS = 8,
  FACETS_ROWS_FROM = 26,    /* panes of so many rows have facets below the list */
  FACETS_FOCUSED_FROM = 18, /* the same when these have the keys */
  FACETS_PERCENT = 45,
  FACETS_ROWS_MIN = 4,
  LIST_ROWS_MIN = 8,
  SIDE_COLS_MIN = 20,                /* of list and post meta beside the page */
  PAGE_COLS_MIN = TEXT_COLS_MIN + 2, /* with its margins */
  FACETS_COLS_MAX = 60,              /* wider ones part the values from their counts */
  FACETS_HEAD_FROM = 4,              /* lower panes have no line above the facets */
};

static int at_most(int n, int limit)
{
  return n < limit ? n : limit;
}

static int between(int n, int low, int high)
{
  return n < low ? low : at_most(n, high);
}

static struct area cut_bottom(struct area *a, int n)
{
  struct area bottom = *a;
  bottom.rows = between(n, 0, a->rows);
  a->rows -= bottom.rows;
  bottom.row = a->row + a->rows;
  return bottom;
}

/* Takes n columns and the border beside them off the left of *a. */
static struct area cut_left(struct area *a, int n)
{
  struct area left = {a->col, a->row, n, a->rows};
  a->col += n + 1;
  a->cols -= n + 1;
  return left;
}

static void split_rows(struct geometry *g, int cols, int rows)
{
  g->body = (struct area){0, 0, cols > 0 ? cols : 0, rows > 0 ? rows : 0};
  g->status = cut_bottom(&g->body, rows > 1);
  g->top = area_cut_top(&g->body, rows >= LINES_FRAMED);
  g->top_rule = rows >= LINES_RULE;
  g->bottom_rule = g->hints = rows >= LINES_ALL;
  area_cut_top(&g->body, g->top_rule);
  cut_bottom(&g->body, g->bottom_rule);
}

static int list_cols(int cols, int wanted)
{
  return wanted > 0 ? wanted : between(cols * 26 / 100, LIST_COLS_MIN, LIST_COLS_MAX);
}

static int panel_cols(int cols, int wanted)
{
  return wanted > 0 ? wanted : between(cols * 24 / 100, PANEL_COLS_MIN, PANEL_COLS_MAX);
}

/* Shows the page with the list before it and the panel behind it, each if wanted. */
static void split_panes(struct geometry *g, const struct geometry_wants *w, bool list, bool panel)
{
  struct area rest = g->body;
  int cols = g->body.cols, spare = cols - PAGE_COLS_MIN - 1;
  int behind = panel_cols(cols, w->sizes.panel_cols);
  if (list) {
    int least = panel ? SIDE_COLS_MIN + 1 : 0;
    int before = list_cols(cols, w->sizes.list_cols);
    g->panes[PANE_LIST] = cut_left(&rest, between(before, SIDE_COLS_MIN, spare - least));
    spare -= g->panes[PANE_LIST].cols + 1;
  }
  if (panel) {
    behind = between(behind, SIDE_COLS_MIN, spare);
    struct area page = cut_left(&rest, rest.cols - behind - 1);
    g->panes[PANE_PANEL] = rest;
    rest = page;
  }
  g->panes[PANE_PAGE] = rest;
}

enum panes_mode geometry_mode(int cols)
{
  return cols >= THREE_PANES_COLS ? PANES_THREE : cols >= TWO_PANES_COLS ? PANES_TWO : PANES_ONE;
}

static int facets_rows(int rows, int wanted)
{
  int usual = rows * FACETS_PERCENT / 100;
  return between(wanted > 0 ? wanted : usual, FACETS_ROWS_MIN, rows - LIST_ROWS_MIN);
}

/* Gives the facets the lower part of the list; all of it, where they have the keys and two do not
 * fit. */
static void split_list(struct geometry *g, const struct geometry_wants *w)
{
  struct area *list = &g->panes[PANE_LIST];
  bool has_keys = w->focus == PANE_FACETS;
  int from = has_keys ? FACETS_FOCUSED_FROM : FACETS_ROWS_FROM;
  if (area_is_empty(*list) || !(w->facets_open || has_keys)) return;
  g->facets_rule = list->rows >= from;
  if (g->facets_rule)
    g->panes[PANE_FACETS] = cut_bottom(list, facets_rows(list->rows, w->sizes.facets_rows));
  else if (has_keys) {
    g->panes[PANE_FACETS] = *list;
    *list = (struct area){0};
  }
}

static bool is_sheet(const struct geometry *g, enum pane focus)
{
  if (focus == PANE_FACETS) return area_is_empty(g->panes[PANE_LIST]);
  return focus == PANE_PANEL && area_is_empty(g->panes[PANE_PAGE]);
}

static void place_panes(struct geometry *g, const struct geometry_wants *w)
{
  enum panes_mode mode = geometry_mode(w->cols);
  if (w->zoomed || mode == PANES_ONE)
    g->panes[w->focus] = g->body;
  else if (mode == PANES_THREE)
    split_panes(g, w, w->has_list, w->panel_open || w->focus == PANE_PANEL);
  else if (w->focus == PANE_PANEL || (w->panel_open && w->focus == PANE_PAGE))
    split_panes(g, w, false, true);
  else
    split_panes(g, w, w->has_list, false);
  split_list(g, w);
  g->sheet = is_sheet(g, w->focus);
}

static void place_in_list(struct geometry *g, const struct geometry_wants *w)
{
  struct area rest = g->panes[PANE_LIST];
  g->query = area_cut_top(&rest, w->rows >= LINES_FRAMED);
  g->menu = area_cut_top(&rest, w->rows >= LINES_FRAMED ? w->menu_rows : 0);
  g->trouble = area_cut_top(&rest, w->rows >= LINES_FRAMED ? w->trouble_rows : 0);
  g->counts = area_cut_top(&rest, w->rows >= LINES_RULE);
  area_cut_top(&rest, w->rows >= LINES_ALL);
  g->rows = rest;
  bool in_columns = rest.cols >= LIST_COLUMNS_COLS || rest.cols < LIST_COLS_MIN;
  g->row_lines = in_columns || w->rows < LINES_ALL ? 1 : 2;
}

static void place_in_facets(struct geometry *g)
{
  g->facets = g->panes[PANE_FACETS];
  g->facets_head = area_cut_top(&g->facets, g->facets.rows >= FACETS_HEAD_FROM);
  g->facets.cols = at_most(g->facets.cols, FACETS_COLS_MAX);
}

static void place_in_page(struct geometry *g, const struct geometry_wants *w)
{
  struct area pane = g->panes[PANE_PAGE];
  int margin = pane.cols >= MARGIN_COLS_FROM;
  int cols = between(pane.cols - 2 * margin, 0, w->text_cols);
  int before = w->align_left ? margin : (pane.cols - cols) / 2;
  g->text = (struct area){pane.col + before, pane.row, cols, pane.rows};
}

static void place_in_panel(struct geometry *g)
{
  struct area pane = g->panes[PANE_PANEL];
  int margin = pane.cols >= MARK_COLS_FROM; /* for the mark of the cursor */
  g->meta_columns = pane.cols >= 2 * (META_COLUMN_COLS + 1) ? 2 : 1;
  g->meta = (struct area){pane.col + margin, pane.row, pane.cols - 2 * margin, pane.rows};
  g->meta_cols = (g->meta.cols - (g->meta_columns - 1) * META_COLUMN_GAP) / g->meta_columns;
  g->meta_step = g->meta_cols + META_COLUMN_GAP;
}

void geometry_set(struct geometry *g, const struct geometry_wants *w)
{
  *g = (struct geometry){0};
  split_rows(g, w->cols, w->rows);
  g->hints = g->hints && !w->without_hints;
  place_panes(g, w);
  place_in_list(g, w);
  place_in_facets(g);
  place_in_page(g, w);
  place_in_panel(g);
}

struct area geometry_overlay(const struct geometry *g, int cols, int lines, struct area *frame)
{
  struct area box = g->body;
  bool framed = box.rows >= OVERLAY_FRAME_ROWS && box.cols >= MARGIN_COLS_FROM;
  int around_cols = framed ? 4 : 0, around_rows = framed ? 2 : 0;
  box.cols = at_most(cols + around_cols, box.cols);
  box.rows = at_most(lines + around_rows, box.rows);
  box.col += (g->body.cols - box.cols) / 2;
  box.row += (g->body.rows - box.rows) / 3;
  *frame = box;
  return (struct area){box.col + around_cols / 2, box.row + around_rows / 2, box.cols - around_cols,
      box.rows - around_rows};
}

int geometry_panes(const struct geometry *g)
{
  int n = 0;
  for (int pane = 0; pane < PANE_COUNT; pane++)
    n += !area_is_empty(g->panes[pane]);
  return n;
}
