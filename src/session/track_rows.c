/* What the rows of the list show of the state, and what the list holds on to. */
#include "session/track.h"

#include "base/mem.h"
#include "library/query_world.h"
#include "session/list_pane.h"
#include "state/marks.h"

#include <stdlib.h>

/* ---- rows ---- */

/* Begins anew where other rows were read, or something has changed. */
static void follow_rows(struct session *s)
{
  struct tracking *t = &s->track;
  const struct list_pane *l = &s->list;
  uint64_t now = state_marks_serial(s->state);
  bool is_same = t->rows_serial == now && t->rows_read == l->n_reads && t->rows_first == l->first &&
                 t->rows_n == l->n;
  if (is_same) return;
  if (t->rows_serial != now) t->has_read = state_has_read(s->state);
  t->rows = mem_grow(t->rows, &t->rows_cap, l->n + 1, sizeof *t->rows);
  memset(t->rows, 0, (l->n + 1) * sizeof *t->rows);
  t->rows_serial = now;
  t->rows_read = l->n_reads;
  t->rows_first = l->first;
  t->rows_n = l->n;
}

/* As is:changed has it: what was read may not be known. */
static bool is_changed(const struct state_marks *m, uint64_t hash)
{
  return m->is_read && m->read_hash && hash && m->read_hash != hash;
}

static struct row_marks marks_of(
    const struct tracking *t, const struct state_marks *m, const struct result_row *row)
{
  return (struct row_marks){.is_known = true,
      .is_unread = t->has_read && !m->is_read,
      .is_changed = is_changed(m, row->hash),
      .is_flagged = m->is_flagged};
}

void track_look_at_rows(struct session *s)
{
  struct tracking *t = &s->track;
  const struct list_pane *l = &s->list;
  if (!s->library || !l->results) return;
  follow_rows(s);
  size_t from = l->top > l->first ? l->top - l->first : 0;
  size_t end = from + list_pane_page(s) + 1 < l->n ? from + list_pane_page(s) + 1 : l->n;
  while (from < end && t->rows[from].is_known)
    from++;
  while (end > from && t->rows[end - 1].is_known)
    end--;
  if (from >= end) return;
  struct arena *a = arena_new();
  struct str *paths = ARENA_ARRAY(a, end - from, struct str);
  struct state_marks *marks = ARENA_ARRAY(a, end - from, struct state_marks);
  struct buf path = BUF_INIT;
  for (size_t i = from; i < end; i++) {
    buf_clear(&path);
    list_pane_add_path(s, &path, &l->rows[i]);
    paths[i - from] = arena_str(a, buf_str(&path));
  }
  state_marks_at(s->state, paths, end - from, marks);
  for (size_t i = from; i < end; i++)
    t->rows[i] = marks_of(t, &marks[i - from], &l->rows[i]);
  buf_release(&path);
  arena_free(a);
}

const struct row_marks *track_row(const struct session *s, size_t index)
{
  static const struct row_marks none = {0};
  const struct tracking *t = &s->track;
  bool is_there = t->rows_read == s->list.n_reads && index >= t->rows_first &&
                  index - t->rows_first < t->rows_n;
  return is_there ? &t->rows[index - t->rows_first] : &none;
}

/* ---- what is held ---- */

void track_hold(struct session *s, struct str path, int mark, bool was_set)
{
  struct tracking *t = &s->track;
  for (size_t i = 0; i < t->n_held; i++)
    if (t->held[i].mark == mark && str_eq(str_of(t->held[i].path), path)) return;
  t->held = mem_grow(t->held, &t->cap_held, t->n_held + 1, sizeof *t->held);
  t->held[t->n_held++] =
      (struct held_mark){.path = mem_copy(path.p, path.n), .mark = mark, .was_set = was_set};
}

void track_release_held(struct session *s)
{
  struct tracking *t = &s->track;
  while (t->n_held)
    free(t->held[--t->n_held].path);
}
