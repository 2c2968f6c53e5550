/* The table of elements. */
#include "page/html_element.h"

#include "base/ascii.h"
#include "page/document.h"

#include <stdlib.h>

const struct html_element html_elements[] = {
    {"a", HTML_LINK, 0},
    {"abbr", HTML_TRANSPARENT, 0},
    {"acronym", HTML_TRANSPARENT, 0},
    {"address", HTML_BLOCK, 0},
    {"article", HTML_BLOCK, 0},
    {"aside", HTML_BLOCK, 0},
    {"audio", HTML_MEDIA, 0},
    {"b", HTML_MARKED, INLINE_STRONG},
    {"big", HTML_TRANSPARENT, 0},
    {"blockquote", HTML_QUOTE, 0},
    {"body", HTML_BLOCK, 0},
    {"br", HTML_BREAK, 0},
    {"caption", HTML_BLOCK, INLINE_EMPHASIS},
    {"center", HTML_BLOCK, 0},
    {"cite", HTML_MARKED, INLINE_EMPHASIS},
    {"code", HTML_MARKED, INLINE_CODE},
    {"col", HTML_ROWS, 0},
    {"colgroup", HTML_ROWS, 0},
    {"dd", HTML_MEANING, 0},
    {"del", HTML_MARKED, INLINE_STRUCK},
    {"details", HTML_DETAILS, 0},
    {"dfn", HTML_MARKED, INLINE_EMPHASIS},
    {"div", HTML_BLOCK, 0},
    {"dl", HTML_BLOCK, 0},
    {"dt", HTML_TERM, INLINE_STRONG},
    {"em", HTML_MARKED, INLINE_EMPHASIS},
    {"figcaption", HTML_BLOCK, INLINE_EMPHASIS},
    {"figure", HTML_BLOCK, 0},
    {"font", HTML_TRANSPARENT, 0},
    {"footer", HTML_BLOCK, 0},
    {"h1", HTML_HEADING, INLINE_STRONG},
    {"h2", HTML_HEADING, INLINE_STRONG},
    {"h3", HTML_HEADING, INLINE_STRONG},
    {"h4", HTML_HEADING, INLINE_STRONG},
    {"h5", HTML_HEADING, INLINE_STRONG},
    {"h6", HTML_HEADING, INLINE_STRONG},
    {"header", HTML_BLOCK, 0},
    {"hr", HTML_RULE, 0},
    {"html", HTML_BLOCK, 0},
    {"i", HTML_MARKED, INLINE_EMPHASIS},
    {"img", HTML_IMAGE, 0},
    {"ins", HTML_MARKED, INLINE_INSERTED},
    {"kbd", HTML_MARKED, INLINE_KBD},
    {"li", HTML_ITEM, 0},
    {"main", HTML_BLOCK, 0},
    {"mark", HTML_MARKED, INLINE_HIGHLIGHT},
    {"math", HTML_RAW, INLINE_DIM},
    {"nav", HTML_BLOCK, 0},
    {"nobr", HTML_TRANSPARENT, 0},
    {"ol", HTML_LIST, 0},
    {"p", HTML_PARAGRAPH, 0},
    {"picture", HTML_TRANSPARENT, 0},
    {"pre", HTML_PRE, INLINE_CODE},
    {"q", HTML_MARKED, INLINE_QUOTED},
    {"s", HTML_MARKED, INLINE_STRUCK},
    {"samp", HTML_MARKED, INLINE_CODE},
    {"script", HTML_RAW, INLINE_DIM},
    {"section", HTML_BLOCK, 0},
    {"small", HTML_TRANSPARENT, 0},
    {"source", HTML_SOURCE, 0},
    {"span", HTML_TRANSPARENT, 0},
    {"strike", HTML_MARKED, INLINE_STRUCK},
    {"strong", HTML_MARKED, INLINE_STRONG},
    {"style", HTML_RAW, INLINE_DIM},
    {"sub", HTML_MARKED, INLINE_SUB},
    {"summary", HTML_SUMMARY, INLINE_STRONG},
    {"sup", HTML_MARKED, INLINE_SUPER},
    {"svg", HTML_RAW, INLINE_DIM},
    {"table", HTML_TABLE, 0},
    {"tbody", HTML_ROWS, 0},
    {"td", HTML_CELL, 0},
    {"tfoot", HTML_ROWS, 0},
    {"th", HTML_CELL, INLINE_STRONG},
    {"thead", HTML_ROWS, 0},
    {"time", HTML_TRANSPARENT, 0},
    {"tr", HTML_ROW, 0},
    {"tt", HTML_MARKED, INLINE_CODE},
    {"u", HTML_MARKED, INLINE_INSERTED},
    {"ul", HTML_LIST, 0},
    {"var", HTML_MARKED, INLINE_EMPHASIS},
    {"video", HTML_MEDIA, 0},
    {"wbr", HTML_TRANSPARENT, 0},
};

const size_t html_elements_n = sizeof html_elements / sizeof *html_elements;

enum { NAME_BYTES = 10 }; /* of the longest, "blockquote" and "figcaption" */

static int compare(const void *name, const void *element)
{
  return strcmp(name, ((const struct html_element *)element)->name);
}

const struct html_element *html_element_find(struct str name)
{
  char key[NAME_BYTES + 1];
  bool has_capital = false, has_small = false;
  if (!name.n || name.n > NAME_BYTES) return NULL;
  for (size_t i = 0; i < name.n; i++) {
    has_capital = has_capital || ascii_is_upper(name.p[i]);
    has_small = has_small || ascii_is_lower(name.p[i]);
    key[i] = ascii_lower(name.p[i]);
  }
  key[name.n] = 0;
  if (has_capital && has_small) return NULL;
  return bsearch(key, html_elements, html_elements_n, sizeof *html_elements, compare);
}
