/* What counts as a word, for the index and for a query alike: text cut into folded words with their
 * places. One function serves both sides, so what is found is what was indexed. Stemming is not
 * done here (tokenizer.h).
 *
 *   don't, user's      one word without the apostrophe: dont, users; l'eau is two: l eau
 *   c++ c# f#          one word with its signs; in the index also, in the same place, without them
 *   .net .gitignore    likewise, when nothing joins the dot to what stands before it
 *   getUserName        one word; in the index also its parts, in the same place
 *   node.js snake_case kebab-case 1.6.5    their parts, in a row
 *   text of a script that writes no blanks (Han, kana, Hangul, Thai, ...)
 *                      each two neighbouring letters as one word; in the index the last letter of
 *                      a run as well, so that one letter is a prefix of what holds it */
#ifndef LIBRARY_WORDS_H
#define LIBRARY_WORDS_H

#include "base/buf.h"

enum { WORD_BYTES = 64 }; /* a word is cut there, at a whole character */

enum words_for { WORDS_INDEX, WORDS_QUERY };

struct word {
  struct str text;    /* folded; valid during the call */
  size_t start, end;  /* bytes of the source that it stands for */
  bool in_same_place; /* as the word before: another reading of it */
  bool is_unspaced;   /* letters of a script without blanks: a part of what may be many words */
};

/* Is called with each word; what is not 0 ends the walk. */
typedef int words_taker(void *context, const struct word *word);

/* Walks the words of a text, well-formed UTF-8 or not. `scratch` is the caller's, so that many
 * texts share one buffer. Returns what ended the walk, or 0. */
int words_walk(
    struct str text, enum words_for purpose, struct buf *scratch, words_taker *take, void *context);

/* How many words a query text has; *ends_alone (may be NULL) says whether the last is a single
 * letter of a script without blanks, which must be searched as a prefix. */
size_t words_count(struct str text, bool *ends_alone);

#endif
