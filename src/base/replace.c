/* Replacing a file by name. */
#include "base/replace.h"

#include "base/beneath.h"
#include "base/buf.h"
#include "base/fs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A file in its folder, which stays the same folder whatever becomes of its path. */
struct target {
  const char *path, *shown; /* shown: what sentences call it */
  int dir_fd;
  const char *name;
  struct stat status;
};

enum { ANY_WRITE = S_IWUSR | S_IWGRP | S_IWOTH, ALL_MODES = 07777 };

/* ---- what may be replaced ---- */

static bool open_folder(struct target *t, struct err *err)
{
  struct buf folder = BUF_INIT;
  buf_add(&folder, fs_dirname(str_of(t->path)));
  t->name = fs_basename(str_of(t->path)).p;
  t->dir_fd =
      beneath_open(AT_FDCWD, buf_cstr(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
  bool is_link = t->dir_fd < 0 && (errno == ELOOP || errno == ENOTDIR);
  if (is_link)
    err_set(
        err, "%s: a part of its path is a link, and nothing is written through links", t->shown);
  else if (t->dir_fd < 0)
    err_errno(err, "%s", t->shown);
  buf_release(&folder);
  return t->dir_fd >= 0;
}

/* Root may write everything; what its owner has closed to all stays closed. */
static bool is_open_to_us(const struct target *t, const char *name, mode_t mode)
{
  return mode & ANY_WRITE && faccessat(t->dir_fd, name, W_OK, AT_EACCESS) == 0;
}

static bool check_target(struct target *t, struct err *err)
{
  struct stat folder;
  if (fstatat(t->dir_fd, t->name, &t->status, AT_SYMLINK_NOFOLLOW) != 0 ||
      fstat(t->dir_fd, &folder) != 0)
    return err_errno(err, "%s", t->shown);
  if (S_ISLNK(t->status.st_mode))
    return err_set(err, "%s: is a link, and nothing is written through links", t->shown);
  if (!S_ISREG(t->status.st_mode)) return err_set(err, "%s: is no regular file", t->shown);
  if (t->status.st_nlink > 1)
    return err_set(err, "%s: has %lu names (hard links), and writing would part them", t->shown,
        (unsigned long)t->status.st_nlink);
  if (!is_open_to_us(t, t->name, t->status.st_mode))
    return err_set(err, "%s: is read-only", t->shown);
  if (!is_open_to_us(t, ".", folder.st_mode))
    return err_set(err, "%s: its folder is read-only", t->shown);
  return true;
}

static bool target_open(struct target *t, const char *path, const char *shown, struct err *err)
{
  *t = (struct target){.path = path, .shown = shown, .dir_fd = -1};
  return open_folder(t, err) && check_target(t, err);
}

static void target_close(struct target *t)
{
  if (t->dir_fd >= 0) close(t->dir_fd);
}

bool replace_may(const char *path, const char *shown, struct err *err)
{
  struct target t;
  bool may = target_open(&t, path, shown, err);
  target_close(&t);
  return may;
}

/* ---- is it as it was? ---- */

static bool holds(const struct target *t, struct str before)
{
  struct err ignored = ERR_INIT;
  struct buf now = BUF_INIT;
  struct fs_stamp stamp;
  int fd = fs_open_at(t->dir_fd, t->name, &stamp, &ignored);
  bool same = fd >= 0 && stamp.inode == t->status.st_ino &&
              fs_read_fd(fd, t->name, before.n + 1, &now, &ignored) &&
              str_eq(buf_str(&now), before);
  if (fd >= 0) close(fd);
  buf_release(&now);
  return same;
}

static enum replaced changed(const struct target *t, struct err *err)
{
  err_set(err, "%s: has changed since it was read", t->shown);
  return REPLACE_CHANGED;
}

/* ---- the new content ---- */

enum { NAME_BYTES = 48, NAMES_TRIED = 100 };

/* Hidden, and no name that a library takes for a note. Returns a descriptor, or -1 with errno. */
static int open_new(const struct target *t, char name[NAME_BYTES])
{
  int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, fd = -1;
  for (int i = 0; fd < 0 && i < NAMES_TRIED; i++) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(name, NAME_BYTES, ".fieldnotes-%lx-%lx-%x", (long)getpid(), now.tv_nsec, (unsigned)i);
    fd = openat(t->dir_fd, name, flags, 0600);
    if (fd < 0 && errno != EEXIST) break;
  }
  return fd;
}

/* Before the mode, from which a change of owner takes bits away. Who may not give a file away gives
 * it to the group alone, or not even that. */
static void take_owner(int fd, const struct stat *of)
{
  struct stat new;
  bool differs = fstat(fd, &new) != 0 || new.st_uid != of->st_uid || new.st_gid != of->st_gid;
  if (differs && fchown(fd, of->st_uid, of->st_gid) != 0 && fchown(fd, (uid_t)-1, of->st_gid) != 0)
    errno = 0;
}

static bool fill(int fd, const struct target *t, struct str after)
{
  take_owner(fd, &t->status);
  return fs_fill(fd, after, t->status.st_mode & ALL_MODES);
}

static enum replaced put(
    const struct target *t, struct str before, struct str after, struct err *err)
{
  char name[NAME_BYTES];
  enum replaced how = REPLACE_REFUSED;
  int fd = open_new(t, name);
  bool is_full = fd >= 0 && fill(fd, t, after);
  if (is_full && !holds(t, before)) {
    how = changed(t, err);
  } else if (!is_full || renameat(t->dir_fd, name, t->dir_fd, t->name) != 0) {
    err_errno(err, "%s: cannot be written", t->shown);
  } else {
    fsync(t->dir_fd); /* some file systems cannot; then there is nothing to be done */
    return REPLACED;
  }
  if (fd >= 0) unlinkat(t->dir_fd, name, 0);
  return how;
}

enum replaced replace_file(
    const char *path, const char *shown, struct str before, struct str after, struct err *err)
{
  struct target t;
  bool is_gone = access(path, F_OK) != 0 && errno == ENOENT;
  if (is_gone) {
    err_errno(err, "%s", shown);
    return REPLACE_CHANGED;
  }
  enum replaced how = REPLACE_REFUSED;
  if (target_open(&t, path, shown, err))
    how = holds(&t, before) ? put(&t, before, after, err) : changed(&t, err);
  target_close(&t);
  return how;
}
