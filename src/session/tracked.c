/* Telling a note by its reference, its content, its path. */
#include "session/tracked.h"

#include "base/limits.h"
#include "library/fnv.h"
#include "session/list_pane.h"
#include "session/track.h"

void tracked_release(struct tracked *t)
{
  buf_release(&t->path);
  buf_release(&t->reference);
}

static void fill(struct tracked *t, const struct article *a, struct str path, uint64_t hash)
{
  const struct tree *source = tree_at(a->meta, STR_LIT("payload.source id"));
  buf_add(&t->path, path);
  if (a->reference.n)
    buf_add(&t->reference, a->reference);
  else if (source && source->kind == TREE_SCALAR)
    buf_add(&t->reference, source->value);
  t->name = fs_basename(buf_str(&t->path));
  t->note = (struct state_note){buf_str(&t->reference), hash, buf_str(&t->path)};
}

bool tracked_page(const struct session *s, struct tracked *out)
{
  const struct page_pane *p = &s->page;
  *out = (struct tracked){.name = STR_NONE};
  if (!p->article || !p->path.n) return false;
  fill(out, p->article, buf_str(&p->path), p->hash);
  return true;
}

/* A note that is not open is read for it. */
static bool read_note(struct session *s, struct str path, struct tracked *out)
{
  struct buf bytes = BUF_INIT;
  struct err err = ERR_INIT;
  bool ok = library_read(s->library, path, &bytes, NULL, &err);
  if (ok) {
    uint64_t hash = fnv1a(buf_str(&bytes));
    struct article *a = article_take(path, &bytes);
    fill(out, a, path, hash);
    article_free(a);
  } else {
    session_complain(s, "%s", err.text);
  }
  buf_release(&bytes);
  return ok;
}

static bool tracked_selected(struct session *s, struct tracked *out)
{
  const struct result_row *row = list_pane_selected(s);
  struct buf path = BUF_INIT;
  if (row && row->path.n) list_pane_add_path(s, &path, row);
  bool is_open = path.n && s->page.article && str_eq(buf_str(&path), buf_str(&s->page.path));
  bool ok = is_open ? tracked_page(s, out) : path.n && read_note(s, buf_str(&path), out);
  if (!path.n) session_complain(s, "no note is selected");
  buf_release(&path);
  return ok;
}

bool tracked_target(struct session *s, struct tracked *out)
{
  *out = (struct tracked){.name = STR_NONE};
  track_read(s);
  if (s->focus == PANE_LIST || s->focus == PANE_FACETS) return tracked_selected(s, out);
  if (tracked_page(s, out)) return true;
  session_complain(s, "only what is in a file is kept track of");
  return false;
}
