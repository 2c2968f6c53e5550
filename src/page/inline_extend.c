/* Making edits in inline text. */
#include "base/ascii.h"
#include "base/mem.h"
#include "page/inline_own.h"

#include <stdlib.h>

void inline_note_edit(struct inline_reader *r, struct inline_edit edit)
{
  r->edits = mem_grow(r->edits, &r->cap_edits, r->n_edits + 1, sizeof *r->edits);
  r->edits[r->n_edits++] = edit;
}

struct inline_piece inline_piece_at(const struct inline_reader *r, size_t at, size_t *run)
{
  while (*run < r->n_runs && r->runs[*run].from + r->runs[*run].n <= at)
    ++*run;
  const struct inline_run *next = *run < r->n_runs ? &r->runs[*run] : NULL;
  const struct inline_run *last = *run ? &r->runs[*run - 1] : NULL;
  if (next && next->from <= at)
    return (struct inline_piece){next->from, next->from + next->n, next->marks, next->link};
  size_t from = last ? last->from + last->n : 0;
  return (struct inline_piece){from, next ? next->from : r->text.n, 0, -1};
}

/* A leaf is searched to its end for so many texts that are not there; what comes then counts as
 * written. */
enum { UNWRITTEN_MAX = 64 };

static struct str source_of(struct inline_reader *r, cmark_node *leaf)
{
  struct str first = source_line(r->source, (size_t)cmark_node_get_start_line(leaf));
  struct str last = source_line(r->source, (size_t)cmark_node_get_end_line(leaf));
  return last.n ? (struct str){first.p, (size_t)(last.p + last.n - first.p)} : first;
}

struct str inline_source(struct inline_reader *r)
{
  return source_of(r, r->leaf);
}

bool inline_source_has(struct inline_reader *r, cmark_node *leaf, struct str text)
{
  struct str source = source_of(r, leaf);
  return str_find(source, text) < source.n;
}

/* Is what stands at byte `at` of s escaped? */
static bool is_escaped(struct str s, size_t at)
{
  size_t n = 0;
  while (n < at && s.p[at - 1 - n] == '\\')
    n++;
  return n % 2;
}

bool inline_is_written(struct inline_reader *r, struct str text)
{
  if (!r->unseen.p) r->unseen = inline_source(r);
  if (r->n_unwritten == UNWRITTEN_MAX) return true;
  struct str s = r->unseen;
  size_t at = str_find(s, text);
  r->n_unwritten += at == s.n;
  if (at == s.n) return false;
  r->unseen = str_from(s, at + text.n);
  return !ascii_is_punct(text.p[0]) || !is_escaped(s, at);
}

/* The text as it was, and the place reached in it. */
struct rewriting {
  struct inline_reader *r;
  struct buf text;
  struct inline_run *runs;
  size_t n_runs;
  size_t at, run, edit, line_end;
  unsigned marks; /* laid over those of the runs */
  int32_t link;   /* laid over that of the runs, or -1 */
};

/* Places of line ends up to `end` move with the text. */
static void move_line_ends(struct rewriting *w, size_t end)
{
  struct inline_reader *r = w->r;
  for (; w->line_end < r->n_line_ends && r->line_ends[w->line_end] <= end; w->line_end++) {
    size_t before = r->line_ends[w->line_end];
    r->line_ends[w->line_end] = (uint32_t)(r->text.n + (before > w->at ? before - w->at : 0));
  }
}

/* Makes the edits of the place reached. */
static void make_edits(struct rewriting *w)
{
  const struct inline_reader *r = w->r;
  for (; w->edit < r->n_edits && r->edits[w->edit].at <= w->at; w->edit++) {
    const struct inline_edit *e = &r->edits[w->edit];
    w->marks = (w->marks | e->on) & ~e->off;
    if (e->link != EDIT_LINK_STAYS) w->link = e->link == EDIT_LINK_ENDS ? -1 : e->link;
    if (e->at + e->cut > w->at) w->at = e->at + e->cut;
  }
}

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Copies text up to where something changes. */
static void copy_piece(struct rewriting *w)
{
  struct inline_reader *r = w->r;
  while (w->run < w->n_runs && w->runs[w->run].from + w->runs[w->run].n <= w->at &&
         w->runs[w->run].from < w->at)
    w->run++;
  const struct inline_run *run = w->run < w->n_runs ? &w->runs[w->run] : NULL;
  bool inside = run && run->from <= w->at;
  size_t end = w->text.n;
  if (w->edit < r->n_edits) end = least(end, r->edits[w->edit].at);
  if (run) end = least(end, inside ? run->from + run->n : run->from);
  size_t from = r->text.n;
  move_line_ends(w, end);
  buf_add(&r->text, str_first(str_from(buf_str(&w->text), w->at), end - w->at));
  unsigned own = inside ? run->marks : 0;
  if (inside && w->at > run->from) own &= ~(unsigned)INLINE_BEGINS;
  inline_mark_run(r, from, own | w->marks, w->link >= 0 ? w->link : inside ? run->link : -1);
  if (inside && end == run->from + run->n) w->run++;
  w->at = end;
}

/* Writes the text anew with the edits noted, which are then done. */
static void rewrite(struct inline_reader *r)
{
  if (!r->n_edits) return;
  struct rewriting w = {.r = r, .text = r->text, .runs = r->runs, .n_runs = r->n_runs, .link = -1};
  r->text = r->spare_text;
  r->runs = NULL;
  r->n_runs = r->cap_runs = 0;
  buf_clear(&r->text);
  while (w.at < w.text.n || w.run < w.n_runs) {
    make_edits(&w);
    copy_piece(&w);
  }
  make_edits(&w);
  r->spare_text = w.text;
  free(w.runs);
  r->n_edits = 0;
}

void inline_extend(struct inline_reader *r)
{
  static const struct {
    void (*find)(struct inline_reader *r);
    bool is_markdown; /* it means nothing in HTML */
  } passes[] = {
      {inline_find_markup, true},
      {inline_find_templates, false},
      {inline_join_lines, false},
      {inline_find_footnotes, true},
      {inline_find_wikilinks, true},
      {inline_find_bare_links, false},
      {inline_find_struck, true},
  };
  for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) {
    if (passes[i].is_markdown && !r->leaf) continue;
    r->unseen = (struct str){NULL, 0};
    r->n_unwritten = 0;
    passes[i].find(r);
    rewrite(r);
  }
}
