/* A file in memory. It is read and written through one descriptor, so its offset is put back. */
#include "term/held.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

int held_open(void)
{
  return memfd_create("frame", MFD_CLOEXEC);
}

void held_take(int fd, struct buf *out)
{
  off_t end = lseek(fd, 0, SEEK_CUR), at = 0;
  while (at < end) {
    size_t want = (size_t)(end - at);
    ssize_t n = pread(fd, buf_reserve(out, want), want, at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    out->n += (size_t)n;
    at += n;
  }
  if (end > 0) lseek(fd, 0, SEEK_SET);
}
