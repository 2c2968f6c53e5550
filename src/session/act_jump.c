/* Going to links, code and tables of the page, and acting on them. */
#include "session/acts.h"
#include "session/follow.h"
#include "session/hints.h"
#include "session/jump.h"
#include "session/page_pane.h"
#include "session/page_read.h"

enum { LINK_KINDS = 1u << TARGET_LINK | 1u << TARGET_IMAGE | 1u << TARGET_JUMP };

/* So long a key waits for what has not been read yet. */
enum { WAIT_MS = 150 };

static void jump(struct session *s, unsigned kinds, long by, const char *none)
{
  double start = s->now_ms();
  while (by > 0 && !jump_reaches(s, kinds, by) && page_read_goes_on(&s->page) &&
         s->now_ms() - start < WAIT_MS)
    page_read_slice(s);
  bool found = jump_to_target(s, kinds, by);
  bool is_all = by < 0 || !page_read_goes_on(&s->page);
  if (!found) session_complain(s, is_all ? "%s" : "%s in what has been read so far", none);
}

static long at_least_one(long count)
{
  return count > 0 ? count : 1;
}

void act_next_link(struct session *s, long count)
{
  jump(s, LINK_KINDS, at_least_one(count), "no link follows");
}

void act_previous_link(struct session *s, long count)
{
  jump(s, LINK_KINDS, -at_least_one(count), "no link stands before");
}

void act_next_code(struct session *s, long count)
{
  jump(s, 1u << TARGET_CODE, at_least_one(count), "no block of code follows");
}

void act_previous_code(struct session *s, long count)
{
  jump(s, 1u << TARGET_CODE, -at_least_one(count), "no block of code stands before");
}

void act_next_table(struct session *s, long count)
{
  jump(s, 1u << TARGET_TABLE, at_least_one(count), "no table follows");
}

void act_previous_table(struct session *s, long count)
{
  jump(s, 1u << TARGET_TABLE, -at_least_one(count), "no table stands before");
}

void act_next_footnote(struct session *s, long count)
{
  jump(s, 1u << TARGET_JUMP, at_least_one(count), "no footnote follows");
}

void act_previous_footnote(struct session *s, long count)
{
  jump(s, 1u << TARGET_JUMP, -at_least_one(count), "no footnote stands before");
}

void act_next_box(struct session *s, long count)
{
  jump(s, 1u << TARGET_BOX, at_least_one(count), "no box follows");
}

void act_previous_box(struct session *s, long count)
{
  jump(s, 1u << TARGET_BOX, -at_least_one(count), "no box stands before");
}

/* Without a chosen one, what is in sight gets letters. */
void act_follow(struct session *s, long count)
{
  unsigned kinds = LINK_KINDS | 1u << TARGET_CODE | 1u << TARGET_TABLE;
  int32_t chosen = jump_chosen(s);
  (void)count;
  if (chosen >= 0)
    follow_target(s, &s->page.lines->targets[chosen]);
  else
    hints_ask(s, kinds, HINT_FOLLOW);
}
