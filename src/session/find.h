/* A text found in laid-out lines. What was wrapped is found across the ends of lines, within one
 * block. Smart case: a pattern without capitals matches without regard to case and accents, one
 * with a capital matches as it is written. */
#ifndef SESSION_FIND_H
#define SESSION_FIND_H

#include "page/lines.h"

struct match {
  size_t line, end_line; /* 0-based indices into lines; equal, unless it was wrapped */
  uint32_t from;         /* bytes within the text of `line` */
  uint32_t end;          /* bytes within the text of `end_line`, one past the last */
};

struct matches {
  struct match *items; /* in the order of the text, not overlapping */
  size_t n, cap;
};

/* Fills *out (cleared first) with every place of the pattern. An empty one is nowhere. */
void find_all(const struct lines *lines, struct str pattern, struct matches *out);
void matches_release(struct matches *m);

/* The first match at or behind line `line`, or m->n. */
size_t matches_from_line(const struct matches *m, size_t line);

/* The part of match m that is in line `line`: false when there is none. Bytes. */
bool match_in_line(
    const struct match *m, size_t line, const struct line *text, uint32_t *from, uint32_t *end);

#endif
