/* The letters on what can be taken from a page, in the lines that hold it. */
#include "base/text.h"
#include "session/slide.h"
#include "view/draw_slid.h"
#include "view/parts.h"

#include <string.h>

/* Those that do not go on with what was typed lose their look. */
static int draw_hint(
    const struct session *s, struct canvas *c, struct area a, const struct hint *hint)
{
  struct str typed = buf_str(&s->prompt.text), label = str_of(hint->label);
  struct buf text = BUF_INIT;
  buf_addf(&text, "[%s]", hint->label);
  int cols = canvas_text(c, a, buf_str(&text), STYLE_KEY);
  if (str_eq_nocase(typed, str_first(label, typed.n)))
    canvas_over(c, area_part(a, 0, 0, cols), STYLE_SELECTED);
  buf_release(&text);
  return cols;
}

static int hint_cols(const struct hint *hint)
{
  return (int)strlen(hint->label) + 2;
}

/* The columns of all the letters on a line; *at: the byte before which the last of them stands. */
static int line_hint_cols(const struct hints *h, size_t index, size_t *at)
{
  int cols = 0;
  for (size_t i = 0; i < h->n; i++)
    if (h->items[i].line == index) {
      cols += hint_cols(&h->items[i]);
      *at = h->items[i].at;
    }
  return cols;
}

/* Before what they name: the line makes room for them. */
static void draw_between(const struct session *s, struct canvas *c, struct area a, size_t index)
{
  const struct line *line = &s->page.lines->items[index];
  size_t at = 0;
  int col = 0;
  for (size_t i = 0; i < s->hints.n; i++) {
    const struct hint *hint = &s->hints.items[i];
    if (hint->line != index) continue;
    col += draw_line(c, area_from(a, 0, col), line, at, hint->at);
    col += draw_hint(s, c, area_from(a, 0, col), hint);
    at = hint->at;
  }
  draw_line(c, area_from(a, 0, col), line, at, line->text.n);
}

/* Over the beginning of what they name; where that is too near to the next or to the edge, beside
 * it. */
static void draw_above(
    const struct session *s, struct canvas *c, struct area a, size_t index, int cols_left)
{
  const struct line *line = &s->page.lines->items[index];
  int slid = slide_of(&s->page, line), free_col = 0;
  draw_slid_line(c, a, line, slid);
  for (size_t i = 0; i < s->hints.n; i++) {
    const struct hint *hint = &s->hints.items[i];
    if (hint->line != index) continue;
    struct area part = draw_slid_part(a, line, slid, hint->at, line->text.n);
    int col = part.col - a.col, last = a.cols - cols_left;
    cols_left -= hint_cols(hint);
    if (area_is_empty(part)) continue;
    if (col > last) col = last;
    if (col < free_col) col = free_col;
    free_col = col + draw_hint(s, c, area_from(a, 0, col), hint);
  }
}

void view_hinted_line(const struct session *s, struct canvas *c, struct area a, size_t index)
{
  const struct line *line = &s->page.lines->items[index];
  size_t at = 0;
  int cols = line_hint_cols(&s->hints, index, &at);
  if (!cols)
    draw_slid_line(c, a, line, slide_of(&s->page, line));
  else if (!line->slide_cols && text_cols(str_first(line->text, at)) + cols <= a.cols)
    draw_between(s, c, a, index);
  else
    draw_above(s, c, a, index, cols);
}
