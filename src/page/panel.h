/* The post meta of a note as lines: groups that fold, scores as bars with their mean, revision with
 * its age, entities by type, flags as badges, the checklist, lists, maps of any depth, and every
 * key that no field shows under "other". Faults of the note come first.
 *
 * What Enter acts on is the target of a whole line: TARGET_GROUP on the head of a group,
 * TARGET_FAULT, TARGET_CHECK, TARGET_IMAGE, TARGET_NOTE, and TARGET_VALUE on all other values. In
 * the field of a value '_' stands for a blank, so that it can be typed in a query:
 * "entity.problem", "code_language". */
#ifndef PAGE_PANEL_H
#define PAGE_PANEL_H

#include "note/article.h"
#include "page/lines.h"

/* Another note, for a group that leads to some. All texts are raw. */
struct panel_note {
  struct str title;
  struct str path; /* absolute */
  struct str why;  /* a line about it, or empty */
  int percent;     /* how much it is meant; 0: not said */
};

/* A group of other notes; these stand below the fields. */
struct panel_notes {
  const char *name; /* as folds know it, and as it is shown */
  const struct panel_note *items;
  size_t n, n_all; /* how many are here, and how many there are; 0: not said */
  bool is_known;   /* else they are still looked for */
};

struct panel_options {
  int width_cols;
  bool ascii;
  long today;    /* days, base/date.h: for ages */
  bool all_open; /* ignore folds: for `show --meta` */
  /* Is the group of this name (a field's, or "other") folded? NULL: as field.is_folded says. */
  bool (*is_folded)(void *context, struct str group);
  /* How many notes of the library have field:value? NULL or a negative result: not shown. */
  long (*count)(void *context, struct str field, struct str value);
  /* Is the checklist's item ticked? NULL: none is. */
  bool (*is_ticked)(void *context, size_t index);
  void *context;
  const struct panel_notes *notes; /* n_notes groups */
  size_t n_notes;
};

struct lines *panel_layout(const struct article *a, const struct panel_options *o);

#endif
