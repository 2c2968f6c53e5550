/* Finding in the page. */
#include "session/page_find.h"

#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/slide.h"

enum {
  LINES_ABOVE = 3,                   /* a match that was out of sight stands so far below the top */
  LINES_ROOMY = 2 * LINES_ABOVE + 1, /* on a screen of so many lines */
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

/* The nearest match behind line `line`, or before it, around the ends. */
static size_t nearest(const struct page_pane *p, size_t line)
{
  size_t n = p->matches.n, at = matches_from_line(&p->matches, line);
  if (p->backwards) return at ? at - 1 : n - 1;
  return at < n ? at : 0;
}

void page_find_from(struct session *s, struct str pattern, struct place place)
{
  struct page_pane *p = &s->page;
  if (!p->lines) return;
  buf_clear(&p->pattern);
  buf_add(&p->pattern, pattern);
  find_all(&p->matches, p->lines, pattern);
  page_pane_go_to(s, place);
  page_find_first(s);
  if (!p->matches.n && page_read_goes_on(p)) page_read_aim_at_match(p);
}

void page_find_first(struct session *s)
{
  struct page_pane *p = &s->page;
  p->match = 0;
  page_read_aim_at_nothing(p);
  if (!p->matches.n) return;
  p->match = nearest(p, p->top);
  show_match(s);
}

void page_find_go(struct session *s, long by)
{
  struct page_pane *p = &s->page;
  if (!p->matches.n) return;
  long n = (long)p->matches.n, to = (long)p->match + (p->backwards ? -by : by) % n;
  if (to < 0 || to >= n)
    session_tell(s, to < 0 ? "continued at the end" : "continued at the beginning");
  p->match = (size_t)((to + n) % n);
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

void page_find_again(struct page_pane *p)
{
  find_all(&p->matches, p->lines, buf_str(&p->pattern));
  if (p->matches.n == p->n_matches_before) return; /* the same text, and the same one of them */
  p->match = matches_from_line(&p->matches, place_line(p->lines, p->match_place));
  if (p->match >= p->matches.n) p->match = 0;
}
