/* The files around a note. */
#include "session/world.h"

#include "base/fs.h"

static int64_t file_bytes(void *context, struct str url)
{
  const struct world *w = context;
  struct link_base base = world_base(w);
  struct link_parts link;
  struct buf path = BUF_INIT;
  struct fs_stamp stamp;
  int64_t bytes = FILE_UNKNOWN;
  if (link_parse(url, LINK_MARKDOWN, &link) && link.kind == LINK_FILE && base.root.n) {
    enum link_end end = link_find(&base, buf_str(&link.path), &path);
    if (end == LINK_ABSENT) bytes = FILE_ABSENT;
    if (end == LINK_LEADS && fs_look(buf_cstr(&path), &stamp)) bytes = stamp.size_bytes;
  }
  link_release(&link);
  buf_release(&path);
  return bytes;
}

/* The canonical folder of a path. */
static void add_folder(struct buf *out, struct str path)
{
  struct buf folder = BUF_INIT;
  struct err ignored;
  buf_add(&folder, fs_dirname(path));
  if (!folder.n) buf_add_char(&folder, '.');
  if (!fs_add_real(out, buf_cstr(&folder), &ignored)) buf_add(out, buf_str(&folder));
  buf_release(&folder);
}

void world_init(struct world *w, struct library *library, struct str path)
{
  struct buf relative = BUF_INIT;
  *w = (struct world){.page = {.context = w, .file_bytes = file_bytes}};
  buf_add(&w->note, path);
  if (library && library_relative(library, path, &relative) && relative.n < path.n)
    w->library = library;
  if (w->library)
    buf_add(&w->root, str_first(path, path.n - relative.n - 1));
  else if (path.n)
    add_folder(&w->root, path);
  buf_release(&relative);
}

static bool is_broken(void *context, const struct link *link)
{
  struct world *w = context;
  return link_checker_is_broken(&w->links, link);
}

void world_check_links(struct world *w, const struct document *doc)
{
  struct link_base base = world_base(w);
  link_checker_release(&w->links);
  link_checker_begin(&w->links, doc, &base, w->library);
  w->page.is_broken = is_broken;
}

void world_release(struct world *w)
{
  link_checker_release(&w->links);
  buf_release(&w->note);
  buf_release(&w->root);
  *w = (struct world){0};
}

struct link_base world_base(const struct world *w)
{
  return (struct link_base){.note = buf_str(&w->note), .root = buf_str(&w->root)};
}
