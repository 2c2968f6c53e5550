/* Putting and taking away marks of a note. */
#include "session/toggle.h"

#include "session/track.h"
#include "session/tracked.h"
#include "state/marks.h"

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

static void change(struct session *s, enum query_mark mark, const struct tracked *t, bool on)
{
  const struct toggle *toggle = &toggles[mark];
  struct err err = ERR_INIT;
  track_hold(s, t->note.path, mark, !on);
  if (!track_told(s, set(s, mark, t, on, &err), &err)) return;
  session_tell(s, "%s: %.*s", on ? toggle->on : toggle->off, STR_ARG(t->name));
  if (mark != MARK_REVIEWED) track_counted(s, mark != MARK_READ ? 0 : on ? -1 : 1);
}

void toggle_run(struct session *s, enum query_mark mark)
{
  struct tracked t;
  if (tracked_target(s, &t)) {
    struct state_marks marks = state_marks(s->state, &t.note);
    if (track_could_look(s)) change(s, mark, &t, !toggles[mark].is_on(&marks, &t.note));
  }
  tracked_release(&t);
}

/* ---- by reading ---- */

void toggle_read_page(struct session *s)
{
  struct tracked t;
  struct err err = ERR_INIT;
  if (tracked_page(s, &t)) {
    struct state_marks marks = state_marks(s->state, &t.note);
    if (!marks.is_read) track_hold(s, t.note.path, MARK_READ, false);
    bool again = !marks.is_read || marks.read_hash != t.note.hash;
    if (!again || track_told(s, state_set_read(s->state, &t.note, true, &err), &err))
      track_counted(s, marks.is_read ? 0 : -1);
  }
  tracked_release(&t);
}
