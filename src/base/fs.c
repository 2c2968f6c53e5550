/* Files: reading with a limit, writing that survives a kill, folders. */
#include "base/fs.h"

#include "base/beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- reading ---- */

struct file_kind {
  mode_t mode;
  const char *name;
};

static const struct file_kind file_kinds[] = {
    {S_IFDIR, "a folder"},
    {S_IFIFO, "a FIFO"},
    {S_IFSOCK, "a socket"},
    {S_IFCHR, "a device"},
    {S_IFBLK, "a device"},
    {S_IFLNK, "a symbolic link"},
};

static const char *kind_of(const struct stat *st)
{
  for (size_t i = 0; i < sizeof file_kinds / sizeof *file_kinds; i++)
    if ((st->st_mode & S_IFMT) == file_kinds[i].mode) return file_kinds[i].name;
  return "no file";
}

static bool check_regular(const struct stat *st, const char *path, struct err *err)
{
  if (S_ISREG(st->st_mode)) return true;
  return err_set(err, "%s: is %s; only regular files are read", path, kind_of(st));
}

/* May a file take the name? Of a device it would take the place, where its folder allows that. */
static bool check_name(const char *path, struct err *err)
{
  struct stat st;
  if (lstat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISLNK(st.st_mode)) return true;
  return err_set(
      err, "%s: cannot be written: is %s; only regular files are written", path, kind_of(&st));
}

static bool too_large(const char *path, size_t limit_bytes, struct err *err)
{
  return err_set(err, "%s: is larger than the %zu kB that are read", path, limit_bytes / 1024);
}

/* Waits until a descriptor that does not block has something. */
static bool wait_readable(int fd)
{
  struct pollfd p = {.fd = fd, .events = POLLIN};
  return poll(&p, 1, -1) >= 0 || errno == EINTR;
}

static ssize_t read_some(int fd, char *to, size_t n)
{
  for (;;) {
    ssize_t got = read(fd, to, n);
    if (got >= 0) return got;
    if (errno == EAGAIN && wait_readable(fd)) continue;
    if (errno != EINTR) return -1;
  }
}

static bool read_to_end(
    int fd, const char *name, size_t limit_bytes, struct buf *out, struct err *err)
{
  enum { STEP_BYTES = 64 * 1024 };
  size_t start = out->n;
  for (;;) {
    size_t room = out->cap > out->n + 1 ? out->cap - out->n - 1 : STEP_BYTES;
    ssize_t got = read_some(fd, buf_reserve(out, room), room);
    if (got < 0) {
      err_errno(err, "%s", name);
      break;
    }
    out->n += (size_t)got;
    out->p[out->n] = '\0';
    if (got == 0) return true;
    if (out->n - start > limit_bytes) {
      too_large(name, limit_bytes, err);
      break;
    }
  }
  buf_truncate(out, start);
  return false;
}

int64_t fs_time_ns(const struct timespec *time)
{
  return (int64_t)((uint64_t)time->tv_sec * 1000000000 + (uint64_t)time->tv_nsec);
}

struct fs_stamp fs_stamp_of(const struct stat *status)
{
  return (struct fs_stamp){
      .mtime_ns = fs_time_ns(&status->st_mtim),
      .size_bytes = status->st_size,
      .inode = status->st_ino,
  };
}

bool fs_look(const char *path, struct fs_stamp *stamp)
{
  struct stat st;
  if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) return false;
  *stamp = fs_stamp_of(&st);
  return true;
}

bool fs_is_folder(const char *path)
{
  struct stat st;
  return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Looked at before it is opened, since opening a device can already do something, and again after,
 * since it may have been exchanged. Returns the descriptor or -1. */
static int open_regular(
    int dir_fd, const char *path, bool follow, struct fs_stamp *stamp, struct err *err)
{
  struct stat st;
  if (fstatat(dir_fd, path, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0) {
    err_errno(err, "%s", path);
    return -1;
  }
  if (!check_regular(&st, path, err)) return -1;
  int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
  int fd = follow ? openat(dir_fd, path, flags) : beneath_open(dir_fd, path, flags);
  if (fd < 0) {
    err_errno(err, "%s", path);
    return -1;
  }
  bool ok = fstat(fd, &st) == 0 ? check_regular(&st, path, err) : err_errno(err, "%s", path);
  if (ok) {
    if (stamp) *stamp = fs_stamp_of(&st);
    return fd;
  }
  close(fd);
  return -1;
}

int fs_open_at(int dir_fd, const char *name, struct fs_stamp *stamp, struct err *err)
{
  return open_regular(dir_fd, name, false, stamp, err);
}

bool fs_read(
    const char *path, size_t limit_bytes, struct buf *out, struct fs_stamp *stamp, struct err *err)
{
  int fd = open_regular(AT_FDCWD, path, true, stamp, err);
  if (fd < 0) return false;
  bool ok = fs_read_fd(fd, path, limit_bytes, out, err);
  close(fd);
  return ok;
}

bool fs_read_real(
    const char *path, size_t limit_bytes, struct buf *out, struct fs_stamp *stamp, struct err *err)
{
  int fd = open_regular(AT_FDCWD, path, false, stamp, err);
  if (fd < 0) return false;
  bool ok = fs_read_fd(fd, path, limit_bytes, out, err);
  close(fd);
  return ok;
}

/* What the file is said to hold spares growing and a long read in vain; a file may grow or shrink
 * meanwhile, so it is read to its end all the same. */
bool fs_read_fd(int fd, const char *name, size_t limit_bytes, struct buf *out, struct err *err)
{
  struct stat st;
  if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
    if ((uint64_t)st.st_size > limit_bytes) return too_large(name, limit_bytes, err);
    buf_reserve(out, (size_t)st.st_size + 1);
  }
  return read_to_end(fd, name, limit_bytes, out, err);
}

/* ---- writing ---- */

static bool write_all(int fd, struct str data)
{
  while (data.n) {
    ssize_t done = write(fd, data.p, data.n);
    if (done < 0 && errno != EINTR) return false;
    if (done > 0) data = str_from(data, (size_t)done);
  }
  return true;
}

bool fs_fill(int fd, struct str data, unsigned mode)
{
  bool ok = fchmod(fd, (mode_t)mode) == 0 && write_all(fd, data) && fsync(fd) == 0;
  int number = errno;
  if (close(fd) != 0 && ok) return false;
  errno = number;
  return ok;
}

/* Makes the new name last. Some file systems cannot; then there is nothing to be done. */
static void sync_folder(const char *path)
{
  int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

bool fs_write(const char *path, struct str data, unsigned mode, struct err *err)
{
  struct buf folder = BUF_INIT, temporary = BUF_INIT;
  struct str dir = fs_dirname(str_of(path));
  if (!check_name(path, err)) return false;
  buf_add(&folder, dir.n ? dir : STR_LIT("."));
  fs_add_joined(&temporary, buf_str(&folder), STR_LIT(".fieldnotes-XXXXXX"));

  int fd = mkostemp(temporary.p, O_CLOEXEC);
  bool ok = fd >= 0 && fs_fill(fd, data, mode) && rename(temporary.p, path) == 0;
  if (ok)
    sync_folder(folder.p);
  else
    err_errno(err, "%s: cannot be written", path);
  if (fd >= 0 && !ok) unlink(temporary.p);
  buf_release(&folder);
  buf_release(&temporary);
  return ok;
}

/* ---- folders ---- */

static bool make_dir(const char *path, unsigned mode, struct err *err)
{
  struct stat st;
  if (mkdir(path, (mode_t)mode) == 0) {
    if (chmod(path, (mode_t)mode) == 0) return true;
  } else {
    int number = errno;
    if (stat(path, &st) == 0) {
      return S_ISDIR(st.st_mode) || err_set(err, "%s: is a file, not a folder", path);
    }
    errno = number;
  }
  return err_errno(err, "%s: cannot be made", path);
}

bool fs_make_dirs(const char *path, unsigned mode, struct err *err)
{
  struct buf part = BUF_INIT;
  bool ok = true;
  for (const char *end = path; ok && *end;) {
    end += strspn(end, "/");
    end += strcspn(end, "/");
    buf_clear(&part);
    buf_add(&part, (struct str){path, (size_t)(end - path)});
    ok = make_dir(buf_cstr(&part), mode, err);
  }
  buf_release(&part);
  return ok;
}

/* ---- names ---- */

void fs_add_joined(struct buf *out, struct str dir, struct str name)
{
  bool alone = !dir.n || str_starts(name, STR_LIT("/"));
  if (!alone) {
    buf_add(out, dir);
    if (!str_ends(dir, STR_LIT("/"))) buf_add_char(out, '/');
  }
  buf_add(out, name);
}

static struct str without_end_slashes(struct str path)
{
  while (path.n > 1 && path.p[path.n - 1] == '/')
    path.n--;
  return path;
}

/* Where the last part of a path begins. */
static size_t last_part(struct str path)
{
  size_t at = path.n;
  while (at && path.p[at - 1] != '/')
    at--;
  return at;
}

struct str fs_dirname(struct str path)
{
  path = without_end_slashes(path);
  if (str_eq(path, STR_LIT("/"))) return path;
  return without_end_slashes(str_first(path, last_part(path)));
}

struct str fs_basename(struct str path)
{
  path = without_end_slashes(path);
  if (str_eq(path, STR_LIT("/"))) return path;
  return str_from(path, last_part(path));
}

struct str fs_suffix(struct str path)
{
  struct str name = fs_basename(path);
  for (size_t i = name.n; i-- > 1;)
    if (name.p[i] == '.') return str_from(name, i + 1);
  return STR_NONE;
}

bool fs_add_real(struct buf *out, const char *path, struct err *err)
{
  char *real = realpath(path, NULL);
  if (!real) return err_errno(err, "%s", *path ? path : "\"\"");
  buf_add_cstr(out, real);
  free(real);
  return true;
}

bool fs_is_beneath(struct str path, struct str folder)
{
  if (!str_starts(path, folder)) return false;
  return path.n == folder.n || str_ends(folder, STR_LIT("/")) || path.p[folder.n] == '/';
}

struct str fs_from_here(struct str path)
{
  char *here = getcwd(NULL, 0);
  struct str folder = str_of(here);
  bool beneath =
      folder.n && str_starts(path, folder) && path.n > folder.n + 1 && path.p[folder.n] == '/';
  struct str rest = beneath ? str_from(path, folder.n + 1) : path;
  free(here);
  return rest;
}
