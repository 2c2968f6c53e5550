/* cmark with limits: a text parsed into cmark's tree, or a sentence that says why it was not. The
 * tree lives in an arena, so that it dies in one call and a parse that goes too far can be left. */
#ifndef PAGE_PARSE_H
#define PAGE_PARSE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/interrupt.h"

#include <cmark.h>

struct parsed {
  struct arena *arena;
  cmark_node *root; /* the document; never changed after the parse */
  bool goes_on;     /* parse_piece: something in it would go on behind it */
};

/* What one parse may use. */
struct parse_budget {
  size_t memory_bytes;
  long cpu_ms;                  /* of this thread */
  const struct interrupt *stop; /* NULL: nobody asks to give it up */
  bool leaves_math;             /* the text is a part of one that math.h does not take */
};

/* The budget for a text of so many bytes: LIMIT_MARKDOWN_... of limits.h. */
struct parse_budget parse_budget(size_t bytes);

/* Parses. False, and nothing to release, when the budget was met (then with a sentence) or when it
 * was given up (without). Any thread may call it. */
bool parse_markdown(
    struct parsed *out, struct str body, const struct parse_budget *budget, struct err *err);

/* The same for a piece of n_lines lines that others follow, cut by piece.h: looks whether it ends
 * where a heading would stand at the top. */
bool parse_piece(struct parsed *out, struct str piece, size_t n_lines,
    const struct parse_budget *budget, struct err *err);

void parsed_release(struct parsed *p);

#endif
