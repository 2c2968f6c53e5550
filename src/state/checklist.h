/* Checklists: which items are ticked. A run begins with the first tick, or when a new one is asked
 * for; those before it are kept. Items are known by their text and which of that text they are, so
 * that a list that was put in another order keeps its ticks. */
#ifndef STATE_CHECKLIST_H
#define STATE_CHECKLIST_H

#include "base/arena.h"
#include "state/state.h"

struct state_item {
  struct str text;
  unsigned nth; /* of the items with this text: 0 is the first */
};

struct state_run {
  unsigned number; /* from 1 */
  int64_t started_ms;
  int64_t last_ms; /* when the last of the ticks was set; 0: there is none */
  size_t n_ticks;
};

/* When was the item ticked in the newest run? 0: it is not. */
int64_t state_ticked(struct state *s, const struct state_note *note, const struct state_item *item);

/* Which of n items are ticked in the newest run? */
void state_ticks(struct state *s, const struct state_note *note, const struct state_item *items,
    size_t n, bool *ticked);

bool state_tick(struct state *s, const struct state_note *note, const struct state_item *item,
    bool on, struct err *err);

/* Boxes of the body that are no items of the checklist: what was not said of them in the run is as
 * it is written. */
enum state_box { STATE_BOX_AS_WRITTEN, STATE_BOX_TICKED, STATE_BOX_UNTICKED };

void state_boxes(struct state *s, const struct state_note *note, const struct state_item *boxes,
    size_t n, enum state_box *out);

/* Ticks a box, or takes its tick away; `is_written`: is it written as ticked? */
bool state_tick_box(struct state *s, const struct state_note *note, const struct state_item *box,
    bool on, bool is_written, struct err *err);

/* Begins another run, with nothing ticked; nothing changes where nothing is ticked now. */
bool state_begin_run(struct state *s, const struct state_note *note, struct err *err);

/* Was a run begun? */
bool state_has_run(struct state *s, const struct state_note *note);

/* The runs, the newest first, in the arena; returns how many. */
size_t state_runs(
    struct state *s, const struct state_note *note, struct arena *a, struct state_run **out);

#endif
