/* What the last line of the screen says: what could be done where one is, and how far one is. Found
 * here and not where it is drawn, since the mouse can be on it. */
#ifndef SESSION_STATUS_H
#define SESSION_STATUS_H

#include "session/state.h"

/* Adds what stands at its right end: "3/41", "38%". */
void status_add_position(const struct session *s, struct buf *out);

/* The line without the margin at its ends, and what that position, if it fits, leaves of it. */
struct area status_line(const struct session *s);
struct area status_left_of(const struct session *s, struct str position);

struct status_hint {
  const struct action *action;
  struct binding key; /* the first of its keys */
  const char *what;
  int col, cols; /* where it stands */
};

enum { STATUS_HINTS_MAX = 32 };

/* The hints that fit into so many columns; returns how many. */
size_t status_hints(const struct session *s, int cols, struct status_hint hints[STATUS_HINTS_MAX]);

#endif
