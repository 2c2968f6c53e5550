/* Words without their endings, by the stemmers of Snowball: which one is told by the script that a
 * word is written in, since a note does not say its language. What has a digit or a sign in it is a
 * name and keeps its ending. */
#ifndef LIBRARY_STEM_H
#define LIBRARY_STEM_H

#include "base/str.h"

struct stemmer;

struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *s); /* NULL is fine */

/* The stem of a folded word (base/text.h): the word itself where there is no stemmer for it. Valid
 * until the next call, and as long as the word. */
struct str stemmer_stem(struct stemmer *s, struct str word);

#endif
