/* What a note is called when its post meta does not say: its first heading, else its file's name.
 * A cheap scan, no Markdown parser: it knows fences, comments, and ATX, setext and HTML headings,
 * and takes the commonest marks out of them. */
#ifndef NOTE_TITLE_H
#define NOTE_TITLE_H

#include "base/arena.h"

/* s as one line: runs of blanks, tabs and line ends as one blank, none at the ends, at most
 * LIMIT_TITLE_BYTES. Lives in the arena, or is s. */
struct str title_line(struct arena *a, struct str s);

/* The first heading of a Markdown body that has any text, as one line without its marks. False when
 * there is none. */
bool title_from_body(struct arena *a, struct str body, struct str *out);

/* The last part of a path without its suffix, with blanks for '-' and '_'. Never empty. */
struct str title_from_path(struct arena *a, struct str path);

#endif
