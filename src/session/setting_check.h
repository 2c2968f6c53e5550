/* What can be wrong with the value of an option beyond its type: one function for each option of
 * which there is more to say. Each adds faults with their lines. */
#ifndef SESSION_SETTING_CHECK_H
#define SESSION_SETTING_CHECK_H

#include "base/fault.h"
#include "base/tree.h"

/* Folders have to be absolute, or begin with "~/": the configuration holds wherever one is. */
void check_libraries(const struct tree *value, struct faults *faults);

/* Patterns fit into what a file of rules may hold. */
void check_exclude(const struct tree *value, struct faults *faults);

/* Every value is a field, or none; no key is a field's own name. */
void check_fields(const struct tree *value, struct faults *faults);

/* Every name is a role, every look is made of words that themes know. */
void check_looks(const struct tree *value, struct faults *faults);

/* Columns that there are, each once, the title among them. */
void check_columns(const struct tree *value, struct faults *faults);

/* A field, or a sum of fields: which there are, the library knows. */
void check_sort(const struct tree *value, struct faults *faults);

/* None, or a field that there can be groups by. */
void check_group(const struct tree *value, struct faults *faults);

/* Letters to type: different ones, and enough. */
void check_hint_letters(const struct tree *value, struct faults *faults);

/* Places, keys and actions that there are, and none that hides another of the same place. */
void check_keys(const struct tree *value, struct faults *faults);

#endif
