/* Addresses as people are shown them before they can use them: whole, and where the name of the
 * host could be taken for another one, first as the net knows it ("xn--..."). So a Cyrillic "а"
 * among Latin letters cannot pretend to be somebody's bank. */
#ifndef BASE_HOST_H
#define BASE_HOST_H

#include "base/buf.h"

/* Adds a host: as it is, or as the net knows it (UTS #46, RFC 3492) and what was written behind it,
 * in parentheses. What the net cannot know has its code points told: "<U+2044>". */
void host_add(struct buf *out, struct str host);

/* Adds an address with its hosts (RFC 3986, section 3.2.2; of "mailto:" those of its recipients)
 * so: "https://xn--pple-43d.com/x (аpple.com)". Raw: it has to pass the door (safe.h) still. */
void host_add_address(struct buf *out, struct str url);

/* Is that other than the address itself? */
bool host_is_told(struct str url);

#endif
