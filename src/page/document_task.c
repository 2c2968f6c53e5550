/* Tasks in lists (GFM 5.3): the box at the front of an item becomes its mark, or a part of it
 * behind the number. */
#include "page/document_own.h"

enum { BOX_BYTES = 4 };

static enum frame_task box_of(struct str text)
{
  bool is_box = text.n >= BOX_BYTES && text.p[0] == '[' && text.p[2] == ']' && text.p[3] == ' ';
  if (!is_box) return TASK_NONE;
  if (text.p[1] == ' ') return TASK_OPEN;
  return text.p[1] == 'x' || text.p[1] == 'X' ? TASK_DONE : TASK_NONE;
}

static void cut_front(struct inlines *in, uint32_t n)
{
  in->text = str_from(in->text, n);
  for (size_t i = 0; i < in->n_runs; i++)
    in->runs[i].from -= n;
  for (size_t i = 0; i < in->n_line_ends; i++)
    in->line_ends[i] -= n;
}

void builder_take_task(struct builder *b, cmark_node *paragraph, struct block *block)
{
  struct frame *f = b->frame;
  if (f->kind != FRAME_ITEM) return;
  enum frame_task task = box_of(block->content.text);
  if (task == TASK_NONE) return;
  if (block->content.n_runs && block->content.runs[0].from < BOX_BYTES) return; /* a link */
  size_t line = (size_t)cmark_node_get_start_line(paragraph);
  struct str source = builder_line(b, line);
  if (!source.n || source.p[0] != '[') return; /* an escaped bracket */
  f->task = task;
  b->list->has_tasks = true;
  cut_front(&block->content, BOX_BYTES);
}
