/* The snippet of the selected note. */
#include "session/snippet_line.h"

#include "session/list_groups.h"
#include "session/list_pane.h"

enum {
  ROWS_FROM = 8,   /* lower lists keep their lines for notes */
  COLS_FROM = 24,  /* so do narrower ones */
  WIDE_FROM = 72,  /* here one line is enough */
  NARROW_ROWS = 2, /* else two are needed */
};

int snippet_line_rows(const struct session *s)
{
  struct area a = s->geometry.rows;
  const struct list_pane *l = &s->list;
  bool has_room = a.rows >= ROWS_FROM && a.cols >= COLS_FROM;
  if (!has_room || l->typing || !l->total || !results_have_words(l->results)) return 0;
  if (list_groups_is_folded(s)) return 0;
  return a.cols >= WIDE_FROM ? 1 : NARROW_ROWS;
}

/* The columns that a snippet may have. */
static int wanted_cols(const struct session *s)
{
  return (s->geometry.rows.cols - LIST_TEXT_COL - 1) * snippet_line_rows(s);
}

static bool is_known(const struct session *s)
{
  const struct list_snippet *snippet = &s->list.snippet;
  return snippet->serial == s->list.serial && snippet->id == s->list.selected_id &&
         snippet->cols == wanted_cols(s);
}

bool snippet_line_goes_on(const struct session *s)
{
  if (area_is_empty(s->geometry.rows) || !snippet_line_rows(s) || s->list.stale) return false;
  return list_pane_row(&s->list, s->list.selected) && !is_known(s);
}

bool snippet_line_look(struct session *s)
{
  struct list_pane *l = &s->list;
  const struct result_row *row = list_pane_row(l, l->selected);
  struct arena *a = arena_new();
  struct list_snippet *snippet = &l->snippet;
  buf_clear(&snippet->text);
  buf_add(&snippet->text, results_snippet(l->results, a, row, wanted_cols(s)));
  snippet->serial = l->serial;
  snippet->id = l->selected_id;
  snippet->cols = wanted_cols(s);
  arena_free(a);
  return snippet->text.n > 0;
}

struct str snippet_line_text(const struct session *s)
{
  return is_known(s) ? buf_str(&s->list.snippet.text) : STR_NONE;
}
