/* Where paths without links cannot be opened at once. */
#include "base/beneath.h"

bool beneath_at_once(int dir_fd, const char *path, int flags, int *fd)
{
  (void)dir_fd, (void)path, (void)flags;
  *fd = -1;
  return false;
}
