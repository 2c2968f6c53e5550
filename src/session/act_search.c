/* Searching the library, finding in the page. */
#include "session/acts.h"
#include "session/page_find.h"
#include "session/prompt.h"
#include "session/remark.h"
#include "session/searches.h"
#include "session/sort_menu.h"

void act_search(struct session *s, long count)
{
  (void)count;
  prompt_open_search(s, STR_NONE);
}

void act_refine(struct session *s, long count)
{
  struct buf text = BUF_INIT;
  (void)count;
  buf_add(&text, buf_str(&s->list.query));
  if (text.n && text.p[text.n - 1] != ' ') buf_add_char(&text, ' ');
  prompt_open_search(s, buf_str(&text));
  buf_release(&text);
}

void act_sort(struct session *s, long count)
{
  (void)count;
  sort_menu_open(s);
}

void act_take_advice(struct session *s, long count)
{
  (void)count;
  remark_take_advice(s);
}

void act_save_search(struct session *s, long count)
{
  (void)count;
  prompt_open_save(s);
}

void act_searches(struct session *s, long count)
{
  (void)count;
  searches_open(s);
}

void act_rename_search(struct session *s, long count)
{
  (void)count;
  prompt_open_rename(s);
}

void act_delete_search(struct session *s, long count)
{
  (void)count;
  searches_delete(s);
}

void act_undo_search(struct session *s, long count)
{
  (void)count;
  searches_undo(s);
}

void act_find(struct session *s, long count)
{
  (void)count;
  prompt_open_find(s, false);
}

void act_find_back(struct session *s, long count)
{
  (void)count;
  prompt_open_find(s, true);
}

void act_next_match(struct session *s, long count)
{
  page_find_go(s, count > 0 ? count : 1);
}

/* Where nothing was found the key does what it does in the list. */
void act_previous_match(struct session *s, long count)
{
  if (!s->page.matches.n) {
    act_mark_read(s, count);
    return;
  }
  page_find_go(s, count > 0 ? -count : -1);
}
