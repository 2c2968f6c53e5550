/* The list in groups: notes that have the same value of a field stand together below a head, and a
 * group can be folded, so that its head stands for all of it.
 *
 * The list counts by slots: a slot is a note that is shown, or a folded group. Without groups slots
 * are the places in the results. */
#ifndef SESSION_LIST_GROUPS_H
#define SESSION_LIST_GROUPS_H

#include "session/state.h"

void list_groups_release(struct list_groups *g);

/* Puts results that have just come into groups, if any are wanted. */
void list_groups_take(struct session *s);

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

/* ---- the menu of fields to group by ---- */

void list_groups_open_menu(struct session *s);
void list_groups_choose(struct session *s, size_t value);

#endif
