/* Where the reader was. */
#include "session/history.h"

#include "base/mem.h"
#include "session/page_pane.h"

#include <assert.h>
#include <stdlib.h>

static void visit_release(struct visit *v)
{
  free(v->name);
}

static void drop_from(struct history *h, size_t n)
{
  while (h->n > n)
    visit_release(&h->items[--h->n]);
}

void history_release(struct history *h)
{
  drop_from(h, 0);
  free(h->items);
}

static bool is_of(const struct visit *v, const struct page_pane *page)
{
  return str_eq(str_of(v->name), page_pane_id(page));
}

static void drop_oldest(struct history *h)
{
  visit_release(&h->items[0]);
  memmove(h->items, h->items + 1, --h->n * sizeof *h->items);
}

static void add(struct history *h, const struct visit *visit)
{
  if (h->at < h->n) drop_from(h, h->at + 1);
  if (h->n == HISTORY_MAX) drop_oldest(h);
  h->items = mem_grow(h->items, &h->cap, h->n + 1, sizeof *h->items);
  h->items[h->n] = *visit;
  h->at = h->n++;
}

static void add_visit(struct history *h, const struct page_pane *page)
{
  struct str id = page_pane_id(page);
  struct visit visit = {.name = mem_copy(id.p, id.n), .place = page->place};
  add(h, &visit);
}

void history_add_earlier(struct history *h, struct str id, struct place place)
{
  struct visit visit = {.name = mem_copy(id.p, id.n), .place = place, .is_earlier = true};
  add(h, &visit);
  h->at = h->n; /* none of them is open */
}

/* The page that was read last in an earlier session is not read twice. */
void history_visit(struct history *h, const struct page_pane *page)
{
  bool is_new = h->at >= h->n;
  if (is_new && h->n && is_of(&h->items[h->n - 1], page)) {
    h->at = h->n - 1;
    h->items[h->at].is_earlier = false;
  } else if (is_new || !is_of(&h->items[h->at], page)) {
    add_visit(h, page);
  }
}

void history_visit_place(struct history *h, const struct page_pane *page, struct place before)
{
  if (h->at >= h->n || !is_of(&h->items[h->at], page)) return;
  h->items[h->at].place = before;
  add_visit(h, page);
}

void history_keep_place(struct history *h, const struct page_pane *page)
{
  if (h->at < h->n && is_of(&h->items[h->at], page)) h->items[h->at].place = page->place;
}

bool history_find_place(const struct history *h, struct str id, struct place *place)
{
  for (size_t i = h->n; i-- > 0;)
    if (!h->items[i].is_earlier && str_eq(str_of(h->items[i].name), id)) {
      *place = h->items[i].place;
      return true;
    }
  return false;
}

void history_renamed(struct history *h, struct str from, struct str to)
{
  for (size_t i = 0; i < h->n; i++) {
    if (!str_eq(str_of(h->items[i].name), from)) continue;
    visit_release(&h->items[i]);
    h->items[i].name = mem_copy(to.p, to.n);
  }
}

const struct visit *history_at(const struct history *h, long by)
{
  size_t at = h->at + (size_t)by;
  if (by < 0 && (size_t)-by > h->at) return NULL;
  return at < h->n ? &h->items[at] : NULL;
}

void history_go(struct history *h, long by)
{
  assert(history_at(h, by));
  h->at += (size_t)by;
  h->items[h->at].is_earlier = false;
}
