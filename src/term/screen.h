/* The screen of the terminal that this process has: found, taken over, painted, left and given
 * back. Curses does the painting; its one screen is behind this. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include "base/err.h"
#include "term/clipboard.h"
#include "term/input.h"
#include "view/canvas.h"

struct screen;

/* Finds the terminal of this process (standard output, and for keys standard input, else the
 * controlling terminal) and asks what it can do. Writes nothing to it. NULL with a sentence when
 * there is none. `linear`: it is only printed on, as one that cannot move its cursor is anyway. */
struct screen *screen_find(bool linear, struct err *err);

/* Is it printed on (view/linear.h), and never painted? */
bool screen_is_linear(const struct screen *s);

/* Can it be anything else? */
bool screen_can_be_painted(const struct screen *s);

/* Turns to printing, or to painting where that can be; while the screen is left. */
void screen_set_linear(struct screen *s, bool linear);

/* Takes the terminal over. False with a sentence when curses cannot. */
bool screen_enter(struct screen *s, struct err *err);

/* Gives the terminal back, with the settings it had. screen_enter takes it over again. */
void screen_leave(struct screen *s);

/* Leaves if need be, frees. NULL is fine. */
void screen_free(struct screen *s);

/* Where keys come from: for poll and read. */
int screen_key_fd(const struct screen *s);

/* The terminal shows no UTF-8, by the locale or by what it is. */
bool screen_is_ascii(const struct screen *s);

/* The terminal has colours, and they are wanted (NO_COLOR). */
bool screen_has_colours(const struct screen *s);

/* Tells the decoder what is particular to this terminal; it borrows from the screen. */
void screen_teach(const struct screen *s, struct input *in);

/* Listens to the mouse, or no more. False when the terminal has none. */
bool screen_use_mouse(struct screen *s, bool use);

/* Scrolls panes between margins from now on, or no more, where the description has them. */
void screen_use_margins(struct screen *s, bool use);

enum clipboard_route screen_clipboard(const struct screen *s);

/* The size of the window as it is now, at least 1x1; between enter and leave curses follows. */
void screen_measure(struct screen *s, int *cols, int *rows);

/* Makes the terminal show the canvas, sending what differs; after screen_soil everything. */
void screen_paint(struct screen *s, const struct canvas *c);

/* Paints in colours, where the terminal has any and they are wanted (NO_COLOR), or in none. */
void screen_use_colours(struct screen *s, bool use);

/* The terminal may show anything: the next painting starts from nothing. */
void screen_soil(struct screen *s);

/* Sends bytes that draw nothing (clipboard). */
void screen_send(struct screen *s, struct str bytes);

#endif
