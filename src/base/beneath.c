/* Paths without links, part by part. */
#include "base/beneath.h"

#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

/* A folder that is only walked through needs not be readable. */
#ifndef O_PATH
#define O_PATH O_RDONLY
#endif
enum { THROUGH = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

/* Copies a part as a name; false with errno where it is none. */
static bool copy_name(struct str part, char *name)
{
  bool climbs = str_eq(part, STR_LIT(".."));
  if (climbs || part.n > NAME_MAX) {
    errno = climbs ? EXDEV : ENAMETOOLONG;
    return false;
  }
  memcpy(name, part.p, part.n);
  name[part.n] = '\0';
  return true;
}

/* Goes into a folder and leaves the one before it. A link is no folder to O_NOFOLLOW. */
static int enter(int fd, struct str part)
{
  char name[NAME_MAX + 1];
  int next = copy_name(part, name) ? openat(fd, name, THROUGH) : -1;
  int number = errno;
  close(fd);
  errno = number;
  return next;
}

int beneath_walk(int dir_fd, const char *path, int flags)
{
  char name[NAME_MAX + 1];
  struct str rest = str_of(path), part = STR_NONE, last = STR_NONE;
  int fd = *path == '/' ? open("/", THROUGH) : openat(dir_fd, ".", THROUGH);
  while (fd >= 0 && str_cut(&rest, '/', &part)) {
    if (!part.n || str_eq(part, STR_LIT("."))) continue;
    if (last.n) fd = enter(fd, last);
    last = part;
  }
  if (fd < 0) return -1;
  int file =
      copy_name(last.n ? last : STR_LIT("."), name) ? openat(fd, name, flags | O_NOFOLLOW) : -1;
  int number = errno;
  close(fd);
  errno = number;
  return file;
}

int beneath_open(int dir_fd, const char *path, int flags)
{
  int fd;
  return beneath_at_once(dir_fd, path, flags, &fd) ? fd : beneath_walk(dir_fd, path, flags);
}
