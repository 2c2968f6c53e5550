/* Moving, the same keys in whatever has them: one row says how each moves. */
#include "session/acts.h"
#include "session/facets_pane.h"
#include "session/list_pane.h"
#include "session/overlay.h"
#include "session/page_pane.h"
#include "session/panel_pane.h"

struct mover {
  void (*by)(struct session *s, long n);       /* lines or notes */
  void (*scroll)(struct session *s, long n);   /* the same, the screen moving along */
  void (*to)(struct session *s, size_t index); /* beyond the end: the last */
  size_t (*page)(const struct session *s);     /* how many are on the screen, */
  size_t (*count)(const struct session *s);    /*   ... and in all */
};

static size_t list_count(const struct session *s)
{
  return s->list.total;
}

static size_t facets_count(const struct session *s)
{
  return s->facets.n;
}

static size_t page_count(const struct session *s)
{
  return s->page.lines ? s->page.lines->n : 0;
}

static size_t panel_count(const struct session *s)
{
  return s->panel.lines ? s->panel.lines->n : 0;
}

static size_t overlay_count(const struct session *s)
{
  return s->overlay.n;
}

static const struct mover list_mover = {
    list_pane_move, list_pane_scroll, list_pane_select, list_pane_page, list_count};
static const struct mover facets_mover = {
    facets_pane_move, facets_pane_scroll, facets_pane_select, facets_pane_page, facets_count};
static const struct mover page_mover = {
    page_pane_move, page_pane_move, page_pane_scroll_to, page_pane_page, page_count};
static const struct mover panel_mover = {
    panel_pane_move, panel_pane_scroll, panel_pane_select, panel_pane_page, panel_count};
static const struct mover overlay_mover = {
    overlay_move, overlay_move, overlay_select, overlay_page, overlay_count};

static const struct mover *mover_of(const struct session *s)
{
  static const struct mover *const pane_movers[PANE_COUNT] = {[PANE_LIST] = &list_mover,
      [PANE_FACETS] = &facets_mover,
      [PANE_PAGE] = &page_mover,
      [PANE_PANEL] = &panel_mover};
  return s->overlay.kind ? &overlay_mover : pane_movers[s->focus];
}

static long at_least_one(long count)
{
  return count > 0 ? count : 1;
}

void act_down(struct session *s, long count)
{
  mover_of(s)->by(s, at_least_one(count));
}

void act_up(struct session *s, long count)
{
  mover_of(s)->by(s, -at_least_one(count));
}

static void scroll_half_pages(struct session *s, long n)
{
  long page = (long)mover_of(s)->page(s);
  mover_of(s)->scroll(s, n * (page > 1 ? page / 2 : 1));
}

static void scroll_pages(struct session *s, long n)
{
  mover_of(s)->scroll(s, n * (long)mover_of(s)->page(s));
}

void act_half_page_down(struct session *s, long count)
{
  scroll_half_pages(s, at_least_one(count));
}

void act_half_page_up(struct session *s, long count)
{
  scroll_half_pages(s, -at_least_one(count));
}

void act_page_down(struct session *s, long count)
{
  scroll_pages(s, at_least_one(count));
}

void act_page_up(struct session *s, long count)
{
  scroll_pages(s, -at_least_one(count));
}

void act_first(struct session *s, long count)
{
  mover_of(s)->to(s, count > 0 ? (size_t)count - 1 : 0);
}

void act_last(struct session *s, long count)
{
  mover_of(s)->to(s, count > 0 ? (size_t)count - 1 : SIZE_MAX);
}

void act_percent(struct session *s, long count)
{
  enum { WHOLE = 100 };
  size_t n = mover_of(s)->count(s), percent = count > 0 ? (size_t)count : 0;
  if (s->focus == PANE_LIST && !s->overlay.kind) list_pane_settle(s, false);
  mover_of(s)->to(
      s, percent >= WHOLE ? SIZE_MAX : n / WHOLE * percent + n % WHOLE * percent / WHOLE);
}

/* ---- on the screen ---- */

void act_screen_first(struct session *s, long count)
{
  size_t last = list_pane_last_on_screen(s), below = count > 0 ? (size_t)count - 1 : 0;
  size_t at = s->list.top + below;
  list_pane_select(s, at < last ? at : last);
}

void act_screen_middle(struct session *s, long count)
{
  (void)count;
  list_pane_select(s, s->list.top + (list_pane_last_on_screen(s) - s->list.top) / 2);
}

void act_screen_last(struct session *s, long count)
{
  size_t last = list_pane_last_on_screen(s), above = count > 0 ? (size_t)count - 1 : 0;
  list_pane_select(s, last > s->list.top + above ? last - above : s->list.top);
}
