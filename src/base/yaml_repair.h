/* What to do about YAML that is none. A value in a template's braces, a second colon, a tab, a
 * quote never closed: each costs a sentence, not the note's post meta. A remedy rewrites lines of
 * the source so that reading can begin again. Each is tried on a line at most once, and then the
 * line is left out, so that this ends. */
#ifndef BASE_YAML_REPAIR_H
#define BASE_YAML_REPAIR_H

#include "base/yaml_source.h"

/* A scalar that was read, by the lines it stands on (indices). */
struct yaml_place {
  size_t first, last;
  bool is_plain, is_quoted;
};

enum yaml_remedy {
  REMEDY_QUOTE,   /* the value as it stands is text */
  REMEDY_CLOSE,   /* a bracket that is never closed ends with its line; else as REMEDY_QUOTE */
  REMEDY_PLACE,   /* the line stands in the wrong place: shift it, or join it to the text above */
  REMEDY_TABS,    /* tabs that indent become blanks */
  REMEDY_ESCAPES, /* a backslash that begins no escape is doubled */
  REMEDY_COUNT
};

/* What libyaml found, and what it is in our words. */
struct yaml_problem_row {
  const char *found;   /* libyaml's problem */
  const char *context; /* how its context begins; NULL: whatever it is */
  const char *says;    /* what is wrong, for the user */
  const char *behind;  /* the same where the line has a value before the place; or NULL */
  enum yaml_remedy remedy;
  bool at_context;      /* does the context's place tell where to look? */
  bool names_character; /* does the character found there make it clearer? */
};

/* The row for a failure of libyaml; NULL when it is none that is known. */
const struct yaml_problem_row *yaml_problem_find(const char *found, const char *context);

struct yaml_problem {
  const struct yaml_problem_row *row; /* NULL: one that is not known */
  const char *says;                   /* what is wrong, for the user; a remedy may know better */
  size_t line;                        /* index of the line at fault */
  size_t column;                      /* characters before the place in it */
  size_t opened;            /* index of the line where what it stands in began; or `line` */
  size_t from, to;          /* the entry of the root map that it stands in: lines [from, to) */
  struct yaml_place before; /* the last scalar read before it, in the same entry */
  bool has_before;
  bool in_flow; /* does it stand within brackets? */
};

/* Rewrites lines of the entry. Returns what was done, for the user ("the value is kept as text"),
 * or NULL when nothing could be. p->line is set to the line that turned out to be at fault. */
const char *yaml_repair(struct yaml_source *s, struct yaml_problem *p);

/* The same for a line that is taken for text because its "key:value" lacks a blank; NULL when it is
 * something else. */
const char *yaml_repair_key(struct yaml_source *s, struct yaml_problem *p);

#endif
