/* What the parts of a panel share: the panel that is laid out, and the kinds of lines it has. */
#ifndef PAGE_PANEL_OWN_H
#define PAGE_PANEL_OWN_H

#include "page/draft.h"
#include "page/panel.h"
#include "page/symbol.h"
#include "page/wrap.h"

/* What a panel is made of. Blank lines stand between different parts, and around open groups. */
enum panel_part { PART_NONE, PART_FAULTS, PART_ROW, PART_FOLDED, PART_OPEN };

/* What stands below the head of a group stands in by this. */
enum { PANEL_INDENT = 2 };

struct panel {
  const struct article *article;
  const struct panel_options *o;
  int width;
  struct lines *lines;
  struct draft draft;
  struct wrap wrap;
  struct buf safe;                       /* text of the row that is set */
  struct buf path;                       /* field of the value that is set */
  struct buf count;                      /* how many notes have it */
  const struct tree *nodes[FIELD_COUNT]; /* what the meta says for each field; NULL: nothing */
  int label_cols;                        /* column of the values of single fields */
  enum panel_part last;                  /* what was set last */
};

/* One value: a label, the text beside it, hanging from its column, and a word at the right edge.
 * Texts are raw but where it is said. */
struct panel_row {
  int indent;
  struct str mark; /* stands right before `indent`, and a blank after it; safe */
  struct str label;
  int label_cols;  /* from `indent` to where the text begins */
  struct str lead; /* a label that runs into the text */
  struct str text;
  enum style_role role; /* of the text */
  struct str after;     /* behind the text, dim; safe */
  struct str right;     /* dim; safe */
  int32_t target;
};

void panel_add_row(struct panel *p, const struct panel_row *row);

/* Ends a line that was put together in the draft. */
void panel_end_line(struct panel *p, int32_t target);

/* What the head of a group says. All texts are safe. */
struct panel_head {
  struct str group; /* canonical name */
  struct str label;
  size_t n;           /* how many values; 0: not said */
  struct str summary; /* at the right edge */
  struct str preview; /* what is in it, when it is folded */
};

/* Adds the head. Is the group open? */
bool panel_begin_group(struct panel *p, const struct panel_head *head);

/* Begins another part: adds the blank line before it. */
void panel_begin_part(struct panel *p, enum panel_part part);

/* The target of a value. `field` may have any blanks. */
int32_t panel_value_target(struct panel *p, struct str field, struct str value);

/* "318", where the library tells it; else empty. Valid until the next call. */
struct str panel_count(struct panel *p, int32_t target);

/* The widest of some labels, as the column where values begin: as far as these keep value_cols. */
struct panel_column {
  int cols;
};
void panel_column_add(struct panel_column *c, struct str label);
int panel_column_end(const struct panel *p, const struct panel_column *c, int value_cols);

/* Values that are to be seen in a folded group, as many as a line may hold. */
void panel_preview_add(struct buf *preview, struct str value);

/* Does the article have something to show for the field? */
bool panel_has_field(const struct panel *p, const struct field *f);

/* Is it shown as one row, with its label? */
bool panel_field_is_single(const struct field *f);

/* Sets the field, which has something to show. */
void panel_add_field(struct panel *p, const struct field *f);

/* The texts of a field of FIELD_LIST. */
struct article_texts panel_texts_of(const struct panel *p, const struct field *f);

/* Each sets the group of one type. */
void panel_add_texts(struct panel *p, const struct field *f);
void panel_add_outline(struct panel *p, const struct field *f);
void panel_add_scores(struct panel *p, const struct field *f);
void panel_add_map(struct panel *p, const struct field *f);
void panel_add_switches(struct panel *p, const struct field *f);
void panel_add_checks(struct panel *p, const struct field *f);
void panel_add_entities(struct panel *p, const struct field *f);
void panel_add_images(struct panel *p, const struct field *f);

/* Sets the groups of other notes. */
void panel_add_all_notes(struct panel *p);

/* Sets what stands below a list or map; `hides` (may be NULL) tells which of its children do not
 * count. */
typedef bool panel_hides(const struct panel *p, const struct tree *child);
void panel_add_tree(struct panel *p, const struct tree *root, panel_hides *hides);

#endif
