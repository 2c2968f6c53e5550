/* Notes that have the words of a query in their title or their lead, from lists that are read in a
 * moment however common a word is (leadkey.h): what a first page is made of while the full-text
 * table is still being asked, and all that a word of one or two letters stands for where the notes
 * are many. There, to gather what begins so takes seconds and tells the reader nothing. */
#ifndef LIBRARY_LEADING_H
#define LIBRARY_LEADING_H

#include "library/idset.h"
#include "library/library_own.h"
#include "library/query.h"
#include "library/ranked.h"

/* Which part of all notes may have the word anywhere, going by how many have it there. */
double leading_share(struct library *l, const struct query_node *n);

/* Adds the notes of `only` that have each of n words there, scored as rank.h scores these columns.
 */
void leading_rank(struct library *l, const struct query_node *const *words, size_t n,
    const struct idset *only, struct ranked_list *list);

/* Is it a word of a letter or two that stands for the beginnings of words in titles and leads, and
 * for the word that is whole with them, wherever it is? */
bool leading_is_all(const struct index *x, const struct query_node *n);

/* Makes *out the notes that meet such a word. */
void leading_find_all(struct library *l, const struct query_node *n, struct idset *out);

/* Adds the notes of `only`, all of which meet such a word, scored. */
void leading_rank_all(struct library *l, const struct query_node *n, const struct idset *only,
    struct ranked_list *list);

#endif
