/* The page: its lines, what was found in them, what was gone to. */
#include "session/boxes.h"
#include "session/jump.h"
#include "session/page_pane.h"
#include "session/slide.h"
#include "view/draw_slid.h"
#include "view/parts.h"

/* ---- matches ---- */

struct marking {
  const struct page_pane *page;
  struct canvas *c;
  struct area a; /* of the line */
  const struct line *line;
};

static void mark_part(void *context, const struct match_part *part)
{
  const struct marking *m = context;
  int slid = slide_of(m->page, m->line);
  canvas_over(m->c, draw_slid_part(m->a, m->line, slid, part->from, part->end), STYLE_MATCH);
}

static void mark_matches(const struct session *s, struct canvas *c)
{
  const struct page_pane *p = &s->page;
  struct area text = s->geometry.text;
  for (int row = 0; row < text.rows && page_pane_line_at(s, (size_t)row) < p->lines->n; row++) {
    size_t line = page_pane_line_at(s, (size_t)row);
    struct marking marking = {p, c, area_row(text, row), &p->lines->items[line]};
    matches_in_line(&p->matches, p->lines, line, mark_part, &marking);
  }
}

/* ---- lines ---- */

static void draw_lines(const struct session *s, struct canvas *c)
{
  const struct page_pane *p = &s->page;
  int rows = s->geometry.text.rows;
  for (int row = 0; row < rows && page_pane_line_at(s, (size_t)row) < p->lines->n; row++) {
    size_t index = page_pane_line_at(s, (size_t)row);
    const struct line *line = &p->lines->items[index];
    struct area a = area_row(s->geometry.text, row);
    if (s->prompt.kind == PROMPT_HINT)
      view_hinted_line(s, c, a, index);
    else
      draw_slid_line(c, a, line, slide_of(p, line));
  }
}

/* ---- boxes that were ticked ---- */

/* The part of the screen that the bytes [from, end) of a line take; empty where it is not there. */
static struct area part_on_screen(const struct session *s, size_t index, size_t from, size_t end)
{
  const struct line *line = &s->page.lines->items[index];
  size_t row = page_pane_row_of(s, index);
  if (row >= (size_t)s->geometry.text.rows) return (struct area){0};
  struct area a = area_row(s->geometry.text, (int)row);
  return draw_slid_part(a, line, slide_of(&s->page, line), from, end);
}

/* The mark of a box stands between its brackets. */
static void draw_box(
    const struct session *s, struct canvas *c, size_t index, const struct span *box)
{
  enum state_box turned = boxes_turned(s, s->page.lines->targets[box->target].index);
  if (turned == STATE_BOX_AS_WRITTEN) return;
  struct area mark = part_on_screen(s, index, box->from + 1, box->from + 2);
  enum symbol symbol = turned == STATE_BOX_TICKED ? SYMBOL_TICKED : SYMBOL_UNTICKED;
  canvas_text(c, mark, draw_symbol(c, symbol), box->role);
}

static void draw_boxes(const struct session *s, struct canvas *c)
{
  const struct lines *lines = s->page.lines;
  for (int row = 0; row < s->geometry.text.rows; row++) {
    size_t index = page_pane_line_at(s, (size_t)row);
    const struct line *line = index < lines->n ? &lines->items[index] : NULL;
    for (size_t i = 0; line && i < line->n_spans; i++) {
      int32_t target = line->spans[i].target;
      if (target >= 0 && lines->targets[target].kind == TARGET_BOX)
        draw_box(s, c, index, &line->spans[i]);
    }
  }
}

/* ---- no page ---- */

static void draw_nothing(const struct session *s, struct canvas *c)
{
  struct area a = s->geometry.text;
  if (area_is_empty(a)) return;
  area_cut_top(&a, a.rows > 3);
  if (err_is_set(&s->page.trouble))
    draw_wrapped(c, a, str_of(s->page.trouble.text), STYLE_ERROR);
  else
    draw_wrapped(c, a, STR_LIT("No note is open."), STYLE_DIM);
}

static void mark_chosen(struct canvas *c, struct area a, struct area *first)
{
  canvas_over(c, a, STYLE_SELECTED);
  if (area_is_empty(*first)) *first = a;
}

/* Marks what was gone to: a link where it stands, a block by its first line. Returns where that
 * begins. */
static struct area mark_target(const struct session *s, struct canvas *c, int32_t target)
{
  const struct lines *lines = s->page.lines;
  struct area first = {0};
  size_t begin = lines->targets[target].line;
  for (size_t i = begin; i < lines->n && page_pane_row_of(s, i) != SIZE_MAX; i++) {
    const struct line *line = &lines->items[i];
    if (line->target == target && i == begin)
      mark_chosen(c, part_on_screen(s, i, line->margin, line->text.n), &first);
    for (size_t k = 0; k < line->n_spans; k++)
      if (line->spans[k].target == target)
        mark_chosen(c,
            part_on_screen(s, i, line->spans[k].from, line->spans[k].from + line->spans[k].n),
            &first);
  }
  return first;
}

/* The cursor rests on what was gone to, on the match that is looked at, else on the first line. */
static void place_cursor(const struct session *s, struct canvas *c)
{
  const struct page_pane *p = &s->page;
  struct area at = {0};
  int32_t chosen = jump_chosen(s);
  if (chosen >= 0) {
    at = mark_target(s, c, chosen);
  } else if (p->match < p->matches.n) {
    struct match match = match_at(&p->matches, p->lines, p->match);
    at = part_on_screen(s, match.line, match.from, p->lines->items[match.line].text.n);
  }
  draw_cursor(c, area_is_empty(at) ? area_row(s->geometry.text, 0) : at);
}

void view_page(const struct session *s, struct canvas *c)
{
  if (!s->page.lines) {
    draw_nothing(s, c);
    return;
  }
  draw_lines(s, c);
  draw_boxes(s, c);
  if (s->prompt.kind == PROMPT_HINT) return; /* letters move what would be marked */
  mark_matches(s, c);
  if (s->focus == PANE_PAGE && !s->overlay.kind) place_cursor(s, c);
}
