/* The waist of the program: laid-out text, as lines of styled spans with what can be acted on.
 * Page and panel both become this; the reader, `show`, find-in-page, folding and the golden tests
 * read it. Knows no terminal, no Markdown, no YAML. All text in it is safe (base/safe.h). */
#ifndef PAGE_LINES_H
#define PAGE_LINES_H

#include "base/arena.h"
#include "page/style.h"

#include <stdint.h>

enum target_kind {
  TARGET_LINK,  /* url: where it leads, as written */
  TARGET_IMAGE, /* url */
  TARGET_VALUE, /* field and value: what Enter searches for */
  TARGET_GROUP, /* field: the group that Enter folds */
  TARGET_CHECK, /* index: of the checklist item */
  TARGET_CODE,  /* text: the block's exact bytes, for copying; index */
  TARGET_TABLE, /* index */
  TARGET_FAULT, /* index: the line of the file that something is wrong with; 0: the whole file */
  TARGET_NOTE,  /* url: the absolute path of a note */
  TARGET_JUMP,  /* index, leads_back: to a footnote, or from it to what refers to it */
  TARGET_BOX,   /* index: the box of a task in the body, which stands before that block */
};

struct target {
  enum target_kind kind;
  struct str url;
  struct str field; /* canonical path of the field: "score.quality", "entity.problem" */
  struct str value; /* raw, as the author wrote it: not safe */
  struct str text;  /* TARGET_CODE: raw bytes */
  size_t index;     /* TARGET_CHECK, TARGET_JUMP: 0-based; TARGET_CODE, TARGET_TABLE,
                       TARGET_BOX: the document's block */
  bool leads_back;  /* TARGET_JUMP */
  bool folded;      /* TARGET_GROUP */
  bool is_wiki;     /* TARGET_LINK: as struct link (document.h) says */
  bool is_broken;   /* TARGET_LINK: is known to lead nowhere */
  size_t line;      /* 0-based index of its first line; SIZE_MAX as long as none shows it */
};

struct span {
  uint32_t from, n; /* bytes within the line's text */
  enum style_role role;
  int32_t target; /* index into lines.targets, or -1 */
};

/* How a line's text goes on from the line before. */
enum line_join {
  LINE_BEGINS,   /* it does not: a text, or a line of code, begins */
  LINE_AT_BLANK, /* it was broken at a blank, or there was a hard break */
  LINE_WITHIN,   /* it was broken where there is no blank: in a long word, behind a hyphen */
};

struct line {
  struct str text;    /* without a line end; columns are text_cols(text) */
  struct span *spans; /* in order; gaps between them are STYLE_TEXT */
  uint32_t n_spans;
  int cols;
  uint32_t block;       /* index of the block it belongs to: with `offset` a place that lasts */
  uint32_t offset;      /* bytes of the block's own text before this line */
  uint32_t source_line; /* 1-based line in the file; 0 when it has none */
  int32_t target;       /* what Enter acts on when the line itself is selected, or -1 */
  int slide_cols;       /* how far it can be slid for all of its block to be seen; 0: not at all */
  uint16_t margin;      /* bytes before its own text: bars, indents, marks of lists */
  uint8_t tail;         /* bytes behind its own text: the side of a box */
  uint8_t join;         /* enum line_join */
};

/* A cell's text in a line of a table. The lines of one row follow each other, the first of them
 * with LINE_BEGINS; each has all cells of the row, empty ones too. */
struct line_cell {
  uint32_t line;    /* 0-based index */
  uint32_t from, n; /* bytes within the line's text */
  uint16_t column;  /* 0-based */
  uint8_t join;     /* enum line_join: to the same cell in the line before */
};

struct heading {
  int level;         /* 1..6 */
  struct str text;   /* safe */
  struct str anchor; /* as GitHub makes it */
  size_t line;       /* 0-based index */
};

struct lines {
  struct arena *arena; /* owns all of it */
  struct line *items;
  size_t n, cap;
  struct target *targets;
  size_t n_targets, cap_targets;
  struct heading *headings;
  size_t n_headings, cap_headings;
  struct line_cell *cells; /* by line, then by column */
  size_t n_cells, cap_cells;
  size_t n_head;  /* lines at the top that stay there when the others are scrolled */
  int width_cols; /* asked for; wider is a line that can be slid, or a single cluster */
};

struct lines *lines_new(int width_cols);
void lines_free(struct lines *l); /* NULL is fine */

/* Adds a line; text and spans are copied into the arena. Returns it for more settings. */
struct line *lines_add(struct lines *l, struct str text, const struct span *spans, size_t n_spans);

/* The same for a caller that knows how many columns the text takes. */
struct line *lines_add_measured(
    struct lines *l, struct str text, int cols, const struct span *spans, size_t n_spans);

/* Adds a line as others show it: its text and looks, and nothing to act on. */
void lines_add_copy(struct lines *l, const struct line *of);

/* Adds a target, which the lines added from now on may show; its texts are copied. Returns its
 * index. */
int32_t lines_add_target(struct lines *l, const struct target *t);

/* Makes the target what Enter acts on when the last line is selected; -1: nothing. */
void lines_set_target(struct lines *l, int32_t target);

/* Adds a cell to the last line. */
void lines_add_cell(struct lines *l, const struct line_cell *cell);

/* The target that a TARGET_JUMP leads to, which leads back from there: an index into l->targets; -1
 * when no line shows it. */
int32_t lines_jump(const struct lines *l, const struct target *t);

/* Adds a heading; its texts are copied. Headings come in the order of their lines. */
void lines_add_heading(struct lines *l, const struct heading *h);

/* The index of the line that shows (block, offset), or of the nearest before it: the first line,
 * where several begin at the same place. 0 when there is none. */
size_t lines_at_place(const struct lines *l, uint32_t block, uint32_t offset);

/* The heading that line `index` stands under, or NULL. */
const struct heading *lines_heading_at(const struct lines *l, size_t index);

#endif
