/* A text found in laid-out lines. What was wrapped is found across the ends of lines, whatever
 * stands in the margin between; from one block, line of code or cell to the next nothing is found.
 * Smart case: a pattern without capitals matches without regard to case and accents, one with a
 * capital matches as it is written. The lines are joined and folded once for all patterns. */
#ifndef SESSION_FIND_H
#define SESSION_FIND_H

#include "session/find_text.h"

struct matches {
  size_t *at; /* bytes of the text, in its order; they do not overlap */
  size_t n, cap;
  struct find_text text;
  struct buf needle;
};

/* Looks for every place of the pattern. An empty one is nowhere. The lines must be those of the
 * call before, or matches_forget was called between. */
void find_all(struct matches *m, const struct lines *lines, struct str pattern);

/* The same in steps: begins with as many of the lines as were taken in for patterns before. */
void find_begin(struct matches *m, struct str pattern);

/* Takes in about n_lines further lines and adds their matches. False when there are none left: call
 * it again when there are more. */
bool find_more(struct matches *m, const struct lines *lines, size_t n_lines);

/* Forgets what was found, and the lines: before these go. */
void matches_forget(struct matches *m);
void matches_release(struct matches *m);

/* Where a match begins and ends. */
struct match {
  size_t line, end_line; /* 0-based indices into the lines; equal, unless it was wrapped */
  uint32_t from;         /* bytes within the text of `line` */
  uint32_t end;          /* bytes within the text of `end_line`, one past the last */
};

/* Match `index`, less than m->n. */
struct match match_at(const struct matches *m, const struct lines *lines, size_t index);

/* The line that match `index` begins in. */
size_t match_line(const struct matches *m, size_t index);

/* The first match that ends at or behind the beginning of line `line` (of its row, in a table), or
 * m->n. */
size_t matches_from_line(const struct matches *m, size_t line);

/* The parts of matches in one line. */
struct match_part {
  size_t match;       /* index of the match that it is of */
  uint32_t from, end; /* bytes within the line's text */
};

/* Calls `take` with every part of a match in line `line`, cell by cell from left to right. */
void matches_in_line(const struct matches *m, const struct lines *lines, size_t line,
    void (*take)(void *context, const struct match_part *part), void *context);

#endif
