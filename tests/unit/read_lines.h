/* The lines of a document that is read and laid out piece by piece, to its end. */
#ifndef TESTS_UNIT_READ_LINES_H
#define TESTS_UNIT_READ_LINES_H

#include "page/layout.h"

/* Frees the document; the caller frees the lines. */
static struct lines *read_lines(struct document *d)
{
  const struct layout_options o = {.width_cols = 60, .wrap_code = true, .link_urls = true};
  struct layout *layout = layout_begin(NULL, d, &o);
  do {
    document_read_more(d, NULL);
    while (layout_more(layout, 1))
      ;
  } while (!layout_is_whole(layout));
  struct lines *lines = layout_take(layout);
  layout_free(layout);
  document_free(d);
  return lines;
}

#endif
