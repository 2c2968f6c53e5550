/* Sliding wide lines. */
#include "session/slide.h"

#include "base/text.h"
#include "session/page_pane.h"

/* What is brought into sight stands so far from the edge, where there is room. */
enum { EDGE_COLS = 8 };

static int between(long n, int low, int high)
{
  return n < low ? low : n < high ? (int)n : high;
}

int slide_of(const struct page_pane *p, const struct line *line)
{
  return p->slid_cols < line->slide_cols ? p->slid_cols : line->slide_cols;
}

int slide_most(const struct session *s)
{
  const struct lines *lines = s->page.lines;
  size_t top = s->page.top, end = top + (size_t)s->geometry.text.rows;
  int most = 0;
  for (size_t i = top; lines && i < end && i < lines->n; i++)
    if (lines->items[i].slide_cols > most) most = lines->items[i].slide_cols;
  return most;
}

bool slide_by(struct session *s, long cols)
{
  int most = slide_most(s), now = between(s->page.slid_cols, 0, most);
  int to = between(now + cols, 0, most);
  if (to == now) return false;
  s->page.slid_cols = to;
  return true;
}

void slide_to(struct session *s, const struct line *line, size_t from, size_t end)
{
  if (!line->slide_cols || from < line->margin) return;
  int margin = text_cols(str_first(line->text, line->margin));
  int room = s->geometry.text.cols - margin;
  int first = text_cols(str_first(line->text, from)) - margin;
  int last = first + text_cols(str_first(str_from(line->text, from), end - from));
  int edge = room > 4 * EDGE_COLS ? EDGE_COLS : 1; /* at least the column of the mark */
  int now = slide_of(&s->page, line);
  if (last > now + room - edge) now = last - room + edge;
  if (first < now + edge) now = first - edge;
  s->page.slid_cols = between(now, 0, line->slide_cols);
}
