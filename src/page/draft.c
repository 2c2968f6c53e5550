/* Lines put together from pieces. */
#include "page/draft.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

void draft_release(struct draft *d)
{
  buf_release(&d->text);
  free(d->spans);
  *d = (struct draft)DRAFT_INIT;
}

/* Continues the last span where role and target are the same, else begins one. Text of the ordinary
 * role that leads nowhere has no span. */
static void draft_mark(struct draft *d, size_t from, size_t n, enum style_role role, int32_t target)
{
  if (!n || (role == STYLE_TEXT && target < 0)) return;
  struct span *last = d->n_spans ? &d->spans[d->n_spans - 1] : NULL;
  if (last && last->role == role && last->target == target && last->from + last->n == from) {
    last->n += (uint32_t)n;
    return;
  }
  d->spans = mem_grow(d->spans, &d->cap_spans, d->n_spans + 1, sizeof *d->spans);
  d->spans[d->n_spans++] = (struct span){(uint32_t)from, (uint32_t)n, role, target};
}

void draft_add(struct draft *d, struct str safe, int cols, enum style_role role, int32_t target)
{
  draft_mark(d, d->text.n, safe.n, role, target);
  buf_add(&d->text, safe);
  d->cols += cols;
}

void draft_put(struct draft *d, struct str safe, enum style_role role)
{
  draft_add(d, safe, text_cols(safe), role, -1);
}

void draft_pad(struct draft *d, int col)
{
  if (col <= d->cols) return;
  size_t n = (size_t)(col - d->cols);
  memset(buf_reserve(&d->text, n), ' ', n);
  d->text.n += n;
  d->text.p[d->text.n] = '\0';
  d->cols = col;
}

void draft_fill(struct draft *d, struct str cluster, int width, enum style_role role)
{
  int each = text_cols(cluster), n = each > 0 ? width / each : 0;
  if (n <= 0) return;
  draft_mark(d, d->text.n, cluster.n * (size_t)n, role, -1);
  buf_add_repeat(&d->text, cluster, (size_t)n);
  d->cols += n * each;
}

static void draft_cut_blanks(struct draft *d)
{
  while (d->text.n && d->text.p[d->text.n - 1] == ' ') {
    buf_truncate(&d->text, d->text.n - 1);
    d->cols--;
  }
  while (d->n_spans && d->spans[d->n_spans - 1].from >= d->text.n)
    d->n_spans--;
  if (!d->n_spans) return;
  struct span *last = &d->spans[d->n_spans - 1];
  if (last->from + last->n > d->text.n) last->n = (uint32_t)(d->text.n - last->from);
}

void draft_end_margin(struct draft *d)
{
  d->margin = d->text.n;
}

void draft_begin_tail(struct draft *d)
{
  d->tail = d->text.n;
}

static size_t at_most(size_t n, size_t limit)
{
  return n < limit ? n : limit;
}

struct line *draft_end(struct draft *d, struct lines *l)
{
  draft_cut_blanks(d);
  struct line *line = lines_add_measured(l, buf_str(&d->text), d->cols, d->spans, d->n_spans);
  line->margin = (uint16_t)at_most(at_most(d->margin, d->text.n), UINT16_MAX);
  line->tail = d->tail ? (uint8_t)at_most(d->text.n - at_most(d->tail, d->text.n), UINT8_MAX) : 0;
  buf_clear(&d->text);
  d->n_spans = 0;
  d->cols = 0;
  d->margin = d->tail = 0;
  return line;
}
