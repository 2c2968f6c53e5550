/* Giving state files other names. */
#include "state/aside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAMES_TRIED = 10000, PIECE_BYTES = 8 * 1024 };

/* A journal that is left of a kill belongs to its database: without it that would be damaged. */
static const char *const suffixes[] = {"", "-journal", "-wal", "-shm"};

static void add_path(struct buf *out, struct str folder, struct str name, const char *suffix)
{
  buf_clear(out);
  buf_addf(out, "%.*s/%.*s%s", STR_ARG(folder), STR_ARG(name), suffix);
}

/* Adds the first name of the form that no file has. */
static bool find_name(struct str folder, const char *why, struct buf *name, struct err *err)
{
  struct buf path = BUF_INIT;
  struct stat status;
  size_t start = name->n;
  bool is_free = false;
  for (int n = 1; n <= NAMES_TRIED && !is_free; n++) {
    buf_truncate(name, start);
    buf_addf(name, "state.%s-%d.db", why, n);
    add_path(&path, folder, str_from(buf_str(name), start), "");
    is_free = lstat(path.p, &status) != 0 && errno == ENOENT;
  }
  buf_release(&path);
  return is_free || err_set(err, "no name is left to set the state aside in %s", folder.p);
}

bool aside_rename(struct str folder, const char *why, struct buf *name, struct err *err)
{
  struct buf from = BUF_INIT, to = BUF_INIT;
  size_t start = name->n;
  bool ok = find_name(folder, why, name, err);
  for (size_t i = 0; ok && i < sizeof suffixes / sizeof *suffixes; i++) {
    add_path(&from, folder, STR_LIT("state.db"), suffixes[i]);
    add_path(&to, folder, str_from(buf_str(name), start), suffixes[i]);
    ok = rename(from.p, to.p) == 0 || (i && errno == ENOENT) ||
         err_errno(err, "%s cannot be set aside", from.p);
  }
  buf_release(&from);
  buf_release(&to);
  return ok;
}

static bool write_all(int fd, const char *bytes, size_t n)
{
  while (n) {
    ssize_t written = write(fd, bytes, n);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    n -= (size_t)written;
  }
  return true;
}

static bool copy_bytes(int from, int to)
{
  char piece[PIECE_BYTES];
  for (;;) {
    ssize_t n = read(from, piece, sizeof piece);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0 && fsync(to) == 0;
    if (!write_all(to, piece, (size_t)n)) return false;
  }
}

bool aside_copy(struct str folder, const char *why, struct buf *name, struct err *err)
{
  struct buf path = BUF_INIT;
  size_t start = name->n;
  if (!find_name(folder, why, name, err)) return false;
  add_path(&path, folder, STR_LIT("state.db"), "");
  int from = open(path.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  add_path(&path, folder, str_from(buf_str(name), start), "");
  int to = open(path.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  bool ok = (from >= 0 && to >= 0 && copy_bytes(from, to)) ||
            err_errno(err, "%s cannot be written", path.p);
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  if (to >= 0 && !ok) unlink(path.p);
  buf_release(&path);
  return ok;
}
