/* The buffers of a body's plain text, and its links. */
#include "note/bodytext.h"

#include "base/limits.h"
#include "base/link.h"
#include "base/mem.h"

#include <stdlib.h>

static void add_path(struct bodytext *b, struct str path, bool is_wiki, size_t line)
{
  if (!b->links_arena) b->links_arena = arena_new();
  b->links = mem_grow(b->links, &b->cap_links, b->n_links + 1, sizeof *b->links);
  b->links[b->n_links++] = (struct bodytext_link){arena_str(b->links_arena, path), is_wiki, line};
}

void bodytext_add_link(struct bodytext *b, struct str url, bool is_wiki, size_t line)
{
  struct link_parts parts;
  if (b->n_links >= LIMIT_NOTE_LINKS || link_is_unfinished(url)) return;
  bool ok = link_parse(url, is_wiki ? LINK_WIKI : LINK_MARKDOWN, &parts);
  if (ok && parts.kind == LINK_FILE && parts.path.n <= LIMIT_LINK_BYTES)
    add_path(b, buf_str(&parts.path), is_wiki, line);
  link_release(&parts);
}

void bodytext_clear(struct bodytext *b)
{
  buf_clear(&b->text);
  buf_clear(&b->headings);
  buf_clear(&b->code);
  buf_clear(&b->languages);
  arena_free(b->links_arena);
  b->links_arena = NULL;
  b->n_links = 0;
}

void bodytext_release(struct bodytext *b)
{
  bodytext_clear(b);
  buf_release(&b->text);
  buf_release(&b->headings);
  buf_release(&b->code);
  buf_release(&b->languages);
  free(b->links);
  *b = (struct bodytext){0};
}
