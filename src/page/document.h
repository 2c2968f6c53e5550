/* Markdown as a flat list of blocks: what cmark parsed, walked once without recursion, independent
 * of any width and any look. It is read piece by piece, so that the first blocks of a long text are
 * there at once; what they are does not depend on where it was cut. A block knows its containers as
 * a chain of frames, so layout never needs a tree. Texts are raw: well-formed, but not safe for a
 * terminal. */
#ifndef PAGE_DOCUMENT_H
#define PAGE_DOCUMENT_H

#include "base/arena.h"
#include "base/interrupt.h"
#include "note/bodytext.h"
#include "page/style.h"
#include "page/table.h"

#include <stdint.h>

enum block_kind {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,
  BLOCK_CODE,
  BLOCK_HTML,
  BLOCK_PLAIN, /* the body or a piece of it as it stands, when it was not parsed */
  BLOCK_RULE,
  BLOCK_IMAGE, /* a paragraph that holds nothing but one image: drawn as a card */
  BLOCK_TABLE,
  BLOCK_ALERT, /* the title of an alert, which is the first block in its frame */
  BLOCK_TERM,  /* that the definitions behind it explain */
  BLOCK_COUNT
};

/* What the items of one list share. */
struct list {
  struct list *outer; /* the list that it stands in, or NULL */
  bool is_ordered;
  bool is_tight;    /* no blank lines between the items */
  char delimiter;   /* ordered: what follows a number, '.' or ')' */
  long next_number; /* ordered: while it is read */
  int mark_cols;    /* columns of the widest mark without a task's box */
  bool has_tasks;
  int n_bullets;        /* how many bullet lists stand around it */
  uint32_t first_block; /* index of the first block that can be in it */
};

/* A container that blocks stand in; frames are shared, linked inwards to outwards. */
enum frame_kind {
  FRAME_QUOTE,
  FRAME_ITEM,
  FRAME_INDENT,
  FRAME_DETAILS,    /* its first block is what it is called */
  FRAME_CONTAINER,  /* between fences of colons */
  FRAME_ADMONITION, /* behind "!!!" */
  FRAME_DEFINITION, /* of a term */
  FRAME_FOOTNOTE,
};

/* Is an item of a list a task (GFM 5.3)? */
enum frame_task { TASK_NONE, TASK_OPEN, TASK_DONE };

struct frame {
  enum frame_kind kind;
  struct frame *outer;       /* NULL at the top */
  const struct frame *drawn; /* itself; deeper than LIMIT_NESTING_DRAWN the last that is drawn */
  uint32_t depth;            /* 0 at the top */
  uint32_t first_block;      /* index of the first block in it, which the item's mark precedes */
  const struct list *list;   /* FRAME_ITEM; FRAME_FOOTNOTE: what all of them share */
  long number;               /* FRAME_ITEM of an ordered list; FRAME_FOOTNOTE */
  long n_colons;             /* FRAME_CONTAINER: of the fence that began it */
  enum style_role bar;       /* what is drawn beside it: STYLE_QUOTE, the kind of an alert */
  struct frame *written_in;  /* FRAME_FOOTNOTE: the container that its definition stands in */
  int32_t back;              /* FRAME_FOOTNOTE: the link that leads back from it, or -1 */
  enum frame_task task;      /* FRAME_ITEM */
};

/* What is special about a piece of inline text: a set. */
enum inline_mark {
  INLINE_EMPHASIS = 1,
  INLINE_STRONG = 2,
  INLINE_STRUCK = 4,
  INLINE_CODE = 8,
  INLINE_HTML = 16,
  INLINE_IMAGE = 32,   /* its text is the description of an image; may be empty */
  INLINE_LITERAL = 64, /* an address that stands for itself: nothing else is found in it */
  INLINE_KBD = 128,
  INLINE_HIGHLIGHT = 256,
  INLINE_INSERTED = 512,
  INLINE_SUB = 1024,
  INLINE_SUPER = 2048,
  INLINE_QUOTED = 4096,
  INLINE_DIM = 8192,       /* what another program would replace: shown as it stands */
  INLINE_BEGINS = 16384,   /* an element of HTML begins with it, and not with the run before */
  INLINE_FOOTNOTE = 32768, /* refers to a footnote; its text is as written, "[^label]" */
  INLINE_BACK = 65536,     /* leads back from a footnote; has no text */

  /* Marks of what is no word of the text. */
  INLINE_NO_WORDS = INLINE_HTML | INLINE_FOOTNOTE,

  /* Marks of which two that touch are still two. */
  INLINE_APART = INLINE_KBD | INLINE_SUB | INLINE_SUPER | INLINE_QUOTED,
};

struct inline_run {
  uint32_t from, n; /* bytes of the text */
  unsigned marks;   /* set of enum inline_mark */
  int32_t link;     /* index into document.links, or -1 */
};

/* Inline text. What no run covers is ordinary. LF is a hard break; there is no TAB. */
struct inlines {
  struct str text;
  struct inline_run *runs; /* in order, apart from each other */
  size_t n_runs;
  uint32_t *line_ends; /* bytes of the text before each line of the source but the first */
  size_t n_line_ends;
};

struct link {
  struct str url, title;
  bool is_image;
  uint32_t footnote; /* index into document.footnotes + 1; 0: it is an ordinary link */
  bool leads_back;   /* from the footnote to where it is referred to */
  bool is_wiki;      /* [[url]]: may be the name of a note anywhere in the library */
  size_t source_line;
};

/* A footnote as GitHub has them. What is referred to and not defined stays as written. */
struct footnote {
  struct str label;
  uint32_t number; /* from 1 on, as they are referred to, then the others; 0: none yet */
  bool is_defined; /* as far as can be told, until the document is whole */
  bool is_read;    /* its blocks have been */
};

/* A table: the first row is its head, and empty where it has none. Rows may be shorter than it, and
 * are not longer. */
struct table_row {
  struct inlines *cells;
  size_t n;
  size_t source_line; /* 0: it follows from that of the table */
};

struct table {
  enum table_align *aligns; /* n_cols of them */
  size_t n_cols;
  struct table_row *rows;
  size_t n_rows;
  size_t source_line; /* of the head; the line of dashes follows it, then the other rows */
};

/* The line of the file that a row stands on. */
static inline size_t table_row_line(const struct table *t, size_t row)
{
  size_t line = t->rows[row].source_line;
  return line ? line : t->source_line + row + (row > 0);
}

struct block {
  enum block_kind kind;
  int level;                 /* BLOCK_HEADING: 1..6 */
  enum table_align align;    /* paragraph, heading: where its lines stand */
  const struct frame *frame; /* innermost container, or NULL */
  struct inlines content;    /* paragraph, heading; BLOCK_IMAGE: the description */
  struct str literal;        /* BLOCK_CODE, BLOCK_HTML, BLOCK_PLAIN: exact bytes */
  struct str language;       /* BLOCK_CODE: first word of its info string */
  struct str anchor;         /* BLOCK_HEADING */
  struct str trouble;        /* BLOCK_PLAIN: a sentence why, or empty */
  int32_t image;             /* BLOCK_IMAGE: index into document.links */
  const struct table *table; /* BLOCK_TABLE */
  size_t source_line;        /* 1-based line in the file of its first line of content */
};

/* A place that HTML names, for links to "#name". */
struct anchor {
  struct str name;
  uint32_t block; /* index of the block that holds it or comes next */
};

struct reading;

struct document {
  struct arena *arena;
  struct block *blocks;
  size_t n_blocks, cap_blocks;
  size_t n_settled; /* of them, those that what is read later does not change */
  struct link *links;
  size_t n_links, cap_links;
  struct anchor *anchors; /* besides those of headings */
  size_t n_anchors, cap_anchors;
  struct footnote *footnotes; /* their blocks stand at the end, behind a rule */
  size_t n_footnotes, cap_footnotes;
  struct str trouble;      /* a sentence why some of the text is shown plain, or not; or empty */
  size_t ends_at;          /* line of the file that is read no more, nor what follows; 0: all is */
  struct reading *reading; /* what is left to be read; NULL: nothing */
};

/* Begins to read a body, whose first line is `first_line` of its file. `body` must be well-formed
 * UTF-8 and stay until the document is whole. Never NULL, and nothing is read yet. */
struct document *document_begin(struct str body, size_t first_line);

/* How a body is read. Where it has more, the last block says so, and where the rest stands. */
struct document_bounds {
  size_t piece_bytes;  /* in pieces of at least so many, where a place to cut is found */
  size_t lines;        /* of the body that are read, at most */
  size_t memory_bytes; /* that the document is to take; one of cmark's leaves may still come */
};

/* The same, within those. */
struct document *document_begin_within(
    struct str body, size_t first_line, const struct document_bounds *bounds);

/* The same in such pieces, within the limits. */
struct document *document_begin_in_pieces(struct str body, size_t first_line, size_t piece_bytes);

/* Reads on, some milliseconds: blocks and links are added, and those that are there may move. What
 * cannot be parsed within the limits is one plain block that says why. False when it was given up:
 * then the next call does it. */
bool document_read_more(struct document *d, const struct interrupt *stop);

/* Has all of it been read? */
static inline bool document_is_whole(const struct document *d)
{
  return !d->reading;
}

/* How much has been read: 0..100. */
int document_percent(const struct document *d);

/* Begins and reads all. `body` is not kept. */
struct document *document_new(struct str body, size_t first_line);
void document_free(struct document *d); /* NULL is fine */

/* The block that HTML calls so, whatever the case: its index, or SIZE_MAX. */
size_t document_find_anchor(const struct document *d, struct str name);

/* Adds inline text without the runs that have one of these marks (a set of enum inline_mark). */
void inlines_add_without(const struct inlines *in, unsigned marks, struct buf *out);

/* Adds its plain text to *out, for a full-text index (note/bodytext.h): headings, code and what is
 * neither, each in its own part. */
void document_add_bodytext(const struct document *d, struct bodytext *out);

/* A bodytext_reader: clears *out, parses, fills, forgets. */
void document_read_bodytext(struct str body, size_t body_line, struct bodytext *out);

#endif
