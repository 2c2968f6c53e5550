/* The list in groups: notes that have the same value of a field stand together below a head, and a
 * group can be folded, so that its head stands for all of it.
 *
 * The list counts by slots: a slot is a note that is shown, or a folded group. Without groups slots
 * are the places in the results. */
#ifndef SESSION_LIST_GROUPS_H
#define SESSION_LIST_GROUPS_H

#include "session/state.h"

void list_groups_release(struct list_groups *g);

/* Puts results that have just come into groups, if any are wanted. False when that was given up for
 * a key that waits: then the groups are those of the results before. */
bool list_groups_gather(struct session *s, struct results *results, bool may_give_up);

/* Slots of so many results, and from one to the other. A place in a folded group has its slot. */
size_t list_groups_count(const struct list_groups *g, size_t n_results);
size_t list_groups_place(const struct list_groups *g, size_t slot);
size_t list_groups_slot(const struct list_groups *g, size_t place);

/* The group that a slot is in, and the one whose head stands above it; NULL: none. */
const struct list_group *list_groups_at(const struct list_groups *g, size_t slot);
const struct list_group *list_groups_head(const struct list_groups *g, size_t slot);

/* Folds or opens the group of the selected note; all of them. */
void list_groups_fold(struct session *s, bool folded);
void list_groups_fold_all(struct session *s, bool folded);

/* Is the selected slot a folded group? */
bool list_groups_is_folded(const struct session *s);

/* ---- the field that is grouped by: a row of facet_rows; FACET_ROWS: none ---- */

/* Can there be groups by that row? One that stands for many fields makes none. */
bool list_groups_is_field(size_t row);

/* The row of a field; FACET_ROWS when there is none of that name. */
size_t list_groups_find(struct str field);

/* Groups by that row from the next screen on. */
void list_groups_set(struct session *s, size_t row);
void list_groups_open_menu(struct session *s);

#endif
