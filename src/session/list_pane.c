/* The list of notes. */
#include "session/list_pane.h"

#include "base/fs.h"
#include "base/mem.h"
#include "session/watch.h"

#include <stdlib.h>

enum {
  NEAR_ROWS = 50,  /* how far a note that got another id is looked for */
  BEGUN_BYTES = 3, /* a shorter word is the beginning of too many */
};

void list_pane_init(struct list_pane *l)
{
  *l = (struct list_pane){.selected_id = -1, .shown_id = -1, .arena = arena_new()};
}

void list_pane_release(struct list_pane *l)
{
  buf_release(&l->query);
  buf_release(&l->selected_path);
  results_free(l->results);
  arena_free(l->arena);
  free(l->rows);
}

/* Learns which note is selected, so that it can be found among other results. */
static void note_selected(struct session *s)
{
  if (!s->list.stale) list_pane_read(s);
}

void list_pane_set_query(struct session *s, struct str query, enum list_select select)
{
  struct list_pane *l = &s->list;
  note_selected(s);
  buf_clear(&l->query);
  buf_add(&l->query, query);
  l->stale = true;
  l->hold = l->chosen = select == LIST_SELECT_SAME;
}

void list_pane_refresh(struct session *s)
{
  note_selected(s);
  if (!s->list.stale) s->list.hold = s->list.chosen;
  s->list.stale = true;
}

void list_pane_hold(struct session *s, int64_t id)
{
  s->list.selected_id = id;
  buf_clear(&s->list.selected_path);
}

static void forget_rows(struct list_pane *l)
{
  arena_free(l->arena);
  l->arena = arena_new();
  l->first = l->n = 0;
}

/* Reads rows [first, first + n). */
static void read_window(struct list_pane *l, size_t first, size_t n)
{
  forget_rows(l);
  l->rows = mem_grow(l->rows, &l->cap, n, sizeof *l->rows);
  l->first = first;
  l->n = results_rows(l->results, l->arena, first, n, l->rows);
}

/* A note that was changed has another id, and mostly about the same place. */
static size_t find_path_near(struct list_pane *l, size_t place)
{
  size_t first = place > NEAR_ROWS ? place - NEAR_ROWS : 0;
  read_window(l, first, 2 * NEAR_ROWS);
  for (size_t i = 0; i < l->n; i++)
    if (str_eq(l->rows[i].path, buf_str(&l->selected_path))) return first + i;
  return SIZE_MAX;
}

static void select_held(struct list_pane *l)
{
  size_t place = l->selected_id >= 0 ? results_find(l->results, l->selected_id) : SIZE_MAX;
  if (place == SIZE_MAX && l->selected_path.n) place = find_path_near(l, l->selected);
  if (place == SIZE_MAX) return;
  /* The screen moves along, so that the note stays where it was seen. */
  size_t above = l->selected > l->top ? l->selected - l->top : 0;
  l->selected = place;
  l->top = place > above ? place - above : 0;
}

static void take_results(struct session *s, struct results *results)
{
  struct list_pane *l = &s->list;
  results_free(l->results);
  l->results = results;
  l->total = results_total(results);
  l->whole = results_whole(results);
  forget_rows(l);
  if (l->hold)
    select_held(l);
  else
    l->selected = l->top = 0;
  if (l->selected >= l->total) l->selected = l->total ? l->total - 1 : 0;
  list_pane_show_selected(s);
}

/* ---- running the query ---- */

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
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
  return n >= BEGUN_BYTES && quotes % 2 == 0 && query.p[start] != '-';
}

/* NULL, and *err set, when it cannot be run; NULL, and *given_up, when a key waits. */
static struct results *ask(
    struct session *s, struct str query, bool may_give_up, bool *given_up, struct err *err)
{
  struct watch watch;
  watch_start(&watch, may_give_up && s->interruptible ? s->input_fd : -1);
  struct results *results = results_new(s->library, query, STR_NONE, &watch.seen, err);
  watch_stop(&watch);
  *given_up = !results && atomic_load(&watch.seen);
  return results;
}

/* With its last word as a beginning, if that makes a query that can be run; else as it stands. */
static struct results *ask_typed(
    struct session *s, bool may_give_up, bool *given_up, struct err *err)
{
  struct list_pane *l = &s->list;
  struct results *results = NULL;
  *given_up = false;
  if (l->typing && ends_in_begun_word(buf_str(&l->query))) {
    struct buf begun = BUF_INIT;
    buf_addf(&begun, "%s*", buf_cstr(&l->query));
    results = ask(s, buf_str(&begun), may_give_up, given_up, err);
    buf_release(&begun);
  }
  if (results || *given_up) return results;
  *err = (struct err)ERR_INIT;
  return ask(s, buf_str(&l->query), may_give_up, given_up, err);
}

bool list_pane_settle(struct session *s, bool may_give_up)
{
  struct list_pane *l = &s->list;
  struct err err = ERR_INIT;
  bool given_up;
  if (!l->stale || !s->library) return true;
  double start_ms = s->now_ms();
  struct results *results = ask_typed(s, may_give_up, &given_up, &err);
  if (given_up) return false;
  l->stale = false;
  l->took_ms = s->now_ms() - start_ms;
  l->trouble = err;
  if (results) take_results(s, results);
  return true;
}

/* Keeps the results of a word that was only begun where the word itself is nowhere. */
static void end_typing(struct session *s)
{
  struct list_pane *l = &s->list;
  bool given_up;
  struct err err = ERR_INIT;
  list_pane_settle(s, false);
  l->typing = false;
  if (!ends_in_begun_word(buf_str(&l->query)) || err_is_set(&l->trouble)) return;
  struct results *exact = ask(s, buf_str(&l->query), false, &given_up, &err);
  if (exact && (results_whole(exact) || !l->whole)) {
    note_selected(s);
    l->hold = true;
    take_results(s, exact);
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

size_t list_pane_page(const struct session *s)
{
  int n = s->geometry.rows.rows / s->geometry.row_lines;
  return n > 1 ? (size_t)n : 1;
}

bool list_pane_ends_whole(const struct list_pane *l, size_t index)
{
  return l->whole < l->total && index == l->whole;
}

int list_pane_lines(const struct session *s, size_t index)
{
  return s->geometry.row_lines + list_pane_ends_whole(&s->list, index);
}

/* The first note of a screen whose last note is `last`. */
static size_t top_for_last(const struct session *s, size_t last)
{
  int left = s->geometry.rows.rows - list_pane_lines(s, last);
  size_t top = last;
  while (top > 0 && left >= list_pane_lines(s, top - 1))
    left -= list_pane_lines(s, --top);
  return top;
}

void list_pane_show_selected(struct session *s)
{
  struct list_pane *l = &s->list;
  if (!l->total) {
    l->selected = l->top = 0;
    return;
  }
  size_t lowest = top_for_last(s, l->selected), end = top_for_last(s, l->total - 1);
  if (l->top > end) l->top = end;
  if (l->top < lowest) l->top = lowest;
  if (l->top > l->selected) l->top = l->selected;
}

void list_pane_read(struct session *s)
{
  struct list_pane *l = &s->list;
  if (!l->results || !l->total) {
    forget_rows(l);
    return;
  }
  list_pane_show_selected(s);
  size_t page = list_pane_page(s);
  size_t end = l->top + page < l->total ? l->top + page : l->total;
  if (l->top < l->first || end > l->first + l->n)
    read_window(l, l->top > page ? l->top - page : 0, 3 * page);
  const struct result_row *row = list_pane_row(l, l->selected);
  if (!row || !row->path.n) return;
  l->selected_id = row->id;
  buf_clear(&l->selected_path);
  buf_add(&l->selected_path, row->path);
}

const struct result_row *list_pane_row(const struct list_pane *l, size_t index)
{
  return index >= l->first && index - l->first < l->n ? &l->rows[index - l->first] : NULL;
}

const struct result_row *list_pane_selected(struct session *s)
{
  list_pane_settle(s, false);
  list_pane_read(s);
  return list_pane_row(&s->list, s->list.selected);
}

void list_pane_add_path(const struct session *s, struct buf *out, const struct result_row *row)
{
  fs_add_joined(out, library_root(s->library, row->root), row->path);
}

void list_pane_select(struct session *s, size_t index)
{
  struct list_pane *l = &s->list;
  list_pane_settle(s, false);
  l->chosen = true;
  l->selected = index < l->total ? index : l->total ? l->total - 1 : 0;
  list_pane_show_selected(s);
}

/* base + by, not below 0. */
static size_t moved(size_t base, long by)
{
  if (by < 0 && (size_t)-by > base) return 0;
  return by < 0 ? base - (size_t)-by : base + (size_t)by;
}

void list_pane_move(struct session *s, long by)
{
  list_pane_select(s, moved(s->list.selected, by));
}

void list_pane_scroll(struct session *s, long by)
{
  list_pane_settle(s, false);
  s->list.top = moved(s->list.top, by);
  list_pane_move(s, by);
}
