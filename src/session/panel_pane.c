/* The post meta beside the page. */
#include "session/panel_pane.h"

#include "base/mem.h"
#include "note/field.h"
#include "page/panel.h"
#include "session/checks.h"
#include "session/related.h"
#include "session/remember.h"
#include "session/value_counts.h"

#include <stdlib.h>

static void forget_lines(struct panel_pane *p)
{
  lines_free(p->lines);
  p->lines = NULL;
}

/* Begins anew, but for the folds. */
static void forget_note(struct panel_pane *p)
{
  forget_lines(p);
  p->counts.n_asked = 0;
  p->cursor = p->top = 0;
}

void panel_pane_release(struct panel_pane *p)
{
  forget_note(p);
  folds_release(&p->folds);
  value_counts_release(&p->counts);
  related_release(&p->related);
}

/* ---- what the layout asks ---- */

bool panel_pane_is_folded(const struct panel_pane *p, struct str group)
{
  const struct fold *fold = folds_find(&p->folds, group);
  if (fold) return fold->folded;
  const struct field *field = field_find(group);
  return (field && field->is_folded) || related_is_group(group);
}

static bool is_folded(void *context, struct str group)
{
  const struct session *s = context;
  return panel_pane_is_folded(&s->panel, group);
}

static bool is_ticked(void *context, size_t index)
{
  return checks_is_ticked(context, index);
}

static long count_value(void *context, struct str field, struct str value)
{
  struct session *s = context;
  return s->library ? value_counts_get(&s->panel.counts, s->library, field, value) : -1;
}

/* ---- lines and the cursor ---- */

size_t panel_pane_page(const struct session *s)
{
  int n = s->geometry.meta.rows * s->geometry.meta_columns;
  return n > 1 ? (size_t)n : 1;
}

static bool shows_something(const struct panel_pane *p, size_t line)
{
  return p->lines->items[line].cols > 0;
}

static void show_cursor(struct session *s)
{
  struct panel_pane *p = &s->panel;
  size_t n = p->lines->n, page = panel_pane_page(s), end = n > page ? n - page : 0;
  if (p->top > end) p->top = end;
  if (p->cursor < p->top) p->top = p->cursor;
  if (p->cursor >= p->top + page) p->top = p->cursor - page + 1;
}

void panel_pane_select(struct session *s, size_t line)
{
  struct panel_pane *p = &s->panel;
  if (!p->lines || !p->lines->n) return;
  p->cursor = line < p->lines->n ? line : p->lines->n - 1;
  while (p->cursor > 0 && !shows_something(p, p->cursor))
    p->cursor--;
  while (p->cursor + 1 < p->lines->n && !shows_something(p, p->cursor))
    p->cursor++;
  show_cursor(s);
}

void panel_pane_lay_out(struct session *s)
{
  struct panel_pane *p = &s->panel;
  int cols = s->geometry.meta_cols;
  if (p->serial != s->page.serial) forget_note(p);
  p->serial = s->page.serial;
  if (cols <= 0 || !s->page.article) return;
  if (!p->lines || p->lines_cols != cols) {
    struct panel_notes notes[RELATED_GROUPS];
    checks_read(s);
    struct panel_options options = {
        .width_cols = cols,
        .ascii = s->ascii,
        .today = s->today,
        .is_folded = is_folded,
        .count = count_value,
        .is_ticked = is_ticked,
        .context = s,
        .notes = notes,
        .n_notes = related_groups(s, notes),
    };
    forget_lines(p);
    if (s->library) library_hold(s->library); /* for all that is counted */
    p->lines = panel_layout(s->page.article, &options);
    if (s->library) library_let_go(s->library);
    p->lines_cols = cols;
  }
  panel_pane_select(s, p->cursor);
}

const struct line *panel_pane_line(const struct panel_pane *p)
{
  return p->lines && p->cursor < p->lines->n ? &p->lines->items[p->cursor] : NULL;
}

const struct target *panel_pane_target(const struct panel_pane *p)
{
  const struct line *line = panel_pane_line(p);
  return line && line->target >= 0 ? &p->lines->targets[line->target] : NULL;
}

void panel_pane_move(struct session *s, long by)
{
  struct panel_pane *p = &s->panel;
  if (!p->lines) return;
  size_t at = p->cursor;
  while (by != 0) {
    size_t next = by > 0 ? at + 1 : at - 1;
    while (next < p->lines->n && !shows_something(p, next))
      next += by > 0 ? 1 : (size_t)-1;
    if (next >= p->lines->n) break;
    at = next;
    by += by > 0 ? -1 : 1;
  }
  panel_pane_select(s, at);
}

void panel_pane_scroll(struct session *s, long by)
{
  struct panel_pane *p = &s->panel;
  if (by < 0)
    p->top = (size_t)-by < p->top ? p->top - (size_t)-by : 0;
  else
    p->top += (size_t)by;
  panel_pane_move(s, by);
}

/* ---- folds ---- */

static const struct target *group_at(const struct panel_pane *p, size_t line)
{
  int32_t target = p->lines->items[line].target;
  if (target < 0 || p->lines->targets[target].kind != TARGET_GROUP) return NULL;
  return &p->lines->targets[target];
}

const struct target *panel_pane_group(const struct panel_pane *p)
{
  if (!panel_pane_line(p)) return NULL;
  for (size_t line = p->cursor + 1; line-- > 0;) {
    const struct target *group = group_at(p, line);
    if (group) return group;
  }
  return NULL;
}

static size_t distance(size_t a, size_t b)
{
  return a < b ? b - a : a - b;
}

/* The head of a group of that name that is nearest to a line, or that line. */
static size_t find_group(const struct panel_pane *p, struct str group, size_t near)
{
  size_t found = SIZE_MAX;
  for (size_t i = 0; i < p->lines->n_targets; i++) {
    const struct target *target = &p->lines->targets[i];
    if (target->kind != TARGET_GROUP || !str_eq_name(target->field, group)) continue;
    if (found == SIZE_MAX || distance(target->line, near) < distance(found, near))
      found = target->line;
  }
  return found == SIZE_MAX ? near : found;
}

void panel_pane_fold(struct session *s, struct str group, bool folded)
{
  struct panel_pane *p = &s->panel;
  const struct fold *fold = folds_set(&p->folds, group, folded);
  remember_fold(s, group, folded);
  forget_lines(p);
  panel_pane_lay_out(s);
  if (p->lines) panel_pane_select(s, find_group(p, str_of(fold->group), p->cursor));
}

void panel_pane_lay_out_anew(struct session *s)
{
  struct panel_pane *p = &s->panel;
  const struct target *group = panel_pane_group(p);
  size_t below = group ? p->cursor - group->line : 0;
  struct buf name = BUF_INIT;
  if (group) buf_add(&name, group->field);
  forget_lines(p);
  panel_pane_lay_out(s);
  if (group && p->lines) panel_pane_select(s, find_group(p, buf_str(&name), p->cursor) + below);
  buf_release(&name);
}

void panel_pane_position(const struct panel_pane *p, size_t *at, size_t *n)
{
  *at = *n = 0;
  for (size_t i = 0; p->lines && i < p->lines->n; i++) {
    if (!shows_something(p, i)) continue;
    ++*n;
    if (i <= p->cursor) *at = *n;
  }
}
