/* The labels of a page's post meta: one row for each field that a page prints, with the shape its
 * value has there. A page glues label and value together ("reading time10"), so a label is known by
 * being the longest one that the line begins with and whose shape fits what follows. */
#ifndef NOTE_PAGELABEL_H
#define NOTE_PAGELABEL_H

#include "note/field.h"

enum page_shape {
  PAGE_TEXT,   /* glued: text */
  PAGE_NUMBER, /* glued: a number, perhaps with a unit */
  PAGE_DAY,    /* glued: a date */
  PAGE_ITEMS,  /* bullets, each a text */
  PAGE_PAIRS,  /* bullets, each `label: text`, to be kept in order */
  PAGE_MAP,    /* bullets, each `key: value` */
  PAGE_GROUPS, /* bullets `key: value`; a group of them ends where one of its keys comes again */
  PAGE_ANY,    /* bullets of which nothing is known: told by what they look like */
};

struct page_label {
  enum field_id field; /* whose label the page prints */
  enum page_shape shape;
  bool is_typed; /* are its numbers numbers, or text whatever they look like? */
};

/* The row whose label begins the line, and what stands behind it. NULL when there is none. A value
 * behind a label of bullets counts only where a colon or the like separates them, since otherwise
 * the line begins with a longer word. */
const struct page_label *page_label_find(struct str line, struct str *value);

#endif
