/* Counting facets beside everything else. */
#include "session/facets_pane.h"
#include "session/list_pane.h"

static bool is_current(const struct session *s)
{
  return s->facets.serial == s->list.serial;
}

bool facets_pane_goes_on(const struct session *s)
{
  if (area_is_empty(s->geometry.facets) || !s->list.results || s->list.stale) return false;
  if (list_pane_goes_on(&s->list)) return false; /* more results are to come */
  return !is_current(s) || s->facets.next_row < FACET_ROWS;
}

/* What cannot be counted is left out: the list tells of an index that fails. */
static void take(struct facets_pane *f, struct facets *counted)
{
  struct facets **of = &f->of[f->next_row++];
  facets_free(*of);
  *of = counted;
}

bool facets_pane_count(struct session *s)
{
  struct facets_pane *f = &s->facets;
  struct err ignored = ERR_INIT;
  if (!is_current(s)) f->next_row = 0;
  f->serial = s->list.serial;
  watch_start(&s->watch, s->interruptible ? s->input_fd : -1);
  struct facets *counted = facets_of_row(s->list.results, f->next_row, &s->watch.seen, &ignored);
  watch_stop(&s->watch);
  if (!counted && atomic_load(&s->watch.seen)) return false;
  take(f, counted);
  facets_pane_list(s);
  return f->next_row == FACET_ROWS;
}
