/* The elements of HTML that Markdown authors use, and what each means on a page. What has no row
 * is shown as it stands. */
#ifndef PAGE_HTML_ELEMENT_H
#define PAGE_HTML_ELEMENT_H

#include "base/str.h"

enum html_means {
  HTML_TRANSPARENT, /* its content stands as if it had no tags */
  HTML_MARKED,      /* its text has marks */
  HTML_BREAK,       /* ends a line */
  HTML_LINK,
  HTML_IMAGE,
  HTML_MEDIA,  /* sound or film */
  HTML_SOURCE, /* of these */
  HTML_RAW,    /* is shown as it stands, with its content */
  HTML_BLOCK,  /* this and those below end a paragraph, and stand for themselves */
  HTML_PARAGRAPH,
  HTML_HEADING,
  HTML_LIST,
  HTML_ITEM,
  HTML_TERM,
  HTML_MEANING, /* of a term */
  HTML_QUOTE,
  HTML_PRE,
  HTML_RULE,
  HTML_DETAILS,
  HTML_SUMMARY,
  HTML_TABLE,
  HTML_ROWS, /* a part of a table */
  HTML_ROW,
  HTML_CELL,
  HTML_MEANS_COUNT
};

struct html_element {
  const char *name;
  enum html_means means;
  unsigned marks; /* set of enum inline_mark, for its text where that stands in a line */
};

/* The element of a name, or NULL. Names are HTML's in small or in capital letters; what is written
 * otherwise ("Table") is a component of somebody's own. */
const struct html_element *html_element_find(struct str name);

/* The table itself, in the order of its names. */
extern const struct html_element html_elements[];
extern const size_t html_elements_n;

#endif
