/* Small settings that the reader makes by using the program: sizes of panes, what is open, which
 * groups of the post meta are folded. What is set by hand is the configuration's. */
#ifndef STATE_SETTINGS_H
#define STATE_SETTINGS_H

#include "base/buf.h"
#include "state/state.h"

/* Keeps a value under a name of the caller's: "pane.list.cols". */
bool state_set(struct state *s, struct str name, struct str value, struct err *err);

/* Adds the value; false when none was set. */
bool state_get(struct state *s, struct str name, struct buf *value);

/* The same for a number. */
bool state_set_number(struct state *s, struct str name, long value, struct err *err);
long state_get_number(struct state *s, struct str name, long otherwise);

bool state_set_fold(struct state *s, struct str group, bool is_folded, struct err *err);

/* Tells each group that was folded or opened by hand. */
typedef void state_fold_teller(void *context, struct str group, bool is_folded);
void state_tell_folds(struct state *s, state_fold_teller *tell, void *context);

#endif
