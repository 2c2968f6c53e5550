/* What stands at the right end of the first line of the screen: the panes, and keys that close what
 * lies over them and show help. Found here, not where it is drawn: the mouse can be on it. */
#ifndef SESSION_TOP_H
#define SESSION_TOP_H

#include "session/state.h"

enum { TOP_PARTS_MAX = PANE_COUNT + 2 };

struct top_part {
  int col, cols;      /* in the text */
  const char *action; /* what its key does; NULL: */
  enum pane pane;     /*   the pane that it names */
};

struct top_aside {
  struct buf text;
  struct top_part parts[TOP_PARTS_MAX];
  size_t n;
};

/* The caller releases the text. */
struct top_aside top_aside(const struct session *s);

/* Where that text stands in the first line; empty where the line has no room for it. */
struct area top_aside_area(const struct session *s, const struct top_aside *aside);

#endif
