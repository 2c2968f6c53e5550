/* Letters on what can be taken. */
#include "session/hints.h"

#include "base/mem.h"
#include "session/copy_page.h"
#include "session/follow.h"
#include "session/jump.h"
#include "session/outer.h"
#include "session/page_pane.h"
#include "session/preview.h"
#include "session/prompt.h"

#include <stdlib.h>

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
    size_t at = whole_line ? line->margin : line->spans[i].from;
    add_hint(h, lines, target, (struct hint){.line = index, .at = at});
  }
}

static void set_labels(struct hints *h)
{
  const char *letters = h->letters;
  size_t n_letters = strlen(letters);
  if (h->n > n_letters * n_letters) h->n = n_letters * n_letters;
  for (size_t i = 0; i < h->n; i++) {
    char *label = h->items[i].label;
    memset(label, 0, sizeof h->items[i].label);
    if (h->n > n_letters) *label++ = letters[i / n_letters];
    *label = letters[i % n_letters];
  }
}

static void take(struct session *s, int32_t index)
{
  const struct target *t = &s->page.lines->targets[index];
  switch (s->hints.use) {
  case HINT_FOLLOW: follow_target(s, t); break;
  case HINT_PREVIEW: preview_target(s, t); break;
  case HINT_LIST: list_target(s, t); break;
  case HINT_COPY: copy_target(s, t); break;
  case HINT_COPY_TEXT: copy_code_text(s, (size_t)index); break;
  case HINT_COPY_TABLE: copy_table(s, t->index); break;
  case HINT_COPY_CELLS: copy_table_cells(s, t->index); break;
  case HINT_COPY_SECTION: copy_section(s, (size_t)index); break;
  case HINT_COPY_SECTION_TEXT: copy_section_text(s, (size_t)index); break;
  case HINT_OPEN: outer_open_target(s, t); break;
  }
}

static const char *kinds_name(unsigned kinds)
{
  bool links = kinds & 1u << TARGET_LINK, code = kinds & 1u << TARGET_CODE;
  if (links) return code ? "link, table or block of code" : "link";
  return code ? "block of code" : "table";
}

/* Asks for the letters of what was collected; the only one is taken at once. */
static void ask(struct session *s, const char *what)
{
  struct hints *h = &s->hints;
  set_labels(h);
  if (!h->n)
    session_complain(s, "no %s is in sight", what);
  else if (h->n == 1)
    take(s, h->items[0].target);
  else
    prompt_open_hints(s);
}

/* What was gone to is what is to be copied. */
static bool take_chosen(struct session *s, unsigned kinds)
{
  int32_t chosen = s->hints.use == HINT_FOLLOW ? -1 : jump_chosen(s); /* Enter follows it */
  if (chosen < 0 || !(kinds & 1u << s->page.lines->targets[chosen].kind)) return false;
  take(s, chosen);
  return true;
}

void hints_ask(struct session *s, unsigned kinds, enum hint_use use)
{
  struct hints *h = &s->hints;
  const struct page_pane *p = &s->page;
  h->n = 0;
  h->use = use;
  if (take_chosen(s, kinds)) return;
  for (size_t row = 0; page_pane_row_of(s, page_pane_line_at(s, row)) == row; row++)
    if (page_pane_line_at(s, row) < p->lines->n)
      collect_line(h, p->lines, page_pane_line_at(s, row), kinds);
  ask(s, kinds_name(kinds));
}

static void add_section(struct hints *h, int32_t heading, size_t line)
{
  h->items = mem_grow(h->items, &h->cap, h->n + 1, sizeof *h->items);
  h->items[h->n++] = (struct hint){.target = heading, .line = line};
}

/* The section that the screen begins in has its letter on the first line. */
void hints_ask_sections(struct session *s, enum hint_use use)
{
  struct hints *h = &s->hints;
  const struct lines *lines = s->page.lines;
  const struct heading *above = lines_heading_at(lines, s->page.top);
  size_t i = above ? (size_t)(above - lines->headings) : 0;
  h->n = 0;
  h->use = use;
  if (above && above->line < s->page.top) add_section(h, (int32_t)i++, s->page.top);
  for (; i < lines->n_headings; i++) {
    if (page_pane_row_of(s, lines->headings[i].line) == SIZE_MAX) break;
    add_section(h, (int32_t)i, lines->headings[i].line);
  }
  ask(s, "section");
}

/* Of links there are three. */
void hints_turn(struct session *s, long by)
{
  const unsigned n = HINT_LIST + 1;
  struct hints *h = &s->hints;
  if (h->use <= HINT_LIST) h->use = (enum hint_use)((h->use + (by < 0 ? n - 1 : 1)) % n);
}

const char *hints_label(const struct hints *h)
{
  static const char *const labels[] = {
      [HINT_FOLLOW] = "follow: ",
      [HINT_PREVIEW] = "look at: ",
      [HINT_LIST] = "search for: ",
  };
  if (h->use == HINT_OPEN) return "open: ";
  return h->use <= HINT_LIST ? labels[h->use] : "copy: ";
}

const char *hints_turn_word(const struct hints *h)
{
  static const char *const words[] = {
      [HINT_FOLLOW] = "look at", [HINT_PREVIEW] = "search for", [HINT_LIST] = "follow"};
  return h->use <= HINT_LIST ? words[h->use] : NULL;
}

void hints_give_up(struct session *s)
{
  if (s->prompt.kind == PROMPT_HINT) prompt_cancel(s);
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
  session_complain(s, "nothing has the letters \"%s\"", buf_cstr(&s->prompt.text));
  prompt_erase(s, prompt_left(&s->prompt), s->prompt.at);
}
