/* Anchors that are each given once. The number of an item is the last one that was tried for
 * headings of its text, so that none is tried twice. */
#include "page/anchor.h"

#include "base/text.h"

struct str anchor_take(struct textset *taken, const struct inlines *heading)
{
  struct buf words = BUF_INIT, text = BUF_INIT;
  inlines_add_without(heading, INLINE_NO_WORDS | INLINE_IMAGE, &words);
  text_add_anchor(&text, buf_str(&words));
  buf_release(&words);
  size_t n = text.n;
  struct textset_item *first = n ? textset_find(taken, buf_str(&text)) : NULL;
  while (first && textset_find(taken, buf_str(&text))) {
    buf_truncate(&text, n);
    buf_addf(&text, "-%u", (unsigned)++first->number);
  }
  struct str anchor = n ? textset_add(taken, buf_str(&text))->text : STR_NONE;
  buf_release(&text);
  return anchor;
}
