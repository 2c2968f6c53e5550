/* Setting bookmarks. */
#include "session/bookmarks.h"

#include "library/query_world.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/places.h"

static bool is_here(struct session *s, char letter, const struct tracked *t, struct state_spot spot)
{
  struct arena *a = arena_new();
  struct state_bookmark *marks;
  size_t n = state_bookmarks(s->state, a, &marks);
  bool is_here = false;
  for (size_t i = 0; i < n; i++)
    if (marks[i].letter == letter)
      is_here = str_eq(marks[i].path, t->note.path) && marks[i].spot.block == spot.block &&
                marks[i].spot.offset == spot.offset && marks[i].spot.below == spot.below;
  arena_free(a);
  return is_here;
}

/* Puts it, or takes it away where it is here. */
static void put(struct session *s, char letter, const struct tracked *t, struct state_spot spot)
{
  struct err err = ERR_INIT;
  bool is_off = is_here(s, letter, t, spot);
  if (!track_could_look(s)) return;
  track_hold(s, t->note.path, MARK_BOOKMARKED, is_off);
  bool ok = is_off ? state_drop_bookmark(s->state, letter, &err)
                   : state_set_bookmark(s->state, &t->note, letter, spot, &err);
  if (track_told(s, ok, &err))
    session_tell(s, is_off ? "bookmark %c is taken away" : "bookmark %c is here", letter);
}

void bookmarks_set(struct session *s, char letter)
{
  struct tracked t;
  const struct place *place = &s->page.place;
  struct state_spot spot = {place->block, place->offset, place->below};
  if (place->at_top) spot = (struct state_spot){0};
  if (!state_is_letter(letter)) {
    session_complain(s, "a bookmark is a letter or a digit");
    return;
  }
  track_read(s);
  if (tracked_page(s, &t)) put(s, letter, &t, spot);
  tracked_release(&t);
}
