/* The borders between panes, which can be moved: by keys, and with the mouse. Where they were put
 * is remembered by how many panes a screen has room for, and kept in the state while no key waits.
 */
#ifndef SESSION_PANES_H
#define SESSION_PANES_H

#include "session/state.h"

/* Takes the sizes over that the state has kept. */
void panes_begin(struct session *s);

/* The border that the pane with the keys has, of those that are upright or not. */
enum border panes_border(const struct session *s, bool is_upright);

/* The border that is in that cell of the screen. */
enum border panes_border_at(const struct session *s, int col, int row);

/* Where a border is: its column, or its row; -1: not on the screen. */
int panes_place(const struct session *s, enum border border);

/* Moves a border by so many columns to the right, or rows down, as far as it goes. False when it
 * does not move. */
bool panes_move(struct session *s, enum border border, int by);

/* Puts all borders of this screen back where they are by themselves. */
void panes_reset(struct session *s);

/* Is something to be kept? panes_keep does it; true when that failed, which is told. */
bool panes_changed(const struct session *s);
bool panes_keep(struct session *s);

#endif
