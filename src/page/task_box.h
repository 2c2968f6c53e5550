/* The boxes of tasks in a body (GFM 5.3), in their order: what each says, and which item of the
 * note's checklist it belongs to. That is the one with its text; of several with one text, the
 * first of the items belongs to the first of the boxes. What more of the body adds changes nothing
 * for the boxes before it. */
#ifndef PAGE_TASK_BOX_H
#define PAGE_TASK_BOX_H

#include "note/article.h"
#include "page/document.h"

struct task_box {
  size_t block;    /* index of the document's block that it stands before */
  struct str text; /* of the task, without marks; runs of blanks are one */
  unsigned nth;    /* of the boxes with this text: 0 is the first */
  size_t item;     /* of the checklist; SIZE_MAX: none has that text */
  bool is_done;    /* as it is written */
};

struct task_boxes {
  struct task_box *items;
  size_t n;
};

/* The first boxes, at most so many, of what has been read of the document; in the arena. */
struct task_boxes task_boxes_find(
    struct arena *a, const struct document *d, const struct article_texts *checklist, size_t most);

/* The box before a block of the document, or NULL. */
const struct task_box *task_boxes_at(const struct task_boxes *boxes, size_t block);

/* The text of a checklist's item as a box would show it; a long one as it stands (note/plain.h).
 * In the arena. */
struct str task_item_text(struct arena *a, struct str item);

#endif
