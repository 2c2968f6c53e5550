/* Sorting by score, in part or whole. */
#include "library/ranked.h"

#include "base/mem.h"

#include <stdbool.h>
#include <stdlib.h>

enum { FIRST_STEP = 256 };

void ranked_release(struct ranked_list *list)
{
  free(list->items);
  *list = (struct ranked_list){NULL, 0, 0, 0};
}

void ranked_add(struct ranked_list *list, uint32_t id, float score)
{
  list->items = mem_grow(list->items, &list->cap, list->n + 1, sizeof *list->items);
  list->items[list->n++] = (struct ranked){0, id, score};
}

static bool is_before(const struct ranked *a, const struct ranked *b)
{
  if (a->key != b->key) return a->key < b->key;
  return a->score != b->score ? a->score > b->score : a->id < b->id;
}

static int compare(const void *a, const void *b)
{
  return is_before(a, b) ? -1 : is_before(b, a);
}

static void swap(struct ranked *a, struct ranked *b)
{
  struct ranked kept = *a;
  *a = *b;
  *b = kept;
}

/* Lets items[0] sink to its place in a heap whose top is the last of its order. */
static void sink(struct ranked *items, size_t n)
{
  for (size_t at = 0, child; (child = 2 * at + 1) < n; at = child) {
    if (child + 1 < n && is_before(&items[child], &items[child + 1])) child++;
    if (!is_before(&items[at], &items[child])) return;
    swap(&items[at], &items[child]);
  }
}

/* Brings the first n of the order to the front: a heap of n, whose top is the worst of them, takes
 * in each item that is better. */
static void select_first(struct ranked *items, size_t total, size_t n)
{
  qsort(items, n, sizeof *items, compare);
  for (size_t i = 0; i < n / 2; i++)
    swap(&items[i], &items[n - 1 - i]); /* worst first is a heap */
  for (size_t i = n; i < total; i++) {
    if (!is_before(&items[i], &items[0])) continue;
    swap(&items[i], &items[0]);
    sink(items, n);
  }
}

void ranked_sort(struct ranked_list *list, size_t n)
{
  if (n > list->n) n = list->n;
  if (n <= list->n_sorted) return;
  if (n < FIRST_STEP) n = FIRST_STEP < list->n ? FIRST_STEP : list->n;
  struct ranked *rest = list->items + list->n_sorted;
  size_t left = list->n - list->n_sorted;
  if (list->n_sorted || n > left / 4)
    n = list->n; /* who looks further is likely to look on */
  else
    select_first(rest, left, n);
  qsort(rest, n - list->n_sorted, sizeof *rest, compare);
  list->n_sorted = n;
}
