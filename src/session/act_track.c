/* Keeping track: what the keys do to the state. */
#include "library/query_world.h"
#include "session/acts.h"
#include "session/boxes.h"
#include "session/checks.h"
#include "session/overlay.h"
#include "session/panel_pane.h"
#include "session/prompt.h"
#include "session/ticks.h"
#include "session/toggle.h"
#include "session/track.h"
#include "state/journal.h"

/* ---- a note as a whole (toggle.h) ---- */

void act_mark_read(struct session *s, long count)
{
  (void)count;
  toggle_run(s, MARK_READ);
}

void act_flag(struct session *s, long count)
{
  (void)count;
  toggle_run(s, MARK_FLAGGED);
}

void act_reviewed(struct session *s, long count)
{
  (void)count;
  toggle_run(s, MARK_REVIEWED);
}

/* ---- the checklist ---- */

void act_tick(struct session *s, long count)
{
  const struct target *target = s->focus == PANE_PANEL ? panel_pane_target(&s->panel) : NULL;
  if (target && target->kind == TARGET_CHECK)
    checks_toggle(s, target->index);
  else
    (s->focus == PANE_PAGE ? boxes_tick : checks_tick_next)(s, count);
}

void act_write_ticks(struct session *s, long count)
{
  (void)count;
  ticks_ask(s);
}

void act_new_run(struct session *s, long count)
{
  (void)count;
  checks_begin_run(s);
}

void act_runs(struct session *s, long count)
{
  (void)count;
  overlay_open_runs(s);
}

/* ---- bookmarks ---- */

void act_bookmark(struct session *s, long count)
{
  (void)count;
  if (s->page.path.n)
    prompt_open_bookmark(s);
  else
    session_complain(s, "only what is in a file is kept track of");
}

void act_bookmarks(struct session *s, long count)
{
  (void)count;
  if (overlay_open_bookmarks(s))
    prompt_open_bookmarks(s);
  else
    session_tell_keys(s, "bookmark", "and a letter puts the first bookmark");
}

/* ---- there and back ---- */

static void tell_step(struct session *s, const char *done, const struct state_step *step)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%s: ", done);
  track_add_step(&text, step);
  session_tell(s, "%s", buf_cstr(&text));
  buf_release(&text);
}

/* Moves a step in the state, once it was moved in the file where it is one of that. Empty *err
 * where that was in the way, and was told. */
static bool move_step(
    struct session *s, struct arena *a, bool undo, struct state_step *step, struct err *err)
{
  enum ticks_moved how = TICKS_MOVED;
  state_begin(s->state);
  bool any = state_next_step(s->state, a, undo, step);
  if (any && step->record.n) how = ticks_move(s, step, undo);
  if (how == TICKS_STAY) state_let_stay(s->state, step->number, err);
  if (how == TICKS_MOVED && any) (undo ? state_undo : state_redo)(s->state, a, step, err);
  return state_end(s->state, err) && any && how == TICKS_MOVED;
}

static void move(struct session *s, bool undo)
{
  struct arena *a = arena_new();
  struct state_step step = {0};
  struct err err = ERR_INIT;
  if (move_step(s, a, undo, &step, &err)) {
    tell_step(s, undo ? "taken back" : "done again", &step);
    panel_pane_lay_out_anew(s);
  } else if (err_is_set(&err)) {
    session_complain(s, "%s", err.text);
  } else if (!step.number) {
    session_complain(s, undo ? "nothing was marked that could be taken back"
                             : "nothing was taken back that could be done again");
  }
  arena_free(a);
}

void act_undo(struct session *s, long count)
{
  (void)count;
  move(s, true);
}

void act_redo(struct session *s, long count)
{
  (void)count;
  move(s, false);
}

void act_changes(struct session *s, long count)
{
  (void)count;
  overlay_open_changes(s);
}
