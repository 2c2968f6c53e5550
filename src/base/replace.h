/* Putting another content in the place of a file that is somebody's own, so that nothing else of it
 * changes: beside it, in its folder, the new content is written, brought to the disk, and given its
 * name. A kill or a full disk leaves the one file or the other, whole.
 *
 * It is done only where it means what it says: no part of the path is a link, the file is a regular
 * one with one name, and both it and its folder may be written. Owner and mode are kept; an owner
 * only as far as the system lets one give files away. */
#ifndef BASE_REPLACE_H
#define BASE_REPLACE_H

#include "base/err.h"
#include "base/str.h"

enum replaced {
  REPLACED,
  REPLACE_REFUSED, /* or failed: the file is as it was */
  REPLACE_CHANGED, /* it is not there any more, or holds something else than was said */
};

/* May it be tried? `path` is absolute and canonical; sentences begin with `shown`. False with one.
 */
bool replace_may(const char *path, const char *shown, struct err *err);

/* Puts `after` in the place of `before`, which is compared with what the file holds last thing
 * before it gets its name. *err is set for all but REPLACED. */
enum replaced replace_file(
    const char *path, const char *shown, struct str before, struct str after, struct err *err);

#endif
