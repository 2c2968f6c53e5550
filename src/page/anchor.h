/* The anchors of one document's headings, as GitHub makes them: base/text.h forms each, and one
 * that is taken gets "-1", "-2" and so on. */
#ifndef PAGE_ANCHOR_H
#define PAGE_ANCHOR_H

#include "page/document.h"
#include "page/textset.h"

/* The anchor of the next heading, which is added to those taken; empty for an empty text. What an
 * image shows is no text of a heading. */
struct str anchor_take(struct textset *taken, const struct inlines *heading);

#endif
