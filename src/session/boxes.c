/* Ticking boxes. */
#include "session/boxes.h"

#include "base/mem.h"
#include "library/query_world.h"
#include "session/checks.h"
#include "session/jump.h"
#include "session/page_pane.h"
#include "session/track.h"
#include "session/tracked.h"
#include "state/checklist.h"
#include "state/marks.h"

#include <stdlib.h>

void boxes_release(struct boxes *b)
{
  arena_free(b->arena);
  *b = (struct boxes){0};
}

/* ---- looking ---- */

/* What is said of the boxes of no item, in their order; nothing where there is no run. */
static void ask_state(struct session *s, const struct state_note *note)
{
  struct boxes *b = &s->boxes;
  struct state_item *items = ARENA_ARRAY(b->arena, b->found.n + 1, struct state_item);
  enum state_box *said = ARENA_ARRAY(b->arena, b->found.n + 1, enum state_box);
  size_t n = 0;
  for (size_t i = 0; i < b->found.n; i++)
    if (b->found.items[i].item == SIZE_MAX)
      items[n++] = (struct state_item){b->found.items[i].text, b->found.items[i].nth};
  state_boxes(s->state, note, items, n, said);
  for (size_t i = b->found.n; i-- > 0;)
    if (b->found.items[i].item == SIZE_MAX) b->said[i] = said[--n];
}

/* A run says of each item whether it is ticked. */
static void ask_items(struct session *s, const struct state_note *note)
{
  struct boxes *b = &s->boxes;
  if (!state_has_run(s->state, note)) return;
  checks_read(s);
  for (size_t i = 0; i < b->found.n; i++) {
    size_t item = b->found.items[i].item;
    if (item < s->checks.n)
      b->said[i] = checks_is_ticked(s, item) ? STATE_BOX_TICKED : STATE_BOX_UNTICKED;
  }
}

/* Boxes beyond are never ticked, as in checks.c. */
static void look(struct session *s)
{
  enum { BOXES_MOST = 1000 };
  const struct page_pane *p = &s->page;
  struct boxes *b = &s->boxes;
  struct tracked t;
  b->arena = arena_new();
  b->found = task_boxes_find(b->arena, p->document, &p->article->checklist, BOXES_MOST);
  b->said = ARENA_ARRAY(b->arena, b->found.n + 1, enum state_box);
  for (size_t i = 0; i < b->found.n; i++)
    b->said[i] = STATE_BOX_AS_WRITTEN;
  if (b->found.n && tracked_page(s, &t)) {
    ask_state(s, &t.note);
    ask_items(s, &t.note);
  }
  if (b->found.n) tracked_release(&t);
}

void boxes_look(struct session *s)
{
  const struct page_pane *p = &s->page;
  struct boxes *b = &s->boxes;
  uint64_t marks = state_marks_serial(s->state);
  size_t n_blocks = p->document ? p->document->n_settled : 0;
  if (b->arena && b->serial == p->serial && b->n_blocks == n_blocks && b->marks == marks) return;
  boxes_release(b);
  if (p->document && p->article) look(s);
  b->serial = p->serial;
  b->n_blocks = n_blocks;
  b->marks = marks;
}

static bool has_box(const struct page_pane *p, size_t line)
{
  const struct line *l = &p->lines->items[line];
  for (size_t i = 0; i < l->n_spans; i++)
    if (l->spans[i].target >= 0 && p->lines->targets[l->spans[i].target].kind == TARGET_BOX)
      return true;
  return false;
}

void boxes_settle(struct session *s)
{
  const struct page_pane *p = &s->page;
  size_t rows = page_pane_page(s);
  bool any = false;
  for (size_t line = p->top; p->lines && line < p->lines->n && line < p->top + rows && !any; line++)
    any = has_box(p, line);
  if (any) boxes_look(s);
}

/* ---- one of them ---- */

static bool is_on(const struct boxes *b, size_t i)
{
  return b->said[i] == STATE_BOX_AS_WRITTEN ? b->found.items[i].is_done
                                            : b->said[i] == STATE_BOX_TICKED;
}

enum state_box boxes_turned(const struct session *s, size_t block)
{
  const struct boxes *b = &s->boxes;
  const struct task_box *box = b->serial == s->page.serial ? task_boxes_at(&b->found, block) : NULL;
  size_t i = box ? (size_t)(box - b->found.items) : 0;
  if (!box || is_on(b, i) == box->is_done) return STATE_BOX_AS_WRITTEN;
  return b->said[i];
}

static size_t count_on(const struct boxes *b)
{
  size_t n = 0;
  for (size_t i = 0; i < b->found.n; i++)
    n += is_on(b, i);
  return n;
}

static void tell(struct session *s, size_t index, bool on)
{
  const struct boxes *b = &s->boxes;
  size_t n_on = count_on(b) + on - !on;
  struct str text = str_first_whole(b->found.items[index].text, 200);
  session_tell(s, "%s %zu/%zu: %.*s", on ? "ticked" : "not ticked any more", n_on, b->found.n,
      STR_ARG(text));
}

static void turn(struct session *s, const struct tracked *t, size_t index)
{
  const struct task_box *box = &s->boxes.found.items[index];
  const struct state_item item = {box->text, box->nth};
  struct err err = ERR_INIT;
  bool on = !is_on(&s->boxes, index);
  bool has_run = state_has_run(s->state, &t->note);
  if (!track_could_look(s)) return;
  track_hold(s, t->note.path, MARK_TICKED, has_run);
  if (track_told(s, state_tick_box(s->state, &t->note, &item, on, box->is_done, &err), &err))
    tell(s, index, on);
}

void boxes_toggle(struct session *s, size_t block)
{
  struct tracked t;
  track_read(s);
  boxes_look(s);
  const struct task_box *box = task_boxes_at(&s->boxes.found, block);
  bool is_kept = tracked_page(s, &t);
  if (!is_kept)
    session_complain(s, "only what is in a file is kept track of");
  else if (!box)
    session_complain(s, "this cannot be ticked");
  else if (box->item != SIZE_MAX)
    checks_toggle(s, box->item);
  else
    turn(s, &t, (size_t)(box - s->boxes.found.items));
  tracked_release(&t);
}

/* ---- which one ---- */

static size_t line_of(const struct session *s, size_t index)
{
  return lines_at_place(s->page.lines, (uint32_t)s->boxes.found.items[index].block + 1, 0);
}

/* The first box in some lines that is not ticked; SIZE_MAX: there is none. */
static size_t find_open(const struct session *s, size_t from, size_t end)
{
  const struct boxes *b = &s->boxes;
  for (size_t i = 0; i < b->found.n; i++) {
    size_t line = is_on(b, i) ? SIZE_MAX : line_of(s, i);
    if (line >= from && line < end) return i;
  }
  return SIZE_MAX;
}

static void toggle_in_sight(struct session *s, size_t index)
{
  enum { LINES_ABOVE = 3 };
  page_pane_bring(s, line_of(s, index), LINES_ABOVE);
  boxes_toggle(s, s->boxes.found.items[index].block);
}

static void tick_open(struct session *s)
{
  const struct page_pane *p = &s->page;
  size_t end = p->top + page_pane_page(s), box = find_open(s, p->top, end);
  bool is_in_sight = box != SIZE_MAX;
  if (!is_in_sight) box = find_open(s, end, SIZE_MAX);
  if (!is_in_sight && p->article->checklist.n)
    checks_tick_next(s, 0);
  else if (box != SIZE_MAX)
    toggle_in_sight(s, box);
  else
    session_complain(s, "no box that is open is here or below");
}

void boxes_tick(struct session *s, long number)
{
  const struct page_pane *p = &s->page;
  int32_t chosen = jump_chosen(s);
  boxes_look(s);
  size_t n = s->boxes.found.n;
  if (!number && chosen >= 0 && p->lines->targets[chosen].kind == TARGET_BOX)
    boxes_toggle(s, p->lines->targets[chosen].index);
  else if (!n || !p->lines || (number && p->article->checklist.n))
    checks_tick_next(s, number);
  else if (number && (size_t)number > n)
    session_complain(s, "the page has %zu boxes", n);
  else if (number)
    toggle_in_sight(s, (size_t)number - 1);
  else
    tick_open(s);
}

/* ---- all of them ---- */

void boxes_count(struct session *s, size_t *n_ticked, size_t *n_all)
{
  boxes_look(s);
  checks_read(s);
  const struct boxes *b = &s->boxes;
  *n_ticked = 0;
  *n_all = s->page.article->checklist.n;
  for (size_t i = 0; i < s->checks.n; i++)
    *n_ticked += checks_is_ticked(s, i);
  for (size_t i = 0; i < b->found.n; i++) {
    bool is_own = b->found.items[i].item == SIZE_MAX;
    *n_all += is_own;
    *n_ticked += is_own && b->said[i] == STATE_BOX_TICKED;
  }
}

struct task_box *boxes_to_write(struct session *s, size_t *n)
{
  boxes_look(s);
  const struct boxes *b = &s->boxes;
  struct task_box *out = mem_zalloc(b->found.n + 1, sizeof *out);
  *n = 0;
  for (size_t i = 0; i < b->found.n; i++) {
    const struct task_box *box = &b->found.items[i];
    if (box->item == SIZE_MAX && is_on(b, i) != box->is_done) out[(*n)++] = *box;
  }
  return out;
}
