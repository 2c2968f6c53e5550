/* Where this user's files are (XDG Base Directory Specification 0.8) and where the program's own
 * data is. The only reader of the environment below session/; note/, library/ and page/ get the
 * results as arguments. */
#ifndef BASE_PLACES_H
#define BASE_PLACES_H

#include "base/buf.h"
#include "base/err.h"

enum place { PLACE_CACHE, PLACE_STATE, PLACE_CONFIG };

/* Adds "<XDG folder>/fieldnotes" for the place. An XDG variable that is unset, empty or relative
 * counts as unset (the specification says so). False with a sentence when there is no home. */
bool places_add(struct buf *out, enum place place, struct err *err);

/* Adds the folder of the notes that come with the program: $FIELDNOTES_DATA/notes if set, else
 * beside a program run from its build folder, else the installed one. False when none exists. */
bool places_add_bundled_notes(struct buf *out, struct err *err);

/* The same for another folder of the program's data: "themes". */
bool places_add_bundled(struct buf *out, const char *name, struct err *err);

/* Adds the path of the file by which a build folder names the data of its source, whether it is
 * there or not. False where the program does not know where it is. */
bool places_add_build_marker(struct buf *out);

#endif
