/* The page of a value (an entity, a stack, a tool): how many notes have it, the best and the newest
 * of them, and what else they have. Made as Markdown from the index, so that it is read, searched
 * and followed as any page is. Its links are of three kinds, which follow.c knows on such a page
 * alone: the absolute path of a note, "query:" and a query, "about:" and a condition. */
#ifndef SESSION_VALUE_PAGE_H
#define SESSION_VALUE_PAGE_H

#include "base/err.h"
#include "library/library.h"

#define VALUE_PAGE_QUERY "query:"
#define VALUE_PAGE_ABOUT "about:"

/* Adds the page's text. `cancel`, when set while it is made, ends it with a sentence; or NULL.
 * False with a sentence, too, when the condition (condition.h) is none, or the index cannot be
 * asked. */
bool value_page_add(struct buf *out, struct library *l, struct str condition,
    const atomic_bool *cancel, struct err *err);

/* Adds what is known at once: the head of the page, and how many notes there are. */
bool value_page_add_head(struct buf *out, struct library *l, struct str condition, struct err *err);

/* Adds what the page is called: "problem build time". */
void value_page_add_name(struct buf *out, struct str condition);

#endif
