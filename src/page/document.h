/* Markdown as a flat list of blocks: what cmark parsed, walked once without recursion, independent
 * of any width. A block knows its containers as a chain of frames, so layout never needs a tree. */
#ifndef PAGE_DOCUMENT_H
#define PAGE_DOCUMENT_H

#include "base/arena.h"
#include "note/bodytext.h"
#include "page/style.h"

#include <stdint.h>

enum block_kind {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,
  BLOCK_CODE,
  BLOCK_HTML,
  BLOCK_RULE,
  BLOCK_IMAGE, /* a paragraph that holds nothing but one image: drawn as a card */
};

/* A container that blocks stand in; frames are shared, linked inwards to outwards. */
enum frame_kind { FRAME_QUOTE, FRAME_ITEM };

struct frame {
  enum frame_kind kind;
  const struct frame *outer; /* NULL at the top */
  int depth;                 /* 0 at the top */
  int number;                /* FRAME_ITEM of an ordered list: its number, else -1 */
  int mark_cols;             /* FRAME_ITEM: columns of the widest mark in its list */
  bool tight;                /* FRAME_ITEM: no blank lines between the items */
  bool last;                 /* FRAME_ITEM: the last of its list */
  uint32_t list;             /* which list: equal for its items */
};

/* A piece of inline text in one style. */
struct inline_run {
  struct str text;       /* raw but well-formed; LF is a hard break; never safe before layout */
  enum style_role role;
  int32_t link;          /* index into document.links, or -1 */
};

struct link {
  struct str url, title;
  bool is_image;
  size_t source_line;
};

struct block {
  enum block_kind kind;
  int level;             /* BLOCK_HEADING: 1..6 */
  const struct frame *frame;   /* innermost container, or NULL */
  bool first_in_frame;   /* does the item's mark stand before it? */
  struct inline_run *runs;
  size_t n_runs;
  struct str literal;    /* BLOCK_CODE, BLOCK_HTML: exact bytes */
  struct str language;   /* BLOCK_CODE: first word of its info string */
  struct str anchor;     /* BLOCK_HEADING */
  size_t source_line;    /* 1-based line in the file */
};

struct document {
  struct arena *arena;
  struct block *blocks;
  size_t n_blocks, cap_blocks;
  struct link *links;
  size_t n_links, cap_links;
  struct str trouble;    /* why the text is shown plain instead, or empty */
};

/* Parses a body, whose first line is `first_line` of its file. Never NULL: what cannot be parsed
 * within the limits is one plain block, and `trouble` says why. `body` is copied. */
struct document *document_new(struct str body, size_t first_line);
void document_free(struct document *d); /* NULL is fine */

/* Fills *out with its plain text, for a full-text index (note/bodytext.h). */
void document_add_bodytext(const struct document *d, struct bodytext *out);

/* A bodytext_reader: parses, fills, forgets. */
void document_read_bodytext(struct str body, size_t body_line, struct bodytext *out);

#endif
