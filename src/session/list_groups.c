/* Groups of the list. */
#include "session/list_groups.h"

#include "base/mem.h"
#include "library/group.h"
#include "session/list_pane.h"
#include "session/overlay_own.h"

#include <stdlib.h>

static void forget(struct list_groups *g)
{
  arena_free(g->arena);
  g->arena = NULL;
  free(g->items);
  g->items = NULL;
  g->n = 0;
}

void list_groups_release(struct list_groups *g)
{
  forget(g);
  folds_release(&g->folds);
}

/* ---- slots ---- */

static bool is_folded(const struct list_groups *g, struct str label)
{
  const struct fold *fold = folds_find(&g->folds, label);
  return fold ? fold->folded : g->folded_at_first;
}

/* Counts the slots of each group anew. */
static void count_slots(struct list_groups *g)
{
  size_t slot = 0;
  for (size_t i = 0; i < g->n; i++) {
    struct list_group *group = &g->items[i];
    group->folded = is_folded(g, group->label);
    group->slot = slot;
    slot += group->folded ? 1 : group->n;
  }
  g->n_slots = slot;
}

/* Nothing can be grouped by a field that no note has. */
static bool can_be(struct session *s, const struct results *results)
{
  const struct list_groups *g = &s->list.groups;
  return g->is_wanted && results_total(results) &&
         results_can_be_sorted(s->library, str_of(facet_rows[g->row].field));
}

static void take(struct list_groups *g, const struct result_groups *found)
{
  g->items = mem_zalloc(found->n, sizeof *g->items);
  g->n = found->n;
  g->best = found->best;
  for (size_t i = 0; i < found->n; i++)
    g->items[i] = (struct list_group){
        .label = found->items[i].label, .first = found->items[i].first, .n = found->items[i].n};
  count_slots(g);
}

bool list_groups_gather(struct session *s, struct results *results, bool may_give_up)
{
  struct list_groups *g = &s->list.groups;
  struct result_groups found;
  struct err ignored = ERR_INIT;
  bool can = can_be(s, results);
  struct arena *arena = can ? arena_new() : NULL;
  watch_start(&s->watch, can && may_give_up && s->interruptible ? s->input_fd : -1);
  bool ok = can && results_group(results, g->row, arena, &s->watch.seen, &found, &ignored);
  watch_stop(&s->watch);
  bool is_given_up = can && !ok && atomic_load(&s->watch.seen);
  if (!is_given_up) forget(g);
  if (ok) {
    g->arena = arena;
    take(g, &found);
  } else {
    arena_free(arena);
  }
  return !is_given_up;
}

size_t list_groups_count(const struct list_groups *g, size_t n_results)
{
  return g->n ? g->n_slots : n_results;
}

/* The last group that begins at or before a slot of the list, or a place in the results; NULL: the
 * list has no groups. */
static const struct list_group *find(const struct list_groups *g, size_t at, bool is_slot)
{
  size_t low = 0, high = g->n;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    const struct list_group *group = &g->items[middle];
    if ((is_slot ? group->slot : group->first) <= at)
      low = middle;
    else
      high = middle;
  }
  return g->n ? &g->items[low] : NULL;
}

static const struct list_group *find_slot(const struct list_groups *g, size_t slot)
{
  return find(g, slot, true);
}

size_t list_groups_place(const struct list_groups *g, size_t slot)
{
  const struct list_group *group = find_slot(g, slot);
  return group ? group->first + (slot - group->slot) : slot;
}

size_t list_groups_slot(const struct list_groups *g, size_t place)
{
  const struct list_group *group = find(g, place, false);
  if (!group) return place;
  return group->folded ? group->slot : group->slot + (place - group->first);
}

const struct list_group *list_groups_at(const struct list_groups *g, size_t slot)
{
  return find_slot(g, slot);
}

const struct list_group *list_groups_head(const struct list_groups *g, size_t slot)
{
  const struct list_group *group = find_slot(g, slot);
  return group && group->slot == slot ? group : NULL;
}

/* ---- folding ---- */

/* Counts the slots anew, with the same note selected, where it was on the screen. */
static void refold(struct session *s, size_t place)
{
  struct list_pane *l = &s->list;
  size_t above = l->selected > l->top ? l->selected - l->top : 0;
  count_slots(&l->groups);
  l->total = l->groups.n_slots;
  l->selected = list_groups_slot(&l->groups, place);
  l->top = l->selected > above ? l->selected - above : 0;
  list_pane_forget_rows(l);
  list_pane_show_selected(s);
}

bool list_groups_is_folded(const struct session *s)
{
  const struct list_group *group = list_groups_at(&s->list.groups, s->list.selected);
  return group && group->folded;
}

void list_groups_fold(struct session *s, bool folded)
{
  struct list_pane *l = &s->list;
  list_pane_settle(s, false);
  const struct list_group *group = list_groups_at(&l->groups, l->selected);
  if (!group) return;
  size_t place = folded ? group->first : list_groups_place(&l->groups, l->selected);
  folds_set(&l->groups.folds, group->label, folded);
  refold(s, place);
}

void list_groups_fold_all(struct session *s, bool folded)
{
  struct list_pane *l = &s->list;
  list_pane_settle(s, false);
  if (!l->groups.n) return;
  size_t place = list_groups_place(&l->groups, l->selected);
  folds_release(&l->groups.folds);
  l->groups.folded_at_first = folded;
  refold(s, place);
}

/* ---- the field ---- */

bool list_groups_is_field(size_t row)
{
  return !str_ends(str_of(facet_rows[row].field), STR_LIT("."));
}

size_t list_groups_find(struct str field)
{
  size_t row = 0;
  while (row < FACET_ROWS &&
         !(list_groups_is_field(row) && str_eq_name(str_of(facet_rows[row].field), field)))
    row++;
  return row;
}

/* ---- the menu ---- */

static void add_choice(
    struct session *s, size_t value, bool is_present, const char *label, const char *help)
{
  struct overlay *o = &s->overlay;
  char mark = is_present ? '*' : ' ';
  overlay_add(o, arena_printf(o->arena, "(%c) %-16s %s", mark, label, help), value);
  if (is_present) o->selected = o->n - 1;
}

void list_groups_open_menu(struct session *s)
{
  const struct list_groups *g = &s->list.groups;
  overlay_open(s, OVERLAY_GROUP);
  add_choice(s, FACET_ROWS, !g->is_wanted, "no groups", "");
  for (size_t row = 0; row < FACET_ROWS; row++) {
    struct str field = str_of(facet_rows[row].field);
    bool is_present = g->is_wanted && g->row == row;
    if (!list_groups_is_field(row) || !results_can_be_sorted(s->library, field)) continue;
    add_choice(s, row, is_present, field.p, facet_rows[row].help);
  }
  session_arrange(s);
}

void list_groups_set(struct session *s, size_t row)
{
  struct list_groups *g = &s->list.groups;
  if (g->is_wanted ? row != g->row : row < FACET_ROWS) {
    folds_release(&g->folds);
    g->folded_at_first = false;
  }
  g->is_wanted = row < FACET_ROWS;
  g->row = row;
  if (s->library) list_pane_refresh(s);
}
