/* Keys of the configuration, laid over the usual ones:
 *
 *   keys:
 *     list:                where: list, page, panel, prompt, overlay, anywhere
 *       x: flag            a key and its action
 *       g g: first         keys typed one after the other
 *       J: none            no key any more
 *
 * What is bound takes its keys from the defaults of that place, also where one begins the other;
 * what is bound for a place takes them from what is bound anywhere. */
#ifndef SESSION_BINDINGS_H
#define SESSION_BINDINGS_H

#include "base/fault.h"
#include "base/tree.h"
#include "session/keymap.h"

/* Lays the bindings of a map over a keymap. What is wrong is added to `faults` and left out. */
void bindings_lay(struct keymap *m, const struct tree *keys, struct faults *faults);

/* Adds to `remarks` which usual keys can no longer be typed, because a key that is bound begins
 * them, or they begin it. */
void bindings_remark(const struct tree *keys, struct faults *remarks);

#endif
