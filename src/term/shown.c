/* Comparing a canvas with the one before. */
#include "term/shown.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

void shown_release(struct shown *s)
{
  free(s->cells);
  buf_release(&s->text);
  *s = (struct shown){0};
}

void shown_forget(struct shown *s)
{
  s->cols = s->rows = 0;
}

/* Two cells of the same place, each with the text that it points into. */
static bool is_alike(
    const struct cell *a, const struct buf *a_text, const struct cell *b, const struct buf *b_text)
{
  if (a->n != b->n || a->cols != b->cols || a->role != b->role || a->over != b->over) return false;
  const char *x = a_text->p + a->at, *y = b_text->p + b->at;
  return a->n <= 1 ? !a->n || *x == *y : memcmp(x, y, a->n) == 0;
}

static bool is_right_half(const struct cell *cell)
{
  return cell->cols == 0;
}

bool shown_differs(const struct shown *s, const struct canvas *c, int row, int *first, int *end)
{
  *first = 0;
  *end = c->cols;
  if (s->cols != c->cols || s->rows != c->rows) return true;
  const struct cell *old = s->cells + (size_t)row * (size_t)c->cols;
  const struct cell *new = c->cells + (size_t)row *(size_t)c->cols;
  while (*first < *end && is_alike(&old[*first], &s->text, &new[*first], &c->text))
    ++*first;
  if (*first == *end) return false;
  while (is_alike(&old[*end - 1], &s->text, &new[*end - 1], &c->text))
    --*end;
  while (*first > 0 && (is_right_half(&old[*first]) || is_right_half(&new[*first])))
    --*first;
  while (*end < c->cols && (is_right_half(&old[*end]) || is_right_half(&new[*end])))
    ++*end;
  return true;
}

void shown_take(struct shown *s, const struct canvas *c)
{
  size_t n = (size_t)c->cols * (size_t)c->rows;
  s->cells = mem_grow(s->cells, &s->cap, n, sizeof *s->cells);
  memcpy(s->cells, c->cells, n * sizeof *s->cells);
  buf_clear(&s->text);
  buf_add(&s->text, buf_str(&c->text));
  s->cols = c->cols;
  s->rows = c->rows;
}
