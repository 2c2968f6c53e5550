/* Where a link in a note leads: into the same note, to another file beneath the library's roots, or
 * out of it. Nothing is opened that lies outside of the roots. */
#ifndef SESSION_LINK_H
#define SESSION_LINK_H

#include "base/buf.h"
#include "base/err.h"

enum link_kind {
  LINK_ANCHOR, /* "#heading": in the same note */
  LINK_FILE,   /* a path, relative to the note or (from '/') to its root */
  LINK_OUT,    /* an address with a scheme */
};

struct link_parts {
  enum link_kind kind;
  struct buf path;   /* LINK_FILE: percent-decoded */
  struct buf anchor; /* without its '#', percent-decoded; or empty */
};

/* Takes a link apart (RFC 3986, section 4.1). False when it names no file that there could be. The
 * caller releases *out. */
bool link_parse(struct str url, struct link_parts *out);
void link_release(struct link_parts *l);

/* Does the anchor mean the beginning of the page, unless something there is called so? (HTML,
 * section 7.4.6.4: scrolling to a fragment) */
static inline bool link_is_top(struct str anchor)
{
  return str_eq_nocase(anchor, STR_LIT("top"));
}

/* Where a link stands. */
struct link_base {
  struct str note; /* absolute path of the note; empty: it has none */
  struct str root; /* canonical folder that is not left */
};

enum link_end { LINK_LEADS, LINK_ABSENT, LINK_OUTSIDE };

/* Adds the canonical path of the file that a LINK_FILE leads to: as written, with ".md" behind it,
 * or "index.md", "README.md" or "_index.md" in it. Nothing is added where there is none, or outside
 * of the root. */
enum link_end link_find(const struct link_base *base, struct str path, struct buf *out);

/* The same; false with a sentence when it leads nowhere. */
bool link_resolve(const struct link_base *base, struct str path, struct buf *out, struct err *err);

#endif
