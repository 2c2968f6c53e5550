/* The list fields of an article. Each function adds what `node` holds, in any of the shapes that
 * authors use (doc/formats.md), and returns NULL, or what is wrong with node as a whole ("is not a
 * list"). What is wrong with one of its items becomes a fault, and the others are taken. */
#ifndef NOTE_ARTICLE_LISTS_H
#define NOTE_ARTICLE_LISTS_H

#include "note/article.h"

/* Adds the fault `"path.of.key" why` at node's line. */
void article_fault(struct article *a, const struct tree *node, const char *why);

/* A list, or one text: cut at commas, or at blanks where it has none, as allowed. Where commas are,
 * a map is taken too: one that has a name, or one whose values are texts and lists. */
const char *article_add_texts(struct article *a, const struct tree *node, bool at_commas,
    bool at_blanks, struct article_texts *to);

const char *article_add_checks(struct article *a, const struct tree *node);
const char *article_add_outline(struct article *a, const struct tree *node);
const char *article_add_scores(struct article *a, const struct tree *node);
const char *article_add_switches(struct article *a, const struct tree *node);
const char *article_add_entities(struct article *a, const struct tree *node);
const char *article_add_images(struct article *a, const struct tree *node);

#endif
