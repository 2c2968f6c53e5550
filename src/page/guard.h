/* Whether a text may be given to cmark: one linear look for what would make it slow. Some of its
 * versions take a time that grows with the square of
 *
 *   - containers (lists, quotes) that stand in each other, times lines, emphasis and links in them
 *   - images that are begun and not ended, times the links behind them
 *
 * Both are counted from above: what passes is parsed quickly, and what does not was no text that
 * someone wrote. Nor is what goes on for megabytes without a place where it could be cut, code
 * aside. Anything else that is slow meets the budget of parse.h. */
#ifndef PAGE_GUARD_H
#define PAGE_GUARD_H

#include "base/err.h"
#include "base/str.h"

/* May the body be parsed? If not, err says what is in it, with its line; the body begins at
 * `first_line` of its file. */
bool guard_passes(struct str body, size_t first_line, struct err *err);

#endif
