/* Boxes and items, brought together by their texts. */
#include "page/task_box.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "note/plain.h"

#include <stdlib.h>

/* Runs of blanks are one, none stands at the ends. */
static struct str squeezed(struct arena *a, struct str text)
{
  char *out = ARENA_ARRAY(a, text.n + 1, char);
  size_t n = 0;
  text = str_trim(text);
  for (size_t i = 0; i < text.n; i++) {
    bool is_blank = ascii_is_space(text.p[i]) || text.p[i] == '\n' || text.p[i] == '\r';
    if (!is_blank)
      out[n++] = text.p[i];
    else if (n && out[n - 1] != ' ')
      out[n++] = ' ';
  }
  return (struct str){out, n};
}

struct str task_item_text(struct arena *a, struct str item)
{
  enum { PLAIN_BYTES = 512 };
  struct buf plain = BUF_INIT;
  if (item.n > PLAIN_BYTES) return squeezed(a, item);
  plain_add(&plain, item);
  struct str text = squeezed(a, buf_str(&plain));
  buf_release(&plain);
  return text;
}

static bool is_at(const struct document *d, size_t block)
{
  const struct frame *frame = block < d->n_blocks ? d->blocks[block].frame : NULL;
  return frame && frame->task != TASK_NONE && frame->first_block == block;
}

/* ---- which item each belongs to ---- */

/* An item, or a box. */
struct wanted {
  struct str text;
  size_t index;
};

static int compare_wanted(const void *a, const void *b)
{
  const struct wanted *x = a, *y = b;
  int by_text = str_cmp(x->text, y->text);
  return by_text ? by_text : (x->index > y->index) - (x->index < y->index);
}

/* Both in the order of their texts, so that equal ones meet in their own order. */
static void pair(
    struct task_boxes *t, const struct wanted *boxes, const struct wanted *checks, size_t n_checks)
{
  size_t i = 0, k = 0;
  while (i < n_checks && k < t->n) {
    int order = str_cmp(checks[i].text, boxes[k].text);
    if (!order) t->items[boxes[k].index].item = checks[i].index;
    i += order <= 0;
    k += order >= 0;
  }
}

static void count_twins(struct task_boxes *t, const struct wanted *boxes)
{
  for (size_t i = 1; i < t->n; i++)
    if (str_eq(boxes[i].text, boxes[i - 1].text))
      t->items[boxes[i].index].nth = t->items[boxes[i - 1].index].nth + 1;
}

static void find_items(struct arena *a, struct task_boxes *t, const struct article_texts *checklist)
{
  struct wanted *checks = mem_zalloc(checklist->n + 1, sizeof *checks);
  struct wanted *boxes = mem_zalloc(t->n + 1, sizeof *boxes);
  for (size_t i = 0; i < checklist->n; i++)
    checks[i] = (struct wanted){task_item_text(a, checklist->items[i]), i};
  for (size_t i = 0; i < t->n; i++)
    boxes[i] = (struct wanted){t->items[i].text, i};
  qsort(checks, checklist->n, sizeof *checks, compare_wanted);
  qsort(boxes, t->n, sizeof *boxes, compare_wanted);
  pair(t, boxes, checks, checklist->n);
  count_twins(t, boxes);
  free(checks);
  free(boxes);
}

/* ---- all of them ---- */

static size_t count_boxes(const struct document *d, size_t most)
{
  size_t n = 0;
  for (size_t i = 0; i < d->n_blocks && n < most; i++)
    n += is_at(d, i);
  return n;
}

struct task_boxes task_boxes_find(
    struct arena *a, const struct document *d, const struct article_texts *checklist, size_t most)
{
  size_t n = count_boxes(d, most);
  struct task_boxes t = {ARENA_ARRAY(a, n + 1, struct task_box), 0};
  for (size_t i = 0; t.n < n; i++) {
    const struct block *block = &d->blocks[i];
    if (!is_at(d, i)) continue;
    t.items[t.n++] = (struct task_box){.block = i,
        .text = squeezed(a, block->content.text),
        .item = SIZE_MAX,
        .is_done = block->frame->task == TASK_DONE};
  }
  if (n) find_items(a, &t, checklist);
  return t;
}

static int compare_blocks(const void *key, const void *item)
{
  size_t block = *(const size_t *)key, at = ((const struct task_box *)item)->block;
  return (block > at) - (block < at);
}

const struct task_box *task_boxes_at(const struct task_boxes *boxes, size_t block)
{
  if (!boxes->n) return NULL;
  return bsearch(&block, boxes->items, boxes->n, sizeof *boxes->items, compare_blocks);
}
