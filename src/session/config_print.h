/* The options as a configuration: every one with what it is for, commented, and what differs from
 * the defaults. Read back it gives the same values, and the defaults when every "#" that stands
 * before a name is taken away and the lines below are left out. */
#ifndef SESSION_CONFIG_PRINT_H
#define SESSION_CONFIG_PRINT_H

#include "session/config.h"

void config_add_reference(struct buf *out, const struct config *c);

/* Adds "NAME: VALUE" in YAML, as many lines as it takes. */
void config_add_yaml(struct buf *out, const char *name, const struct tree *value);

#endif
