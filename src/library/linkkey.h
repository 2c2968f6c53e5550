/* What the index keeps of links, and of the names that links use: values of fields that no query
 * can name. A link is kept as it stands in its note, not as what it leads to, so that a note that
 * comes, goes or is renamed makes and breaks the links of notes that were not read again. */
#ifndef LIBRARY_LINKKEY_H
#define LIBRARY_LINKKEY_H

#include "base/buf.h"

#include <stdint.h>

enum linkkey_field {
  LINKKEY_NAME, /* how a note's file is called */
  LINKKEY_PATH, /* a link's path beneath its root */
  LINKKEY_WIKI, /* a [[link]]: what it is called, and where it stands */
  LINKKEY_FIELDS
};

/* The names of the fields; all that begin so are the index's own. */
enum { LINKKEY_FIELD_MARK = '\x01' };
extern const char *const linkkey_fields[LINKKEY_FIELDS];

struct linkkey {
  enum linkkey_field field; /* LINKKEY_PATH or LINKKEY_WIKI */
  uint32_t root;
  struct str path;   /* LINKKEY_PATH: beneath the root; LINKKEY_WIKI: as written */
  struct str folder; /* LINKKEY_WIKI: that the note is in, beneath the root */
};

/* Adds the key of a link; false when it has none, as it can lead to no note. */
bool linkkey_add(struct buf *out, const struct linkkey *link);

/* Takes a key apart; texts are within it. False when it cannot be one. */
bool linkkey_parse(enum linkkey_field field, struct str key, struct linkkey *out);

/* Adds the key of a path's or a name's last part without its ending. */
void linkkey_add_name(struct buf *out, struct str path);

/* Adds the beginning that the keys of all [[links]] have whose last part is that of the name. */
void linkkey_add_wiki_prefix(struct buf *out, struct str name);

/* A path or name without the ending of notes. */
struct str linkkey_without_ending(struct str path);

/* Adds a path or a name as they are compared. */
void linkkey_add_folded(struct buf *out, struct str path);

/* Does the link speak of a note, by the look of it, rather than of another file? */
bool linkkey_means_note(const struct linkkey *link);

#endif
