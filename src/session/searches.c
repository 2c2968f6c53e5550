/* The list of saved searches, and what is done with them. */
#include "session/searches.h"

#include "base/number.h"
#include "base/safe.h"
#include "base/text.h"
#include "session/list_pane.h"
#include "session/overlay_own.h"
#include "state/journal.h"
#include "state/queries.h"

static const size_t no_search = SIZE_MAX;

void searches_release(struct searches *w)
{
  arena_free(w->arena);
  *w = (struct searches){0};
}

/* ---- the list ---- */

static struct str safe_copy(struct session *s, struct str text)
{
  return safe_str(s->overlay.arena, arena_str(s->overlay.arena, text), SAFE_LINE);
}

static void add_search(struct session *s, size_t index)
{
  const struct state_query *query = &s->searches.items[index];
  struct overlay_item *item = overlay_add(&s->overlay, safe_copy(s, query->name), index);
  item->where = safe_copy(s, query->text);
  int cols = text_cols(item->text);
  if (cols > s->overlay.aside_cols) s->overlay.aside_cols = cols;
}

static void add_none(struct session *s)
{
  struct buf text = BUF_INIT;
  buf_add_cstr(&text, "nothing is saved yet: ");
  size_t n = text.n;
  keymap_add_keys(
      &s->keymap, &text, action_find(STR_LIT("save-search")), CONTEXT_LIST | CONTEXT_PAGE);
  if (text.n == n) buf_add_cstr(&text, ":save-search");
  buf_add_cstr(&text, " saves the query of the list");
  overlay_add(&s->overlay, arena_str(s->overlay.arena, buf_str(&text)), no_search)->is_off = true;
  buf_release(&text);
}

static void fill(struct session *s)
{
  struct searches *w = &s->searches;
  searches_release(w);
  w->arena = arena_new();
  w->n = state_queries(s->state, w->arena, &w->items);
  w->n_refreshes = s->n_refreshes;
  for (size_t i = 0; i < w->n; i++)
    add_search(s, i);
  if (!w->n) add_none(s);
  s->overlay.n_all = s->overlay.n;
}

void searches_open(struct session *s)
{
  overlay_open(s, OVERLAY_SEARCHES);
  fill(s);
  session_arrange(s);
}

/* The same list after a change; the selection stays where it is, or on the one of that name. */
static void fill_again(struct session *s, struct str name)
{
  size_t selected = s->overlay.selected;
  struct buf wanted = BUF_INIT;
  buf_add(&wanted, name);
  if (s->overlay.kind == OVERLAY_SEARCHES) {
    overlay_clear(&s->overlay);
    fill(s);
    for (size_t i = 0; i < s->searches.n; i++)
      if (str_eq(s->searches.items[i].name, buf_str(&wanted))) selected = i;
    overlay_select(s, selected);
    session_arrange(s);
  }
  buf_release(&wanted);
}

static const struct state_query *selected(const struct session *s)
{
  const struct overlay *o = &s->overlay;
  if (o->kind != OVERLAY_SEARCHES || o->selected >= o->n) return NULL;
  size_t index = o->items[o->selected].value;
  return index < s->searches.n ? &s->searches.items[index] : NULL;
}

bool searches_has_selected(const struct session *s)
{
  return selected(s) != NULL;
}

struct str searches_selected_name(const struct session *s)
{
  const struct state_query *query = selected(s);
  return query ? query->name : STR_NONE;
}

void searches_choose(struct session *s, size_t index)
{
  struct err err = ERR_INIT;
  if (index >= s->searches.n) return;
  struct str text = s->searches.items[index].text;
  if (!state_asked(s->state, text, &err)) session_complain(s, "%s", err.text);
  session_focus(s, PANE_LIST);
  list_pane_set_query(s, text, LIST_SELECT_FIRST);
}

/* ---- their numbers ---- */

/* Notes that came or went since are counted anew; the old numbers stand until then. */
bool searches_goes_on(const struct session *s)
{
  const struct searches *w = &s->searches;
  bool is_listed = s->overlay.kind == OVERLAY_SEARCHES && s->library;
  return is_listed && (w->n_counted < w->n || (w->n && w->n_refreshes != s->n_refreshes));
}

static void show_count(struct session *s, size_t index, const struct results *results)
{
  struct overlay_item *item = &s->overlay.items[index];
  struct buf count = BUF_INIT;
  if (results)
    number_add_grouped(&count, (long long)results_total(results));
  else
    buf_add_cstr(&count, "cannot be asked");
  item->is_off = !results;
  item->aside = arena_str(s->overlay.arena, buf_str(&count));
  buf_release(&count);
}

bool searches_count(struct session *s)
{
  struct searches *w = &s->searches;
  struct err err = ERR_INIT;
  if (w->n_refreshes != s->n_refreshes) w->n_counted = 0;
  w->n_refreshes = s->n_refreshes;
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  struct results *results =
      results_new(s->library, w->items[w->n_counted].text, STR_NONE, &s->watch.seen, &err);
  watch_stop(&s->watch);
  bool is_given_up = !results && atomic_load(&s->watch.seen);
  if (!is_given_up) show_count(s, w->n_counted++, results);
  results_free(results);
  return !is_given_up;
}

/* ---- what is done with them ---- */

static bool is_saved(struct session *s, struct str name)
{
  struct buf text = BUF_INIT;
  bool found = state_query(s->state, name, &text);
  buf_release(&text);
  return found;
}

void searches_save(struct session *s, struct str name)
{
  struct err err = ERR_INIT;
  bool is_there = is_saved(s, name);
  if (!state_save_query(s->state, name, str_trim(buf_str(&s->list.query)), &err))
    session_complain(s, "%s", err.text);
  else
    session_tell(s, is_there ? "q:%.*s now means this query" : "the query is saved as q:%.*s",
        STR_ARG(name));
}

static bool rename_to(struct session *s, const struct state_query *query, struct str name)
{
  struct err err = ERR_INIT;
  if (!str_eq_name(query->name, name) && is_saved(s, name)) {
    session_complain(s, "there is a saved search \"%.*s\" already", STR_ARG(name));
    return false;
  }
  state_begin(s->state);
  bool ok = state_save_query(s->state, name, query->text, &err);
  if (ok && !str_eq_name(query->name, name)) ok = state_drop_query(s->state, query->name, &err);
  struct err why = ERR_INIT;
  bool is_kept = state_end(s->state, &why);
  if (!ok || !is_kept) session_complain(s, "%s", err_is_set(&err) ? err.text : why.text);
  return ok && is_kept;
}

void searches_rename(struct session *s, struct str name)
{
  const struct state_query *query = selected(s);
  if (query && !str_eq(query->name, name) && rename_to(s, query, name)) fill_again(s, name);
}

void searches_delete(struct session *s)
{
  struct err err = ERR_INIT;
  struct buf name = BUF_INIT;
  buf_add(&name, searches_selected_name(s));
  if (!state_drop_query(s->state, buf_str(&name), &err)) {
    session_complain(s, "%s", err.text);
  } else {
    fill_again(s, STR_NONE);
    session_tell_keys(s, "undo-search", "brings it back");
  }
  buf_release(&name);
}

/* Was the last thing that was done, and not taken back, one with saved searches? */
static bool can_undo(struct session *s, struct arena *a)
{
  enum { STEPS = 100 };
  struct state_step *steps;
  size_t n = state_steps(s->state, a, STEPS, &steps), i = 0;
  while (i < n && (steps[i].is_undone || steps[i].stays))
    i++;
  return i < n && str_eq(steps[i].what, STR_LIT("saved query"));
}

void searches_undo(struct session *s)
{
  struct err err = ERR_INIT;
  struct arena *a = arena_new();
  struct state_step step;
  if (!can_undo(s, a))
    session_complain(s, "the last change was not one of a saved search");
  else if (!state_undo(s->state, a, &step, &err))
    session_complain(s, "%s", err_is_set(&err) ? err.text : "there is nothing to take back");
  else
    fill_again(s, step.key);
  arena_free(a);
}
