/* Files: read whole with a limit, written so that a kill leaves the old or the new one, folders
 * made private. Only regular files are read; FIFOs, devices and sockets are told, never waited
 * for. Paths are bytes; what is printed of them goes through safe.h. */
#ifndef BASE_FS_H
#define BASE_FS_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

struct stat;
struct timespec;

struct fs_stamp {
  int64_t mtime_ns;
  int64_t size_bytes;
  uint64_t inode;
};

static inline bool fs_stamp_eq(const struct fs_stamp *a, const struct fs_stamp *b)
{
  return a->mtime_ns == b->mtime_ns && a->size_bytes == b->size_bytes && a->inode == b->inode;
}

/* A file's or a clock's time since 1970. What is beyond the year 2262, as a file may claim, goes
 * round: another time stays another number. */
int64_t fs_time_ns(const struct timespec *time);

/* The stamp of a file whose status is known. */
struct fs_stamp fs_stamp_of(const struct stat *status);

/* The stamp of the regular file at path; false when there is none there. */
bool fs_look(const char *path, struct fs_stamp *stamp);

/* Is there a folder, or a link to one? */
bool fs_is_folder(const char *path);

/* Reads the regular file at path, at most limit_bytes, into *out (added). *stamp may be NULL. */
bool fs_read(
    const char *path, size_t limit_bytes, struct buf *out, struct fs_stamp *stamp, struct err *err);

/* The same of a canonical path (fs_add_real): a link in any part of it came meanwhile, and is not
 * followed. */
bool fs_read_real(
    const char *path, size_t limit_bytes, struct buf *out, struct fs_stamp *stamp, struct err *err);

/* Opens the regular file `name` beneath a folder opened before, without following a link in any
 * part and without ever waiting; read it by fs_read_fd. Returns a descriptor that the caller
 * closes, or -1. *stamp may be NULL. */
int fs_open_at(int dir_fd, const char *name, struct fs_stamp *stamp, struct err *err);

/* Reads an open file or a stream (a pipe too) to its end, at most limit_bytes, into *out (added).
 * `name` is for the sentence. */
bool fs_read_fd(int fd, const char *name, size_t limit_bytes, struct buf *out, struct err *err);

/* Writes data to path by a temporary file beside it, fsync and rename; mode as given. A link is
 * replaced; a folder, a device and the like are left alone, with a sentence. */
bool fs_write(const char *path, struct str data, unsigned mode, struct err *err);

/* Gives an open new file its mode and all its bytes, brings them to the disk, and closes it. False
 * leaves errno. */
bool fs_fill(int fd, struct str data, unsigned mode);

/* Makes a folder and its missing parents, each with `mode`, whatever the umask. */
bool fs_make_dirs(const char *path, unsigned mode, struct err *err);

/* Adds dir and name joined by one '/'. An absolute name, or an empty dir, stands alone. */
void fs_add_joined(struct buf *out, struct str dir, struct str name);

/* The parts of a path: "a/b.md" -> "a", "b.md", and "md" without its dot. */
struct str fs_dirname(struct str path);
struct str fs_basename(struct str path);
struct str fs_suffix(struct str path);

/* Adds the canonical absolute form of path (realpath); false when it does not exist. */
bool fs_add_real(struct buf *out, const char *path, struct err *err);

/* Is a canonical path that folder, or beneath it? */
bool fs_is_beneath(struct str path, struct str folder);

/* The part of an absolute path beneath the working folder; all of it when it is elsewhere. */
struct str fs_from_here(struct str path);

#endif
