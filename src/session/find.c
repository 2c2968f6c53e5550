/* Finding in laid-out lines. */
#include "session/find.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdlib.h>

/* Where a byte of the searched text came from. */
struct origin {
  size_t line;
  uint32_t from, end; /* bytes of the cluster in its line */
};

/* The text of one block, its lines joined by a blank, as it is compared. */
struct haystack {
  struct buf text;
  struct origin *origins; /* one for each byte of text */
  size_t cap;
  bool fold;
};

static void add_cluster(struct buf *out, struct str bytes, bool fold)
{
  char c = bytes.p[0];
  if (bytes.n == 1)
    buf_add_char(out, fold && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
  else if (fold)
    text_add_folded(out, bytes);
  else
    buf_add(out, bytes);
}

static void haystack_add(struct haystack *h, struct str bytes, struct origin origin)
{
  size_t before = h->text.n;
  add_cluster(&h->text, bytes, h->fold);
  h->origins = mem_grow(h->origins, &h->cap, h->text.n, sizeof *h->origins);
  for (size_t i = before; i < h->text.n; i++)
    h->origins[i] = origin;
}

static void haystack_add_line(struct haystack *h, const struct lines *lines, size_t index)
{
  struct str rest = lines->items[index].text;
  struct text_cluster cluster;
  if (h->text.n) {
    haystack_add(h, STR_LIT(" "), (struct origin){index, 0, 0});
    while (rest.n && rest.p[0] == ' ')
      rest = str_from(rest, 1);
  }
  const char *start = lines->items[index].text.p;
  while (text_next(&rest, &cluster)) {
    uint32_t from = (uint32_t)(cluster.bytes.p - start);
    haystack_add(h, cluster.bytes, (struct origin){index, from, from + (uint32_t)cluster.bytes.n});
  }
}

static void haystack_search(const struct haystack *h, struct str needle, struct matches *out)
{
  struct str text = buf_str(&h->text);
  size_t at = 0;
  while ((at += str_find(str_from(text, at), needle)) < text.n) {
    const struct origin *first = &h->origins[at], *last = &h->origins[at + needle.n - 1];
    out->items = mem_grow(out->items, &out->cap, out->n + 1, sizeof *out->items);
    out->items[out->n++] = (struct match){
        .line = first->line, .from = first->from, .end_line = last->line, .end = last->end};
    at += needle.n;
  }
}

void find_all(const struct lines *lines, struct str pattern, struct matches *out)
{
  struct haystack h = {.fold = !text_has_capital(pattern)};
  struct buf needle = BUF_INIT;
  struct text_cluster cluster;
  out->n = 0;
  while (text_next(&pattern, &cluster))
    add_cluster(&needle, cluster.bytes, h.fold);
  for (size_t i = 0; needle.n && i < lines->n;) {
    uint32_t block = lines->items[i].block;
    buf_clear(&h.text);
    while (i < lines->n && lines->items[i].block == block)
      haystack_add_line(&h, lines, i++);
    haystack_search(&h, buf_str(&needle), out);
  }
  buf_release(&needle);
  buf_release(&h.text);
  free(h.origins);
}

void matches_release(struct matches *m)
{
  free(m->items);
  *m = (struct matches){0};
}

size_t matches_from_line(const struct matches *m, size_t line)
{
  size_t low = 0, high = m->n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->items[middle].end_line < line)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool match_in_line(
    const struct match *m, size_t line, const struct line *text, uint32_t *from, uint32_t *end)
{
  if (line < m->line || line > m->end_line) return false;
  *from = line == m->line ? m->from : 0;
  *end = line == m->end_line ? m->end : (uint32_t)text->text.n;
  return *from < *end;
}
