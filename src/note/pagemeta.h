/* The post meta part of a page's text to the tree it was printed from. What begins with no known
 * label is kept as it stands: under its own name where it has one, else as text in a last list
 * "unparsed"; each with a fault. */
#ifndef NOTE_PAGEMETA_H
#define NOTE_PAGEMETA_H

#include "base/tree.h"
#include "note/pageline.h"

/* The key of the list of what could not be read. */
#define PAGEMETA_UNPARSED "unparsed"

/* Reads from the cursor, which stands behind the head, to the end of the page or the line that ends
 * the post meta (page_is_end), which is not taken, and adds to `meta`, a map. */
void pagemeta_read(
    struct arena *a, struct page_cursor *c, struct tree *meta, struct faults *faults);

/* How many lines from the cursor to the next head or the end begin with a label. */
size_t pagemeta_count_labels(struct page_cursor c);

#endif
