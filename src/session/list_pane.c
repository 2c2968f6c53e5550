/* The notes of the list: those on the screen, and the one that is selected. */
#include "session/list_pane.h"

#include "base/fs.h"
#include "base/mem.h"
#include "session/list_groups.h"
#include "session/snippet_line.h"

#include <stdlib.h>

void list_pane_init(struct list_pane *l)
{
  *l = (struct list_pane){.selected_id = -1, .shown_id = -1, .arena = arena_new()};
}

void list_pane_release(struct list_pane *l)
{
  list_groups_release(&l->groups);
  buf_release(&l->query);
  buf_release(&l->order);
  buf_release(&l->usual_sort);
  buf_release(&l->snippet.text);
  buf_release(&l->selected_path);
  results_free(l->results);
  arena_free(l->arena);
  free(l->rows);
}

void list_pane_forget_rows(struct list_pane *l)
{
  arena_free(l->arena);
  l->arena = arena_new();
  l->first = l->n = 0;
}

/* Reads on, as far as the slots that follow are places that follow each other. False when nothing
 * was read. */
static bool read_run(struct list_pane *l, size_t most)
{
  size_t slot = l->first + l->n, place = list_groups_place(&l->groups, slot), n = 1;
  while (n < most && slot + n < l->total && list_groups_place(&l->groups, slot + n) == place + n)
    n++;
  size_t read = results_rows(l->results, l->arena, place, n, l->rows + l->n);
  l->n += read;
  return read == n;
}

void list_pane_read_rows(struct list_pane *l, size_t first, size_t n)
{
  list_pane_forget_rows(l);
  l->rows = mem_grow(l->rows, &l->cap, n, sizeof *l->rows);
  l->first = first;
  l->n_reads++;
  while (l->n < n && first + l->n < l->total)
    if (!read_run(l, n - l->n)) break;
}

size_t list_pane_page(const struct session *s)
{
  int n = s->geometry.rows.rows / s->geometry.row_lines;
  return n > 1 ? (size_t)n : 1;
}

bool list_pane_ends_whole(const struct list_pane *l, size_t index)
{
  return l->whole < l->found && index == l->whole;
}

int list_pane_lines(const struct session *s, size_t index)
{
  const struct list_group *head = list_groups_head(&s->list.groups, index);
  if (head && head->folded) return 1;
  int below = index == s->list.selected ? snippet_line_rows(s) : 0;
  int above = head != NULL || list_pane_ends_whole(&s->list, index);
  return above + s->geometry.row_lines + below;
}

/* The first note of a screen whose last note is `last`. */
static size_t top_for_last(const struct session *s, size_t last)
{
  int left = s->geometry.rows.rows - list_pane_lines(s, last);
  size_t top = last;
  while (top > 0 && left >= list_pane_lines(s, top - 1))
    left -= list_pane_lines(s, --top);
  return top;
}

size_t list_pane_last_on_screen(struct session *s)
{
  list_pane_settle(s, false);
  size_t last = s->list.top;
  int left = s->geometry.rows.rows - list_pane_lines(s, last);
  while (last + 1 < s->list.total && left >= list_pane_lines(s, last + 1))
    left -= list_pane_lines(s, ++last);
  return last;
}

void list_pane_show_selected(struct session *s)
{
  struct list_pane *l = &s->list;
  if (!l->total) {
    l->selected = l->top = 0;
    return;
  }
  size_t lowest = top_for_last(s, l->selected), end = top_for_last(s, l->total - 1);
  if (l->top > end) l->top = end;
  if (l->top < lowest) l->top = lowest;
  if (l->top > l->selected) l->top = l->selected;
}

/* As many as there may be: a folded group has one line. */
static size_t slots_on_screen(const struct session *s)
{
  int rows = s->geometry.rows.rows;
  if (!s->list.groups.n) return list_pane_page(s);
  return rows > 1 ? (size_t)rows : 1;
}

void list_pane_read(struct session *s)
{
  struct list_pane *l = &s->list;
  if (!l->results || !l->total) {
    list_pane_forget_rows(l);
    return;
  }
  list_pane_show_selected(s);
  size_t page = slots_on_screen(s);
  size_t end = l->top + page < l->total ? l->top + page : l->total;
  if (l->top < l->first || end > l->first + l->n)
    list_pane_read_rows(l, l->top > page ? l->top - page : 0, 3 * page);
  const struct result_row *row = list_pane_row(l, l->selected);
  if (!row || !row->path.n) return;
  l->selected_id = row->id;
  buf_clear(&l->selected_path);
  buf_add(&l->selected_path, row->path);
}

const struct result_row *list_pane_row(const struct list_pane *l, size_t index)
{
  return index >= l->first && index - l->first < l->n ? &l->rows[index - l->first] : NULL;
}

const struct result_row *list_pane_selected(struct session *s)
{
  list_pane_settle(s, false);
  list_pane_read(s);
  return list_pane_row(&s->list, s->list.selected);
}

void list_pane_add_path(const struct session *s, struct buf *out, const struct result_row *row)
{
  fs_add_joined(out, library_root(s->library, row->root), row->path);
}

void list_pane_select(struct session *s, size_t index)
{
  struct list_pane *l = &s->list;
  list_pane_settle(s, false);
  l->chosen = true;
  l->selected = index < l->total ? index : l->total ? l->total - 1 : 0;
  list_pane_show_selected(s);
}

/* base + by, not below 0. */
static size_t moved(size_t base, long by)
{
  if (by < 0 && (size_t)-by > base) return 0;
  return by < 0 ? base - (size_t)-by : base + (size_t)by;
}

void list_pane_move(struct session *s, long by)
{
  list_pane_select(s, moved(s->list.selected, by));
}

void list_pane_scroll(struct session *s, long by)
{
  list_pane_settle(s, false);
  s->list.top = moved(s->list.top, by);
  list_pane_move(s, by);
}
