/* Putting and taking away marks of a note, and what of that waits. */
#include "session/toggle.h"

#include "base/mem.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/marks.h"

#include <math.h>
#include <stdlib.h>

enum { AGAIN_MS = 1000 };

/* What was asked for while another program had the state locked. */
struct put_off {
  enum query_mark mark;
  bool on;
  long day; /* when it was asked for */
  struct tracked note;
};

/* How one of the marks is changed. */
struct toggle {
  bool (*is_on)(const struct state_marks *marks, const struct state_note *note);
  bool (*set)(struct state *s, const struct state_note *note, long day, bool on, struct err *err);
  const char *on, *off; /* what is told */
};

static bool read_is_on(const struct state_marks *m, const struct state_note *note)
{
  (void)note;
  return m->is_read;
}

static bool flag_is_on(const struct state_marks *m, const struct state_note *note)
{
  (void)note;
  return m->is_flagged;
}

/* A note that has changed since is to be reviewed again. */
static bool review_is_on(const struct state_marks *m, const struct state_note *note)
{
  return m->is_reviewed && m->reviewed_hash == note->hash;
}

static bool set_read(
    struct state *s, const struct state_note *note, long day, bool on, struct err *err)
{
  (void)day;
  return state_set_read(s, note, on, err);
}

static bool set_flag(
    struct state *s, const struct state_note *note, long day, bool on, struct err *err)
{
  (void)day;
  return state_set_flag(s, note, on, err);
}

static const struct toggle toggles[] = {
    [MARK_READ] = {read_is_on, set_read, "read", "unread"},
    [MARK_FLAGGED] = {flag_is_on, set_flag, "flagged", "not flagged any more"},
    [MARK_REVIEWED] = {review_is_on, state_set_reviewed, "reviewed", "the review is taken back"},
};

/* ---- what waits ---- */

static struct put_off *find(const struct session *s, enum query_mark mark, struct str path)
{
  const struct tracking *t = &s->track;
  for (size_t i = 0; i < t->n_put_off; i++)
    if (t->put_off[i].mark == mark && str_eq(t->put_off[i].note.note.path, path))
      return &t->put_off[i];
  return NULL;
}

/* Takes the note over. */
static void put_off(struct session *s, enum query_mark mark, bool on, struct tracked *note)
{
  struct tracking *t = &s->track;
  struct put_off *item = find(s, mark, note->note.path);
  t->try_again_ms = s->now_ms() + AGAIN_MS;
  if (item) {
    item->on = on;
    return;
  }
  t->put_off = mem_grow(t->put_off, &t->cap_put_off, t->n_put_off + 1, sizeof *t->put_off);
  t->put_off[t->n_put_off++] = (struct put_off){mark, on, s->today, *note};
  *note = (struct tracked){.name = STR_NONE};
}

static void drop(struct session *s, struct put_off *item)
{
  struct tracking *t = &s->track;
  if (!item) return;
  tracked_release(&item->note);
  *item = t->put_off[--t->n_put_off];
}

static void drop_all(struct session *s)
{
  while (s->track.n_put_off)
    drop(s, s->track.put_off);
}

int toggle_wait_ms(const struct session *s)
{
  if (!s->track.n_put_off) return -1;
  double left = ceil(s->track.try_again_ms - s->now_ms());
  return left > 0 ? (int)left : 0;
}

bool toggle_goes_on(const struct session *s)
{
  return toggle_wait_ms(s) == 0;
}

bool toggle_go_on(struct session *s)
{
  struct tracking *t = &s->track;
  struct err err = ERR_INIT;
  state_begin(s->state);
  for (size_t i = 0; i < t->n_put_off; i++) {
    const struct put_off *item = &t->put_off[i];
    toggles[item->mark].set(s->state, &item->note.note, item->day, item->on, &err);
  }
  bool kept = state_end(s->state, &err);
  if (!kept && state_was_busy(s->state)) {
    t->try_again_ms = s->now_ms() + AGAIN_MS;
    return false;
  }
  if (track_told(s, kept, &err)) session_tell(s, "what waited for another program is kept now");
  drop_all(s);
  return true;
}

void toggle_end(struct session *s)
{
  if (s->track.n_put_off) {
    state_be_quick(s->state, false);
    toggle_go_on(s);
  }
  drop_all(s);
  free(s->track.put_off);
}

/* ---- by keys ---- */

/* A file that was found damaged has been set aside, and another stands in its place. */
static bool set(
    struct session *s, enum query_mark mark, const struct tracked *t, bool on, struct err *err)
{
  bool (*to)(struct state *, const struct state_note *, long, bool, struct err *) =
      toggles[mark].set;
  if (to(s->state, &t->note, s->today, on, err)) return true;
  return state_was_damaged(s->state) && to(s->state, &t->note, s->today, on, err);
}

static void change(struct session *s, enum query_mark mark, struct tracked *t, bool on)
{
  const struct toggle *toggle = &toggles[mark];
  const char *done = on ? toggle->on : toggle->off;
  struct err err = ERR_INIT;
  track_hold(s, t->note.path, mark, !on);
  if (set(s, mark, t, on, &err)) {
    drop(s, find(s, mark, t->note.path));
    session_tell(s, "%s: %.*s", done, STR_ARG(t->name));
    if (mark != MARK_REVIEWED) track_counted(s, mark != MARK_READ ? 0 : on ? -1 : 1);
  } else if (state_was_busy(s->state)) {
    session_tell(
        s, "%s as soon as another program lets go of the state: %.*s", done, STR_ARG(t->name));
    put_off(s, mark, on, t);
  } else {
    track_told(s, false, &err);
  }
}

void toggle_run(struct session *s, enum query_mark mark)
{
  struct tracked t;
  if (tracked_target(s, &t)) {
    const struct put_off *waits = find(s, mark, t.note.path);
    struct state_marks marks = state_marks(s->state, &t.note);
    bool is_on = waits ? waits->on : toggles[mark].is_on(&marks, &t.note);
    if (!waits && state_was_busy(s->state))
      session_complain(s, "another program has the state locked: once more, in a moment");
    else
      change(s, mark, &t, !is_on);
  }
  tracked_release(&t);
}

/* ---- by reading ---- */

static bool keep_read(struct session *s, const struct tracked *t, bool again, struct err *err)
{
  state_begin(s->state);
  if (again) state_set_read(s->state, &t->note, true, err);
  return state_end(s->state, err);
}

void toggle_read_page(struct session *s)
{
  struct tracked t;
  struct err err = ERR_INIT;
  if (tracked_page(s, &t)) {
    struct state_marks marks = state_marks(s->state, &t.note);
    if (!marks.is_read) track_hold(s, t.note.path, MARK_READ, false);
    bool again = !marks.is_read || marks.read_hash != t.note.hash;
    if (keep_read(s, &t, again, &err))
      track_counted(s, marks.is_read ? 0 : -1);
    else if (state_was_busy(s->state))
      put_off(s, MARK_READ, true, &t);
    else
      track_told(s, false, &err);
  }
  tracked_release(&t);
}
