/* What doctor found: kinds in one table, each with its advice, and the findings of a run, printed
 * for people or as JSON. */
#ifndef CLI_FINDING_H
#define CLI_FINDING_H

#include "base/arena.h"
#include "cli/output.h"

enum finding_kind {
  FINDING_FAULT,
  FINDING_UNREADABLE,
  FINDING_BROKEN_LINK,
  FINDING_INDEX,
  FINDING_INDEX_DAMAGED,
  FINDING_INDEX_WORN,
  FINDING_INDEX_FOREIGN,
  FINDING_INDEX_TAKEN,
  FINDING_INDEX_LARGE,
  FINDING_LAST_RUN,
  FINDING_BEHIND,
  FINDING_STATE,
  FINDING_ROOT,
  FINDING_CONFIG,
  FINDING_OPEN,
  FINDING_NO_HOME,
  FINDING_LOCALE,
  FINDING_TERMINAL,
  FINDING_CLIPBOARD,
  FINDING_KINDS
};

struct finding {
  enum finding_kind kind;
  struct str path; /* or empty */
  size_t line;     /* 0: none */
  struct str text;
};

struct findings {
  struct arena *arena;
  struct finding *items;
  size_t n, cap;
};

void findings_release(struct findings *f);

/* Adds one; texts are copied. */
void finding_add(
    struct findings *f, enum finding_kind kind, struct str path, size_t line, struct str text);

void findings_print(struct output *out, const struct findings *f);
void findings_print_json(struct output *out, const struct findings *f);

#endif
