/* What is kept of the open page while no key waits, and counts of the library. */
#include "session/page_pane.h"
#include "session/page_read.h"
#include "session/toggle.h"
#include "session/track.h"
#include "session/tracked.h"

#include "library/query_world.h"
#include "library/search.h"
#include "state/marks.h"
#include "state/places.h"

#include <math.h>

/* ---- read ---- */

/* Is all of the page laid out, and its last line on the screen? */
static bool is_at_end(const struct page_pane *p)
{
  return p->lines && !page_read_goes_on(p) && p->top + p->rows_seen >= p->lines->n;
}

void track_counted(struct session *s, int unread_more)
{
  struct tracking *t = &s->track;
  if (!t->has_counts || !t->has_read || t->counts_serial != t->rows_serial) return;
  if (unread_more < 0 && !t->n_unread) return;
  t->n_unread += (size_t)unread_more;
  t->counts_serial = state_marks_serial(s->state);
}

static bool is_read_now(const struct session *s)
{
  const struct page_pane *p = &s->page;
  if (s->focus != PANE_PAGE || !p->article || !p->path.n) return false;
  if (s->track.read_serial == p->serial || s->read_rule == READ_BY_HAND) return false;
  return s->read_rule == READ_OPENED || is_at_end(p);
}

static bool keep_read(struct session *s)
{
  s->track.read_serial = s->page.serial;
  toggle_read_page(s);
  return true;
}

/* ---- places ---- */

static bool is_at(const struct place *a, const struct place *b)
{
  return a->at_top == b->at_top && (a->at_top || (a->block == b->block && a->offset == b->offset));
}

/* So long after it was kept a place is kept again on the way: each is a transaction that waits for
 * the disk, and who goes through pages fast would wait with it. */
enum { KEEP_AGAIN_MS = 1000 };

/* Is the reader a screen away from where the place was kept last? */
static bool has_moved(const struct session *s)
{
  const struct page_pane *p = &s->page;
  const struct tracking *t = &s->track;
  if (!p->article || !p->path.n || !p->lines || page_read_goes_on(p)) return false;
  if (t->kept_serial != p->serial || is_at(&t->kept, &p->place)) return false;
  size_t kept = place_line(p->lines, t->kept);
  return (kept > p->top ? kept - p->top : p->top - kept) + 1 >= p->rows_seen;
}

static double ms_to_keeping(const struct session *s)
{
  return s->track.kept_ms + KEEP_AGAIN_MS - s->now_ms();
}

static bool place_is_due(const struct session *s)
{
  return has_moved(s) && ms_to_keeping(s) <= 0;
}

int track_place_wait_ms(const struct session *s)
{
  double left = has_moved(s) ? ceil(ms_to_keeping(s)) : 0;
  return left > 0 ? (int)left : -1;
}

/* A page that was read to its end begins at its beginning the next time. */
static bool keep_place(struct session *s)
{
  const struct page_pane *p = &s->page;
  struct tracked t;
  struct err err = ERR_INIT;
  bool is_end = is_at_end(p);
  struct state_spot spot = {p->place.block, p->place.offset, p->place.below};
  if (is_end || p->place.at_top) spot = (struct state_spot){0};
  s->track.kept = p->place;
  s->track.kept_ms = s->now_ms();
  if (tracked_page(s, &t)) track_told(s, state_leave(s->state, &t.note, spot, &err), &err);
  tracked_release(&t);
  return false;
}

void track_read(struct session *s)
{
  if (is_read_now(s)) keep_read(s);
  if (track_has_visit(s)) track_keep_visit(s);
}

void track_leave_page(struct session *s)
{
  const struct page_pane *p = &s->page;
  track_read(s);
  if (!p->article || !p->path.n || !p->lines || s->track.kept_serial != p->serial) return;
  if (is_at(&s->track.kept, &p->place)) return;
  keep_place(s);
  if (s->track.visit_serial == p->serial) track_keep_visit(s);
}

void track_return(struct session *s)
{
  struct page_pane *p = &s->page;
  struct tracked t;
  struct state_spot spot;
  if (tracked_page(s, &t) && state_left_at(s->state, &t.note, &spot))
    p->place = (struct place){.block = spot.block, .offset = spot.offset, .below = spot.below};
  tracked_release(&t);
  s->track.kept = p->place;
  s->track.kept_serial = p->serial;
}

/* ---- counts ---- */

static bool counts_are_due(const struct session *s)
{
  const struct tracking *t = &s->track;
  if (!s->library || !s->list.results || s->list.stale) return false;
  return !t->has_counts || t->counts_refreshes != s->n_refreshes ||
         t->counts_serial != t->rows_serial;
}

static bool count(struct session *s, const char *query, size_t *out)
{
  struct err err = ERR_INIT;
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &err);
  size_t before = *out;
  *out = r ? results_total(r) : 0;
  results_free(r);
  return *out != before;
}

static bool count_all(struct session *s)
{
  struct tracking *t = &s->track;
  struct err err = ERR_INIT;
  bool had = t->has_counts;
  size_t unread_before = t->n_unread;
  t->is_counting = t->has_counts = true;
  size_t n_read = t->has_read ? library_count_marked(s->library, MARK_READ) : s->n_notes;
  t->n_unread = s->n_notes > n_read ? s->n_notes - n_read : 0;
  bool changed = count(s, "is:review", &t->n_review) || t->n_unread != unread_before;
  t->is_counting = false;
  t->counts_refreshes = s->n_refreshes;
  track_told(s, state_settle(s->state, &err), &err); /* those that were found elsewhere */
  t->counts_serial = t->rows_serial;
  return changed || !had;
}

/* ---- the door ---- */

bool track_goes_on(const struct session *s)
{
  return is_read_now(s) || track_has_visit(s) || place_is_due(s) || counts_are_due(s);
}

bool track_go_on(struct session *s)
{
  if (is_read_now(s)) return keep_read(s);
  if (track_has_visit(s)) {
    track_keep_visit(s);
    return false;
  }
  if (place_is_due(s)) return keep_place(s);
  return counts_are_due(s) && count_all(s);
}
