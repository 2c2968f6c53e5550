/* The text of a page to a note: whatever is understood, the note that is written reads back to the
 * same post meta and body. */
#include "fuzz.h"

#include "note/article.h"
#include "note/pagetext.h"

static void check_note(const struct pagetext *page)
{
  struct buf note = BUF_INIT;
  pagetext_add_note(&note, page);
  struct article *a = article_new(STR_LIT("page.md"), buf_str(&note));
  CHECK(a->front.kind == FRONTMATTER_YAML && a->n_repaired == 0);
  CHECK(tree_eq(a->meta, page->meta));
  CHECK(str_eq(str_trim(a->front.body), str_trim(page->body)));
  CHECK(a->title.n > 0);
  article_free(a);
  buf_release(&note);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct arena *arena = arena_new();
  struct faults faults = {.arena = arena};
  struct pagetext page = {.title = STR_NONE};
  struct err err = ERR_INIT;
  struct str text = {(const char *)data, n};
  if (pagetext_read(arena, STR_LIT("page.txt"), text, &page, &faults, &err))
    check_note(&page);
  else
    CHECK(err_is_set(&err));
  arena_free(arena);
  return 0;
}
