/* The palette: every action of the panes by its name, and the headings of the page. */
#include "session/overlay_own.h"

#include "base/mem.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/fuzzy.h"
#include "state/settings.h"

#include <stdlib.h>

enum {
  PALETTE_HEADINGS = 30, /* that are listed among the actions */
  NAMES_FROM_COLS = 60,  /* narrower screens say what actions do, without their names */
};

/* What was typed whole: an alias, or the keys. */
enum { SCORE_WHOLE = 1000 };

static bool is_alias(const struct action *action, struct str typed)
{
  struct str rest = str_of(action->alias), word;
  while (typed.n && str_cut(&rest, ' ', &word))
    if (str_eq(word, typed)) return true;
  return false;
}

static int action_score(
    const struct session *s, struct arena *a, const struct action *action, struct str pattern)
{
  if (is_alias(action, str_trim(pattern))) return SCORE_WHOLE;
  int name = fuzzy_score(pattern, str_of(action->name));
  int help = fuzzy_score(pattern, str_of(action->help));
  int keys = pattern.n && str_eq(overlay_keys(s, a, action, CONTEXT_ANYWHERE), pattern) ? 100 : -1;
  int best = 2 * name > help ? 2 * name : help; /* a name counts for more than a mention */
  return keys > best ? keys : best;
}

/* An action or a heading of the page. */
struct ranked {
  size_t index;
  bool is_heading;
  int score;
  int tier; /* of what fits equally well, the lower comes first */
};

/* Where an action stands that fits as well as others do: used lately, of use where one is (moves,
 * which everybody knows, last), of use elsewhere, of no use now. */
static int tier_of(const struct session *s, const struct action *action)
{
  enum { HERE = RECENT_ACTIONS, MOVES, ELSEWHERE, NOT_NOW };
  if (action_missing(action, s)) return NOT_NOW;
  for (size_t i = 0; i < s->recent.n; i++)
    if (s->recent.items[i] == action) return (int)i;
  if (action->group == GROUP_MOVE) return MOVES;
  return action->contexts & s->overlay.context ? HERE : ELSEWHERE;
}

static int compare_ranked(const void *a, const void *b)
{
  const struct ranked *x = a, *y = b;
  if (x->score != y->score) return x->score < y->score ? 1 : -1;
  if (x->tier != y->tier) return x->tier < y->tier ? -1 : 1;
  if (x->is_heading != y->is_heading) return x->is_heading ? 1 : -1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void add_palette_action(struct session *s, size_t index)
{
  const struct action *action = action_at(index);
  struct overlay *o = &s->overlay;
  struct str text = s->cols < NAMES_FROM_COLS
                        ? str_of(action->help)
                        : arena_printf(o->arena, "%-18s %s", action->name, action->help);
  struct overlay_item *item = overlay_add(o, text, index);
  item->is_off = action_missing(action, s) != NULL;
  overlay_set_aside(o, item, overlay_keys(s, o->arena, action, CONTEXT_ANYWHERE));
}

static void add_palette_heading(struct session *s, size_t index)
{
  struct overlay *o = &s->overlay;
  struct str heading = s->page.lines->headings[index].text;
  struct str text = arena_printf(o->arena, "%-18s %.*s", "go to", STR_ARG(heading));
  overlay_add(o, safe_str(o->arena, text, SAFE_LINE), index)->is_heading = true;
}

static size_t rank_actions(struct session *s, struct str pattern, struct ranked *out)
{
  size_t n = 0;
  for (size_t i = 0; i < action_count(); i++) {
    if (!(action_at(i)->contexts & CONTEXT_PANES)) continue;
    int score = action_score(s, s->overlay.arena, action_at(i), pattern);
    if (score >= 0)
      out[n++] = (struct ranked){.index = i, .score = score, .tier = tier_of(s, action_at(i))};
  }
  return n;
}

/* Headings of the page that is read, as soon as something is typed. */
static size_t rank_headings(const struct session *s, struct str pattern, struct ranked *out)
{
  const struct lines *lines = s->page.lines;
  struct buf folded = BUF_INIT;
  size_t n = 0;
  text_add_folded(&folded, pattern);
  bool wanted = folded.n && lines && s->overlay.context & CONTEXT_PAGE;
  for (size_t i = 0; wanted && i < lines->n_headings && n < PALETTE_HEADINGS; i++) {
    if (!overlay_fits(buf_str(&folded), lines->headings[i].text)) continue;
    int score = fuzzy_score(pattern, lines->headings[i].text);
    out[n++] = (struct ranked){.index = i, .is_heading = true, .score = score};
  }
  buf_release(&folded);
  return n;
}

void overlay_filter_palette(struct session *s, struct str pattern)
{
  struct ranked *ranked = mem_zalloc(action_count() + PALETTE_HEADINGS, sizeof *ranked);
  overlay_clear(&s->overlay);
  size_t n = rank_actions(s, pattern, ranked);
  n += rank_headings(s, pattern, ranked + n);
  qsort(ranked, n, sizeof *ranked, compare_ranked);
  for (size_t i = 0; i < n; i++)
    if (ranked[i].is_heading)
      add_palette_heading(s, ranked[i].index);
    else
      add_palette_action(s, ranked[i].index);
  free(ranked);
}

void overlay_open_palette(struct session *s)
{
  overlay_open(s, OVERLAY_PALETTE);
  overlay_filter_palette(s, STR_NONE);
}

/* ---- what is chosen ---- */

static const char recent_name[] = "palette.recent";

static void remember(struct recent *r, const struct action *action)
{
  size_t at = 0;
  while (at < r->n && r->items[at] != action)
    at++;
  if (at == r->n && r->n < RECENT_ACTIONS) r->n++;
  if (at == RECENT_ACTIONS) at--;
  memmove(r->items + 1, r->items, at * sizeof *r->items);
  r->items[0] = action;
}

void overlay_read_recent(struct session *s)
{
  struct buf names = BUF_INIT;
  state_get(s->state, str_of(recent_name), &names);
  struct str rest = buf_str(&names), name;
  while (s->recent.n < RECENT_ACTIONS && str_cut(&rest, ' ', &name)) {
    const struct action *action = action_find(name);
    if (action) s->recent.items[s->recent.n++] = action;
  }
  buf_release(&names);
}

static void keep_recent(struct session *s)
{
  struct err err = ERR_INIT;
  struct buf names = BUF_INIT;
  for (size_t i = 0; i < s->recent.n; i++)
    buf_addf(&names, "%s%s", i ? " " : "", s->recent.items[i]->name);
  if (!state_set(s->state, str_of(recent_name), buf_str(&names), &err))
    session_warn(s, "%s", err.text);
  buf_release(&names);
}

void overlay_run_action(struct session *s, size_t index)
{
  const struct action *action = action_at(index);
  if (!action_missing(action, s)) {
    remember(&s->recent, action);
    keep_recent(s);
  }
  session_action(s, str_of(action->name));
}

void overlay_add_remark(const struct session *s, struct buf *out)
{
  static const char *const places[] = {
      "in the list", "in the facets", "in a page", "in the post meta"};
  static const unsigned contexts[] = {CONTEXT_LIST, CONTEXT_FACETS, CONTEXT_PAGE, CONTEXT_PANEL};
  const struct overlay *o = &s->overlay;
  if (o->kind != OVERLAY_PALETTE || !o->n || o->items[o->selected].is_heading) return;
  const struct action *action = action_at(o->items[o->selected].value);
  const char *missing = action_missing(action, s);
  if (missing) buf_addf(out, "not now: %s", missing);
  if (missing || action->contexts & o->context) return;
  for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++)
    if (action->contexts & contexts[i]) {
      buf_add_cstr(out, places[i]);
      return;
    }
}
