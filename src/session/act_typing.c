/* Typing in a prompt. */
#include "session/acts.h"
#include "session/list_pane.h"
#include "session/menu.h"
#include "session/overlay.h"
#include "session/prompt.h"

void act_accept(struct session *s, long count)
{
  (void)count;
  if (!menu_take(s)) prompt_accept(s);
}

/* Can `Up` go back in earlier queries? */
const char *hint_earlier(const struct session *s)
{
  bool goes_back =
      menu_is_walking(&s->menu) || (!s->prompt.is_touched && !menu_lists_earlier(&s->menu));
  return s->prompt.kind == PROMPT_SEARCH && goes_back ? "earlier query" : NULL;
}

/* Going back in earlier queries began with `Up`, and goes on by the same keys. */
void act_choose_next(struct session *s, long count)
{
  (void)count;
  if (menu_is_walking(&s->menu))
    menu_earlier(s, -1, false);
  else if (menu_lists_earlier(&s->menu))
    menu_complete(s, 1);
  else
    prompt_choose(s, 1);
}

void act_choose_previous(struct session *s, long count)
{
  (void)count;
  if (hint_earlier(s))
    menu_earlier(s, 1, false);
  else if (menu_lists_earlier(&s->menu))
    menu_complete(s, -1);
  else
    prompt_choose(s, -1);
}

static void complete(struct session *s, int by)
{
  if (s->prompt.kind == PROMPT_SEARCH)
    menu_complete(s, by);
  else
    prompt_choose(s, by);
}

void act_complete(struct session *s, long count)
{
  (void)count;
  complete(s, 1);
}

void act_complete_back(struct session *s, long count)
{
  (void)count;
  complete(s, -1);
}

void act_earlier_queries(struct session *s, long count)
{
  (void)count;
  menu_earlier(s, 1, true);
}

void act_earlier_query(struct session *s, long count)
{
  (void)count;
  menu_earlier(s, 1, false);
}

void act_later_query(struct session *s, long count)
{
  (void)count;
  menu_earlier(s, -1, false);
}

const char *hint_complete(const struct session *s)
{
  return s->prompt.kind == PROMPT_SEARCH ? "complete" : NULL;
}

const char *hint_results(const struct session *s)
{
  return s->prompt.kind == PROMPT_SEARCH && !menu_is_walking(&s->menu) ? "results" : NULL;
}

static long listed_page(const struct session *s)
{
  return (long)(s->overlay.kind ? overlay_page(s) : list_pane_page(s));
}

void act_choose_page_down(struct session *s, long count)
{
  (void)count;
  prompt_choose(s, listed_page(s));
}

void act_choose_page_up(struct session *s, long count)
{
  (void)count;
  prompt_choose(s, -listed_page(s));
}

/* Erasing where nothing was typed leaves the prompt. */
void act_erase(struct session *s, long count)
{
  (void)count;
  if (s->prompt.text.n)
    prompt_erase(s, prompt_left(&s->prompt), s->prompt.at);
  else
    prompt_cancel(s);
}

void act_erase_next(struct session *s, long count)
{
  (void)count;
  prompt_erase(s, s->prompt.at, prompt_right(&s->prompt));
}

void act_erase_word(struct session *s, long count)
{
  (void)count;
  prompt_erase(s, prompt_word_left(&s->prompt), s->prompt.at);
}

void act_erase_to_start(struct session *s, long count)
{
  (void)count;
  prompt_erase(s, 0, s->prompt.at);
}

void act_erase_to_end(struct session *s, long count)
{
  (void)count;
  prompt_erase(s, s->prompt.at, s->prompt.text.n);
}

void act_cursor_left(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, prompt_left(&s->prompt));
}

void act_cursor_right(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, prompt_right(&s->prompt));
}

void act_cursor_word_left(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, prompt_word_left(&s->prompt));
}

void act_cursor_word_right(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, prompt_word_right(&s->prompt));
}

void act_cursor_start(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, 0);
}

void act_cursor_end(struct session *s, long count)
{
  (void)count;
  prompt_move_to(s, s->prompt.text.n);
}
