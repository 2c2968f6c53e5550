/* Reading one value and laying names over a map, for the files of the configuration alone. */
#ifndef SESSION_CONFIG_OWN_H
#define SESSION_CONFIG_OWN_H

#include "session/config.h"

/* Reads a value of the row's type and checks it. False, and a fault, when it is of another type;
 * what a check finds is a fault beside a value that is there. */
bool config_read_value(struct config *c, enum setting_id id, struct tree *given,
    struct faults *faults, struct config_value *out);

/* Makes the value that holds of what the file says and of what was put. */
void config_settle(struct config *c, enum setting_id id);

/* Adds a copy of value to a map or, without a key, to a list. */
void config_add_copy(struct arena *a, struct tree *to, struct str key, const struct tree *value);

#endif
