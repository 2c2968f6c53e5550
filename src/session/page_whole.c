/* One block on the whole screen. */
#include "session/page_whole.h"

#include "session/page_pane.h"

bool page_whole_is_open(const struct page_pane *p)
{
  return p->whole.block >= 0;
}

void page_whole_forget(struct page_pane *p)
{
  p->whole.block = -1;
}

void page_whole_open(struct session *s, const struct target *t)
{
  struct page_pane *p = &s->page;
  if (page_whole_is_open(p)) return;
  p->whole = (struct whole){.block = (int64_t)t->index,
      .place_before = p->place,
      .slid_before = p->slid_cols,
      .chosen_before = (int32_t)(t - p->lines->targets)};
  p->place = (struct place){.at_top = true};
  p->slid_cols = 0;
  p->chosen = -1;
  session_arrange(s);
  if (page_whole_is_open(p)) session_tell_keys(s, "back", "goes back to the page");
}

void page_whole_close(struct session *s)
{
  struct page_pane *p = &s->page;
  if (!page_whole_is_open(p)) return;
  struct whole before = p->whole;
  page_whole_forget(p);
  p->place = before.place_before;
  p->slid_cols = before.slid_before;
  session_arrange(s);
  p->chosen = before.chosen_before;
}

bool page_whole_is_table(const struct page_pane *p)
{
  return p->document->blocks[p->whole.block].kind == BLOCK_TABLE;
}

struct str page_whole_name(const struct page_pane *p)
{
  return page_whole_is_table(p) ? STR_LIT("table") : STR_LIT("code");
}
