/* Opening a file by a path in which no link is followed, in whatever part of it, so that nobody who
 * exchanges a folder for a link meanwhile leads us elsewhere (Linux: openat2; else part by part).
 */
#ifndef BASE_BENEATH_H
#define BASE_BENEATH_H

#include <stdbool.h>

/* Opens `path`, which is relative to the folder `dir_fd` and stays beneath it, or absolute. Returns
 * a descriptor, or -1 with errno: ELOOP where there is a link. */
int beneath_open(int dir_fd, const char *path, int flags);

/* The same, part by part: for systems that cannot do it at once. */
int beneath_walk(int dir_fd, const char *path, int flags);

/* The same at once; false where the system cannot. *fd gets the descriptor, or -1 with errno. */
bool beneath_at_once(int dir_fd, const char *path, int flags, int *fd);

#endif
