/* Changing a query's text by what is picked: conditions come and go, and so does the order, while
 * all else that was typed stays as it stands. Fields and values compare as in the index, however
 * they are spelt. */
#ifndef LIBRARY_QUERY_EDIT_H
#define LIBRARY_QUERY_EDIT_H

#include "library/library.h"
#include "library/query.h"

enum query_asks {
  QUERY_ASKS_NOTHING, /* of such a condition */
  QUERY_ASKS_FOR,     /* it */
  QUERY_ASKS_WITHOUT, /* all but it */
};

/* What the query asks of a condition (`stack:"python services"`), beside the rest of it: in
 * parentheses, too, where nothing stands beside it there as an alternative. */
enum query_asks query_edit_asks(struct library *l, struct str query, struct str condition);

/* Adds the query to *out, so changed that it asks this of the condition. Conditions that mean the
 * same go, and parentheses in which nothing is left; a new one comes last, and what it is added to
 * is kept together by parentheses where it has an OR. */
void query_edit_ask(struct library *l, struct str query, struct str condition, enum query_asks asks,
    struct buf *out);

/* The same for a condition that is to be the only one of its field; an empty `value` of it
 * ("path:") leaves none. */
void query_edit_only(struct library *l, struct str query, struct str condition, struct buf *out);

/* Adds the query to *out with another order; an empty field: with none of its own. */
void query_edit_sort(struct str query, struct str field, bool descending, struct buf *out);

#endif
