/* Finding in the page. */
#include "session/page_find.h"

#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/slide.h"

enum {
  LINES_ABOVE = 3,                   /* a match that was out of sight stands so far below the top */
  LINES_ROOMY = 2 * LINES_ABOVE + 1, /* on a screen of so many lines */
  STEP_LINES = 512,
  SLICE_MS = 8,   /* a key that comes meanwhile does not feel it */
  PAINT_MS = 100, /* between two drawings of how many there are */
};

static void show_match(struct session *s)
{
  const struct page_pane *p = &s->page;
  struct match match = match_at(&p->matches, p->lines, p->match);
  size_t line = match.line;
  const struct line *text = &p->lines->items[line];
  slide_to(s, text, match.from, match.end_line == line ? match.end : text->text.n);
  s->page.chosen = -1;
  page_pane_bring(s, line, page_pane_page(s) >= LINES_ROOMY ? LINES_ABOVE : 0);
}

/* ---- taking the lines in ---- */

bool page_find_goes_on(const struct page_pane *p)
{
  return p->lines && p->pattern.n && p->matches.text.n_lines < p->lines->n;
}

static bool is_done(const struct page_pane *p)
{
  return !page_find_goes_on(p) && !page_read_goes_on(p);
}

/* The nearest match behind line `line`, or before it; SIZE_MAX when it is not known yet, or there
 * is none on that side. */
static size_t nearest(const struct page_pane *p, size_t line)
{
  size_t at = matches_from_line(&p->matches, line);
  bool has_seen_line = p->matches.text.n_lines > line;
  if (p->backwards) return has_seen_line && at ? at - 1 : SIZE_MAX;
  return at < p->matches.n ? at : SIZE_MAX;
}

/* Can it be told where to go, around the ends of the page too? */
static bool can_go(const struct page_pane *p)
{
  return is_done(p) || nearest(p, p->top) != SIZE_MAX;
}

/* When all has been searched: which match is the current one, should the text be another? */
static void finish(struct page_pane *p)
{
  if (!p->is_searched_again || !is_done(p)) return;
  p->is_searched_again = false;
  if (p->matches.n == p->n_matches_before && p->match < p->matches.n) return;
  p->match = matches_from_line(&p->matches, place_line(p->lines, p->match_place));
  if (p->match >= p->matches.n) p->match = 0;
}

static void step(struct page_pane *p)
{
  find_more(&p->matches, p->lines, STEP_LINES);
  finish(p);
}

/* Searches on until `is_enough`, for some milliseconds at most. */
static void search(struct session *s, bool (*is_enough)(const struct page_pane *p))
{
  struct page_pane *p = &s->page;
  double start = s->now_ms();
  while (page_find_goes_on(p) && !is_enough(p) && s->now_ms() - start < SLICE_MS)
    step(p);
}

/* Goes to the match nearest to the screen in that direction, around the ends of the page. */
static void go_to_first(struct session *s)
{
  struct page_pane *p = &s->page;
  p->match = 0;
  page_read_aim_at_nothing(p);
  if (!p->matches.n) return;
  size_t at = nearest(p, p->top);
  p->match = at != SIZE_MAX ? at : p->backwards ? p->matches.n - 1 : 0;
  show_match(s);
}

void page_find_pursue(struct session *s)
{
  struct page_pane *p = &s->page;
  if (!can_go(p)) return;
  go_to_first(s);
  if (!p->matches.n && !s->prompt.kind) page_find_tell_none(s);
}

bool page_find_slice(struct session *s)
{
  struct page_pane *p = &s->page;
  if (p->lines) finish(p);
  if (!page_find_goes_on(p)) return false;
  search(s, is_done);
  bool is_aimed = p->aim == AIM_MATCH;
  if (is_aimed) page_find_pursue(s);
  double now = s->now_ms();
  if (!is_done(p) && (!is_aimed || p->aim == AIM_MATCH) && now - p->drawn_ms < PAINT_MS)
    return false;
  p->drawn_ms = now;
  return true;
}

/* ---- finding ---- */

void page_find_tell_none(struct session *s)
{
  const struct page_pane *p = &s->page;
  if (p->pattern.n && !p->matches.n && is_done(p))
    session_complain(s, "\"%s\" is not in this note", buf_cstr(&p->pattern));
}

void page_find_from(struct session *s, struct str pattern, struct place place)
{
  struct page_pane *p = &s->page;
  if (!p->lines) return;
  buf_clear(&p->pattern);
  buf_add(&p->pattern, pattern);
  p->is_searched_again = false;
  p->match = 0;
  find_begin(&p->matches, pattern);
  page_pane_go_to(s, place);
  search(s, can_go);
  if (!pattern.n || can_go(p))
    go_to_first(s);
  else
    page_read_aim_at_match(p);
}

void page_find_at_first(struct session *s, struct str pattern)
{
  struct page_pane *p = &s->page;
  p->backwards = false;
  if (p->lines) {
    page_find_from(s, pattern, (struct place){.at_top = true});
    page_find_tell_none(s);
    return;
  }
  p->place = (struct place){.at_top = true};
  buf_clear(&p->pattern);
  buf_add(&p->pattern, pattern);
  page_read_aim_at_match(p);
}

void page_find_go(struct session *s, long by)
{
  struct page_pane *p = &s->page;
  if (p->backwards) by = -by;
  while (page_find_goes_on(p) && (by < 0 || p->match + (size_t)by >= p->matches.n))
    step(p);
  if (!p->matches.n) return;
  long n = (long)p->matches.n, to = (long)p->match + by;
  if (to < 0 || to >= n)
    session_tell(s, to < 0 ? "continued at the end" : "continued at the beginning");
  p->match = (size_t)((to % n + n) % n);
  show_match(s);
}

void page_find_clear(struct session *s)
{
  buf_clear(&s->page.pattern);
  matches_forget(&s->page.matches);
}

void page_find_keep(struct page_pane *p)
{
  if (!p->lines) return;
  bool found = p->match < p->matches.n;
  size_t line = found ? match_line(&p->matches, p->match) : p->top;
  p->match_place = place_of_line(p->lines, line);
  p->n_matches_before = p->matches.n;
  matches_forget(&p->matches);
}

void page_find_again(struct session *s)
{
  struct page_pane *p = &s->page;
  find_begin(&p->matches, buf_str(&p->pattern));
  p->is_searched_again = true;
  search(s, is_done);
}
