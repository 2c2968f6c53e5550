/* The facets: fields, their values, how many notes have each. */
#include "base/number.h"
#include "base/text.h"
#include "session/facets_pane.h"
#include "view/draw.h"
#include "view/parts.h"

enum {
  VALUE_COL = 2, /* of a value's mark, behind the cursor's */
  CHECK_COLS = 4,
  PART_COLS = 2,
  BAR_COLS = 12,
  BAR_COLS_MIN = 4,
  BAR_LABEL_COLS = 8,
};

static bool has_bars(const struct facet *f)
{
  return f->kind == FACET_MONTHS || f->kind == FACET_TENTHS;
}

/* The most notes that a value of the same kind has: bars are drawn in parts of it. */
static size_t most_of(const struct facet_line *line)
{
  size_t most = 1;
  for (size_t i = 0; i < line->facet->n; i++) {
    const struct facet_value *v = &line->facet->values[i];
    bool is_part = line->facet->kind == FACET_MONTHS && str_has(v->label, '-');
    if (is_part == line->is_part && v->n > most) most = v->n;
  }
  return most;
}

static void draw_count(struct canvas *c, struct area *a, size_t n)
{
  struct buf text = BUF_INIT;
  number_add_grouped(&text, (long long)n);
  *a = draw_right(c, *a, buf_str(&text), n ? STYLE_NUMBER : STYLE_DIM);
  buf_release(&text);
}

static struct str check_of(const struct facet_value *v)
{
  if (v->is_picked) return STR_LIT("[x]");
  return v->is_excluded ? STR_LIT("[-]") : STR_LIT("[ ]");
}

static void draw_value(struct canvas *c, struct area a, const struct facet_line *line)
{
  const struct facet_value *v = line->value;
  bool is_asked = v->is_picked || v->is_excluded;
  struct area rest = area_from(a, 0, VALUE_COL + (line->is_part ? PART_COLS : 0));
  canvas_text(c, rest, check_of(v), is_asked ? STYLE_STRONG : STYLE_DIM);
  rest = area_from(rest, 0, CHECK_COLS);
  draw_count(c, &rest, v->n);
  draw_cut(c, rest, v->label, v->is_picked ? STYLE_STRONG : v->n ? STYLE_VALUE : STYLE_DIM);
  int col = BAR_LABEL_COLS + (line->is_part ? 0 : PART_COLS);
  struct area bar = area_part(rest, 0, col, BAR_COLS);
  if (has_bars(line->facet) && bar.cols >= BAR_COLS_MIN)
    draw_bar(c, bar, (double)v->n / (double)most_of(line));
}

/* What is asked for of a field whose values are not shown. */
static void add_asked(struct buf *out, const struct facet *f)
{
  for (size_t i = 0; i < f->n; i++) {
    const struct facet_value *v = &f->values[i];
    if (!v->is_picked && !v->is_excluded) continue;
    buf_addf(out, "%s%s%.*s", out->n ? ", " : "", v->is_excluded ? "-" : "", STR_ARG(v->label));
  }
}

static void draw_group(struct canvas *c, struct area a, const struct facet_line *line)
{
  struct buf text = BUF_INIT;
  enum symbol mark = line->folded ? SYMBOL_FOLDED : SYMBOL_OPEN;
  int col = canvas_text(c, a, draw_symbol(c, mark), STYLE_DIM) + 1;
  col += draw_cut(c, area_from(a, 0, col), line->facet->field, STYLE_GROUP) + 1;
  if (line->folded) {
    buf_addf(&text, "(%zu)", line->facet->n);
    col += draw_cut(c, area_from(a, 0, col), buf_str(&text), STYLE_DIM) + 1;
    buf_clear(&text);
    add_asked(&text, line->facet);
    draw_cut(c, area_from(a, 0, col), buf_str(&text), STYLE_STRONG);
  }
  buf_release(&text);
}

static void draw_more(struct canvas *c, struct area a, const struct facet_line *line)
{
  struct buf text = BUF_INIT;
  number_add_grouped(&text, (long long)line->n_hidden);
  buf_add_cstr(&text, " more");
  draw_cut(c, area_from(a, 0, VALUE_COL + CHECK_COLS), buf_str(&text), STYLE_DIM);
  buf_release(&text);
}

static void draw_facet_line(struct canvas *c, struct area a, const struct facet_line *line)
{
  switch (line->kind) {
  case FACET_LINE_GROUP: draw_group(c, a, line); break;
  case FACET_LINE_VALUE: draw_value(c, a, line); break;
  case FACET_LINE_MORE: draw_more(c, a, line); break;
  }
}

/* The cell before a line belongs to the cursor's mark. */
static void mark_cursor(const struct session *s, struct canvas *c, struct area a)
{
  if (s->focus != PANE_FACETS) return;
  canvas_text(c, area_part(a, 0, 0, 1), STR_LIT(">"), STYLE_STRONG);
  canvas_over(c, a, STYLE_SELECTED);
  if (!s->prompt.kind && !s->overlay.kind) draw_cursor(c, a);
}

/* ---- above the lines ---- */

/* Where the list is not on the screen: what it is asked for, and how many notes it has. */
static void draw_query(const struct session *s, struct canvas *c, struct area a)
{
  struct buf count = BUF_INIT;
  number_add_grouped(&count, (long long)s->list.found);
  buf_add_cstr(&count, s->list.found == 1 ? " note" : " notes");
  a = draw_right(c, a, buf_str(&count), STYLE_DIM);
  if (s->list.query.n) {
    int col = draw_cut(c, a, STR_LIT("/ "), STYLE_PROMPT);
    draw_cut(c, area_from(a, 0, col), buf_str(&s->list.query), STYLE_TEXT);
  }
  buf_release(&count);
}

/* "facets", and what was typed to find some of them. */
static void draw_name(const struct session *s, struct canvas *c, struct area a)
{
  int col = draw_cut(c, a, STR_LIT("facets"), STYLE_TITLE) + 1;
  if (s->prompt.kind == PROMPT_FACETS) {
    view_prompt(s, c, area_from(a, 0, col));
  } else if (s->facets.filter.n) {
    col += draw_cut(c, area_from(a, 0, col), STR_LIT("/"), STYLE_PROMPT);
    draw_cut(c, area_from(a, 0, col), buf_str(&s->facets.filter), STYLE_TEXT);
  } else if (!s->geometry.facets_rule) {
    draw_query(s, c, area_from(a, 0, col + 1));
  }
}

static void draw_head(const struct session *s, struct canvas *c)
{
  struct area a = s->geometry.facets_head;
  bool has_keys = s->focus == PANE_FACETS;
  struct str line = draw_symbol(c, has_keys ? SYMBOL_LINE_HEAVY : SYMBOL_LINE);
  if (s->geometry.facets_rule) {
    canvas_fill(c, a, line, has_keys ? STYLE_FOCUS : STYLE_BORDER);
    draw_tie(c, a);
    canvas_wipe(c, area_part(a, 0, 1, text_cols(STR_LIT(" facets "))));
    a = area_from(a, 0, 1);
    if (s->prompt.kind == PROMPT_FACETS || s->facets.filter.n) canvas_wipe(c, a);
  }
  draw_name(s, c, area_inset(a));
}

void view_facets(const struct session *s, struct canvas *c)
{
  const struct facets_pane *f = &s->facets;
  struct area rest = s->geometry.facets;
  if (!area_is_empty(s->geometry.facets_head)) draw_head(s, c);
  if (!f->n) {
    const char *why = facets_pane_goes_on(s) ? "counting ..." : "nothing to count";
    draw_cut(
        c, area_inset(rest), str_of(f->filter.n ? "no value has these words" : why), STYLE_DIM);
  }
  for (size_t i = f->top; i < f->n && rest.rows > 0; i++) {
    struct area a = area_cut_top(&rest, 1);
    draw_facet_line(c, area_inset(a), &f->lines[i]);
    if (i == f->cursor) mark_cursor(s, c, a);
  }
}
