/* The reader as plain lines, for screen readers, braille and terminals that only print: what has
 * changed since the last time, line by line, and a prompt below. No boxes, no bars, no moves of the
 * cursor, nothing that is printed twice. */
#ifndef VIEW_LINEAR_H
#define VIEW_LINEAR_H

#include "session/session.h"
#include "view/canvas.h"

/* A session is laid out for so many columns at most, so that one pane is seen at a time. */
enum { LINEAR_COLS_MAX = 59 };

struct linear {
  struct buf title, rows, selected, message, typed; /* as printed last */
  bool is_typing;
};

void linear_release(struct linear *l);

/* The next time everything is printed. */
void linear_forget(struct linear *l);

/* Adds the lines for what differs; the canvas has the session drawn. Adds nothing where nothing
 * does. */
void linear_add(struct linear *l, const struct session *s, const struct canvas *c, struct buf *out);

#endif
