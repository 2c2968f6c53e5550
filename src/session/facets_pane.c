/* The lines of the facets, and what can be done with them. */
#include "session/facets_pane.h"
#include "session/remember.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "session/list_pane.h"
#include "session/overlay_own.h"

#include <stdlib.h>

enum {
  FEW_VALUES = 6,  /* that are shown of a field at first */
  OPEN_GROUPS = 2, /* rows of facet_rows that are open at first */
};

void facets_pane_release(struct facets_pane *f)
{
  for (size_t i = 0; i < FACET_ROWS; i++)
    facets_free(f->of[i]);
  folds_release(&f->folds);
  folds_release(&f->wholes);
  buf_release(&f->filter);
  buf_release(&f->at_field);
  buf_release(&f->at_label);
  free(f->lines);
}

/* The line that the cursor is on, or NULL. */
static const struct facet_line *line_of(const struct facets_pane *f)
{
  return f->cursor < f->n ? &f->lines[f->cursor] : NULL;
}

/* ---- folds ---- */

/* The name that folds know a line by: the field, or field and year. */
static void add_name(struct buf *out, const struct facet_line *line)
{
  buf_add(out, line->facet->field);
  if (line->value) buf_addf(out, " %.*s", STR_ARG(line->value->label));
}

static bool is_folded(const struct facets_pane *f, const struct facet_line *line, bool at_first)
{
  struct buf name = BUF_INIT;
  add_name(&name, line);
  const struct fold *fold = folds_find(&f->folds, buf_str(&name));
  buf_release(&name);
  return fold ? fold->folded : at_first;
}

static bool is_whole(const struct facets_pane *f, const struct facet *facet)
{
  const struct fold *whole = folds_find(&f->wholes, facet->field);
  return facet->n <= FEW_VALUES + 1 || (whole && !whole->folded);
}

/* ---- lines ---- */

static struct facet_line *add_line(
    struct facets_pane *f, enum facet_line_kind kind, struct facet *facet)
{
  f->lines = mem_grow(f->lines, &f->cap, f->n + 1, sizeof *f->lines);
  f->lines[f->n] = (struct facet_line){.kind = kind, .facet = facet};
  return &f->lines[f->n++];
}

static bool is_month(const struct facet *facet, const struct facet_value *v)
{
  return facet->kind == FACET_MONTHS && str_has(v->label, '-');
}

static bool is_asked(const struct facet_value *v)
{
  return v->is_picked || v->is_excluded;
}

/* How the values of a field are gone through: how many of them have been shown, and whether the
 * year is open that the months which follow belong to. */
struct listing {
  size_t n_shown, n_hidden;
  bool year_is_open;
};

static void add_value(
    struct facets_pane *f, struct facet *facet, struct facet_value *v, struct listing *l)
{
  bool is_part = is_month(facet, v);
  if (is_part && !l->year_is_open && !is_asked(v)) return;
  bool is_few = l->n_shown < FEW_VALUES || is_whole(f, facet);
  if (!is_part && !is_few && !is_asked(v)) {
    l->n_hidden++;
    l->year_is_open = false;
    return;
  }
  struct facet_line *line = add_line(f, FACET_LINE_VALUE, facet);
  line->value = v;
  line->is_part = is_part;
  if (is_part) return;
  l->n_shown++;
  line->folded = is_folded(f, line, true);
  l->year_is_open = !line->folded;
}

static void add_values(struct facets_pane *f, struct facet *facet)
{
  struct listing l = {0};
  for (size_t i = 0; i < facet->n; i++)
    add_value(f, facet, &facet->values[i], &l);
  if (l.n_hidden) add_line(f, FACET_LINE_MORE, facet)->n_hidden = l.n_hidden;
}

static void add_group(struct facets_pane *f, struct facet *facet, bool folded_at_first)
{
  struct facet_line *line = add_line(f, FACET_LINE_GROUP, facet);
  line->folded = is_folded(f, line, folded_at_first);
  if (!line->folded) add_values(f, facet);
}

/* The values that fit what was typed, below the field that has some. */
static void add_fitting(struct facets_pane *f, struct facet *facet, struct str folded)
{
  bool has_group = false;
  for (size_t i = 0; i < facet->n; i++) {
    if (!overlay_fits(folded, facet->values[i].label)) continue;
    if (!has_group) add_line(f, FACET_LINE_GROUP, facet);
    has_group = true;
    struct facet_line *line = add_line(f, FACET_LINE_VALUE, facet);
    line->value = &facet->values[i];
    line->is_part = is_month(facet, line->value);
    line->folded = true;
  }
}

/* The line that stands for what the cursor was on, or that of its field, or the first. */
static size_t find_cursor(const struct facets_pane *f)
{
  size_t found = 0;
  for (size_t i = 0; i < f->n; i++) {
    const struct facet_line *line = &f->lines[i];
    struct str label = line->value ? line->value->label : STR_NONE;
    if (!str_eq(line->facet->field, buf_str(&f->at_field))) continue;
    if (!found) found = i;
    if (f->at_more ? line->kind == FACET_LINE_MORE : str_eq(label, buf_str(&f->at_label))) return i;
  }
  return found;
}

static void list_all(struct facets_pane *f)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, buf_str(&f->filter));
  f->n = 0;
  for (size_t row = 0; row < FACET_ROWS; row++)
    for (size_t i = 0; f->of[row] && i < f->of[row]->n; i++)
      if (folded.n)
        add_fitting(f, &f->of[row]->items[i], buf_str(&folded));
      else
        add_group(f, &f->of[row]->items[i], row >= OPEN_GROUPS);
  buf_release(&folded);
}

void facets_pane_list(struct session *s)
{
  struct facets_pane *f = &s->facets;
  list_all(f);
  size_t at = find_cursor(f), above = f->cursor > f->top ? f->cursor - f->top : 0;
  f->cursor = at;
  f->top = at > above ? at - above : 0;
  facets_pane_show_cursor(s);
}

/* ---- the cursor ---- */

size_t facets_pane_page(const struct session *s)
{
  int n = s->geometry.facets.rows;
  return n > 1 ? (size_t)n : 1;
}

void facets_pane_show_cursor(struct session *s)
{
  struct facets_pane *f = &s->facets;
  size_t page = facets_pane_page(s), end = f->n > page ? f->n - page : 0;
  if (f->top > end) f->top = end;
  if (f->cursor < f->top) f->top = f->cursor;
  if (f->cursor >= f->top + page) f->top = f->cursor - page + 1;
}

void facets_pane_select(struct session *s, size_t index)
{
  struct facets_pane *f = &s->facets;
  if (!f->n) return;
  f->cursor = index < f->n ? index : f->n - 1;
  const struct facet_line *line = &f->lines[f->cursor];
  buf_clear(&f->at_field);
  buf_add(&f->at_field, line->facet->field);
  buf_clear(&f->at_label);
  if (line->value) buf_add(&f->at_label, line->value->label);
  f->at_more = line->kind == FACET_LINE_MORE;
  facets_pane_show_cursor(s);
}

/* base + by, not below 0. */
static size_t moved(size_t base, long by)
{
  if (by < 0 && (size_t)-by > base) return 0;
  return by < 0 ? base - (size_t)-by : base + (size_t)by;
}

void facets_pane_move(struct session *s, long by)
{
  facets_pane_select(s, moved(s->facets.cursor, by));
}

void facets_pane_scroll(struct session *s, long by)
{
  s->facets.top = moved(s->facets.top, by);
  facets_pane_move(s, by);
}

/* ---- what is shown ---- */

void facets_pane_filter(struct session *s, struct str pattern)
{
  struct facets_pane *f = &s->facets;
  bool begins = pattern.n > 0;
  buf_clear(&f->filter);
  buf_add(&f->filter, pattern);
  facets_pane_list(s);
  if (begins) facets_pane_select(s, f->n > 1); /* the first value, behind its field */
}

/* Scrolls so that what has just been opened is seen, as much of it as fits. */
static void show_all_of(struct session *s)
{
  struct facets_pane *f = &s->facets;
  size_t end = f->cursor + 1, page = facets_pane_page(s);
  bool is_group = f->lines[f->cursor].kind == FACET_LINE_GROUP;
  while (
      end < f->n && f->lines[end].kind != FACET_LINE_GROUP && (is_group || f->lines[end].is_part))
    end++;
  if (end > f->top + page) f->top = end - page;
  facets_pane_show_cursor(s);
  if (f->cursor + page < end) f->top = f->cursor;
}

static void set_fold(struct session *s, size_t index, bool folded)
{
  struct buf name = BUF_INIT;
  facets_pane_select(s, index);
  add_name(&name, &s->facets.lines[s->facets.cursor]);
  folds_set(&s->facets.folds, buf_str(&name), folded);
  remember_facet_fold(s, buf_str(&name), folded);
  buf_release(&name);
  facets_pane_list(s);
  if (!folded) show_all_of(s);
}

static bool is_year(const struct facet_line *line)
{
  return line->kind == FACET_LINE_VALUE && line->facet->kind == FACET_MONTHS && !line->is_part;
}

/* The line that folds the one under the cursor: itself, its year, its field. */
static size_t head_of(const struct facets_pane *f)
{
  size_t at = f->cursor;
  const struct facet_line *line = &f->lines[at];
  if (line->kind == FACET_LINE_GROUP || (is_year(line) && !line->folded)) return at;
  bool is_part = line->is_part;
  while (at > 0 && f->lines[at].kind != FACET_LINE_GROUP && !(is_part && is_year(&f->lines[at])))
    at--;
  return at;
}

void facets_pane_fold(struct session *s, bool folded)
{
  struct facets_pane *f = &s->facets;
  const struct facet_line *line = line_of(f);
  if (!line || f->filter.n) return; /* with a filter all is open that fits */
  if (folded)
    set_fold(s, head_of(f), true);
  else if (line->kind == FACET_LINE_GROUP || is_year(line))
    set_fold(s, f->cursor, false);
}

/* ---- picking ---- */

/* The query can ask for a value in more ways than are looked for in its text. */
static bool is_asked_otherwise(
    struct session *s, const struct facet_value *value, enum query_asks asks)
{
  if (!(asks == QUERY_ASKS_FOR ? value->is_picked : value->is_excluded)) return false;
  if (query_edit_asks(s->library, buf_str(&s->list.query), value->query)) return false;
  struct buf keys = BUF_INIT;
  keymap_add_keys(&s->keymap, &keys, action_find(STR_LIT("refine")), CONTEXT_ANYWHERE);
  session_complain(
      s, "the query asks for it in words of its own: %s changes them", buf_cstr(&keys));
  buf_release(&keys);
  return true;
}

void facets_pane_ask(struct session *s, enum query_asks asks)
{
  const struct facet_line *line = line_of(&s->facets);
  struct str query = buf_str(&s->list.query);
  struct buf edited = BUF_INIT;
  if (!line || !line->value) {
    session_complain(s, "this is a field: a value can be picked");
    return;
  }
  if (is_asked_otherwise(s, line->value, asks)) return;
  if (query_edit_asks(s->library, query, line->value->query) == asks) asks = QUERY_ASKS_NOTHING;
  query_edit_ask(s->library, query, line->value->query, asks, &edited);
  if (edited.n > LIMIT_QUERY_BYTES) {
    session_complain(s, "a query has no more than %d bytes", LIMIT_QUERY_BYTES);
  } else {
    line->value->is_picked = asks == QUERY_ASKS_FOR;
    line->value->is_excluded = asks == QUERY_ASKS_WITHOUT;
    list_pane_set_query(s, buf_str(&edited), LIST_SELECT_SAME);
  }
  buf_release(&edited);
}

void facets_pane_take(struct session *s)
{
  struct facets_pane *f = &s->facets;
  const struct facet_line *line = line_of(f);
  size_t at = f->cursor;
  if (!line) return;
  switch (line->kind) {
  case FACET_LINE_GROUP: facets_pane_fold(s, !line->folded); break;
  case FACET_LINE_VALUE: facets_pane_ask(s, QUERY_ASKS_FOR); break;
  case FACET_LINE_MORE:
    folds_set(&f->wholes, line->facet->field, false);
    facets_pane_list(s);
    facets_pane_select(s, at); /* the first of those that were hidden */
    break;
  }
}
