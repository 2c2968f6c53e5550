/* Keys that stand twice in one map. YAML forbids them; readers differ in which they take. */
#ifndef BASE_TREE_TWINS_H
#define BASE_TREE_TWINS_H

#include "base/tree.h"

/* Adds a fault for each key below root that stood before in the same map. */
void tree_find_twins(const struct tree *root, struct faults *faults);

#endif
