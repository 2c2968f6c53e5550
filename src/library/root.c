/* Opening a root folder and reading files beneath it. */
#include "library/root.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

bool root_open(struct root *r, const char *path, struct err *err)
{
  *r = (struct root){BUF_INIT, -1};
  if (!fs_add_real(&r->path, path, err)) return false;
  r->fd = open(buf_cstr(&r->path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (r->fd >= 0) return true;
  err_errno(err, "%s", path);
  root_close(r);
  return false;
}

void root_close(struct root *r)
{
  if (r->fd >= 0) close(r->fd);
  r->fd = -1;
  buf_release(&r->path);
}

void root_add_path(const struct root *r, struct str path, struct buf *out)
{
  fs_add_joined(out, buf_str(&r->path), path);
}

bool root_add_target(const struct root *r, struct str path, struct buf *out, struct err *err)
{
  struct buf link = BUF_INIT, real = BUF_INIT;
  root_add_path(r, path, &link);
  bool ok = fs_add_real(&real, buf_cstr(&link), err);
  struct str target = buf_str(&real), root = buf_str(&r->path);
  size_t skip = str_ends(root, STR_LIT("/")) ? root.n : root.n + 1;
  if (ok && (!str_starts(target, root) || target.n <= skip || target.p[skip - 1] != '/'))
    ok = err_set(err, "%s: links out of the library", buf_cstr(&link));
  if (ok) buf_add(out, str_from(target, skip));
  buf_release(&link);
  buf_release(&real);
  return ok;
}

/* Does the path stay beneath the folder that it is relative to, as far as its text says? */
static bool stays_beneath(struct str path)
{
  struct str rest = path, part;
  if (!path.n || str_has(path, '\0')) return false;
  while (str_cut(&rest, '/', &part))
    if (!part.n || str_eq(part, STR_LIT("..")) || str_eq(part, STR_LIT("."))) return false;
  return true;
}

static bool is_link(const struct root *r, const char *path)
{
  struct stat status;
  return fstatat(r->fd, path, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

bool root_add_real(const struct root *r, struct str path, struct buf *out, struct err *err)
{
  struct buf name = BUF_INIT, target = BUF_INIT;
  buf_add(&name, path);
  bool ok = !is_link(r, buf_cstr(&name)) || root_add_target(r, path, &target, err);
  if (ok) root_add_path(r, target.n ? buf_str(&target) : path, out);
  buf_release(&name);
  buf_release(&target);
  return ok;
}

static bool read_regular(
    const struct root *r, const char *path, size_t limit_bytes, struct buf *out, struct err *err)
{
  int fd = fs_open_at(r->fd, path, NULL, err);
  if (fd < 0) return false;
  bool ok = fs_read_fd(fd, path, limit_bytes, out, err);
  close(fd);
  return ok;
}

bool root_read(
    const struct root *r, struct str path, size_t limit_bytes, struct buf *out, struct err *err)
{
  if (!stays_beneath(path)) return err_set(err, "%.*s: is not beneath its root", STR_ARG(path));
  struct buf name = BUF_INIT, target = BUF_INIT;
  buf_add(&name, path);
  bool follows = is_link(r, buf_cstr(&name));
  bool ok = !follows || root_add_target(r, path, &target, err);
  if (ok) ok = read_regular(r, buf_cstr(follows ? &target : &name), limit_bytes, out, err);
  buf_release(&name);
  buf_release(&target);
  return ok;
}

static bool cut(struct err *why, struct str path)
{
  assert(why);
  struct str text = str_of(why->text);
  if (!str_starts(text, path) || !str_starts(str_from(text, path.n), STR_LIT(": "))) return false;
  memmove(why->text, why->text + path.n + 2, text.n - path.n - 1);
  return true;
}

void root_cut_path(const struct root *r, struct str path, struct err *why)
{
  struct buf whole = BUF_INIT;
  root_add_path(r, path, &whole);
  if (!cut(why, path)) cut(why, buf_str(&whole));
  buf_release(&whole);
}

bool root_lacks(const struct root *r, struct str path)
{
  struct stat status;
  struct buf name = BUF_INIT;
  buf_add(&name, path);
  bool lacks = fstatat(r->fd, buf_cstr(&name), &status, AT_SYMLINK_NOFOLLOW) != 0 &&
               (errno == ENOENT || errno == ENOTDIR);
  buf_release(&name);
  return lacks;
}
