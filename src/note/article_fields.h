/* Fills the typed fields of an article from its post meta. Values of a wrong shape are faults where
 * the key is the field's own name; under an alias, which owes this program nothing, they are just
 * not that field. Nothing is taken out of the meta. */
#ifndef NOTE_ARTICLE_FIELDS_H
#define NOTE_ARTICLE_FIELDS_H

#include "note/article.h"

void article_read_fields(struct article *a);

#endif
