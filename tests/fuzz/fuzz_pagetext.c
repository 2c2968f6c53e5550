/* The text of a page to a note: whatever is understood, the note that is written reads back. */
#include "fuzz.h"

#include "note/article.h"
#include "note/pagetext.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct arena *arena = arena_new();
  struct faults faults = {.arena = arena};
  struct pagetext page = {0};
  struct err err = ERR_INIT;
  struct str text = {(const char *)data, n};
  if (pagetext_read(arena, STR_LIT("page.txt"), text, &page, &faults, &err)) {
    struct buf note = BUF_INIT;
    pagetext_add_note(&note, &page);
    struct article *a = article_new(STR_LIT("page.md"), buf_str(&note));
    CHECK(a->front.kind == FRONTMATTER_YAML);
    CHECK(a->title.n > 0);
    article_free(a);
    buf_release(&note);
  } else {
    CHECK(err_is_set(&err));
  }
  arena_free(arena);
  return 0;
}
