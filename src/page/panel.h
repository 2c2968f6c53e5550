/* The post meta of a note as lines: groups that fold, scores as bars with their mean, revision with
 * its age, entities by type, flags as badges, the checklist, lists, maps of any depth, and every
 * key that no field shows under "other". Faults of the note come first.
 *
 * What Enter acts on is the target of a whole line: TARGET_GROUP on the head of a group,
 * TARGET_CHECK, TARGET_IMAGE, and TARGET_VALUE on all other values. In the field of a value '_'
 * stands for a blank, so that it can be typed in a query: "entity.problem", "code_language". */
#ifndef PAGE_PANEL_H
#define PAGE_PANEL_H

#include "note/article.h"
#include "page/lines.h"

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
};

struct lines *panel_layout(const struct article *a, const struct panel_options *o);

#endif
