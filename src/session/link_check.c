/* Looking for what links lead to. */
#include "session/link_check.h"

#include "base/ascii.h"
#include "base/limits.h"

enum { FILE_THERE = 1, FILE_MISSING };

static void add_lower(struct buf *out, struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    buf_add_char(out, ascii_lower(s.p[i]));
}

/* ---- places of the page ---- */

static void see_anchor(struct link_checker *c, struct str anchor)
{
  struct buf lower = BUF_INIT;
  if (anchor.n) {
    add_lower(&lower, anchor);
    textset_add(&c->anchors, buf_str(&lower));
  }
  buf_release(&lower);
}

static void see_anchors(struct link_checker *c)
{
  for (; c->n_blocks < c->doc->n_blocks; c->n_blocks++)
    see_anchor(c, c->doc->blocks[c->n_blocks].anchor);
  for (; c->n_anchors < c->doc->n_anchors; c->n_anchors++)
    see_anchor(c, c->doc->anchors[c->n_anchors].name);
}

/* A heading that is not there may still come. */
static bool lacks_anchor(struct link_checker *c, struct str anchor)
{
  struct buf lower = BUF_INIT;
  if (!anchor.n || link_is_top(anchor)) return false;
  see_anchors(c);
  add_lower(&lower, anchor);
  bool lacks = document_is_whole(c->doc) && !textset_find(&c->anchors, buf_str(&lower));
  buf_release(&lower);
  return lacks;
}

/* ---- files ---- */

/* Could it be there all the same, in a library that is not known? */
static bool may_be_there(const struct link_checker *c, struct str path, enum link_end end)
{
  return !c->library && (end == LINK_OUTSIDE || path.p[0] == '/');
}

static bool is_name(struct link_checker *c, struct str path)
{
  if (!c->library || library_has_name(c->library, path)) return true;
  c->n_unsure += c->is_indexing;
  return c->is_indexing;
}

static bool is_missing(struct link_checker *c, struct str path, bool is_wiki)
{
  struct buf found = BUF_INIT;
  enum link_end end = link_find(&c->base, path, &found);
  buf_release(&found);
  if (end == LINK_LEADS || may_be_there(c, path, end)) return false;
  return !is_wiki || !is_name(c, path);
}

static bool lacks_file(struct link_checker *c, struct str path, bool is_wiki)
{
  if (!c->base.root.n) return false;
  struct textset_item *known = textset_find(&c->files, path);
  if (!known) {
    if (c->n_looked_for >= LIMIT_PAGE_LINKS_CHECKED) return false;
    c->n_looked_for++;
    known = textset_add(&c->files, path);
    known->number = is_missing(c, path, is_wiki) ? FILE_MISSING : FILE_THERE;
  }
  return known->number == FILE_MISSING;
}

bool link_checker_is_broken(struct link_checker *c, const struct link *link)
{
  struct link_parts parts;
  enum link_style style = link->is_wiki ? LINK_WIKI : LINK_MARKDOWN;
  if (link_is_unfinished(link->url)) return false;
  bool broken = !link_parse(link->url, style, &parts);
  if (!broken && parts.kind == LINK_ANCHOR) broken = lacks_anchor(c, buf_str(&parts.anchor));
  if (!broken && parts.kind == LINK_FILE)
    broken = lacks_file(c, buf_str(&parts.path), link->is_wiki);
  link_release(&parts);
  return broken;
}

void link_checker_begin(struct link_checker *c, const struct document *doc,
    const struct link_base *base, struct library *library)
{
  *c = (struct link_checker){.doc = doc, .base = *base, .library = library};
  c->arena = arena_new();
  c->files.arena = c->anchors.arena = c->arena;
}

void link_checker_release(struct link_checker *c)
{
  textset_release(&c->files);
  textset_release(&c->anchors);
  arena_free(c->arena);
  *c = (struct link_checker){0};
}
