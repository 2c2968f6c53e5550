/* Letters on what can be taken. */
#include "session/hints.h"

#include "base/mem.h"
#include "session/follow.h"
#include "session/page_pane.h"
#include "session/prompt.h"

#include <stdlib.h>

/* In the order of how well fingers at rest reach them. */
static const char letters[] = "fjdkslaghrueiwoqptyvncmxbz";
enum { LETTERS = sizeof letters - 1, LABELS_MAX = LETTERS * LETTERS };

void hints_release(struct hints *h)
{
  free(h->items);
}

static bool has_hint(const struct hints *h, int32_t target)
{
  for (size_t i = 0; i < h->n; i++)
    if (h->items[i].target == target) return true;
  return false;
}

static void add_hint(struct hints *h, const struct lines *lines, int32_t target, struct hint at)
{
  if (target < 0 || (size_t)target >= lines->n_targets || has_hint(h, target)) return;
  h->items = mem_grow(h->items, &h->cap, h->n + 1, sizeof *h->items);
  at.target = target;
  h->items[h->n++] = at;
}

/* Adds the targets of one line, from left to right. */
static void collect_line(struct hints *h, const struct lines *lines, size_t index, unsigned kinds)
{
  const struct line *line = &lines->items[index];
  for (size_t i = 0; i <= line->n_spans; i++) {
    bool whole_line = i == line->n_spans;
    int32_t target = whole_line ? line->target : line->spans[i].target;
    if (target < 0 || !(kinds & 1u << lines->targets[target].kind)) continue;
    size_t at = whole_line ? 0 : line->spans[i].from;
    add_hint(h, lines, target, (struct hint){.line = index, .at = at});
  }
}

static void set_labels(struct hints *h)
{
  if (h->n > LABELS_MAX) h->n = LABELS_MAX;
  for (size_t i = 0; i < h->n; i++) {
    char *label = h->items[i].label;
    memset(label, 0, sizeof h->items[i].label);
    if (h->n > LETTERS) *label++ = letters[i / LETTERS];
    *label = letters[i % LETTERS];
  }
}

static void take(struct session *s, int32_t target)
{
  const struct target *t = &s->page.lines->targets[target];
  if (s->hints.use == HINT_FOLLOW)
    follow_target(s, t);
  else
    copy_target(s, t);
}

void hints_ask(struct session *s, unsigned kinds, enum hint_use use)
{
  struct hints *h = &s->hints;
  const struct page_pane *p = &s->page;
  h->n = 0;
  h->use = use;
  for (size_t row = 0; page_pane_row_of(s, page_pane_line_at(s, row)) == row; row++)
    if (page_pane_line_at(s, row) < p->lines->n)
      collect_line(h, p->lines, page_pane_line_at(s, row), kinds);
  set_labels(h);
  if (!h->n)
    session_complain(s, "nothing of that kind is in sight");
  else if (h->n == 1)
    take(s, h->items[0].target);
  else
    prompt_open_hints(s);
}

void hints_typed(struct session *s)
{
  struct str typed = buf_str(&s->prompt.text);
  bool begins = false;
  for (size_t i = 0; i < s->hints.n; i++) {
    struct str label = str_of(s->hints.items[i].label);
    int32_t target = s->hints.items[i].target;
    begins = begins || str_eq_nocase(typed, str_first(label, typed.n));
    if (!str_eq_nocase(typed, label)) continue;
    prompt_cancel(s);
    take(s, target);
    return;
  }
  if (begins || !typed.n) return;
  session_complain(s, "no link has the letters \"%s\"", buf_cstr(&s->prompt.text));
  prompt_erase(s, prompt_left(&s->prompt), s->prompt.at);
}
