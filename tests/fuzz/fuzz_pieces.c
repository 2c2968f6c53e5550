/* A body read in the smallest pieces and in one: the lines are the same where nothing looks like a
 * definition. What a definition in odd company means, one that turns out to be code or that goes on
 * over lines, is known in time only where all is read at once. */
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct buf body = BUF_INIT;
  utf8_repair(&body, (struct str){(const char *)data, n});
  struct lines *whole = read_lines(document_begin_in_pieces(buf_str(&body), 1, SIZE_MAX));
  struct lines *pieces = read_lines(document_begin_in_pieces(buf_str(&body), 1, 1));
  if (str_find(buf_str(&body), STR_LIT("]:")) == body.n) check_all(whole, pieces);
  lines_free(whole);
  lines_free(pieces);
  buf_release(&body);
  return 0;
}
