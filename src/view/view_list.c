/* The list: the query, how many notes it found, and those on the screen. */
#include "base/number.h"
#include "base/text.h"
#include "session/list_groups.h"
#include "session/list_pane.h"
#include "session/news.h"
#include "session/snippet_line.h"
#include "session/track.h"
#include "view/draw.h"
#include "view/parts.h"

/* ---- above the notes ---- */

static void draw_query(const struct session *s, struct canvas *c)
{
  struct area a = area_inset(s->geometry.query);
  struct buf place = BUF_INIT;
  if (area_is_empty(s->geometry.counts)) {
    number_add_grouped(&place, (long long)s->list.found);
    if (s->list.partial) buf_add_char(&place, '+');
    a = draw_right(c, a, buf_str(&place), STYLE_DIM);
  }
  if (s->prompt.kind == PROMPT_SEARCH) {
    view_prompt(s, c, a);
  } else if (s->list.query.n) {
    int col = draw_cut(c, a, STR_LIT("/ "), STYLE_PROMPT);
    draw_cut(c, area_from(a, 0, col), buf_str(&s->list.query), STYLE_TEXT);
  } else {
    buf_clear(&place);
    view_add_pane_key(s, &place, "search");
    if (place.n) buf_add_cstr(&place, " searches the library");
    draw_cut(c, a, buf_str(&place), STYLE_DIM);
  }
  buf_release(&place);
}

/* Adds the order, "by date, newest first", or the first half of it where there is no room for all.
 */
static void add_order(const struct session *s, struct buf *out, int cols)
{
  struct str whole = buf_str(&s->list.order), rest = whole, half;
  if (!whole.n || !str_cut(&rest, ',', &half)) return;
  bool fits = text_cols(buf_str(out)) + 2 + text_cols(whole) <= cols;
  buf_addf(out, ", %.*s", STR_ARG(fits ? whole : half));
}

/* "41 of 10,412, 7 more have some of the words"; "41+ of 10,412" while all are looked for. */
static void add_found(const struct session *s, struct buf *out)
{
  const struct list_pane *l = &s->list;
  number_add_grouped(out, (long long)l->whole);
  if (l->partial) buf_add_char(out, '+');
  buf_add_cstr(out, " of ");
  number_add_grouped(out, (long long)s->n_notes);
  if (l->whole == l->found) return;
  buf_add_cstr(out, ", ");
  number_add_grouped(out, (long long)(l->found - l->whole));
  buf_add_cstr(out, " more have some of the words");
}

static void draw_counts(const struct session *s, struct canvas *c)
{
  const struct list_pane *l = &s->list;
  struct area a = area_inset(s->geometry.counts);
  struct buf text = BUF_INIT;
  if (l->query.n && l->results) {
    buf_addf(&text, l->took_ms < 1 ? "%.1f ms" : "%.0f ms", l->took_ms);
    a = draw_right(c, a, buf_str(&text), STYLE_DIM);
    buf_clear(&text);
    add_found(s, &text);
    add_order(s, &text, a.cols);
  } else {
    number_add_grouped(&text, (long long)s->n_notes);
    buf_add_cstr(&text, s->n_notes == 1 ? " note" : " notes");
    if (s->n_notes != 1) add_order(s, &text, a.cols);
  }
  draw_cut(c, a, buf_str(&text), STYLE_DIM);
  buf_release(&text);
}

static void mark_selected(const struct session *s, struct canvas *c, struct area a)
{
  canvas_text(c, area_part(a, 0, 0, 1), STR_LIT(">"), STYLE_STRONG);
  if (s->focus != PANE_LIST) return;
  canvas_over(c, a, STYLE_SELECTED);
  if (!s->prompt.kind && !s->overlay.kind) draw_cursor(c, a);
}

/* ---- the notes ---- */

static void draw_ends_whole(struct canvas *c, struct area a, bool none)
{
  struct str text = none ? STR_LIT(" no note has all words; these have some ")
                         : STR_LIT(" these have some of the words ");
  canvas_fill(c, a, draw_symbol(c, SYMBOL_LINE), STYLE_BORDER);
  draw_tie(c, a);
  draw_cut(c, area_inset(area_inset(a)), text, STYLE_DIM);
}

/* "▾ backend                   3" */
static void draw_head(
    const struct session *s, struct canvas *c, struct area a, const struct list_group *group)
{
  struct buf count = BUF_INIT, without = BUF_INIT;
  struct area line = area_part(a, 0, LIST_MARK_COLS, a.cols - LIST_MARK_COLS - 1);
  enum symbol sign = group->folded ? SYMBOL_FOLDED : SYMBOL_OPEN;
  number_add_grouped(&count, (long long)group->n);
  if (s->list.partial) buf_add_char(&count, '+');
  line = draw_right(c, line, buf_str(&count), STYLE_NUMBER);
  int col = canvas_text(c, line, draw_symbol(c, sign), STYLE_DIM) + 1;
  buf_addf(&without, "without %s", facet_rows[s->list.groups.row].field);
  struct str label = group->label.n ? group->label : buf_str(&without);
  draw_cut(c, area_from(line, 0, col), label, group->label.n ? STYLE_GROUP : STYLE_DIM);
  buf_release(&count);
  buf_release(&without);
}

static void draw_rows(const struct session *s, struct canvas *c)
{
  const struct list_pane *l = &s->list;
  struct area rest = s->geometry.rows;
  for (size_t i = l->top; i < l->total && rest.rows > 0; i++) {
    const struct result_row *row = list_pane_row(l, i);
    const struct list_group *head = list_groups_head(&l->groups, i);
    if (head) draw_head(s, c, rest, head);
    if (head && head->folded && i == l->selected) mark_selected(s, c, area_row(rest, 0));
    if (head || list_pane_ends_whole(l, i)) {
      struct area line = area_cut_top(&rest, 1);
      if (!head) draw_ends_whole(c, line, i == 0);
    }
    if (head && head->folded) continue;
    struct area a = area_cut_top(&rest, s->geometry.row_lines);
    if (row) view_note(s, c, a, row, track_row(s, i));
    if (i != l->selected) continue;
    mark_selected(s, c, a);
    view_snippet(s, c, area_cut_top(&rest, snippet_line_rows(s)));
  }
}

/* ---- no notes ---- */

static void add_way_out(
    const struct session *s, struct buf *out, const char *action, const char *what)
{
  size_t before = out->n;
  buf_add_cstr(out, "  ");
  size_t begun = out->n;
  view_add_key(s, out, action);
  if (out->n == begun)
    buf_truncate(out, before); /* has no key here */
  else
    buf_addf(out, " %s", what);
}

/* While the index is being made, a note that matches may still come. */
static int draw_no_match(const struct session *s, struct canvas *c, struct area a)
{
  struct buf text = BUF_INIT, progress = BUF_INIT;
  news_add_progress(s, &progress);
  buf_add_cstr(&text, "No note matches this query");
  if (progress.n) buf_addf(&text, " yet: %s", buf_cstr(&progress));
  buf_add_char(&text, '.');
  int rows = draw_wrapped(c, a, buf_str(&text), STYLE_STRONG);
  buf_release(&text);
  buf_release(&progress);
  return rows;
}

static void draw_nothing(const struct session *s, struct canvas *c)
{
  struct area a = area_inset(s->geometry.rows);
  struct buf ways = BUF_INIT;
  int row = 0;
  if (s->n_notes) {
    row = draw_no_match(s, c, a);
    add_way_out(s, &ways, "cancel", "shows all notes");
    add_way_out(s, &ways, "refine", "changes the query");
  } else if (news_is_coming(s)) {
    row = draw_wrapped(c, a, STR_LIT("Looking for notes ..."), STYLE_STRONG);
  } else if (err_is_set(&s->update_trouble)) {
    row = draw_wrapped(c, a, str_of(s->update_trouble.text), STYLE_ERROR);
    add_way_out(s, &ways, "reload", "looks for notes again");
  } else {
    row = draw_wrapped(c, a, STR_LIT("There are no notes here yet."), STYLE_STRONG);
    buf_add_cstr(&ways, "Put Markdown files into the folder, then press");
    add_way_out(s, &ways, "reload", "to read them.");
  }
  struct area below = {a.col, a.row + row + 1, a.cols, a.rows - row - 1};
  draw_wrapped(c, below, str_trim(buf_str(&ways)), STYLE_DIM);
  buf_release(&ways);
}

void view_list(const struct session *s, struct canvas *c)
{
  const struct geometry *g = &s->geometry;
  if (!area_is_empty(g->query)) draw_query(s, c);
  if (!area_is_empty(g->menu)) view_menu(s, c);
  if (!area_is_empty(g->trouble)) view_remark(s, c);
  if (!area_is_empty(g->counts)) draw_counts(s, c);
  if (s->list.total)
    draw_rows(s, c);
  else if (!s->list.stale && !err_is_set(&s->list.trouble))
    draw_nothing(s, c);
}
