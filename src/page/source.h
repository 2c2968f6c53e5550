/* The lines of a body by their number, for what cmark's tree does not tell. The index is made when
 * it is first asked for. */
#ifndef PAGE_SOURCE_H
#define PAGE_SOURCE_H

#include "base/str.h"

struct source {
  struct str body;
  size_t *starts; /* bytes before each line; NULL: not asked yet */
  size_t n, cap;
};

/* Line `number`, 1-based, without its end; empty beyond the last. LF, CR and CRLF end a line. */
struct str source_line(struct source *s, size_t number);

/* Cuts the first line off *rest: *line without its end. False when *rest is empty. */
bool source_cut_line(struct str *rest, struct str *line);

/* Bytes of the list mark that s begins with, or 0 (CommonMark 5.2). */
size_t source_item_mark(struct str s);

/* How many lines end in s. */
size_t source_count_lines(struct str s);

/* The first n lines of s, with their ends. */
struct str source_first_lines(struct str s, size_t n);

/* Bytes of the code in a line (CommonMark 6.1) that s begins with, or of its back-quotes, where
 * they begin none. */
size_t source_code_length(struct str s);

void source_release(struct source *s);

#endif
