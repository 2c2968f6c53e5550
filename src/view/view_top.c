/* The first line: where the reader is. */
#include "base/number.h"
#include "session/page_whole.h"
#include "view/draw.h"
#include "view/parts.h"

enum { GAP_COLS = 3, HEADING_COLS_MIN = 12 };

static const char *const pane_names[PANE_COUNT] = {
    [PANE_LIST] = "list", [PANE_FACETS] = "facets", [PANE_PAGE] = "note", [PANE_PANEL] = "meta"};

/* "list [note] meta": the panes on the screen, the one that has the keys in brackets. */
static void add_panes(const struct session *s, struct buf *out)
{
  if (geometry_panes(&s->geometry) < 2) return;
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    bool has_keys = pane == (int)s->focus;
    if (area_is_empty(s->geometry.panes[pane])) continue;
    buf_addf(out, has_keys ? "[%s]" : " %s ", pane_names[pane]);
  }
}

/* Adds a key and what it does, where it has one. */
static void add_key(const struct session *s, struct buf *out, const char *action, const char *what)
{
  size_t before = out->n;
  view_add_key(s, out, action);
  if (out->n > before) buf_add_cstr(out, what);
}

static void add_aside(const struct session *s, struct buf *out)
{
  add_panes(s, out);
  if (s->geometry.sheet) {
    buf_addf(out, "%s   ", pane_names[s->focus]);
    add_key(s, out, pane_names[s->focus], "=close");
  }
  if (out->n) buf_add_cstr(out, "   ");
  add_key(s, out, "help", "=help");
}

/* "3 unread   37 to review": what is left to do; unread once any note was read. */
static void draw_left_to_do(const struct session *s, struct canvas *c, struct area a)
{
  const struct tracking *t = &s->track;
  const struct {
    size_t n;
    const char *what;
  } counts[] = {{t->has_read ? t->n_unread : 0, "unread"}, {t->n_review, "to review"}};
  int col = 0;
  for (size_t i = 0; i < sizeof counts / sizeof *counts && t->has_counts; i++) {
    struct buf text = BUF_INIT;
    number_add_grouped(&text, (long long)counts[i].n);
    buf_addf(&text, " %s", counts[i].what);
    struct area rest = area_from(a, 0, col + GAP_COLS);
    if (counts[i].n && rest.cols >= (int)text.n)
      col += GAP_COLS + draw_cut(c, rest, buf_str(&text), STYLE_DIM);
    buf_release(&text);
  }
}

/* What stands on the left of a screen that shows the list: the library. */
static void draw_library(const struct session *s, struct canvas *c, struct area a)
{
  struct buf count = BUF_INIT;
  int col = draw_cut(c, a, STR_LIT("fieldnotes "), STYLE_STRONG);
  col += draw_cut(c, area_from(a, 0, col), buf_str(&s->title), STYLE_TEXT);
  number_add_grouped(&count, (long long)s->n_notes);
  buf_add_cstr(&count, s->n_notes == 1 ? " note" : " notes");
  struct area rest = area_from(a, 0, col + GAP_COLS);
  bool fits = rest.cols >= (int)count.n;
  if (fits) col = draw_cut(c, rest, buf_str(&count), STYLE_DIM);
  if (fits) draw_left_to_do(s, c, area_from(rest, 0, col));
  buf_release(&count);
}

/* What stands there above a page or its post meta: the file as long as the page's own title is in
 * sight, then that title and the heading that the reader is under. */
static void draw_page_name(const struct session *s, struct canvas *c, struct area a)
{
  const struct page_pane *p = &s->page;
  const struct heading *heading = p->lines ? lines_heading_at(p->lines, p->top) : NULL;
  bool is_whole = page_whole_is_open(p), is_under = heading && heading->line && p->top;
  if (s->focus == PANE_PAGE && p->top == 0 && !is_whole) {
    draw_cut(c, a, buf_str(&p->name), STYLE_DIM);
    return;
  }
  int col = draw_cut(c, a, p->article->title, STYLE_TITLE);
  struct area rest = area_from(a, 0, col + 1);
  if ((!is_under && !is_whole) || rest.cols < HEADING_COLS_MIN) return;
  canvas_text(c, rest, draw_symbol(c, SYMBOL_INTO), STYLE_DIM);
  draw_cut(c, area_from(rest, 0, 2), is_whole ? page_whole_name(p) : heading->text, STYLE_DIM);
}

void view_top(const struct session *s, struct canvas *c)
{
  struct area a = area_inset(s->geometry.top);
  struct buf aside = BUF_INIT;
  bool is_list = s->library && (s->focus == PANE_LIST || s->focus == PANE_FACETS ||
                                   geometry_panes(&s->geometry) > 1);
  add_aside(s, &aside);
  if (a.cols >= 3 * (int)aside.n) a = draw_right(c, a, buf_str(&aside), STYLE_DIM);
  if (is_list)
    draw_library(s, c, a);
  else if (s->page.article)
    draw_page_name(s, c, a);
  else
    draw_cut(c, a, STR_LIT("fieldnotes"), STYLE_STRONG);
  buf_release(&aside);
}
