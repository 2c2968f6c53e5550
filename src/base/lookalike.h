/* Letters beyond ASCII that look like a letter, a digit or a sign of ASCII in common fonts. */
#ifndef BASE_LOOKALIKE_H
#define BASE_LOOKALIKE_H

#include <stdbool.h>
#include <stdint.h>

/* By the confusable characters of UTS #39, those that names of hosts may hold; of scripts with
 * many, all. */
bool lookalike_is(uint32_t c);

#endif
