/* Lists over the panes. */
#include "session/overlay.h"

#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/fuzzy.h"
#include "session/page_pane.h"

#include <stdlib.h>

enum {
  PALETTE_LINES = 16, /* however many fit what is typed, so that it does not jump */
  INDENT_COLS = 2,
};

static void forget_items(struct overlay *o)
{
  arena_free(o->arena);
  o->arena = arena_new();
  o->n = o->selected = o->top = 0;
  o->aside_cols = 0;
}

void overlay_release(struct overlay *o)
{
  arena_free(o->arena);
  free(o->items);
}

static struct overlay_item *add_item(struct overlay *o, struct str text, size_t value)
{
  o->items = mem_grow(o->items, &o->cap, o->n + 1, sizeof *o->items);
  struct overlay_item *item = &o->items[o->n++];
  *item = (struct overlay_item){.text = text, .aside = STR_NONE, .value = value};
  return item;
}

static void set_aside(struct overlay *o, struct overlay_item *item, struct str aside)
{
  item->aside = aside;
  int cols = text_cols(aside);
  if (cols > o->aside_cols) o->aside_cols = cols;
}

static struct str keys_of(
    const struct session *s, struct arena *a, const struct action *action, unsigned contexts)
{
  struct buf keys = BUF_INIT;
  keymap_add_keys(&s->keymap, &keys, action, contexts);
  struct str kept = arena_str(a, buf_str(&keys));
  buf_release(&keys);
  return kept;
}

static void open_overlay(struct session *s, enum overlay_kind kind)
{
  forget_items(&s->overlay);
  s->overlay.context = session_context(s);
  s->overlay.kind = kind;
}

void overlay_close(struct session *s)
{
  forget_items(&s->overlay);
  s->overlay.kind = OVERLAY_NONE;
}

/* ---- help ---- */

struct context_row {
  enum context context;
  const char *title;
};

static const struct context_row context_rows[] = {
    {CONTEXT_LIST, "In the list"},
    {CONTEXT_PAGE, "In a page"},
    {CONTEXT_PANEL, "In the post meta"},
    {CONTEXT_OVERLAY, "In what lies over the panes"},
    {CONTEXT_PROMPT, "While typing"},
};

static void add_help_title(struct overlay *o, const char *title)
{
  if (o->n) add_item(o, STR_NONE, 0);
  add_item(o, str_of(title), 0)->is_title = true;
}

static void add_help_line(struct session *s, const struct action *action, unsigned context)
{
  struct overlay *o = &s->overlay;
  struct overlay_item *item = add_item(o, str_of(action->help), (size_t)(action - actions));
  set_aside(o, item, keys_of(s, o->arena, action, context));
}

/* What can be done where help was asked for, by group. */
static void add_help_here(struct session *s)
{
  int group = -1;
  for (size_t i = 0; i < n_actions; i++) {
    if (!(actions[i].contexts & s->overlay.context)) continue;
    if ((int)actions[i].group != group)
      add_help_title(&s->overlay, action_group_title(actions[i].group));
    group = (int)actions[i].group;
    add_help_line(s, &actions[i], s->overlay.context);
  }
}

/* What can be done there besides. */
static void add_help_elsewhere(struct session *s, const struct context_row *row, unsigned told)
{
  bool titled = false;
  for (size_t i = 0; i < n_actions; i++) {
    if (!(actions[i].contexts & row->context) || actions[i].contexts & told) continue;
    if (!titled) add_help_title(&s->overlay, row->title);
    titled = true;
    add_help_line(s, &actions[i], row->context);
  }
}

void overlay_open_help(struct session *s)
{
  open_overlay(s, OVERLAY_HELP);
  unsigned told = s->overlay.context;
  add_help_here(s);
  for (size_t i = 0; i < sizeof context_rows / sizeof *context_rows; i++) {
    add_help_elsewhere(s, &context_rows[i], told);
    told |= context_rows[i].context;
  }
  session_arrange(s);
}

/* ---- palette ---- */

static int action_score(
    const struct session *s, struct arena *a, const struct action *action, struct str pattern)
{
  int name = fuzzy_score(pattern, str_of(action->name));
  int help = fuzzy_score(pattern, str_of(action->help));
  int keys = str_eq(keys_of(s, a, action, CONTEXT_ANYWHERE), pattern) ? 100 : -1;
  int best = 2 * name > help ? 2 * name : help; /* a name counts for more than a mention */
  return keys > best ? keys : best;
}

struct ranked {
  const struct action *action;
  int score;
};

static int compare_ranked(const void *a, const void *b)
{
  const struct ranked *x = a, *y = b;
  if (x->score != y->score) return x->score < y->score ? 1 : -1;
  return x->action < y->action ? -1 : x->action > y->action;
}

static void add_palette_item(struct session *s, const struct action *action)
{
  struct overlay *o = &s->overlay;
  struct str text = arena_printf(o->arena, "%-18s %s", action->name, action->help);
  struct overlay_item *item = add_item(o, text, (size_t)(action - actions));
  item->is_off = action_missing(action, s) != NULL;
  set_aside(o, item, keys_of(s, o->arena, action, CONTEXT_ANYWHERE));
}

void overlay_filter_palette(struct session *s, struct str pattern)
{
  struct ranked *ranked = mem_zalloc(n_actions, sizeof *ranked);
  size_t n = 0;
  forget_items(&s->overlay);
  for (size_t i = 0; i < n_actions; i++) {
    if (!(actions[i].contexts & CONTEXT_PANES)) continue;
    int score = action_score(s, s->overlay.arena, &actions[i], pattern);
    if (score >= 0) ranked[n++] = (struct ranked){&actions[i], score};
  }
  qsort(ranked, n, sizeof *ranked, compare_ranked);
  for (size_t i = 0; i < n; i++)
    add_palette_item(s, ranked[i].action);
  free(ranked);
}

void overlay_open_palette(struct session *s)
{
  open_overlay(s, OVERLAY_PALETTE);
  overlay_filter_palette(s, STR_NONE);
}

/* ---- outline ---- */

void overlay_open_outline(struct session *s)
{
  const struct lines *lines = s->page.lines;
  open_overlay(s, OVERLAY_OUTLINE);
  struct overlay *o = &s->overlay;
  for (size_t i = 0; i < lines->n_headings; i++) {
    const struct heading *h = &lines->headings[i];
    struct str text = safe_str(o->arena, arena_str(o->arena, h->text), SAFE_LINE);
    add_item(o, text, i)->indent = (h->level - 1) * INDENT_COLS;
    if (h->line <= s->page.top) o->selected = i;
  }
  session_arrange(s);
}

/* ---- moving and choosing ---- */

bool overlay_has_choice(const struct overlay *o)
{
  return o->kind == OVERLAY_OUTLINE && o->n;
}

static void choose_action(struct session *s, const struct action *action)
{
  overlay_close(s);
  session_arrange(s);
  session_action(s, str_of(action->name));
}

void overlay_choose(struct session *s)
{
  struct overlay *o = &s->overlay;
  if (!o->n) {
    overlay_close(s);
    return;
  }
  size_t value = o->items[o->selected].value;
  if (o->kind == OVERLAY_PALETTE) {
    choose_action(s, &actions[value]);
    return;
  }
  overlay_close(s);
  page_pane_scroll_to(s, s->page.lines->headings[value].line);
}

size_t overlay_page(const struct session *s)
{
  return s->overlay.inner.rows > 1 ? (size_t)s->overlay.inner.rows : 1;
}

/* Help is scrolled, the others have a line selected that stays in sight. */
static void show_selected(struct session *s)
{
  struct overlay *o = &s->overlay;
  size_t page = overlay_page(s), end = o->n > page ? o->n - page : 0;
  if (o->kind == OVERLAY_HELP || o->selected < o->top)
    o->top = o->selected;
  else if (o->selected >= o->top + page)
    o->top = o->selected - page + 1;
  if (o->top > end) o->top = end;
  if (o->kind == OVERLAY_HELP) o->selected = o->top;
}

void overlay_select(struct session *s, size_t index)
{
  struct overlay *o = &s->overlay;
  o->selected = index < o->n ? index : o->n ? o->n - 1 : 0;
  show_selected(s);
}

void overlay_move(struct session *s, long by)
{
  size_t at = s->overlay.selected;
  if (by < 0)
    overlay_select(s, (size_t)-by < at ? at - (size_t)-by : 0);
  else
    overlay_select(s, at + (size_t)by);
}

void overlay_arrange(struct session *s)
{
  struct overlay *o = &s->overlay;
  if (o->kind == OVERLAY_NONE) return;
  int head = o->kind == OVERLAY_PALETTE;
  int lines = head ? PALETTE_LINES : o->n < INT16_MAX ? (int)o->n : INT16_MAX;
  o->inner = geometry_overlay(&s->geometry, TEXT_COLS_MAX, head + lines, &o->frame);
  o->head = area_cut_top(&o->inner, head);
  show_selected(s);
}
