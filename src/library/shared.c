/* Reading and exchanging a shared index. */
#include "library/shared.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHARED_FOLDER ".fieldnotes"
#define SHARED_FILE SHARED_FOLDER "/index.db"

/* What stands for the roots in it: its own folder, wherever that is. */
static const struct str shared_roots = {".", 2};

enum { MAGIC_BYTES = 16, WRITE_VERSION = 18, READ_VERSION = 19, HEADER_BYTES = 20 };

void shared_add_path(const struct library *l, struct buf *out)
{
  root_add_path(&l->roots[0], STR_LIT(SHARED_FILE), out);
}

static bool stat_shared(const struct library *l, struct stat *status)
{
  return l->n_roots == 1 && fstatat(l->roots[0].fd, SHARED_FILE, status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* A file with a write-ahead log would have SQLite make files beside it (file format, section 1.3:
 * both versions are 1 where there is none). */
static bool has_no_log(const struct library *l)
{
  struct err ignored;
  char header[HEADER_BYTES];
  int fd = fs_open_at(l->roots[0].fd, SHARED_FILE, NULL, &ignored);
  bool ok = fd >= 0 && pread(fd, header, sizeof header, 0) == (ssize_t)sizeof header &&
            memcmp(header, "SQLite format 3", MAGIC_BYTES) == 0 && header[WRITE_VERSION] == 1 &&
            header[READ_VERSION] == 1;
  if (fd >= 0) close(fd);
  return ok;
}

static void refuse(struct library *l, enum schema_state state)
{
  static const char *const why[] = {
      [SCHEMA_EMPTY] = "holds nothing",
      [SCHEMA_NEWER] = "is of a newer version of this program",
      [SCHEMA_OLDER] = "is of an older version of this program",
      [SCHEMA_FOREIGN] = "is something else",
      [SCHEMA_DAMAGED] = "is damaged",
      [SCHEMA_FAILED] = "cannot be read",
  };
  struct buf sentence = BUF_INIT;
  shared_add_path(l, &sentence);
  buf_addf(&sentence, " %s: an index of your own is used", why[state]);
  library_tell(l, buf_cstr(&sentence));
  buf_release(&sentence);
}

struct index *shared_open(struct library *l)
{
  struct stat status;
  struct buf path = BUF_INIT;
  enum schema_state state = SCHEMA_DAMAGED;
  if (l->shared_is_refused || !stat_shared(l, &status)) return NULL;
  shared_add_path(l, &path);
  struct index *x = NULL;
  if (S_ISREG(status.st_mode) && has_no_log(l)) {
    x = index_open_file(buf_cstr(&path), shared_roots, DB_SHARED, &state);
    x->inode = status.st_ino;
  }
  buf_release(&path);
  if (state == SCHEMA_OURS) return x;
  refuse(l, state);
  l->shared_is_refused = true;
  index_close(x);
  return NULL;
}

bool shared_is_there(const struct library *l)
{
  struct stat status;
  return stat_shared(l, &status) && status.st_ino == l->index->inode;
}

bool shared_make_place(const struct library *l, struct place *out, struct err *err)
{
  struct buf path = BUF_INIT;
  *out = (struct place)PLACE_INIT;
  root_add_path(&l->roots[0], STR_LIT(SHARED_FOLDER), &path);
  bool ok = mkdir(buf_cstr(&path), 0777) == 0 || errno == EEXIST ||
            err_errno(err, "%s cannot be made", buf_cstr(&path));
  ok = ok && fs_add_real(&out->folder, buf_cstr(&path), err);
  if (ok && !str_eq(buf_str(&out->folder), buf_str(&path)))
    ok = err_set(err, "%s leads elsewhere", buf_cstr(&path));
  buf_add(&out->roots, shared_roots);
  buf_release(&path);
  if (!ok) place_release(out);
  return ok;
}

/* As readable as any file that is made there. */
static mode_t shared_mode(void)
{
  mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

bool shared_show(
    const struct library *l, const struct place *place, unsigned number, struct err *err)
{
  struct buf built = BUF_INIT, path = BUF_INIT;
  place_add_path(place, PLACE_HIDDEN, number, &built);
  shared_add_path(l, &path);
  int fd = open(buf_cstr(&built), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  bool ok = fd >= 0 && fchmod(fd, shared_mode()) == 0 && fsync(fd) == 0 &&
            rename(buf_cstr(&built), buf_cstr(&path)) == 0;
  if (!ok) err_errno(err, "%s cannot be put in its place", buf_cstr(&path));
  if (fd >= 0) close(fd);
  buf_release(&built);
  buf_release(&path);
  return ok;
}
