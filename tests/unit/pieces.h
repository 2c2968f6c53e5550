/* A body read in the smallest pieces and in one, compared line by line. */
#ifndef TESTS_UNIT_PIECES_H
#define TESTS_UNIT_PIECES_H

#include "unit.h"

#include "read_lines.h"

/* Fails where a line differs; `name` says of what. Frees both. */
static void assert_same_lines(const char *name, struct lines *whole, struct lines *pieces)
{
  for (size_t i = 0; i < whole->n && i < pieces->n; i++) {
    const struct line *a = &whole->items[i], *b = &pieces->items[i];
    if (!str_eq(a->text, b->text) || a->block != b->block || a->offset != b->offset ||
        a->source_line != b->source_line || a->n_spans != b->n_spans)
      fail_msg("%s: line %zu: %u:%u (%u) \"%.*s\" and %u:%u (%u) \"%.*s\"", name, i, a->block,
          a->offset, a->source_line, STR_ARG(a->text), b->block, b->offset, b->source_line,
          STR_ARG(b->text));
  }
  assert_int_equal(pieces->n, whole->n);
  assert_int_equal(pieces->n_targets, whole->n_targets);
  for (size_t i = 0; i < whole->n_headings && i < pieces->n_headings; i++)
    if (!str_eq(whole->headings[i].anchor, pieces->headings[i].anchor))
      fail_msg("%s: heading %zu", name, i);
  lines_free(whole);
  lines_free(pieces);
}

static inline void assert_same_in_pieces(const char *name, struct str body, size_t body_line)
{
  assert_same_lines(name, read_lines(document_begin_in_pieces(body, body_line, SIZE_MAX)),
      read_lines(document_begin_in_pieces(body, body_line, 1)));
}

#endif
