/* The looks of all roles together: those of the style table, or as a theme changes them. The
 * terminal and `show` draw by one of these. A theme is a text in YAML, which is given: files are
 * not read here.
 *
 *   about: for a white background      what it is for
 *   colours: 8                         none, 8, 16 or 256: of the looks it begins with, so many
 *   heading-2: bold 25/blue            the look of a role, in place of the one before
 *   match: black on yellow
 *
 * A look is words: any of bold, dim, italic, underline, reverse; a colour for the letters; "on" and
 * one for the ground. A colour is named, or a number of the 256 and the named one for terminals
 * that have fewer. "plain" is the look of ordinary text. */
#ifndef PAGE_THEME_H
#define PAGE_THEME_H

#include "base/err.h"
#include "page/style.h"

struct theme {
  struct look looks[STYLE_COUNT];
};

/* The looks of the style table, which are the theme `default`. */
void theme_init(struct theme *t);

/* Makes the theme of a text, in UTF-8. `file` is for sentences: false with "FILE:LINE: why" at the
 * first thing that is no theme's. */
bool theme_read(struct theme *t, struct str yaml, const char *file, struct err *err);

/* Changes the look of one role. False with a sentence without a place, and nothing is changed, when
 * there is no such role, or the text is no look. */
bool theme_change(struct theme *t, struct str role, struct str look, struct err *err);

/* Has code within a line a look of its own, or do texts around it have to tell it? */
bool theme_shows_code(const struct theme *t);

#endif
