/* From target to target. */
#include "session/jump.h"

#include "session/page_pane.h"

enum {
  LINES_ABOVE = 3,                   /* a link that was out of sight stands so far below the top */
  LINES_ROOMY = 2 * LINES_ABOVE + 1, /* on a screen of so many lines */
};

enum { BLOCK_KINDS = 1u << TARGET_CODE | 1u << TARGET_TABLE };

static bool is_in_sight(const struct session *s, size_t line)
{
  return page_pane_row_of(s, line) != SIZE_MAX;
}

int32_t jump_chosen(const struct session *s)
{
  const struct page_pane *p = &s->page;
  if (!p->lines || p->chosen < 0 || (size_t)p->chosen >= p->lines->n_targets) return -1;
  return is_in_sight(s, p->lines->targets[p->chosen].line) ? p->chosen : -1;
}

/* The last line of what begins at the target's line and acts on it as a whole. */
static size_t last_line(const struct lines *lines, int32_t target)
{
  size_t line = lines->targets[target].line;
  while (line + 1 < lines->n && lines->items[line + 1].target == target)
    line++;
  return line;
}

/* What is taken whole is brought into sight whole, or from its first line on. */
static void show(struct session *s, int32_t target)
{
  const struct lines *lines = s->page.lines;
  const struct target *t = &lines->targets[target];
  bool is_block = BLOCK_KINDS & 1u << t->kind, is_roomy = page_pane_page(s) >= LINES_ROOMY;
  if (is_block && !is_in_sight(s, last_line(lines, target)))
    page_pane_scroll_to(s, t->line > is_roomy ? t->line - is_roomy : 0);
  page_pane_bring(s, t->line, is_roomy ? LINES_ABOVE : 0);
}

void jump_choose(struct session *s, int32_t target)
{
  s->page.chosen = target;
  buf_clear(&s->page.address); /* another link was shown before */
  show(s, target);
}

static bool counts(const struct lines *lines, size_t index, unsigned kinds)
{
  const struct target *t = &lines->targets[index];
  return kinds & 1u << t->kind && t->line < lines->n;
}

/* Where the way begins: the chosen target; else between those above the screen and the others. */
static size_t starting_point(const struct session *s, bool forward)
{
  const struct lines *lines = s->page.lines;
  int32_t chosen = jump_chosen(s);
  if (chosen >= 0) return forward ? (size_t)chosen + 1 : (size_t)chosen;
  size_t i = 0;
  while (i < lines->n_targets &&
         (lines->targets[i].line >= lines->n || lines->targets[i].line < s->page.top))
    i++;
  return i;
}

/* The target `*by` behind or before the starting point, or the last on the way there; SIZE_MAX:
 * none. *by gets how many were missing. */
static size_t find_target(const struct session *s, unsigned kinds, long *by)
{
  const struct lines *lines = s->page.lines;
  size_t at = starting_point(s, *by > 0), found = SIZE_MAX;
  for (; *by > 0 && at < lines->n_targets; at++)
    if (counts(lines, at, kinds)) {
      found = at;
      --*by;
    }
  for (; *by < 0 && at > 0; at--)
    if (counts(lines, at - 1, kinds)) {
      found = at - 1;
      ++*by;
    }
  return found;
}

bool jump_reaches(const struct session *s, unsigned kinds, long by)
{
  find_target(s, kinds, &by);
  return by == 0;
}

bool jump_to_target(struct session *s, unsigned kinds, long by)
{
  size_t found = find_target(s, kinds, &by);
  if (found == SIZE_MAX) return false;
  jump_choose(s, (int32_t)found);
  return true;
}
