/* The configuration of a run: the defaults, then config.yaml in the user's folder, then what the
 * command line says. Nothing is read from the working folder or from a library. */
#ifndef CLI_CONFIGURE_H
#define CLI_CONFIGURE_H

#include "cli/command.h"

/* Reads the file, if there is one, as c->config. What is wrong with it is in its faults: never a
 * failure. */
void cli_read_config(struct cli *c);

/* Lays the options of the command line over it. False with a sentence in c->err. */
bool cli_lay_options(struct cli *c);

/* Tells the first fault of the file on standard error, and how many more there are. */
void cli_tell_config_trouble(const struct cli *c);

/* Adds the file's name; false with a sentence where there is no home for it. */
bool cli_add_config_path(struct buf *out, struct err *err);

#endif
