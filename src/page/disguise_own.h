/* What the parts that disguise blocks share. */
#ifndef PAGE_DISGUISE_OWN_H
#define PAGE_DISGUISE_OWN_H

#include "page/disguise.h"

/* Finds all lines that look like such blocks, whatever they stand in. */
void disguise_find(struct disguise *d);

/* Puts disguises on what was found where, by the tree, it is no code; returns on how many. */
size_t disguise_choose(
    struct disguise *d, const struct parsed *tree, const struct disguise_before *before);

/* The node that follows in the order of the text below root, or NULL; root at first. */
cmark_node *disguise_next(cmark_node *node, cmark_node *root);

#endif
