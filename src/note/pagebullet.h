/* The bullets below a label of a page's post meta, and the tree that they were printed from. The
 * page flattened it: a list of maps became one run of `key: value`, a level down a few blanks. */
#ifndef NOTE_PAGEBULLET_H
#define NOTE_PAGEBULLET_H

#include "base/tree.h"
#include "note/pagelabel.h"
#include "note/pageline.h"

struct page_bullet {
  struct str text;
  size_t line; /* 1-based in the page */
  size_t indent_cols;
  /* Set by page_bullets_tree: links by index + 1, 0 for none. */
  size_t parent, first, last, next;
  size_t depth;          /* 1 at the top */
  enum page_shape shape; /* of what is below it */
  struct tree *below;    /* what is below it, once begun */
};

struct page_bullets {
  struct page_bullet *items;
  size_t n, cap;
};

/* Takes the bullets that follow the cursor, blank lines between them too; a line that stands in
 * further than its bullet goes on with it. Texts may be joined in the arena. */
void page_bullets_take(struct page_bullets *b, struct arena *a, struct page_cursor *c);

void page_bullets_release(struct page_bullets *b);

/* The bullets as the tree that a label of this shape stands for: a map or a list. What does not fit
 * is kept in the nearest shape, with a fault. */
struct tree *page_bullets_tree(struct page_bullets *b, struct arena *a, enum page_shape shape,
    bool is_typed, struct faults *faults);

/* A scalar for a value of a page under this key: a number or a truth value where such are typed and
 * it is written the way a program prints them, else text. */
struct tree *page_scalar(struct arena *a, struct str key, struct str text, bool is_typed);

#endif
