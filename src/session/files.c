/* Several files. */
#include "session/files.h"

#include "base/fs.h"
#include "base/mem.h"
#include "session/follow.h"
#include "session/history.h"
#include "session/list_pane.h"
#include "session/page_find.h"
#include "session/page_pane.h"

#include <stdlib.h>

void files_release(struct files *f)
{
  for (size_t i = 0; i < f->n; i++) {
    free(f->items[i].id);
    free(f->items[i].anchor);
    free(f->items[i].pattern);
  }
  free(f->items);
}

static bool take_file(struct files *f, const struct session_page *page, struct err *err)
{
  struct given_file *file = &f->items[f->n];
  struct buf id = BUF_INIT;
  bool is_input = str_eq(str_of(page->file), STR_LIT("-"));
  bool ok = is_input || fs_add_real(&id, page->file, err);
  if (ok) {
    *file = (struct given_file){.id = mem_copy(id.p, id.n), .line = page->line};
    if (page->anchor) file->anchor = mem_copy(page->anchor, strlen(page->anchor));
    if (page->pattern) file->pattern = mem_copy(page->pattern, strlen(page->pattern));
    f->n++;
  }
  buf_release(&id);
  return ok;
}

static void begin_at(struct session *s, const struct given_file *file)
{
  if (file->pattern)
    page_find_at_first(s, str_of(file->pattern));
  else if (file->line)
    page_pane_go_to_source_line(s, file->line);
  else if (file->anchor && !page_pane_go_to_anchor(s, str_of(file->anchor)))
    session_complain(s, "no heading here is called \"%s\"", file->anchor);
}

void files_open(struct session *s, size_t index)
{
  const struct given_file *file = &s->files.items[index];
  struct place place;
  bool was_read = history_find_place(&s->history, str_of(file->id), &place);
  s->files.at = index;
  open_page(s, str_of(file->id));
  if (was_read)
    page_pane_go_to(s, place);
  else if (s->page.article)
    begin_at(s, file);
}

bool files_begin(struct session *s, const struct session_setup *setup, struct err *err)
{
  struct files *f = &s->files;
  f->items = mem_zalloc(setup->n_pages, sizeof *f->items);
  for (size_t i = 0; i < setup->n_pages; i++)
    if (!take_file(f, &setup->pages[i], err)) return false;
  if (f->n) files_open(s, 0);
  list_pane_hold_shown(s);
  if (f->n && !s->page.article) *err = s->page.trouble;
  return !f->n || s->page.article;
}

size_t files_current(const struct session *s)
{
  struct str open = page_pane_id(&s->page);
  const struct files *f = &s->files;
  if (f->at < f->n && str_eq(str_of(f->items[f->at].id), open)) return f->at;
  for (size_t i = 0; i < f->n; i++)
    if (str_eq(str_of(f->items[i].id), open)) return i;
  return SIZE_MAX;
}

/* From a page that is none of them it goes on where the way through them was left. */
void files_go(struct session *s, long by)
{
  const struct files *f = &s->files;
  size_t current = files_current(s);
  long at = (long)(current == SIZE_MAX ? f->at : current), to = at + by;
  if (to < 0) to = 0;
  if (to >= (long)f->n) to = (long)f->n - 1;
  if (to == at && current != SIZE_MAX)
    session_complain(s, "this is the %s of %zu files", by > 0 ? "last" : "first", f->n);
  else
    files_open(s, (size_t)to);
}

void files_add_name(const struct session *s, size_t index, struct buf *out)
{
  struct str id = str_of(s->files.items[index].id);
  buf_add(out, id.n ? fs_from_here(id) : STR_LIT("standard input"));
}
