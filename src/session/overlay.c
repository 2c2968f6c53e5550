/* Lists over the panes. */
#include "session/overlay_own.h"

#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/files.h"
#include "session/folder_tree.h"
#include "session/list_groups.h"
#include "session/page_pane.h"
#include "session/preview.h"
#include "session/searches.h"
#include "session/sort_menu.h"

#include <stdlib.h>

enum {
  PALETTE_LINES = 16, /* however many fit what is typed, so that it does not jump */
  SORT_COLS = 52,
  PREVIEW_LINES_LEAST = 6,
};

void overlay_clear(struct overlay *o)
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

struct overlay_item *overlay_add(struct overlay *o, struct str text, size_t value)
{
  o->items = mem_grow(o->items, &o->cap, o->n + 1, sizeof *o->items);
  struct overlay_item *item = &o->items[o->n++];
  *item = (struct overlay_item){.text = text, .aside = STR_NONE, .value = value};
  return item;
}

void overlay_set_aside(struct overlay *o, struct overlay_item *item, struct str aside)
{
  item->aside = aside;
  int cols = text_cols(aside);
  if (cols > o->aside_cols) o->aside_cols = cols;
}

bool overlay_fits(struct str folded, struct str text)
{
  struct str word;
  struct buf own = BUF_INIT;
  bool fits = true;
  if (str_trim(folded).n) text_add_folded(&own, text);
  while (fits && str_cut(&folded, ' ', &word))
    fits = !word.n || str_find(buf_str(&own), word) < own.n;
  buf_release(&own);
  return fits;
}

struct str overlay_keys(
    const struct session *s, struct arena *a, const struct action *action, unsigned contexts)
{
  struct buf keys = BUF_INIT;
  keymap_add_keys(&s->keymap, &keys, action, contexts);
  struct str kept = arena_str(a, buf_str(&keys));
  buf_release(&keys);
  return kept;
}

void overlay_open(struct session *s, enum overlay_kind kind)
{
  overlay_clear(&s->overlay);
  s->overlay.is_dead_end = false;
  s->overlay.context = session_context(s);
  s->overlay.kind = kind;
}

void overlay_close(struct session *s)
{
  overlay_clear(&s->overlay);
  s->overlay.kind = OVERLAY_NONE;
}

/* ---- help ---- */

struct context_row {
  enum context context;
  const char *title;
};

static const struct context_row context_rows[] = {
    {CONTEXT_LIST, "In the list"},
    {CONTEXT_FACETS, "In the facets"},
    {CONTEXT_PAGE, "In a page"},
    {CONTEXT_PANEL, "In the post meta"},
    {CONTEXT_OVERLAY, "In what lies over the panes"},
    {CONTEXT_PROMPT, "While typing"},
};

static void add_help_title(struct overlay *o, const char *title)
{
  if (o->n) overlay_add(o, STR_NONE, 0);
  overlay_add(o, str_of(title), 0)->is_title = true;
}

static void add_help_line(struct session *s, const struct action *action, unsigned context)
{
  struct overlay *o = &s->overlay;
  struct overlay_item *item = overlay_add(o, str_of(action->help), 0);
  struct str keys = overlay_keys(s, o->arena, action, context);
  bool has_palette = action->contexts & CONTEXT_PANES;
  if (!keys.n && has_palette) keys = arena_printf(o->arena, ":%s", action->name);
  overlay_set_aside(o, item, keys);
}

/* What can be done where help was asked for, by group. */
static void add_help_here(struct session *s)
{
  int group = -1;
  for (size_t i = 0; i < action_count(); i++) {
    if (!(action_at(i)->contexts & s->overlay.context)) continue;
    if ((int)action_at(i)->group != group)
      add_help_title(&s->overlay, action_group_title(action_at(i)->group));
    group = (int)action_at(i)->group;
    add_help_line(s, action_at(i), s->overlay.context);
  }
}

/* What can be done there besides. */
static void add_help_elsewhere(struct session *s, const struct context_row *row, unsigned told)
{
  bool titled = false;
  for (size_t i = 0; i < action_count(); i++) {
    if (!(action_at(i)->contexts & row->context) || action_at(i)->contexts & told) continue;
    if (!titled) add_help_title(&s->overlay, row->title);
    titled = true;
    add_help_line(s, action_at(i), row->context);
  }
}

void overlay_open_help(struct session *s)
{
  overlay_open(s, OVERLAY_HELP);
  unsigned told = s->overlay.context;
  add_help_here(s);
  for (size_t i = 0; i < sizeof context_rows / sizeof *context_rows; i++) {
    add_help_elsewhere(s, &context_rows[i], told);
    told |= context_rows[i].context;
  }
  session_arrange(s);
}

/* ---- files ---- */

static void add_file(struct session *s, size_t index)
{
  struct overlay *o = &s->overlay;
  struct buf name = BUF_INIT;
  files_add_name(s, index, &name);
  struct str text = arena_printf(o->arena, "%zu  %s", index + 1, buf_cstr(&name));
  overlay_add(o, safe_str(o->arena, text, SAFE_BLANKS), index);
  buf_release(&name);
}

void overlay_open_files(struct session *s)
{
  overlay_open(s, OVERLAY_FILES);
  for (size_t i = 0; i < s->files.n; i++)
    add_file(s, i);
  s->overlay.selected = s->files.at;
  session_arrange(s);
}

/* ---- preview ---- */

static void fill_preview(struct session *s, size_t n, size_t first)
{
  for (size_t i = 0; i < n; i++)
    overlay_add(&s->overlay, STR_NONE, i);
  session_arrange(s);
  overlay_select(s, first);
}

void overlay_open_preview(struct session *s, enum overlay_kind kind, size_t n, size_t first)
{
  overlay_open(s, kind);
  fill_preview(s, n, first);
}

void overlay_refill_preview(struct session *s, size_t n)
{
  size_t first = s->overlay.selected;
  overlay_clear(&s->overlay);
  fill_preview(s, n, first);
}

/* ---- moving and choosing ---- */

static void follow_preview(struct session *s, size_t value)
{
  (void)value;
  preview_follow(s);
}

/* What can be done with the lines of a kind; one row each. */
static const struct kind_row {
  bool is_scrolled; /* as a whole: no line is selected */
  bool has_head;    /* a line above for what is typed */
  int cols;         /* of a narrower one; 0: as wide as a text */
  void (*choose)(struct session *s, size_t value);
} kind_rows[] = {
    [OVERLAY_NONE] = {0},
    [OVERLAY_HELP] = {.is_scrolled = true},
    [OVERLAY_PALETTE] = {.has_head = true, .choose = overlay_run_action},
    [OVERLAY_SETTINGS] = {.has_head = true},
    [OVERLAY_OUTLINE] = {.has_head = true, .choose = overlay_go_to_heading},
    [OVERLAY_LINKS] = {.has_head = true, .choose = overlay_follow_link},
    [OVERLAY_FILES] = {.choose = files_open},
    [OVERLAY_MESSAGES] = {.is_scrolled = true},
    [OVERLAY_PREVIEW] = {.is_scrolled = true, .choose = follow_preview},
    [OVERLAY_VALUE] = {.is_scrolled = true},
    [OVERLAY_SORT] = {.cols = SORT_COLS, .choose = sort_menu_choose},
    [OVERLAY_FOLDERS] = {.cols = SORT_COLS, .choose = folder_tree_choose},
    [OVERLAY_GROUP] = {.cols = SORT_COLS, .choose = list_groups_set},
    [OVERLAY_SEARCHES] = {.has_head = true, .choose = searches_choose},
    [OVERLAY_CHANGES] = {.is_scrolled = true},
    [OVERLAY_RUNS] = {.is_scrolled = true},
    [OVERLAY_BOOKMARKS] = {.has_head = true, .choose = overlay_go_to_bookmark},
};

bool overlay_is_scrolled(const struct overlay *o)
{
  return kind_rows[o->kind].is_scrolled;
}

bool overlay_has_choice(const struct overlay *o)
{
  return kind_rows[o->kind].choose && o->n && !o->is_dead_end;
}

void overlay_choose(struct session *s)
{
  struct overlay *o = &s->overlay;
  if (o->kind == OVERLAY_SETTINGS) {
    overlay_choose_setting(s);
    return;
  }
  if (!o->n) {
    overlay_close(s);
    session_complain(s, "nothing fits");
    return;
  }
  struct overlay_item item = o->items[o->selected];
  enum overlay_kind kind = item.is_heading ? OVERLAY_OUTLINE : o->kind;
  overlay_close(s);
  session_arrange(s);
  if (kind_rows[kind].choose) kind_rows[kind].choose(s, item.value);
}

size_t overlay_page(const struct session *s)
{
  return s->overlay.inner.rows > 1 ? (size_t)s->overlay.inner.rows : 1;
}

/* Some are scrolled, the others have a line selected that stays in sight. */
static void show_selected(struct session *s)
{
  struct overlay *o = &s->overlay;
  size_t page = overlay_page(s), end = o->n > page ? o->n - page : 0;
  if (overlay_is_scrolled(o) || o->selected < o->top)
    o->top = o->selected;
  else if (o->selected >= o->top + page)
    o->top = o->selected - page + 1;
  if (o->top > end) o->top = end;
  if (overlay_is_scrolled(o)) o->selected = o->top;
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

/* So much that one still sees where one is. */
static int preview_lines(const struct session *s)
{
  int lines = s->geometry.body.rows * 2 / 3;
  return lines > PREVIEW_LINES_LEAST ? lines : PREVIEW_LINES_LEAST;
}

void overlay_arrange(struct session *s)
{
  struct overlay *o = &s->overlay;
  if (o->kind == OVERLAY_NONE) return;
  int head = kind_rows[o->kind].has_head;
  size_t n = head ? o->n_all : o->n;
  int lines = n < INT16_MAX ? (int)n : INT16_MAX;
  if (o->kind == OVERLAY_PALETTE || o->kind == OVERLAY_SETTINGS) lines = PALETTE_LINES;
  if (o->kind == OVERLAY_PREVIEW && lines > preview_lines(s)) lines = preview_lines(s);
  int cols = kind_rows[o->kind].cols ? kind_rows[o->kind].cols : TEXT_COLS_MAX;
  o->inner = geometry_overlay(&s->geometry, cols, head + lines, &o->frame);
  o->head = area_cut_top(&o->inner, head);
  show_selected(s);
}
