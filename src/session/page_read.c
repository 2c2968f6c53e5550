/* Reading in slices. */
#include "session/page_read.h"

#include "session/hints.h"
#include "session/page_find.h"
#include "session/page_pane.h"

#include <poll.h>

enum {
  SLICE_MS = 8,    /* a key that comes meanwhile does not feel it */
  WAIT_MS = 100,   /* so long the first screen waits for the place it is to show */
  PAINT_MS = 100,  /* between two drawings of the progress */
  SILENT_MS = 200, /* what takes less is not told */
  STEP_BLOCKS = 32,
};

static struct layout *newest(const struct page_pane *p)
{
  return p->next ? p->next : p->layout;
}

static bool key_waits(void *context)
{
  const struct session *s = context;
  struct pollfd fd = {.fd = s->input_fd, .events = POLLIN};
  return s->interruptible && poll(&fd, 1, 0) > 0;
}

/* A little more. False when there is no more, or a key waits. */
static bool step(struct session *s)
{
  struct page_pane *p = &s->page;
  struct interrupt stop = {key_waits, s};
  if (layout_more(newest(p), STEP_BLOCKS)) return true;
  if (layout_is_whole(newest(p))) return false;
  return document_read_more(p->document, &stop);
}

/* ---- what is aimed at ---- */

void page_read_aim_at_nothing(struct page_pane *p)
{
  p->aim = AIM_NOTHING;
}

void page_read_aim_at_line(struct page_pane *p, size_t line)
{
  p->aim = page_read_goes_on(p) ? AIM_LINE : AIM_NOTHING;
  p->aim_line = line;
}

void page_read_aim_at_source_line(struct page_pane *p, size_t source_line)
{
  p->aim = AIM_SOURCE;
  p->aim_line = source_line;
}

void page_read_aim_at_anchor(struct page_pane *p, struct str anchor)
{
  p->aim = AIM_ANCHOR;
  p->aim_heading = 0;
  buf_clear(&p->aim_anchor);
  buf_add(&p->aim_anchor, anchor);
}

void page_read_aim_at_jump(struct page_pane *p, const struct target *jump)
{
  p->aim = AIM_JUMP;
  p->aim_jump = *jump;
}

void page_read_aim_at_match(struct page_pane *p)
{
  p->aim = AIM_MATCH;
}

static void look_for_anchor(struct session *s)
{
  struct page_pane *p = &s->page;
  for (; p->aim_heading < p->lines->n_headings; p->aim_heading++) {
    const struct heading *h = &p->lines->headings[p->aim_heading];
    if (!str_eq_nocase(h->anchor, buf_str(&p->aim_anchor))) continue;
    page_pane_scroll_to(s, h->line);
    return;
  }
  if (page_read_goes_on(p)) return;
  session_complain(s, "no heading here is called \"%s\"", buf_cstr(&p->aim_anchor));
  page_read_aim_at_nothing(p);
}

static void look_for_jump(struct session *s)
{
  if (page_pane_jump(s, &s->page.aim_jump)) return;
  session_complain(s, "nothing on this page refers to it");
  page_read_aim_at_nothing(&s->page);
}

/* There are more lines: is there what was asked for? */
static void pursue(struct session *s)
{
  struct page_pane *p = &s->page;
  switch (p->aim) {
  case AIM_NOTHING: page_pane_keep_place(s); break;
  case AIM_LINE: page_pane_scroll_to(s, p->aim_line); break;
  case AIM_SOURCE: page_pane_go_to_source_line(s, p->aim_line); break;
  case AIM_ANCHOR: look_for_anchor(s); break;
  case AIM_JUMP: look_for_jump(s); break;
  case AIM_MATCH: page_find_pursue(s); break;
  }
}

/* ---- lines that come and go ---- */

static void show_lines(struct session *s, struct lines *lines)
{
  struct page_pane *p = &s->page;
  p->lines = lines;
  hints_give_up(s);
  page_find_again(s);
  if (p->chosen >= (int32_t)lines->n_targets) p->chosen = -1;
}

static void forget_single(struct page_pane *p)
{
  lines_free(p->single);
  p->single = NULL;
}

void page_read_forget(struct page_pane *p)
{
  page_find_keep(p);
  layout_free(p->layout);
  layout_free(p->next);
  p->layout = p->next = NULL;
  p->lines = NULL;
  forget_single(p);
}

/* Do the lines reach as far as the screen does? */
static bool fills_screen(const struct session *s, const struct layout *l)
{
  const struct page_pane *p = &s->page;
  const struct lines *lines = layout_lines(l);
  size_t page = page_pane_page(s);
  if (layout_is_whole(l)) return true;
  if (lines->n < page || p->place.at_top) return lines->n >= page;
  return lines->items[lines->n - 1].block > p->place.block &&
         place_line(lines, p->place) + page <= lines->n;
}

/* The new lines take the place of the old ones. */
static void take_over(struct session *s)
{
  struct page_pane *p = &s->page;
  struct layout *next = p->next;
  p->next = NULL;
  page_read_forget(p);
  p->layout = next;
  show_lines(s, layout_lines(next));
}

static void take_in(struct session *s)
{
  struct page_pane *p = &s->page;
  if (p->next) {
    if (!fills_screen(s, p->next)) return;
    take_over(s);
  }
  page_find_slice(s);
  pursue(s);
}

static void begin(struct session *s, const struct layout_options *o)
{
  struct page_pane *p = &s->page;
  bool has_lines = p->lines && p->lines->n;
  double start = s->now_ms(), took_ms = 0;
  layout_free(p->next);
  p->next = layout_begin(p->article, p->document, o);
  p->begun_ms = p->drawn_ms = start;
  if (!has_lines) take_over(s);
  while (step(s)) {
    took_ms = s->now_ms() - start;
    bool is_filled = fills_screen(s, newest(p));
    if (took_ms >= SLICE_MS && (has_lines || is_filled)) break;
    if (took_ms >= WAIT_MS && p->lines->n >= page_pane_page(s)) break;
  }
  take_in(s);
}

void page_read_show_page(struct session *s, const struct layout_options *o)
{
  struct page_pane *p = &s->page;
  if (p->single) {
    page_find_keep(p);
    forget_single(p);
    p->lines = NULL;
    if (p->layout) show_lines(s, layout_lines(p->layout));
  }
  if (!newest(p) || !layout_options_eq(layout_options(newest(p)), o)) begin(s, o);
}

bool page_read_show_single(struct session *s, const struct layout_options *o)
{
  struct page_pane *p = &s->page;
  if (p->single && p->single_block == p->whole.block && layout_options_eq(&p->single_options, o))
    return true;
  struct lines *lines = layout_whole(p->document, (size_t)p->whole.block, o);
  if (!lines) return false;
  page_find_keep(p);
  forget_single(p);
  p->single = lines;
  p->single_block = p->whole.block;
  p->single_options = *o;
  show_lines(s, lines);
  return true;
}

bool page_read_goes_on(const struct page_pane *p)
{
  return newest(p) && !p->single && !layout_is_whole(newest(p));
}

bool page_read_slice(struct session *s)
{
  struct page_pane *p = &s->page;
  if (!page_read_goes_on(p)) return false;
  bool was_filled = fills_screen(s, newest(p));
  double start = s->now_ms(), now = start;
  while (step(s) && now - start < SLICE_MS)
    now = s->now_ms();
  enum page_aim aim = p->aim;
  take_in(s);
  bool news = aim != p->aim || was_filled != fills_screen(s, newest(p)) || !page_read_goes_on(p);
  if (!news && now - p->drawn_ms < PAINT_MS) return false;
  p->drawn_ms = now;
  return true;
}

int page_read_percent(const struct page_pane *p)
{
  return newest(p) && !p->single ? layout_percent(newest(p)) : 100;
}

void page_read_add_progress(const struct session *s, struct buf *out)
{
  const struct page_pane *p = &s->page;
  if (!page_read_goes_on(p) || s->now_ms() - p->begun_ms < SILENT_MS) return;
  buf_addf(out, "reading %d %%  ", page_read_percent(p));
}
