/* Typing in a prompt. */
#include "session/acts.h"
#include "session/list_pane.h"
#include "session/overlay.h"
#include "session/prompt.h"

void act_accept(struct session *s, long count)
{
  (void)count;
  prompt_accept(s);
}

void act_choose_next(struct session *s, long count)
{
  (void)count;
  prompt_choose(s, 1);
}

void act_choose_previous(struct session *s, long count)
{
  (void)count;
  prompt_choose(s, -1);
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
