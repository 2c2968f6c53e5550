/* The first line: where the reader is. */
#include "base/number.h"
#include "session/page_whole.h"
#include "session/top.h"
#include "view/draw.h"
#include "view/parts.h"

enum { GAP_COLS = 3, HEADING_COLS_MIN = 12 };

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
  struct top_aside aside = top_aside(s);
  bool is_list = s->library && (s->focus == PANE_LIST || s->focus == PANE_FACETS ||
                                   geometry_panes(&s->geometry) > 1);
  if (!area_is_empty(top_aside_area(s, &aside)))
    a = draw_right(c, a, buf_str(&aside.text), STYLE_DIM);
  if (is_list)
    draw_library(s, c, a);
  else if (s->page.article)
    draw_page_name(s, c, a);
  else
    draw_cut(c, a, STR_LIT("fieldnotes"), STYLE_STRONG);
  buf_release(&aside.text);
}
