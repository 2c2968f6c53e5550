/* A body read in the smallest pieces and in one: the lines are the same, unless something looks
 * like a definition and might be code, HTML or part of an alert, or goes on over lines. What such a
 * one means is known in time only where all is read at once. */
#include "fuzz.h"

#include "../unit/read_lines.h"
#include "base/utf8.h"

static void check_same(const struct line *a, const struct line *b)
{
  CHECK(str_eq(a->text, b->text));
  CHECK(a->block == b->block && a->offset == b->offset && a->source_line == b->source_line);
  CHECK(a->n_spans == b->n_spans);
  for (size_t i = 0; i < a->n_spans; i++) {
    const struct span *x = &a->spans[i], *y = &b->spans[i];
    CHECK(x->from == y->from && x->n == y->n && x->role == y->role && x->target == y->target);
  }
}

static void check_all(const struct lines *whole, const struct lines *pieces)
{
  for (size_t i = 0; i < whole->n && i < pieces->n; i++)
    check_same(&whole->items[i], &pieces->items[i]);
  CHECK(whole->n == pieces->n && whole->n_targets == pieces->n_targets);
  CHECK(whole->n_headings == pieces->n_headings);
  for (size_t i = 0; i < whole->n_headings; i++)
    CHECK(str_eq(whole->headings[i].anchor, pieces->headings[i].anchor));
}

/* Does a label that is not closed in its line begin in the text? */
static bool has_label_of_lines(struct str text)
{
  bool is_open = false;
  for (size_t i = 0; i < text.n; i++) {
    if (is_open && (text.p[i] == '\n' || text.p[i] == '\r')) return true;
    if (text.p[i] == '[' || text.p[i] == ']') is_open = text.p[i] == '[';
  }
  return false;
}

static bool may_differ(struct str text)
{
  if (str_find(text, STR_LIT("]:")) == text.n) return false;
  bool has_head = str_find(text, STR_LIT("[!")) < text.n; /* a line behind it ends its quote */
  return has_head || str_has(text, '`') || str_has(text, '~') || str_has(text, '<') ||
         str_has(text, '\t') || str_find(text, STR_LIT("    ")) < text.n ||
         has_label_of_lines(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct buf body = BUF_INIT;
  utf8_repair(&body, (struct str){(const char *)data, n});
  struct lines *whole = read_lines(document_begin_in_pieces(buf_str(&body), 1, SIZE_MAX));
  struct lines *pieces = read_lines(document_begin_in_pieces(buf_str(&body), 1, 1));
  if (!may_differ(buf_str(&body))) check_all(whole, pieces);
  lines_free(whole);
  lines_free(pieces);
  buf_release(&body);
  return 0;
}
