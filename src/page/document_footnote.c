/* Footnotes: found in the body before any is referred to, read where they are defined, and put at
 * the end when all has been read. */
#include "base/mem.h"
#include "base/number.h"
#include "base/text.h"
#include "page/document_own.h"
#include "page/outer.h"

#include <assert.h>
#include <stdlib.h>

/* ---- labels ---- */

static struct textset_item *add_label(struct builder *b, struct str label)
{
  struct document *d = b->doc;
  struct buf key = BUF_INIT;
  text_add_folded(&key, label);
  b->footnotes.labels.arena = d->arena;
  struct textset_item *item = textset_add(&b->footnotes.labels, buf_str(&key));
  buf_release(&key);
  if (item->number) return item;
  d->footnotes =
      mem_grow(d->footnotes, &d->cap_footnotes, d->n_footnotes + 1, sizeof *d->footnotes);
  d->footnotes[d->n_footnotes++] =
      (struct footnote){.label = arena_str(d->arena, label), .is_defined = true};
  item->number = (uint32_t)d->n_footnotes;
  return item;
}

/* Finds what looks like a definition and stands in no fence: the first "]:" of a line. In the end
 * only those count that were read. */
static void look_for_labels(struct builder *b)
{
  struct str rest = b->definitions.body, line, label;
  struct outer outer = OUTER_INIT;
  b->footnotes.looked_for = true;
  if (str_find(rest, STR_LIT("]:")) == rest.n) return;
  while (source_cut_line(&rest, &line)) {
    bool is_code = outer_take(&outer, line);
    size_t at = str_find(line, STR_LIT("]:"));
    if (is_code || at == line.n) continue;
    if (disguise_is_footnote(str_first(line, at + 2), &label)) add_label(b, label);
  }
}

uint32_t builder_find_footnote(struct builder *b, struct str label)
{
  if (!b->footnotes.looked_for) look_for_labels(b);
  if (!b->footnotes.labels.root) return 0;
  struct buf key = BUF_INIT;
  text_add_folded(&key, label);
  struct textset_item *item = textset_find(&b->footnotes.labels, buf_str(&key));
  buf_release(&key);
  if (!item) return 0;
  struct footnote *f = &b->doc->footnotes[item->number - 1];
  if (!f->number) f->number = ++b->footnotes.n_referred;
  return item->number;
}

/* ---- one footnote ---- */

/* Of definitions with one label the first counts; the others are footnotes without references. */
static uint32_t take_label(struct builder *b, struct str label)
{
  struct document *d = b->doc;
  uint32_t index = add_label(b, label)->number - 1;
  if (d->footnotes[index].is_read) {
    d->footnotes =
        mem_grow(d->footnotes, &d->cap_footnotes, d->n_footnotes + 1, sizeof *d->footnotes);
    d->footnotes[d->n_footnotes++] =
        (struct footnote){.label = d->footnotes[index].label, .is_defined = true};
    index = (uint32_t)d->n_footnotes - 1;
  }
  d->footnotes[index].is_read = true;
  return index;
}

void builder_begin_footnote(struct builder *b, struct str label)
{
  struct footnotes *all = &b->footnotes;
  struct frame *written_in = b->frame;
  b->frame = NULL;
  struct frame *f = builder_push_frame(b, FRAME_FOOTNOTE);
  f->written_in = written_in;
  all->parts = mem_grow(all->parts, &all->cap_parts, all->n_parts + 1, sizeof *all->parts);
  f->number = (long)all->n_parts;
  all->parts[all->n_parts++] =
      (struct footnote_blocks){.footnote = take_label(b, label), .frame = f};
}

/* Moves the blocks out of the document, to where they wait. */
void builder_end_footnote(struct builder *b)
{
  struct footnotes *all = &b->footnotes;
  struct document *d = b->doc;
  struct frame *f = b->frame;
  struct footnote_blocks *part = &all->parts[f->number];
  part->from = all->n_blocks;
  part->n = d->n_blocks - f->first_block;
  all->blocks =
      mem_grow(all->blocks, &all->cap_blocks, all->n_blocks + part->n, sizeof *all->blocks);
  memcpy(all->blocks + all->n_blocks, d->blocks + f->first_block, part->n * sizeof *d->blocks);
  all->n_blocks += part->n;
  d->n_blocks = f->first_block;
  b->frame = f->written_in;
}

/* ---- all of them ---- */

static int compare_numbers(const void *a, const void *b)
{
  const struct footnote *const *x = a, *const *y = b;
  return ((*x)->number > (*y)->number) - ((*x)->number < (*y)->number);
}

/* Numbers what is defined: first what is referred to, in that order, then the rest. Where the page
 * ends before the note, what was not read may be defined there, and keeps its number. */
static void number_all(struct builder *b)
{
  struct document *d = b->doc;
  bool is_cut = d->ends_at != 0;
  struct footnote **order = mem_zalloc(d->n_footnotes, sizeof *order);
  size_t n = 0;
  uint32_t number = 0;
  for (size_t i = 0; i < d->n_footnotes; i++)
    if (d->footnotes[i].number) order[n++] = &d->footnotes[i];
  if (n) qsort(order, n, sizeof *order, compare_numbers);
  for (size_t i = 0; i < n; i++)
    order[i]->number = order[i]->is_read || is_cut ? ++number : 0;
  b->footnotes.n_referred = number;
  for (size_t i = 0; i < d->n_footnotes; i++)
    d->footnotes[i].is_defined = d->footnotes[i].is_read || is_cut;
  for (size_t i = 0; i < b->footnotes.n_parts; i++) {
    struct footnote *f = &d->footnotes[b->footnotes.parts[i].footnote];
    if (!f->number) f->number = ++number;
  }
  free(order);
}

/* Ends a paragraph with the mark that leads back; returns its link. */
static int32_t add_back(struct builder *b, struct inlines *in, uint32_t footnote)
{
  struct document *d = b->doc;
  struct inline_run *runs = ARENA_ARRAY(d->arena, in->n_runs + 1, struct inline_run);
  d->links = mem_grow(d->links, &d->cap_links, d->n_links + 1, sizeof *d->links);
  d->links[d->n_links] =
      (struct link){.url = STR_NONE, .title = STR_NONE, .footnote = footnote, .leads_back = true};
  if (in->n_runs) memcpy(runs, in->runs, in->n_runs * sizeof *runs);
  runs[in->n_runs++] = (struct inline_run){
      .from = (uint32_t)in->text.n, .marks = INLINE_BACK, .link = (int32_t)d->n_links++};
  in->runs = runs;
  return runs[in->n_runs - 1].link;
}

static bool ends_in_paragraph(const struct document *d, const struct frame *frame)
{
  const struct block *last = &d->blocks[d->n_blocks - 1];
  return last->kind == BLOCK_PARAGRAPH && last->frame == frame;
}

/* Adds the blocks of one, and makes the frames in it begin where they now do. */
static void add_part(struct builder *b, struct footnote_blocks *part, const struct list *list)
{
  struct document *d = b->doc;
  const struct block *blocks = b->footnotes.blocks + part->from;
  uint32_t old = part->frame->first_block, new = (uint32_t)d->n_blocks;
  for (size_t i = part->n; i-- > 0;)
    for (struct frame *f = (struct frame *)blocks[i].frame; f; f = f->outer)
      if (f->first_block == old + i) f->first_block = new + (uint32_t)i;
  d->blocks = mem_grow(d->blocks, &d->cap_blocks, d->n_blocks + part->n, sizeof *d->blocks);
  memcpy(d->blocks + d->n_blocks, blocks, part->n * sizeof *blocks);
  d->n_blocks += part->n;
  uint32_t number = d->footnotes[part->footnote].number;
  part->frame->number = number;
  part->frame->list = list;
  if (number > b->footnotes.n_referred) return;
  b->frame = part->frame;
  size_t source_line = d->blocks[d->n_blocks - 1].source_line; /* adding moves the blocks */
  if (!ends_in_paragraph(d, part->frame))
    builder_add_block(b, BLOCK_PARAGRAPH, 1)->source_line = source_line;
  part->frame->back =
      add_back(b, &d->blocks[d->n_blocks - 1].content, (uint32_t)part->footnote + 1);
}

/* What all footnotes share: a place for the widest number, and blank lines between them where one
 * has several blocks. */
static const struct list *share_list(struct builder *b)
{
  struct list *list = ARENA_NEW(b->doc->arena, struct list);
  const struct footnotes *all = &b->footnotes;
  list->is_ordered = list->is_tight = true;
  size_t signs = strlen(styles[STYLE_FOOTNOTE].prefix) + strlen(styles[STYLE_FOOTNOTE].suffix);
  list->mark_cols = (int)signs + number_digits((long long)all->n_parts);
  for (size_t i = 0; i < all->n_parts; i++)
    list->is_tight = list->is_tight && all->parts[i].n == 1;
  return list;
}

/* Some put a rule above the definitions themselves. */
static bool ends_in_rule(const struct document *d)
{
  const struct block *last = d->n_blocks ? &d->blocks[d->n_blocks - 1] : NULL;
  return last && last->kind == BLOCK_RULE && !last->frame;
}

void builder_add_footnotes(struct builder *b)
{
  struct footnotes *all = &b->footnotes;
  number_all(b);
  if (!all->n_parts) return;
  const struct list *list = share_list(b);
  size_t n = b->doc->n_footnotes; /* numbers, of which some may stand in what was not read */
  struct footnote_blocks **order = mem_zalloc(n, sizeof *order), *first = NULL;
  for (size_t i = 0; i < all->n_parts; i++)
    order[b->doc->footnotes[all->parts[i].footnote].number - 1] = &all->parts[i];
  for (size_t i = 0; i < n && !first; i++)
    first = order[i];
  assert(first); /* each part has a number */
  b->frame = NULL;
  if (!ends_in_rule(b->doc))
    builder_add_block(b, BLOCK_RULE, 1)->source_line = all->blocks[first->from].source_line;
  for (size_t i = 0; i < n; i++)
    if (order[i]) add_part(b, order[i], list);
  free(order);
}

void footnotes_release(struct footnotes *f)
{
  textset_release(&f->labels);
  free(f->blocks);
  free(f->parts);
}
