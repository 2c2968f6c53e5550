/* Secure mode (--secure, FIELDNOTES_SECURE): for kiosks, shared accounts, sshd's ForceCommand. Who
 * reads gets this library and no more: no other program, no copy, no export, no file elsewhere.
 * What reaches beyond is marked in the rows of commands, options and actions, and refused here. */
#ifndef CLI_SECURE_H
#define CLI_SECURE_H

#include "cli/command.h"
#include "library/library.h"

/* Turns it on where the environment asks for it: before the command line is read. */
void secure_begin(struct cli *c);

static inline bool secure_is_on(const struct cli *c)
{
  return option_given(&c->options, OPTION_SECURE);
}

/* May the command run with these options? False with a sentence that names what is refused. */
bool secure_allows(struct cli *c);

/* Is the path one of the folders, or beneath one, links followed? Always true where secure mode is
 * off. False with a sentence, which is the same whether something is there or not. */
bool secure_admits(struct cli *c, const char *const *folders, size_t n, const char *path);

#endif
