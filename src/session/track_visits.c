/* The pages that were read one after the other, kept so that the way back goes on over restarts. */
#include "session/history.h"
#include "session/track.h"
#include "session/tracked.h"

#include "state/places.h"

enum { VISITS_TAKEN = 50 }; /* of earlier sessions */

/* Only notes of the library that is open: what else was read belongs to other sessions. */
void track_visits_begin(struct session *s)
{
  struct arena *arena = arena_new();
  struct state_visit *visits;
  struct buf ignored = BUF_INIT;
  size_t n = s->library ? state_visits(s->state, arena, VISITS_TAKEN, &visits) : 0;
  for (size_t i = 0; i < n; i++) {
    const struct state_spot *spot = &visits[i].spot;
    struct place place = {.block = spot->block, .offset = spot->offset, .below = spot->below};
    place.at_top = !place.block && !place.offset && !place.below;
    if (library_relative(s->library, visits[i].path, &ignored))
      history_add_earlier(&s->history, visits[i].path, place);
  }
  buf_release(&ignored);
  arena_free(arena);
}

bool track_has_visit(const struct session *s)
{
  const struct page_pane *p = &s->page;
  return s->focus == PANE_PAGE && p->article && p->path.n && s->track.visit_serial != p->serial;
}

void track_keep_visit(struct session *s)
{
  struct tracked t;
  struct err err = ERR_INIT;
  const struct place *place = &s->page.place;
  struct state_spot spot = {place->block, place->offset, place->below};
  if (place->at_top) spot = (struct state_spot){0};
  s->track.visit_serial = s->page.serial;
  if (tracked_page(s, &t)) track_told(s, state_visit(s->state, &t.note, spot, &err), &err);
  tracked_release(&t);
}
