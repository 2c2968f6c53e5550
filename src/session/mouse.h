/* The mouse: what is under it is selected, opened, scrolled or moved. Off at first, so that the
 * terminal's own selection of text works. Knows cells, and no terminal. */
#ifndef SESSION_MOUSE_H
#define SESSION_MOUSE_H

#include <stdbool.h>

struct session;

enum mouse_kind { MOUSE_PRESS, MOUSE_RELEASE, MOUSE_DRAG, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

enum mouse_button { MOUSE_LEFT, MOUSE_MIDDLE, MOUSE_RIGHT };

struct mouse {
  enum mouse_kind kind;
  enum mouse_button button; /* not of the wheel */
  int col, row;             /* 0-based */
};

/* Is it to be listened to? */
bool session_wants_mouse(const struct session *s);

/* The terminal has none that can be reached: it is not wanted any more, and that is told. */
void session_has_no_mouse(struct session *s);

/* One event; nothing where it is not wanted. */
void session_mouse(struct session *s, const struct mouse *m);

#endif
