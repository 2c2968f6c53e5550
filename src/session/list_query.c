/* The query of the list: run, held against a key that waits, and its results taken in. */
#include "base/ascii.h"
#include "library/query.h"
#include "session/list_groups.h"
#include "session/list_pane.h"
#include "session/menu.h"
#include "session/page_pane.h"
#include "session/remark.h"
#include "session/sort_menu.h"
#include "session/track.h"
#include "session/usual_sort.h"

enum {
  NEAR_ROWS = 50, /* how far a note that got another id is looked for */
  NEAR_WINDOW = 2 * NEAR_ROWS,
};

/* Learns which note is selected, so that it can be found among other results. */
static void note_selected(struct session *s)
{
  if (!s->list.stale) list_pane_read(s);
}

static void add_order(struct list_pane *l, struct str query)
{
  struct buf usual = BUF_INIT;
  bool is_usual = !l->is_sorted && l->usual_sort.n;
  if (is_usual) buf_addf(&usual, "sort:%s", buf_cstr(&l->usual_sort));
  buf_clear(&l->order);
  sort_menu_add_order(&l->order, is_usual ? buf_str(&usual) : query);
  buf_release(&usual);
}

void list_pane_set_query(struct session *s, struct str query, enum list_select select)
{
  struct list_pane *l = &s->list;
  note_selected(s);
  track_release_held(s);
  buf_clear(&l->query);
  buf_add(&l->query, query);
  l->is_sorted = sort_menu_is_sorted(query);
  add_order(l, query);
  l->stale = true;
  l->hold = l->chosen = select == LIST_SELECT_SAME;
  remark_forget(s);
}

void list_pane_refresh(struct session *s)
{
  note_selected(s);
  if (!s->list.stale) s->list.hold = s->list.chosen;
  if (!menu_has_choice(&s->menu)) s->menu.is_stale = true;
  remark_forget(s);
  s->list.stale = true;
}

void list_pane_hold(struct session *s, int64_t id)
{
  s->list.selected_id = id;
  buf_clear(&s->list.selected_path);
}

void list_pane_hold_shown(struct session *s)
{
  struct list_pane *l = &s->list;
  int64_t id = s->library ? library_id_of(s->library, page_pane_id(&s->page)) : 0;
  if (!id) return;
  list_pane_hold(s, id);
  l->hold = l->chosen = true;
  l->shown_id = id;
}

/* ---- results ---- */

/* A note that was changed has another id, and mostly about the same place. */
static size_t find_path_near(struct list_pane *l, size_t place)
{
  size_t first = place > NEAR_ROWS ? place - NEAR_ROWS : 0;
  list_pane_read_rows(l, first, NEAR_WINDOW);
  for (size_t i = 0; i < l->n; i++)
    if (str_eq(l->rows[i].path, buf_str(&l->selected_path))) return first + i;
  return SIZE_MAX;
}

static void select_held(struct list_pane *l)
{
  size_t place = l->selected_id >= 0 ? results_find(l->results, l->selected_id) : SIZE_MAX;
  if (place != SIZE_MAX) place = list_groups_slot(&l->groups, place);
  if (place == SIZE_MAX && l->selected_path.n) place = find_path_near(l, l->selected);
  if (place == SIZE_MAX) return;
  /* The screen moves along, so that the note stays where it was seen. */
  size_t above = l->selected > l->top ? l->selected - l->top : 0;
  l->selected = place;
  l->top = place > above ? place - above : 0;
}

/* The best note is selected, not the first of the first group; where it is not on the first screen
 * its group begins at the top. */
static void select_first(struct session *s)
{
  struct list_pane *l = &s->list;
  bool has_best = l->groups.n && results_have_words(l->results);
  l->top = 0;
  l->selected = has_best ? list_groups_slot(&l->groups, l->groups.best) : 0;
  list_pane_show_selected(s);
  if (l->top) l->top = list_groups_at(&l->groups, l->selected)->slot;
}

/* False when putting them into groups was given up for a key that waits: then the results are gone,
 * and the list has those from before. */
static bool take_results(struct session *s, struct results *results, bool may_give_up)
{
  struct list_pane *l = &s->list;
  if (!list_groups_gather(s, results, may_give_up)) {
    results_free(results);
    return false;
  }
  results_free(l->results);
  l->results = results;
  l->serial++;
  l->partial = results_is_partial(results);
  l->found = results_total(results);
  l->whole = results_whole(results);
  l->total = list_groups_count(&l->groups, l->found);
  list_pane_forget_rows(l);
  if (l->hold)
    select_held(l);
  else
    select_first(s);
  if (l->selected >= l->total) l->selected = l->total ? l->total - 1 : 0;
  list_pane_show_selected(s);
  return true;
}

/* ---- running the query ---- */

static bool is_letter(char c)
{
  return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* Does the query end in a word, or a value, that is worth taking for the beginning of others? Not
 * inside quotation marks, and not what is to be left out. */
static bool ends_in_begun_word(struct str query)
{
  size_t n = 0, quotes = 0, start = query.n;
  while (n < query.n && is_letter(query.p[query.n - 1 - n]))
    n++;
  while (start > 0 && query.p[start - 1] != ' ')
    start--;
  for (size_t i = 0; i < query.n; i++)
    quotes += query.p[i] == '"';
  return n && quotes % 2 == 0 && query.p[start] != '-';
}

/* How a query is asked. */
struct asking {
  bool first;       /* is a first page enough? */
  bool may_give_up; /* for a key that waits */
  bool given_up;    /* was it? */
};

/* NULL, and *err set, when it cannot be run; NULL, and given_up, when a key waits. */
static struct results *ask(struct session *s, struct str query, struct asking *how, struct err *err)
{
  watch_start(&s->watch, how->may_give_up && s->interruptible ? s->input_fd : -1);
  struct results *results = (how->first ? results_first : results_new)(
      s->library, query, usual_sort(s), &s->watch.seen, err);
  watch_stop(&s->watch);
  how->given_up = !results && atomic_load(&s->watch.seen);
  return results;
}

/* Where a condition begins that ends in its ':'; the query's end where there is none. */
static size_t begun_condition(struct str query)
{
  size_t n = query.n;
  if (!str_ends(query, STR_LIT(":"))) return n;
  size_t at = n - 1;
  /* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): all bytes of a query are there */
  while (at > 0 && (is_letter(query.p[at - 1]) || strchr("0123456789_-./", query.p[at - 1])))
    at--;
  return at + 1 < n ? at : n;
}

/* Of a field that is more than a value, and one that is left out, nothing is known before its value
 * is there: then the query is what stands before it. */
bool list_pane_add_begun(struct buf *query)
{
  struct str text = buf_str(query);
  size_t at = begun_condition(text);
  bool is_condition = at < text.n;
  struct str name = str_from(str_first(text, text.n - is_condition), at);
  const struct query_field *row = is_condition ? query_field_find(name) : NULL;
  bool is_left_out = str_starts(name, STR_LIT("-"));
  bool is_value = is_condition && !is_left_out && (!row || row->meaning == QUERY_MEANS_VALUE);
  if (!is_condition && !ends_in_begun_word(text)) return false;
  if (is_condition && !is_value)
    buf_truncate(query, at);
  else
    buf_add_char(query, '*');
  return true;
}

static bool finds_something(const struct results *results)
{
  return results_total(results) || results_is_partial(results);
}

/* The query as it stands, where it can be run, in place of what its last word found as a beginning,
 * which is nothing: "draft:yes" and "date:yesterday" mean more than they say. */
static struct results *ask_whole(struct session *s, struct results *begun, struct asking *how)
{
  struct err ignored;
  struct results *whole = ask(s, buf_str(&s->list.query), how, &ignored);
  if (!whole && !how->given_up) return begun;
  results_free(begun);
  return whole;
}

/* With its last word as a beginning, if that makes a query that can be run; else as it stands. */
static struct results *ask_typed(struct session *s, struct asking *how, struct err *err)
{
  struct list_pane *l = &s->list;
  struct results *results = NULL;
  struct buf begun = BUF_INIT;
  how->given_up = false;
  buf_add(&begun, buf_str(&l->query));
  bool is_begun = l->typing && list_pane_add_begun(&begun);
  bool has_value = !str_ends(buf_str(&l->query), STR_LIT(":"));
  if (is_begun) results = ask(s, buf_str(&begun), how, err);
  buf_release(&begun);
  if (results && has_value && !finds_something(results)) return ask_whole(s, results, how);
  if (results || how->given_up || (is_begun && !has_value)) return results;
  *err = (struct err)ERR_INIT;
  return ask(s, buf_str(&l->query), how, err);
}

bool list_pane_settle(struct session *s, bool may_give_up)
{
  struct list_pane *l = &s->list;
  struct err err = ERR_INIT;
  struct asking how = {.first = true, .may_give_up = may_give_up};
  if (!l->stale && l->results && results_is_outdated(l->results)) list_pane_refresh(s);
  if (!l->stale || !s->library) return true;
  double start_ms = s->now_ms();
  struct results *results = ask_typed(s, &how, &err);
  if (how.given_up) return false;
  l->stale = results && !take_results(s, results, may_give_up);
  if (l->stale) return false;
  l->took_ms = s->now_ms() - start_ms;
  l->trouble = err;
  return true;
}

bool list_pane_goes_on(const struct list_pane *l)
{
  return l->partial && !l->stale;
}

bool list_pane_go_on(struct session *s)
{
  struct list_pane *l = &s->list;
  struct err err = ERR_INIT;
  struct asking how = {.may_give_up = true};
  struct results *results = ask_typed(s, &how, &err);
  if (how.given_up) return false;
  note_selected(s);
  l->hold = l->chosen;
  if (results && !take_results(s, results, true)) return false;
  l->partial = false;
  l->trouble = err;
  return true;
}

/* Keeps the results of a word that was only begun where the word itself is nowhere, or an error. */
static void end_typing(struct session *s)
{
  struct list_pane *l = &s->list;
  struct asking how = {.first = true};
  struct err err = ERR_INIT;
  list_pane_settle(s, false);
  l->typing = false;
  if (!ends_in_begun_word(buf_str(&l->query)) || err_is_set(&l->trouble)) return;
  struct results *exact = ask(s, buf_str(&l->query), &how, &err);
  if (!exact && !l->whole) {
    l->trouble = err;
  } else if (exact && (results_whole(exact) || results_is_partial(exact) || !l->whole)) {
    note_selected(s);
    l->hold = true;
    take_results(s, exact, false);
  } else {
    results_free(exact);
    buf_add_char(&l->query, '*');
  }
}

void list_pane_set_typing(struct session *s, bool typing)
{
  if (s->list.typing && !typing)
    end_typing(s);
  else
    s->list.typing = typing;
}
