/* The full-text table's tokenizer: words.h's words, stemmed (stem.h). Texts for the table come as
 * streams of such words (wordstream.h), those of a search as they are, and the last
 * word of a prefix search is not stemmed. One for each connection, which owns it; without it the
 * table cannot be opened. */
#ifndef LIBRARY_TOKENIZER_H
#define LIBRARY_TOKENIZER_H

#include "library/db.h"
#include "library/words.h"

struct tokenizer;

/* Makes the tokenizer known to the connection as "fieldnotes". */
struct tokenizer *tokenizer_install(struct db *db);

/* The stem of a folded word, as the index has it; as stemmer_stem says. */
struct str tokenizer_stem(struct tokenizer *t, struct str word);

/* Walks the stemmed words of a text: as an index has them, or as a query does. */
int tokenizer_walk(
    struct tokenizer *t, struct str text, enum words_for purpose, words_taker *take, void *context);

#endif
