/* Characters that Unicode has in a low or a high form ("Superscripts and Subscripts" and its like).
 */
#ifndef PAGE_SUBSUP_H
#define PAGE_SUBSUP_H

#include "base/buf.h"

/* Adds s as subscript or as superscript. False when a character of it has no such form, or there is
 * none: then nothing was added. */
bool subsup_add(struct buf *out, struct str s, bool is_sub);

#endif
