/* The notes that a link leads to. A path is the file that it names, with one of the endings of
 * base/link.h. A [[link]] is such a path from its note's folder; else the name of a note anywhere
 * in the library: of its file (with as many of its folders as are written), else its whole title,
 * else one of its aliases. A name that several notes have leads to each of them. */
#ifndef LIBRARY_LINKRULE_H
#define LIBRARY_LINKRULE_H

#include "library/linkkey.h"
#include "library/lookup.h"

/* Sets *out to the notes. False when the link is known to lead to none; true also where so many
 * have its name that not all of them were looked at. */
bool linkrule_follow(struct lookup *k, const struct linkkey *link, struct note_ids *out);

/* Adds the notes that a path beneath the root leads to: one, or none. */
void linkrule_add_at(struct lookup *k, uint32_t root, struct str path, struct note_ids *out);

/* Adds the notes that go by a name, and tells the same. */
bool linkrule_add_named(struct lookup *k, struct str name, struct note_ids *out);

/* Is that the name, or the end of the path, of the note's file? */
bool linkrule_is_named(struct str path, struct str name);

#endif
