/* Writing ticks into notes. */
#include "session/ticks.h"

#include "base/arena.h"
#include "base/edit.h"
#include "base/replace.h"
#include "base/safe.h"
#include "base/text.h"
#include "library/fnv.h"
#include "page/tick_place.h"
#include "session/boxes.h"
#include "session/checks.h"
#include "session/page_pane.h"
#include "session/panel_pane.h"
#include "session/prompt.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/checklist.h"
#include "state/journal.h"
#include "state/written.h"

#include <stdlib.h>

void ticks_release(struct ticks *t)
{
  buf_release(&t->path);
  buf_release(&t->before);
  buf_release(&t->after);
  buf_release(&t->changes);
  buf_release(&t->question);
  t->n = 0;
}

/* ---- what would be written ---- */

static bool has_run(struct session *s, const struct tracked *t)
{
  return state_has_run(s->state, &t->note) ||
         err_set(&s->ticks.why, "nothing was ticked in %s yet", buf_cstr(&s->page.name));
}

/* The file as it was read for the page. */
static bool read_file(struct session *s)
{
  struct ticks *t = &s->ticks;
  buf_add(&t->path, buf_str(&s->page.path));
  if (!library_read(s->library, buf_str(&t->path), &t->before, NULL, &t->why)) return false;
  return fnv1a(buf_str(&t->before)) == s->page.hash ||
         err_set(&t->why, "%s: has changed since it was read", buf_cstr(&s->page.name));
}

/* Makes the changes in memory and reads them again. */
static bool make_changes(
    struct session *s, const struct tick_places *places, const struct tick_wish *wish)
{
  struct ticks *t = &s->ticks;
  const char *name = buf_cstr(&s->page.name);
  struct edits e;
  if (!tick_places_change(places, wish, name, &e, &t->why)) return false;
  if (!e.n) return err_set(&t->why, "%s: says already what is ticked", name);
  t->n = e.n;
  edits_write(&e, &t->changes);
  if (!state_keeps_written(buf_str(&t->changes)))
    return err_set(&t->why, "%s: more would change than could be taken back", name);
  return (edits_make(&e, buf_str(&t->before), &t->after) &&
             tick_places_agree(places, s->place.field_names, &e, buf_str(&t->after))) ||
         err_set(&t->why, "%s: more than ticks would change in it", name);
}

static bool find_changes(struct session *s)
{
  struct tick_places places;
  if (!read_file(s) ||
      !replace_may(buf_cstr(&s->ticks.path), buf_cstr(&s->page.name), &s->ticks.why))
    return false;
  tick_places_init(&places, s->place.field_names, buf_str(&s->ticks.before));
  struct tick_wish wish = {.ticked = s->checks.ticked, .n = s->checks.n};
  struct task_box *boxes = boxes_to_write(s, &wish.n_boxes);
  wish.boxes = boxes;
  bool ok = make_changes(s, &places, &wish);
  free(boxes);
  tick_places_release(&places);
  return ok;
}

/* ---- asking ---- */

/* A long name gives way to the rest of the question. */
static void write_question(struct session *s)
{
  enum { OTHER_COLS = 32, LEAST_COLS = 8 };
  struct ticks *t = &s->ticks;
  struct arena *a = arena_new();
  int cols = s->cols - OTHER_COLS;
  struct str name = safe_str(a, fs_basename(buf_str(&t->path)), SAFE_BLANKS);
  buf_addf(&t->question, "write %zu change%s into ", t->n, t->n == 1 ? "" : "s");
  text_add_cut(&t->question, name, cols > LEAST_COLS ? cols : LEAST_COLS, STR_LIT("..."));
  buf_add_cstr(&t->question, "? y/n ");
  arena_free(a);
}

void ticks_ask(struct session *s)
{
  struct tracked tracked;
  ticks_release(&s->ticks);
  track_read(s);
  checks_read(s);
  bool ok =
      tracked_page(s, &tracked) || err_set(&s->ticks.why, "only into a file can ticks be written");
  ok = ok && has_run(s, &tracked) && find_changes(s);
  tracked_release(&tracked);
  if (ok) {
    write_question(s);
    prompt_open_ticks(s);
  } else {
    session_complain(s, "%s", s->ticks.why.text);
    ticks_release(&s->ticks);
  }
}

const char *ticks_question(const struct session *s)
{
  return buf_cstr(&s->ticks.question);
}

/* ---- writing ---- */

/* The open page shows what its file holds now. */
static void show_again(struct session *s, struct str path)
{
  if (!page_pane_is_open(&s->page, path)) return;
  page_pane_reload(s);
  panel_pane_lay_out_anew(s);
}

static void tell_written(struct session *s, struct str name)
{
  struct buf keys = BUF_INIT;
  size_t n = s->ticks.n;
  keymap_add_keys(&s->keymap, &keys, action_find(STR_LIT("undo")), session_context(s));
  session_tell(s, "%zu change%s written into %.*s: %s takes it back", n, n == 1 ? "" : "s",
      STR_ARG(name), buf_cstr(&keys));
  buf_release(&keys);
}

static void keep_step(struct session *s)
{
  struct ticks *t = &s->ticks;
  struct tracked tracked;
  struct err err = ERR_INIT;
  struct state_written w = {
      fnv1a(buf_str(&t->before)), fnv1a(buf_str(&t->after)), buf_str(&t->changes)};
  bool is_open = page_pane_is_open(&s->page, buf_str(&t->path)) && tracked_page(s, &tracked);
  if (!is_open) return;
  if (state_wrote(s->state, &tracked.note, &w, &err))
    tell_written(s, tracked.name);
  else
    session_complain(s, "written, but it cannot be taken back: %s", err.text);
  tracked_release(&tracked);
}

void ticks_answer(struct session *s, bool yes)
{
  struct ticks *t = &s->ticks;
  struct err err = ERR_INIT;
  if (!yes) {
    session_tell(s, "nothing was written");
  } else if (replace_file(buf_cstr(&t->path), fs_basename(buf_str(&t->path)).p, buf_str(&t->before),
                 buf_str(&t->after), &err) != REPLACED) {
    session_complain(s, "%s", err.text);
  } else {
    show_again(s, buf_str(&t->path));
    keep_step(s);
  }
  ticks_release(t);
}

/* ---- there and back ---- */

struct move {
  struct state_written written;
  struct edits edits;
  struct buf now, then; /* what the file holds, and what it is to hold */
};

static enum ticks_moved move_file(
    struct session *s, struct move *m, struct str path, bool undo, struct err *err)
{
  uint64_t from = undo ? m->written.after : m->written.before;
  uint64_t to = undo ? m->written.before : m->written.after;
  if (!library_read(s->library, path, &m->now, NULL, err)) return TICKS_STAY;
  struct str now = buf_str(&m->now);
  bool fits = fnv1a(now) == from && (undo ? edits_take_back(&m->edits, now, &m->then)
                                          : edits_make(&m->edits, now, &m->then));
  if (!fits || fnv1a(buf_str(&m->then)) != to) {
    err_set(err, "%.*s: has changed since, and is left as it is", STR_ARG(fs_basename(path)));
    return TICKS_STAY;
  }
  switch (replace_file(path.p, fs_basename(path).p, now, buf_str(&m->then), err)) {
  case REPLACED: return TICKS_MOVED;
  case REPLACE_CHANGED: return TICKS_STAY;
  default: return TICKS_LEFT;
  }
}

enum ticks_moved ticks_move(struct session *s, const struct state_step *step, bool undo)
{
  struct arena *a = arena_new();
  struct move m = {.now = BUF_INIT, .then = BUF_INIT};
  struct err err = ERR_INIT;
  struct str path = arena_str(a, step->path);
  enum ticks_moved how = TICKS_STAY;
  if (s->secure) {
    how = TICKS_LEFT;
    err_set(&err, "ticks in a file are not changed in secure mode");
  } else if (!path.n || !state_read_written(step->record, &m.written) ||
             !edits_read(&m.edits, a, m.written.changes)) {
    err_set(&err, "it is not known any more what was written");
  } else {
    how = move_file(s, &m, path, undo, &err);
  }
  if (how != TICKS_MOVED)
    session_complain(s, "%s", err.text);
  else
    show_again(s, path);
  buf_release(&m.now);
  buf_release(&m.then);
  arena_free(a);
  return how;
}
