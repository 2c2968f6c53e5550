/* Where ticks stand in a note's file: the boxes of tasks in its body (task_box.h), and in the post
 * meta the boxes before items of its checklist, or the values of one whose keys are the items. And
 * the changes that make them say what is ticked, none of which changes anything else: what the note
 * says then is read again and compared. */
#ifndef PAGE_TICK_PLACE_H
#define PAGE_TICK_PLACE_H

#include "base/edit.h"
#include "base/err.h"
#include "note/article.h"
#include "page/task_box.h"

struct tick_place {
  struct str text;     /* of the item, without marks; runs of blanks are one */
  size_t at;           /* bytes of the file before its mark */
  struct str mark;     /* as it stands there: "x", "false" */
  struct str opposite; /* what says the other thing */
  bool is_on;
  bool in_meta;
  size_t item;  /* of the checklist; SIZE_MAX: none has that text */
  size_t block; /* of the document, which its box stands before; SIZE_MAX: in the post meta */
};

struct tick_places {
  struct article *article; /* owns the texts */
  struct tick_place *items;
  size_t n;
  size_t n_checks; /* items of the checklist */
  bool is_utf16;   /* then there are none */
};

/* Reads them from a file's bytes, which have to stay. `names` as for article_new_by. */
void tick_places_init(struct tick_places *t, const struct field_names *names, struct str file);
void tick_places_release(struct tick_places *t);

/* What the marks are to say. */
struct tick_wish {
  const bool *ticked; /* the checklist's first items: n of them */
  size_t n;
  const struct task_box *boxes; /* of no item, to be turned: n_boxes of them, in their order */
  size_t n_boxes;
};

/* The changes after which the marks say so; they live as long as *t. False with a sentence that
 * begins with `name` where an item is ticked, or a box is to be turned, that has no place. */
bool tick_places_change(const struct tick_places *t, const struct tick_wish *wish, const char *name,
    struct edits *out, struct err *err);

/* Does the file with the changes made read as the file does, but for those marks? */
bool tick_places_agree(const struct tick_places *t, const struct field_names *names,
    const struct edits *e, struct str changed);

#endif
