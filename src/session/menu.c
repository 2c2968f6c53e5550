/* Choosing what a query goes on with. */
#include "session/menu.h"

#include "base/text.h"
#include "session/overlay_own.h"
#include "session/prompt.h"
#include "state/queries.h"

enum {
  CANDIDATES = 200, /* that can be gone through */
  EARLIER = 500,    /* queries that are looked at */
};

static const size_t none = SIZE_MAX;

/* How many lines a screen of so many rows has for it. */
static const struct {
  int from_rows, lines;
} lines_by_rows[] = {{40, 10}, {24, 6}, {16, 4}, {10, 3}};

void menu_release(struct menu *m)
{
  arena_free(m->arena);
  buf_release(&m->typed);
}

static void clear(struct menu *m)
{
  arena_free(m->arena);
  m->arena = arena_new();
  m->items = NULL;
  m->n = m->n_all = m->top = 0;
  m->selected = none;
}

void menu_close(struct session *s)
{
  struct menu *m = &s->menu;
  clear(m);
  m->kind = MENU_NONE;
  m->is_asked = m->is_hidden = m->is_stale = false;
  m->lines = 0;
}

void menu_changed(struct session *s)
{
  struct menu *m = &s->menu;
  if (m->kind == MENU_EARLIER && m->is_hidden) menu_close(s);
  m->selected = none;
  m->is_stale = true;
}

bool menu_has_choice(const struct menu *m)
{
  return m->n && m->selected != none;
}

bool menu_lists_earlier(const struct menu *m)
{
  return m->kind == MENU_EARLIER && !m->is_hidden && m->n;
}

bool menu_is_walking(const struct menu *m)
{
  return m->kind == MENU_EARLIER && m->is_hidden;
}

/* ---- what there is to offer ---- */

/* What stands in the prompt where candidates do. */
static struct str span_of(const struct session *s)
{
  const struct menu *m = &s->menu;
  return str_first(str_from(buf_str(&s->prompt.text), m->from), m->n_bytes);
}

static void take_span(struct session *s, size_t from, size_t n_bytes)
{
  struct menu *m = &s->menu;
  m->from = from;
  m->n_bytes = n_bytes;
  buf_clear(&m->typed);
  buf_add(&m->typed, span_of(s));
}

/* Is all that could be offered there already? */
static bool is_whole(const struct session *s)
{
  return s->menu.n == 1 && str_eq(s->menu.items[0].text, span_of(s));
}

/* What was asked for by a key is offered until another part of the query is typed. */
static void find_candidates(struct session *s)
{
  struct menu *m = &s->menu;
  struct completion found;
  struct completion_place place = {.query = buf_str(&s->prompt.text),
      .at = s->prompt.at,
      .most = CANDIDATES,
      .values_only = !m->is_asked};
  size_t from_before = m->from;
  clear(m);
  bool any = library_complete(s->library, m->arena, &place, &found);
  if (m->is_asked && m->kind == MENU_CANDIDATES && found.from != from_before) m->is_asked = false;
  m->kind = MENU_NONE;
  if (!any || !(m->is_asked || found.is_value)) return;
  m->items = found.items;
  m->n = found.n;
  m->n_all = found.n_all;
  take_span(s, found.from, found.end - found.from);
  if (is_whole(s)) m->n = m->n_all = 0;
  if (m->n) m->kind = MENU_CANDIDATES;
}

static void find_earlier(struct session *s)
{
  struct menu *m = &s->menu;
  struct state_query *asked;
  struct buf folded = BUF_INIT;
  clear(m);
  size_t n = state_asked_before(s->state, m->arena, EARLIER, &asked);
  m->items = ARENA_ARRAY(m->arena, n, struct candidate);
  text_add_folded(&folded, buf_str(&s->prompt.text));
  for (size_t i = 0; i < n && m->n < CANDIDATES; i++) {
    if (str_eq(asked[i].text, buf_str(&s->prompt.text))) continue;
    if (!overlay_fits(buf_str(&folded), asked[i].text)) continue;
    m->items[m->n++] =
        (struct candidate){.text = asked[i].text, .label = asked[i].text, .help = STR_NONE};
  }
  m->n_all = m->n;
  take_span(s, 0, s->prompt.text.n);
  buf_release(&folded);
}

static int lines_that_fit(const struct session *s)
{
  for (size_t i = 0; i < sizeof lines_by_rows / sizeof *lines_by_rows; i++)
    if (s->rows >= lines_by_rows[i].from_rows) return lines_by_rows[i].lines;
  return 0;
}

/* While it is open it becomes no smaller, so that the results below it stay where they are. */
static void set_lines(struct menu *m)
{
  int lines = m->n < CANDIDATES ? (int)m->n : CANDIDATES;
  m->lines = !m->n ? 0 : lines > m->lines ? lines : m->lines;
}

void menu_settle(struct session *s)
{
  struct menu *m = &s->menu;
  if (s->prompt.kind != PROMPT_SEARCH || !m->is_stale) return;
  m->is_stale = false;
  if (m->kind == MENU_EARLIER)
    find_earlier(s);
  else
    find_candidates(s);
  set_lines(m);
}

int menu_rows(const struct session *s)
{
  int most = lines_that_fit(s);
  if (!s->menu.n || s->menu.is_hidden) return 0;
  return s->menu.lines < most ? s->menu.lines : most;
}

/* ---- selecting ---- */

static void show_selected(struct session *s)
{
  struct menu *m = &s->menu;
  size_t page = menu_rows(s) ? (size_t)menu_rows(s) : 1;
  size_t at = m->selected == none ? 0 : m->selected;
  if (at < m->top) m->top = at;
  if (at >= m->top + page) m->top = at - page + 1;
}

/* Puts it into the text; `none` brings back what was typed. */
static void select_item(struct session *s, size_t index)
{
  struct menu *m = &s->menu;
  struct str text = index == none ? buf_str(&m->typed) : m->items[index].text;
  if (!prompt_replace(s, m->from, m->n_bytes, text)) return;
  m->n_bytes = text.n;
  m->selected = index;
  show_selected(s);
}

/* Behind the last comes what was typed, then the first again. */
static size_t next_of(const struct menu *m, int by)
{
  if (m->selected == none) return by > 0 ? 0 : m->n - 1;
  if (by < 0) return m->selected ? m->selected - 1 : none;
  return m->selected + 1 < m->n ? m->selected + 1 : none;
}

/* The only one is taken; what is typed next begins something else. */
static void take_only(struct session *s)
{
  struct menu *m = &s->menu;
  struct buf text = BUF_INIT;
  bool is_at_end = m->from + m->n_bytes == s->prompt.text.n;
  buf_add(&text, m->items[0].text);
  if (!m->items[0].goes_on && is_at_end) buf_add_char(&text, ' ');
  if (prompt_replace(s, m->from, m->n_bytes, buf_str(&text))) menu_close(s);
  s->menu.is_stale = true;
  buf_release(&text);
}

void menu_complete(struct session *s, int by)
{
  struct menu *m = &s->menu;
  if (!menu_has_choice(m) && m->kind != MENU_EARLIER) {
    m->is_asked = m->is_stale = true;
    m->kind = MENU_NONE;
  }
  menu_settle(s);
  if (!m->n)
    session_complain(s, "nothing is known that this could go on with");
  else if (m->n == 1 && m->kind == MENU_CANDIDATES && !menu_has_choice(m))
    take_only(s);
  else
    select_item(s, next_of(m, by));
}

void menu_earlier(struct session *s, int by, bool listed)
{
  struct menu *m = &s->menu;
  bool is_walked = menu_is_walking(m) && menu_has_choice(m);
  bool is_new = m->kind != MENU_EARLIER || (listed && m->is_hidden && !is_walked);
  if (is_new) {
    menu_close(s);
    m->kind = MENU_EARLIER;
    m->is_stale = true;
  }
  m->is_hidden = !listed;
  menu_settle(s);
  if (!m->n) {
    menu_close(s);
    session_complain(s, "no earlier query is known that holds this");
  } else if (by > 0 && m->selected != none && m->selected + 1 == m->n) {
    session_tell(s, "that is the earliest one");
  } else if (is_new && listed) {
    return; /* what is typed chooses among them */
  } else if (by > 0 || m->selected != none) {
    select_item(s, next_of(m, by));
  }
}

bool menu_take(struct session *s)
{
  const struct menu *m = &s->menu;
  if (!menu_has_choice(m) || !m->items[m->selected].goes_on) return false;
  menu_close(s);
  s->menu.is_stale = true;
  return true;
}

bool menu_give_up(struct session *s)
{
  struct menu *m = &s->menu;
  if (!m->n || !(menu_has_choice(m) || m->is_asked || m->kind == MENU_EARLIER)) return false;
  if (menu_has_choice(m)) select_item(s, none);
  menu_close(s);
  return true;
}
