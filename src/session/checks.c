/* Ticking items. */
#include "session/checks.h"

#include "base/mem.h"
#include "library/query_world.h"
#include "session/boxes.h"
#include "session/panel_pane.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/checklist.h"

#include <stdlib.h>

/* Which of the items with its text an item is. */
static struct state_item item_at(const struct article *a, size_t index)
{
  const struct article_texts *items = &a->checklist;
  struct state_item item = {.text = items->items[index]};
  for (size_t i = 0; i < index; i++)
    item.nth += str_eq(items->items[i], item.text);
  return item;
}

/* Items beyond are never ticked: nobody works through so many, and a note may have a hundred
 * thousand. */
static size_t count_items(const struct session *s)
{
  enum { ITEMS_MOST = 1000 };
  size_t n = s->page.article ? s->page.article->checklist.n : 0;
  return n < ITEMS_MOST ? n : ITEMS_MOST;
}

void checks_read(struct session *s)
{
  struct checks *c = &s->checks;
  struct tracked t;
  c->n = 0;
  size_t n = count_items(s);
  if (n && tracked_page(s, &t)) {
    struct state_item *items = mem_zalloc(n, sizeof *items);
    for (size_t i = 0; i < n; i++)
      items[i] = item_at(s->page.article, i);
    c->ticked = mem_grow(c->ticked, &c->cap, n, sizeof *c->ticked);
    c->n = n;
    state_ticks(s->state, &t.note, items, n, c->ticked);
    free(items);
  }
  if (n) tracked_release(&t);
}

bool checks_is_ticked(const struct session *s, size_t index)
{
  return index < s->checks.n && s->checks.ticked[index];
}

static size_t count_ticked(const struct session *s)
{
  size_t n = 0;
  for (size_t i = 0; i < s->checks.n; i++)
    n += s->checks.ticked[i];
  return n;
}

static void tell(struct session *s, size_t index, bool on)
{
  const struct article_texts *items = &s->page.article->checklist;
  session_tell(s, "%s %zu/%zu: %.*s", on ? "ticked" : "not ticked any more", count_ticked(s),
      items->n, STR_ARG(str_first_whole(items->items[index], 200)));
}

void checks_toggle(struct session *s, size_t index)
{
  struct tracked t;
  struct err err = ERR_INIT;
  track_read(s);
  checks_read(s);
  if (s->checks.n && !track_could_look(s)) return;
  if (index >= s->checks.n) {
    session_complain(s, "this cannot be ticked");
    return;
  }
  bool had_ticks = count_ticked(s) > 0, on = !s->checks.ticked[index];
  struct state_item item = item_at(s->page.article, index);
  if (tracked_page(s, &t)) {
    track_hold(s, t.note.path, MARK_TICKED, had_ticks);
    if (track_told(s, state_tick(s->state, &t.note, &item, on, &err), &err)) {
      s->checks.ticked[index] = on;
      tell(s, index, on);
      panel_pane_lay_out_anew(s);
    }
  }
  tracked_release(&t);
}

void checks_tick_next(struct session *s, long number)
{
  size_t n = count_items(s), at = 0;
  checks_read(s);
  if (s->checks.n && !track_could_look(s)) return;
  while (at < s->checks.n && s->checks.ticked[at])
    at++;
  if (number > 0) at = (size_t)number - 1;
  if (!s->checks.n)
    session_complain(s, "only what is in a file is kept track of");
  else if (number > 0 && at >= n)
    session_complain(s, "the checklist has %zu items", n);
  else if (at == s->checks.n)
    session_tell_keys(s, "new-run", "begins a new run: all is ticked");
  else
    checks_toggle(s, at);
}

void checks_begin_run(struct session *s)
{
  struct tracked t;
  struct err err = ERR_INIT;
  size_t n_ticked, n_all;
  boxes_count(s, &n_ticked, &n_all);
  if (!track_could_look(s)) return;
  if (!n_ticked) {
    session_complain(s, "nothing is ticked in this run");
    return;
  }
  if (tracked_page(s, &t) && track_told(s, state_begin_run(s->state, &t.note, &err), &err)) {
    session_tell(s, "a new run begins; the one before it had %zu/%zu", n_ticked, n_all);
    panel_pane_lay_out_anew(s);
  }
  tracked_release(&t);
}
