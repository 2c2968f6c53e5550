/* The full-text table's tokenizer: words.h's words, stemmed (stem.h). The last
 * word of a prefix search is not stemmed. One for each connection, which owns it; without it the
 * table cannot be opened. */
#ifndef LIBRARY_TOKENIZER_H
#define LIBRARY_TOKENIZER_H

#include "library/db.h"
#include "library/words.h"

struct tokenizer;

/* Makes the tokenizer known to the connection as "fieldnotes". */
struct tokenizer *tokenizer_install(struct db *db);

/* How many words it has put into the index since it was asked last. */
size_t tokenizer_take_count(struct tokenizer *t);

/* The stem of a folded word, as the index has it; as stemmer_stem says. */
struct str tokenizer_stem(struct tokenizer *t, struct str word);

/* Walks the stemmed words of a text: as an index has them, or as a query does. */
int tokenizer_walk(
    struct tokenizer *t, struct str text, enum words_for purpose, words_taker *take, void *context);

#endif
