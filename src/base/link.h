/* Links of notes as text: taken apart, and the paths of the files that they may lead to. What is
 * really there is asked elsewhere, by the reader of the disk and by the index of its tables; both
 * go by the rules of this page. */
#ifndef BASE_LINK_H
#define BASE_LINK_H

#include "base/buf.h"

enum link_kind {
  LINK_ANCHOR, /* "#heading": in the same note */
  LINK_FILE,   /* a path, relative to the note or (from '/') to its root */
  LINK_OUT,    /* an address with a scheme */
};

/* How it is written. */
enum link_style {
  LINK_MARKDOWN, /* an address (RFC 3986, section 4.1) */
  LINK_WIKI,     /* [[...]]: a path or a name as it stands, nothing is decoded */
};

struct link_parts {
  enum link_kind kind;
  struct buf path;   /* LINK_FILE: decoded */
  struct buf anchor; /* without its '#', decoded; or empty */
};

/* Takes a link apart. False when it names no file that there could be. The caller releases *out. */
bool link_parse(struct str url, enum link_style style, struct link_parts *out);
void link_release(struct link_parts *l);

/* Adds s with %XX decoded (RFC 3986, section 2.1); a '%' that begins no such stays. */
void link_add_decoded(struct buf *out, struct str s);

/* Does it hold what another program replaces? Then nobody knows where it leads. */
bool link_is_unfinished(struct str url);

/* Does the anchor mean the beginning of the page, unless something there is called so? (HTML,
 * section 7.4.6.4: scrolling to a fragment) */
static inline bool link_is_top(struct str anchor)
{
  return str_eq_nocase(anchor, STR_LIT("top"));
}

/* Adds the path beneath the root that `path` of a LINK_FILE stands for in a note of the folder
 * `folder`, which is relative to the root: without dots (RFC 3986, section 5.2.4), a '/' at its end
 * kept. False when it climbs out of the root; then nothing is added. */
bool link_add_beneath(struct buf *out, struct str folder, struct str path);

/* What may have been left out at the end of such a path, the likeliest first. */
enum { LINK_ENDINGS = 6 };

/* Adds the file that the path stands for with ending `i`; false when there can be none. */
bool link_add_candidate(struct buf *out, struct str path, size_t i);

/* Adds the path without ending `i`; false when it has not got it. Each path that may lead to a file
 * is one of these, perhaps with a '/' behind it where *is_folder. */
bool link_add_without(struct buf *out, struct str file, size_t i, bool *is_folder);

#endif
