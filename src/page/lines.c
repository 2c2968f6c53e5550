/* Laid-out lines: adding them and finding places in them. */
#include "page/lines.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

struct lines *lines_new(int width_cols)
{
  struct lines *l = mem_zalloc(1, sizeof *l);
  l->arena = arena_new();
  l->width_cols = width_cols;
  return l;
}

void lines_free(struct lines *l)
{
  if (!l) return;
  arena_free(l->arena);
  free(l->items);
  free(l->targets);
  free(l->headings);
  free(l->cells);
  free(l);
}

/* The last line shows the target. */
static void target_shown(struct lines *l, int32_t target)
{
  if (target >= 0 && l->targets[target].line == SIZE_MAX) l->targets[target].line = l->n - 1;
}

void lines_set_target(struct lines *l, int32_t target)
{
  l->items[l->n - 1].target = target;
  target_shown(l, target);
}

struct line *lines_add_measured(
    struct lines *l, struct str text, int cols, const struct span *spans, size_t n_spans)
{
  l->items = mem_grow(l->items, &l->cap, l->n + 1, sizeof *l->items);
  struct line *line = &l->items[l->n++];
  *line = (struct line){.text = STR_NONE, .n_spans = (uint32_t)n_spans, .cols = cols, .target = -1};
  if (text.n) line->text = arena_str(l->arena, text);
  if (n_spans) {
    line->spans = ARENA_ARRAY(l->arena, n_spans, struct span);
    memcpy(line->spans, spans, n_spans * sizeof *spans);
  }
  for (size_t i = 0; i < n_spans; i++)
    target_shown(l, spans[i].target);
  return line;
}

struct line *lines_add(struct lines *l, struct str text, const struct span *spans, size_t n_spans)
{
  return lines_add_measured(l, text, text_cols(text), spans, n_spans);
}

void lines_add_copy(struct lines *l, const struct line *of)
{
  struct line *line = lines_add_measured(l, of->text, of->cols, NULL, 0);
  if (!of->n_spans) return;
  line->n_spans = of->n_spans;
  line->spans = ARENA_ARRAY(l->arena, of->n_spans, struct span);
  for (size_t i = 0; i < of->n_spans; i++) {
    line->spans[i] = of->spans[i];
    line->spans[i].target = -1;
  }
}

int32_t lines_add_target(struct lines *l, const struct target *t)
{
  l->targets = mem_grow(l->targets, &l->cap_targets, l->n_targets + 1, sizeof *l->targets);
  struct target *own = &l->targets[l->n_targets];
  *own = *t;
  own->line = SIZE_MAX;
  struct str *texts[] = {&own->url, &own->field, &own->value, &own->text};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    *texts[i] = texts[i]->n ? arena_str(l->arena, *texts[i]) : STR_NONE;
  return (int32_t)l->n_targets++;
}

void lines_add_cell(struct lines *l, const struct line_cell *cell)
{
  l->cells = mem_grow(l->cells, &l->cap_cells, l->n_cells + 1, sizeof *l->cells);
  l->cells[l->n_cells] = *cell;
  l->cells[l->n_cells++].line = (uint32_t)(l->n - 1);
}

void lines_add_heading(struct lines *l, const struct heading *h)
{
  l->headings = mem_grow(l->headings, &l->cap_headings, l->n_headings + 1, sizeof *l->headings);
  struct heading *own = &l->headings[l->n_headings++];
  *own = *h;
  own->text = arena_str(l->arena, h->text);
  own->anchor = arena_str(l->arena, h->anchor);
}

static int place_cmp(const struct line *line, uint32_t block, uint32_t offset)
{
  if (line->block != block) return line->block < block ? -1 : 1;
  return (line->offset > offset) - (line->offset < offset);
}

/* The index of the first line whose place is not before (block, offset); n when all are. */
static size_t lines_first_not_before(const struct lines *l, uint32_t block, uint32_t offset)
{
  size_t low = 0, high = l->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (place_cmp(&l->items[middle], block, offset) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t lines_at_place(const struct lines *l, uint32_t block, uint32_t offset)
{
  size_t at = lines_first_not_before(l, block, offset);
  if (at < l->n && place_cmp(&l->items[at], block, offset) == 0) return at;
  if (!at) return 0;
  /* Several lines may share the place before: the first of them shows it. */
  return lines_first_not_before(l, l->items[at - 1].block, l->items[at - 1].offset);
}

const struct heading *lines_heading_at(const struct lines *l, size_t index)
{
  size_t low = 0, high = l->n_headings;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (l->headings[middle].line <= index)
      low = middle + 1;
    else
      high = middle;
  }
  return low ? &l->headings[low - 1] : NULL;
}

int32_t lines_jump(const struct lines *l, const struct target *t)
{
  for (size_t i = 0; i < l->n_targets; i++) {
    const struct target *other = &l->targets[i];
    if (other->kind == TARGET_JUMP && other->index == t->index &&
        other->leads_back != t->leads_back && other->line != SIZE_MAX)
      return (int32_t)i;
  }
  return -1;
}
