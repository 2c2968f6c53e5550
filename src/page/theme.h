/* The looks of all roles together: those of the style table, or as a theme file changes them. The
 * terminal and `show` draw by one of these. Reads no files: the text of a theme is given. */
#ifndef PAGE_THEME_H
#define PAGE_THEME_H

#include "page/style.h"

struct theme {
  struct look looks[STYLE_COUNT];
};

/* The looks of the style table, which are the theme `default`. */
void theme_init(struct theme *t);

/* Takes all colours away: attributes, texts and signs tell everything. */
void theme_drop_colours(struct theme *t);

#endif
