/* How well a few typed letters name a thing: for the palette. */
#ifndef SESSION_FUZZY_H
#define SESSION_FUZZY_H

#include "base/str.h"

/* The score of `pattern` in `text`: -1 when its letters do not all stand there in that order,
 * without regard to ASCII case; higher where they stand together, at the beginnings of words and
 * early. Blanks part the pattern into words, each of which has to match by itself. An empty
 * pattern matches everything with 0. */
int fuzzy_score(struct str pattern, struct str text);

#endif
