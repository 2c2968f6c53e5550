/* Lists over the panes of what is kept: changes, runs of a checklist, bookmarks. */
#include "base/date.h"
#include "base/fs.h"
#include "base/safe.h"
#include "session/boxes.h"
#include "session/follow.h"
#include "session/history.h"
#include "session/overlay_own.h"
#include "session/page_pane.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/checklist.h"
#include "state/journal.h"
#include "state/places.h"

enum { CHANGES_LISTED = 200, MS_A_DAY = 24 * 60 * 60 * 1000 };

/* "today", "3 d" */
static struct str age(struct session *s, int64_t at_ms)
{
  struct buf text = BUF_INIT;
  date_add_age(&text, (long)(at_ms / MS_A_DAY), s->today);
  struct str kept = arena_str(s->overlay.arena, buf_str(&text));
  buf_release(&text);
  return kept;
}

static struct str safe(struct session *s, const struct buf *text)
{
  struct arena *a = s->overlay.arena;
  return safe_str(a, arena_str(a, buf_str(text)), SAFE_BLANKS);
}

/* ---- changes ---- */

void track_add_step(struct buf *out, const struct state_step *step)
{
  if (!step->is_set) buf_add_cstr(out, "no longer ");
  buf_add(out, step->what);
  if (step->key.n) buf_addf(out, " \"%.*s\"", STR_ARG(str_first_whole(step->key, 200)));
  if (step->path.n) buf_addf(out, ": %.*s", STR_ARG(fs_basename(step->path)));
}

static void add_step(struct session *s, const struct state_step *step)
{
  struct buf text = BUF_INIT;
  track_add_step(&text, step);
  if (step->is_undone) buf_add_cstr(&text, " (taken back)");
  if (step->stays) buf_add_cstr(&text, " (stays)");
  struct overlay_item *item = overlay_add(&s->overlay, safe(s, &text), 0);
  overlay_set_aside(&s->overlay, item, age(s, step->at_ms));
  buf_release(&text);
}

void overlay_open_changes(struct session *s)
{
  struct state_step *steps;
  overlay_open(s, OVERLAY_CHANGES);
  size_t n = state_steps(s->state, s->overlay.arena, CHANGES_LISTED, &steps);
  for (size_t i = 0; i < n; i++)
    add_step(s, &steps[i]);
  if (!n) overlay_add(&s->overlay, STR_LIT("nothing was marked yet"), 0);
  session_arrange(s);
}

/* ---- runs ---- */

void overlay_open_runs(struct session *s)
{
  struct state_run *runs;
  struct tracked t;
  size_t n = 0, n_ticked, n_items;
  boxes_count(s, &n_ticked, &n_items);
  overlay_open(s, OVERLAY_RUNS);
  if (tracked_page(s, &t)) n = state_runs(s->state, &t.note, s->overlay.arena, &runs);
  for (size_t i = 0; i < n; i++) {
    struct buf text = BUF_INIT;
    buf_addf(&text, "run %u  begun ", runs[i].number);
    date_add(&text, (long)(runs[i].started_ms / MS_A_DAY));
    buf_addf(&text, "  %zu/%zu ticked", runs[i].n_ticks, n_items);
    struct overlay_item *item = overlay_add(&s->overlay, safe(s, &text), 0);
    overlay_set_aside(
        &s->overlay, item, age(s, runs[i].last_ms ? runs[i].last_ms : runs[i].started_ms));
    buf_release(&text);
  }
  if (!n) overlay_add(&s->overlay, STR_LIT("nothing was ticked yet"), 0);
  tracked_release(&t);
  session_arrange(s);
}

/* ---- bookmarks ---- */

static void add_bookmark(struct session *s, const struct state_bookmark *mark)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%c  ", mark->letter);
  size_t before = text.n;
  if (!s->library || !library_relative(s->library, mark->path, &text)) {
    buf_truncate(&text, before);
    buf_add(&text, mark->path.n ? mark->path : STR_LIT("(gone)"));
  }
  struct overlay_item *item =
      overlay_add(&s->overlay, safe(s, &text), (size_t)(unsigned char)mark->letter);
  overlay_set_aside(&s->overlay, item, age(s, mark->at_ms));
  buf_release(&text);
}

bool overlay_open_bookmarks(struct session *s)
{
  struct state_bookmark *marks;
  overlay_open(s, OVERLAY_BOOKMARKS);
  size_t n = state_bookmarks(s->state, s->overlay.arena, &marks);
  for (size_t i = 0; i < n; i++)
    add_bookmark(s, &marks[i]);
  s->overlay.n_all = n;
  if (!n) overlay_close(s);
  session_arrange(s);
  return n > 0;
}

void overlay_go_to_bookmark(struct session *s, size_t letter)
{
  struct arena *a = arena_new();
  struct state_bookmark *marks;
  size_t n = state_bookmarks(s->state, a, &marks), i = 0;
  while (i < n && (size_t)(unsigned char)marks[i].letter != letter)
    i++;
  if (i == n) {
    session_complain(s, "there is no bookmark \"%c\"", (int)letter);
  } else if (!marks[i].path.n) {
    session_complain(s, "the note of bookmark \"%c\" is not known any more", (int)letter);
  } else {
    const struct state_spot *spot = &marks[i].spot;
    struct place place = {.block = spot->block, .offset = spot->offset, .below = spot->below};
    place.at_top = !place.block && !place.offset;
    if (open_note(s, marks[i].path)) page_pane_go_to(s, place);
  }
  arena_free(a);
}

bool overlay_has_bookmark(const struct session *s, size_t letter)
{
  for (size_t i = 0; i < s->overlay.n; i++)
    if (s->overlay.items[i].value == letter) return true;
  return false;
}
