/* Finding in laid-out lines. */
#include "session/find.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

/* ---- searching ---- */

static void add_match(struct matches *m, size_t at)
{
  m->at = mem_grow(m->at, &m->cap, m->n + 1, sizeof *m->at);
  m->at[m->n++] = at;
}

/* Searches the text from byte `at` on. */
static void search_from(struct matches *m, size_t at)
{
  struct str text = buf_str(&m->text.bytes), needle = buf_str(&m->needle);
  while ((at += str_find(str_from(text, at), needle)) < text.n) {
    add_match(m, at);
    at += needle.n;
  }
}

void find_begin(struct matches *m, struct str pattern)
{
  bool fold = !text_has_capital(pattern);
  m->n = 0;
  buf_clear(&m->needle);
  find_text_fold(&m->needle, pattern, fold);
  if (!m->needle.n) return;
  if (m->text.fold != fold) find_text_clear(&m->text, fold);
  search_from(m, 0);
}

bool find_more(struct matches *m, const struct lines *lines, size_t n_lines)
{
  if (!m->needle.n || m->text.n_lines >= lines->n) return false;
  size_t before = m->text.bytes.n, reach = m->needle.n - 1;
  size_t behind = m->n ? m->at[m->n - 1] + m->needle.n : 0;
  size_t from = before > reach ? before - reach : 0;
  find_text_add(&m->text, lines, n_lines);
  search_from(m, from > behind ? from : behind);
  return m->text.n_lines < lines->n;
}

void find_all(struct matches *m, const struct lines *lines, struct str pattern)
{
  find_begin(m, pattern);
  find_more(m, lines, SIZE_MAX);
}

void matches_forget(struct matches *m)
{
  m->n = 0;
  find_text_release(&m->text);
}

void matches_release(struct matches *m)
{
  find_text_release(&m->text);
  buf_release(&m->needle);
  free(m->at);
  *m = (struct matches){0};
}

/* ---- where they are ---- */

static const struct find_piece *piece_at(const struct matches *m, size_t at)
{
  return &m->text.pieces[find_text_piece_at(&m->text, at)];
}

size_t match_line(const struct matches *m, size_t index)
{
  return piece_at(m, m->at[index])->line;
}

/* The cluster of byte `at` of the text: its bytes in its line. */
static struct match_part part_at(const struct matches *m, const struct lines *lines, size_t at)
{
  struct find_walk walk;
  size_t piece = find_text_piece_at(&m->text, at);
  find_walk_init(&walk, &m->text, piece, lines->items[m->text.pieces[piece].line].text);
  find_walk_to(&walk, at);
  find_walk_release(&walk);
  return (struct match_part){.from = walk.from, .end = walk.end};
}

struct match match_at(const struct matches *m, const struct lines *lines, size_t index)
{
  size_t first = m->at[index], last = first + m->needle.n - 1;
  return (struct match){.line = piece_at(m, first)->line,
      .end_line = piece_at(m, last)->line,
      .from = part_at(m, lines, first).from,
      .end = part_at(m, lines, last).end};
}

/* The first match that ends behind byte `at` of the text, or m->n. */
static size_t first_behind(const struct matches *m, size_t at)
{
  size_t low = 0, high = m->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->at[middle] + m->needle.n <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t matches_from_line(const struct matches *m, size_t line)
{
  size_t piece = m->text.n ? find_text_piece_of(&m->text, line) : 0;
  if (piece >= m->text.n || m->text.n_lines <= line) return m->n;
  return first_behind(m, m->text.pieces[piece].at);
}

struct taker {
  void (*take)(void *context, const struct match_part *part);
  void *context;
};

static void take_piece(
    const struct matches *m, const struct lines *lines, size_t piece, const struct taker *t)
{
  const struct find_text *text = &m->text;
  size_t at = text->pieces[piece].at;
  size_t end = piece + 1 < text->n ? text->pieces[piece + 1].at : text->bytes.n;
  struct find_walk walk;
  find_walk_init(&walk, text, piece, lines->items[text->pieces[piece].line].text);
  for (size_t i = first_behind(m, at); i < m->n && m->at[i] < end; i++) {
    size_t first = m->at[i] > at ? m->at[i] : at, last = m->at[i] + m->needle.n - 1;
    struct match_part part = {.match = i};
    find_walk_to(&walk, first);
    part.from = walk.from;
    find_walk_to(&walk, last);
    part.end = walk.end;
    if (part.from < part.end) t->take(t->context, &part);
  }
  find_walk_release(&walk);
}

void matches_in_line(const struct matches *m, const struct lines *lines, size_t line,
    void (*take)(void *context, const struct match_part *part), void *context)
{
  const struct find_text *text = &m->text;
  const struct taker taker = {take, context};
  if (!m->n) return;
  for (size_t i = find_text_piece_of(text, line); i < text->n; i++) {
    if (text->pieces[i].first_line > line) break;
    if (text->pieces[i].line == line) take_piece(m, lines, i, &taker);
  }
}
