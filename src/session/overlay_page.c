/* Lists of what a page has: its headings, its links. */
#include "base/host.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/follow.h"
#include "session/history.h"
#include "session/jump.h"
#include "session/overlay_own.h"
#include "session/page_pane.h"
#include "session/prompt.h"

enum { INDENT_COLS = 2 };

enum { LINK_KINDS = 1u << TARGET_LINK | 1u << TARGET_IMAGE };

/* ---- headings ---- */

static void add_headings(struct session *s, struct str pattern)
{
  const struct lines *lines = s->page.lines;
  struct overlay *o = &s->overlay;
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, pattern);
  o->n_seen = lines->n_headings;
  for (size_t i = 0; i < lines->n_headings; i++) {
    const struct heading *h = &lines->headings[i];
    if (!overlay_fits(buf_str(&folded), h->text)) continue;
    struct str text = safe_str(o->arena, arena_str(o->arena, h->text), SAFE_LINE);
    overlay_add(o, text, i)->indent = (h->level - 1) * INDENT_COLS;
    if (h->line <= s->page.top && !folded.n) o->selected = o->n - 1;
  }
  buf_release(&folded);
}

void overlay_filter_outline(struct session *s, struct str pattern)
{
  overlay_clear(&s->overlay);
  add_headings(s, pattern);
}

void overlay_open_outline(struct session *s)
{
  overlay_open(s, OVERLAY_OUTLINE);
  add_headings(s, STR_NONE);
  s->overlay.n_all = s->overlay.n;
}

void overlay_go_to_heading(struct session *s, size_t index)
{
  const struct lines *lines = s->page.lines;
  if (!lines || index >= lines->n_headings) return;
  struct place before = s->page.place;
  page_pane_scroll_to(s, lines->headings[index].line);
  history_visit_place(&s->history, &s->page, before);
}

/* ---- links ---- */

/* The text of each link, put together from the spans that show it. */
struct link_texts {
  struct arena *arena;
  struct str *of; /* by target */
  struct buf now; /* of target `target` */
  int32_t target;
};

static void end_link(struct link_texts *t)
{
  if (t->target >= 0) {
    struct str *text = &t->of[t->target];
    *text = text->n ? arena_printf(t->arena, "%.*s %s", STR_ARG(*text), buf_cstr(&t->now))
                    : arena_str(t->arena, buf_str(&t->now));
  }
  buf_clear(&t->now);
  t->target = -1;
}

static void add_span(struct link_texts *t, const struct line *line, const struct span *span)
{
  bool goes_on = span->target == t->target;
  if (!goes_on) end_link(t);
  t->target = span->target;
  bool is_next_line = goes_on && span->from <= line->margin && line->join == LINE_AT_BLANK;
  if (is_next_line) buf_add_char(&t->now, ' ');
  buf_add(&t->now, str_first(str_from(line->text, span->from), span->n));
}

static struct str *link_texts(const struct lines *lines, struct arena *arena)
{
  struct link_texts t = {.arena = arena, .target = -1};
  t.of = ARENA_ARRAY(arena, lines->n_targets + 1, struct str);
  for (size_t i = 0; i < lines->n_targets; i++)
    t.of[i] = STR_NONE;
  for (size_t i = 0; i < lines->n; i++)
    for (size_t k = 0; k < lines->items[i].n_spans; k++) {
      const struct span *span = &lines->items[i].spans[k];
      if (span->target >= 0 && LINK_KINDS & 1u << lines->targets[span->target].kind)
        add_span(&t, &lines->items[i], span);
    }
  end_link(&t);
  buf_release(&t.now);
  return t.of;
}

static struct str address_shown(struct arena *a, struct str url)
{
  struct buf shown = BUF_INIT;
  host_add_address(&shown, url);
  struct str kept = safe_str(a, arena_str(a, buf_str(&shown)), SAFE_BLANKS);
  buf_release(&shown);
  return kept;
}

static void add_link(struct session *s, size_t index, struct str text)
{
  const struct target *t = &s->page.lines->targets[index];
  struct overlay *o = &s->overlay;
  const struct heading *heading = lines_heading_at(s->page.lines, t->line);
  struct str url = address_shown(o->arena, t->url);
  struct overlay_item *item = overlay_add(o, text.n ? text : url, index);
  item->aside = url;
  item->is_broken = t->is_broken;
  item->where = heading ? arena_str(o->arena, heading->text) : STR_NONE;
  int32_t chosen = jump_chosen(s);
  bool is_before = chosen >= 0 ? index <= (size_t)chosen : t->line <= s->page.top;
  if (is_before) o->selected = o->n - 1;
}

static void add_links(struct session *s, struct str pattern)
{
  const struct lines *lines = s->page.lines;
  struct str *texts = link_texts(lines, s->overlay.arena);
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, pattern);
  s->overlay.n_seen = lines->n_targets;
  for (size_t i = 0; i < lines->n_targets; i++) {
    const struct target *t = &lines->targets[i];
    if (!(LINK_KINDS & 1u << t->kind) || t->line >= lines->n) continue;
    if (overlay_fits(buf_str(&folded), texts[i]) || overlay_fits(buf_str(&folded), t->url))
      add_link(s, i, texts[i]);
  }
  if (folded.n) s->overlay.selected = 0;
  buf_release(&folded);
}

void overlay_filter_links(struct session *s, struct str pattern)
{
  overlay_clear(&s->overlay);
  add_links(s, pattern);
}

void overlay_open_links(struct session *s)
{
  overlay_open(s, OVERLAY_LINKS);
  add_links(s, STR_NONE);
  s->overlay.n_all = s->overlay.n;
  session_arrange(s);
}

const struct target *overlay_selected_link(const struct session *s)
{
  const struct overlay *o = &s->overlay;
  if (o->kind != OVERLAY_LINKS || !o->n) return NULL;
  size_t index = o->items[o->selected].value;
  return index < s->page.lines->n_targets ? &s->page.lines->targets[index] : NULL;
}

void overlay_follow_link(struct session *s, size_t index)
{
  if (!s->page.lines || index >= s->page.lines->n_targets) return;
  struct place before = s->page.place;
  jump_choose(s, (int32_t)index);
  history_visit_place(&s->history, &s->page, before);
  follow_target(s, &s->page.lines->targets[index]);
}

/* ---- a page that grows ---- */

static bool has_grown(const struct session *s)
{
  const struct lines *lines = s->page.lines;
  const struct overlay *o = &s->overlay;
  if (!lines) return false;
  if (o->kind == OVERLAY_OUTLINE) return lines->n_headings != o->n_seen;
  return o->kind == OVERLAY_LINKS && lines->n_targets != o->n_seen;
}

/* The line of a heading or target, after the list was made anew. */
static void select_value(struct session *s, size_t value)
{
  struct overlay *o = &s->overlay;
  size_t at = 0;
  while (at < o->n && o->items[at].value < value)
    at++;
  overlay_select(s, at);
}

void overlay_grow(struct session *s)
{
  struct overlay *o = &s->overlay;
  if (!has_grown(s)) return;
  size_t value = o->n ? o->items[o->selected].value : 0;
  bool is_narrowed = o->n < o->n_all || s->prompt.kind;
  struct str pattern = is_narrowed ? buf_str(&s->prompt.text) : STR_NONE;
  overlay_clear(o);
  if (o->kind == OVERLAY_OUTLINE)
    add_headings(s, pattern);
  else
    add_links(s, pattern);
  if (!pattern.n) o->n_all = o->n;
  select_value(s, value);
}
