/* Paths without links, at once (openat2(2)). */
#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

/* An older system does not know the call; a filter may forbid what it does not know. */
bool beneath_at_once(int dir_fd, const char *path, int flags, int *fd)
{
  struct open_how how = {.flags = (unsigned)flags | O_LARGEFILE, .resolve = RESOLVE_NO_SYMLINKS};
  if (*path != '/') how.resolve |= RESOLVE_BENEATH;
  *fd = (int)syscall(SYS_openat2, dir_fd, path, &how, sizeof how);
  return *fd >= 0 || (errno != ENOSYS && errno != EPERM);
}
