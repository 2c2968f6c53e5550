/* A table or a block of code by itself, wider than any measure. */
#include "page/layout.h"
#include "page/typeset.h"

/* Returns how many lines belong to the head; of code it is the one with its language. */
static size_t set(struct typeset *ts, const struct block *b)
{
  if (b->kind == BLOCK_TABLE) return typeset_table_whole(ts, b);
  typeset_code(ts, b);
  return 1;
}

struct lines *layout_whole(const struct document *doc, size_t block, const struct layout_options *o)
{
  if (block >= doc->n_blocks) return NULL;
  const struct block *b = &doc->blocks[block];
  if (b->kind != BLOCK_TABLE && b->kind != BLOCK_CODE) return NULL;
  struct layout_options options = *o;
  struct typeset ts;
  options.wrap_code = false;
  typeset_init(&ts, doc, &options);
  typeset_at_block(&ts, (uint32_t)block + 1);
  margin_set_between(&ts.margin, NULL);
  struct lines *lines = ts.lines;
  lines->n_head = set(&ts, b);
  typeset_release(&ts);
  return lines;
}
