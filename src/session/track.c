/* The session's state, and what its library asks of it. */
#include "session/track.h"

#include "library/query_world.h"
#include "session/boxes.h"
#include "state/marks.h"
#include "state/world.h"

#include <math.h>
#include <stdlib.h>

void track_start(struct session *s, struct state *state)
{
  const struct state_place in_memory = {.use = STATE_LOOK};
  struct tracking *t = &s->track;
  t->owns_state = !state;
  t->kept_ms = -HUGE_VAL; /* never */
  s->state = t->state = state ? state : state_open(&in_memory);
  state_be_quick(t->state, true);
  t->has_read = state_has_read(t->state);
  track_tell_notice(s);
}

void track_tell_notice(struct session *s)
{
  struct buf *told = &s->track.told_notice;
  struct str notice = state_notice(s->state);
  if (str_eq(notice, buf_str(told))) return;
  buf_clear(told);
  buf_add(told, notice);
  if (notice.n) session_warn(s, "%.*s", STR_ARG(notice));
}

void track_end(struct session *s)
{
  track_release_held(s);
  buf_release(&s->track.told_notice);
  free(s->track.held);
  free(s->track.rows);
  free(s->checks.ticked);
  boxes_release(&s->boxes);
  if (s->track.owns_state) state_close(s->track.state);
}

bool track_told(struct session *s, bool kept, const struct err *err)
{
  if (!kept) session_complain(s, "%s", err->text);
  return kept;
}

bool track_could_look(struct session *s)
{
  bool could = !state_was_busy(s->state);
  if (!could) session_complain(s, "another program has the state locked: once more, in a moment");
  return could;
}

/* ---- the library's questions: the state answers, but for what the list holds ---- */

static bool holds(const struct tracking *t)
{
  return t->n_held && !t->is_counting;
}

static uint64_t serial(void *context)
{
  const struct tracking *t = context;
  struct query_world w = state_world(t->state);
  return w.serial(w.context) * 2 + holds(t);
}

struct telling {
  const struct tracking *tracking;
  enum query_mark mark;
  marked_taker *take;
  void *taker;
};

static const struct held_mark *find_held(
    const struct tracking *t, enum query_mark mark, struct str path)
{
  for (size_t i = 0; i < t->n_held; i++)
    if (t->held[i].mark == (int)mark && str_eq(str_of(t->held[i].path), path)) return &t->held[i];
  return NULL;
}

static void take_unless_held(void *taker, const struct marked_note *note)
{
  const struct telling *t = taker;
  if (!find_held(t->tracking, t->mark, note->path)) t->take(t->taker, note);
}

static void tell_marked(void *context, enum query_mark mark, marked_taker *take, void *taker)
{
  const struct tracking *t = context;
  struct query_world w = state_world(t->state);
  struct telling telling = {t, mark, take, taker};
  if (!holds(t)) {
    w.tell_marked(w.context, mark, take, taker);
    return;
  }
  w.tell_marked(w.context, mark, take_unless_held, &telling);
  for (size_t i = 0; i < t->n_held; i++) {
    struct marked_note note = {STR_NONE, str_of(t->held[i].path), 0, 0};
    if (t->held[i].mark == (int)mark && t->held[i].was_set) take(taker, &note);
  }
}

static bool find_saved(void *context, struct str name, struct buf *text)
{
  struct query_world w = state_world(((struct tracking *)context)->state);
  return w.find_saved(w.context, name, text);
}

static void tell_saved(
    void *context, void (*take)(void *taker, struct str name, struct str text), void *taker)
{
  struct query_world w = state_world(((struct tracking *)context)->state);
  w.tell_saved(w.context, take, taker);
}

static void moved(void *context, const struct marked_note *note, struct str path)
{
  struct query_world w = state_world(((struct tracking *)context)->state);
  w.moved(w.context, note, path);
}

void track_library(struct session *s)
{
  const struct query_world world = {
      .context = &s->track,
      .serial = serial,
      .tell_marked = tell_marked,
      .find_saved = find_saved,
      .tell_saved = tell_saved,
      .moved = moved,
  };
  library_set_world(s->library, &world);
}

/* ---- renames ---- */

static void take_rename(void *context, struct str from, struct str to)
{
  state_renamed(context, from, to);
}

void track_renames(struct session *s)
{
  struct err err = ERR_INIT;
  updater_tell_renames(s->updater, take_rename, s->state);
  track_told(s, state_settle(s->state, &err), &err);
}
