/* Links followed to files. */
#include "session/link_find.h"

#include "base/fs.h"

static bool is_beneath(struct str path, struct str root)
{
  if (root.n == 1 && root.p[0] == '/') return true;
  return str_starts(path, root) && path.n > root.n && path.p[root.n] == '/';
}

/* The note's folder beneath the root; the root where it is not known to be there. */
static struct str folder_beneath(const struct link_base *base)
{
  if (!is_beneath(base->note, base->root)) return STR_NONE;
  return fs_dirname(str_from(base->note, base->root.n == 1 ? 1 : base->root.n + 1));
}

/* Adds the canonical path of a file beneath the root, if a regular one is there. */
static bool try_file(struct buf *out, struct str root, struct str path)
{
  struct buf whole = BUF_INIT;
  struct fs_stamp stamp;
  struct err err;
  fs_add_joined(&whole, root, path);
  bool found = fs_look(buf_cstr(&whole), &stamp) && fs_add_real(out, buf_cstr(&whole), &err);
  buf_release(&whole);
  return found;
}

static bool find_file(struct buf *out, struct str root, struct str path)
{
  struct buf candidate = BUF_INIT;
  bool found = false;
  for (size_t i = 0; i < LINK_ENDINGS && !found; i++) {
    buf_clear(&candidate);
    found = link_add_candidate(&candidate, path, i) && try_file(out, root, buf_str(&candidate));
  }
  buf_release(&candidate);
  return found;
}

/* Adds where a path leads that climbs out of the root. */
static bool find_outside(struct buf *out, const struct link_base *base, struct str path)
{
  bool from_root = path.p[0] == '/';
  return find_file(out, from_root ? base->root : fs_dirname(base->note), str_from(path, from_root));
}

enum link_end link_find(const struct link_base *base, struct str path, struct buf *out)
{
  struct buf beneath = BUF_INIT;
  size_t before = out->n;
  bool found = link_add_beneath(&beneath, folder_beneath(base), path)
                   ? find_file(out, base->root, buf_str(&beneath))
                   : find_outside(out, base, path);
  buf_release(&beneath);
  if (!found) return LINK_ABSENT;
  if (is_beneath(str_from(buf_str(out), before), base->root)) return LINK_LEADS;
  buf_truncate(out, before);
  return LINK_OUTSIDE;
}

bool link_resolve(const struct link_base *base, struct str path, struct buf *out, struct err *err)
{
  switch (link_find(base, path, out)) {
  case LINK_LEADS: return true;
  case LINK_ABSENT:
    return err_set(err, "the link leads to %.*s, which is not there", STR_ARG(path));
  default: return err_set(err, "the link leads out of the library, to %.*s", STR_ARG(path));
  }
}
