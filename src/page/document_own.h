/* What the parts that build a document share: the place reached in cmark's tree and in the
 * source. */
#ifndef PAGE_DOCUMENT_OWN_H
#define PAGE_DOCUMENT_OWN_H

#include "page/container.h"
#include "page/definition.h"
#include "page/disguise.h"
#include "page/document.h"
#include "page/document_html.h"
#include "page/inline.h"
#include "page/parse.h"
#include "page/source.h"
#include "page/textset.h"

/* A block in disguise that the place reached stands in. */
struct aside {
  struct aside *outer;
  cmark_node *node;  /* the item that it is disguised as */
  struct list *list; /* to go back to */
};

/* The blocks of one footnote, until all have been read. */
struct footnote_blocks {
  size_t footnote; /* index into document.footnotes */
  struct frame *frame;
  size_t from, n; /* in footnotes.blocks */
};

struct footnotes {
  struct textset labels; /* folded; the number is the index into document.footnotes + 1 */
  bool looked_for;       /* have they been found? */
  struct block *blocks;
  size_t n_blocks, cap_blocks;
  struct footnote_blocks *parts; /* as they are written */
  size_t n_parts, cap_parts;
  uint32_t n_referred; /* how many have a number */
};

struct builder {
  struct document *doc;
  struct inline_reader inlines;
  struct textset anchors;
  struct source source;
  struct definitions definitions;
  struct footnotes footnotes;
  const struct disguise *disguise; /* of the tree that is walked, or NULL */
  size_t disguised;                /* the next one in it */
  struct aside *aside;             /* innermost of the place reached */
  struct frame *frame;             /* innermost container of the place reached */
  struct list *list;               /* innermost list of it */
  struct container *containers;    /* the same in the source; first_container is the tree's own */
  size_t n_containers, cap_containers, first_container;
  size_t first_line;   /* of the file, for line 1 of the tree that is walked */
  bool has_pipes;      /* may there be tables? */
  bool has_containers; /* has one of colons begun? */
  int n_apart;         /* trees that are walked around this one */
  size_t memory_bytes; /* that the document is to take, */
  size_t full_at;      /*   ... and the line of the file where it does; 0: nowhere yet */
  struct html_blocks html;
};

struct block *builder_add_block(struct builder *b, enum block_kind kind, size_t line);

/* Begins a quote or an item in the source; leaving its frame ends it. */
void builder_push_container(struct builder *b, cmark_node *node, bool is_item);

/* Begins a container within the innermost; the caller ends it. */
struct frame *builder_push_frame(struct builder *b, enum frame_kind kind);

/* Begins a list within the innermost; the caller ends it. */
struct list *builder_begin_list(struct builder *b, bool is_ordered);

/* Makes a card of a paragraph that holds one image and nothing else. */
void builder_make_card(struct builder *b, struct block *block);

/* Adds a paragraph as it stands that holds imports or exports of a module, if it does. */
bool builder_add_module(struct builder *b, cmark_node *paragraph);

/* Gives lines of the source that hold nothing but what is shown as it stands lines of their own. */
void builder_keep_lines(struct builder *b, struct inlines *in);

/* Adds the blocks below a node of cmark's tree in steps, less the disguises in it (NULL: there are
 * none): begins, and adds those of n nodes. Both return the node to go on with; NULL: none is left,
 * or the document is full. */
cmark_node *builder_begin_walk(
    struct builder *b, const struct disguise *disguise, cmark_node *root);
cmark_node *builder_walk_on(struct builder *b, cmark_node *root, cmark_node *node, size_t n);

/* Frees what it has on the heap. */
void builder_release(struct builder *b);

/* Goes to the first line of a text that is parsed apart, which stands at `line` of the tree that is
 * walked; builder_end_apart goes back to what is returned. */
struct builder builder_begin_apart(struct builder *b, struct str text, size_t line);
void builder_end_apart(struct builder *b, const struct builder *outer);

/* Adds the blocks of lines that are parsed apart, with what they refer to; they begin at `line` of
 * the tree that is walked. */
void builder_add_lines(struct builder *b, struct str lines, size_t line);

/* Adds the table that the lines of a paragraph or of an underlined heading hold, with what stands
 * before and behind it. False when they hold none: then nothing was added. */
bool builder_add_table(struct builder *b, cmark_node *leaf);

/* Reads the inline text of a leaf, whose first line is `source_line` of the file. */
struct inlines builder_read(struct builder *b, cmark_node *leaf, size_t source_line);

/* Makes a task of the item whose first paragraph this is, if it begins as one. */
void builder_take_task(struct builder *b, cmark_node *paragraph, struct block *block);

/* Line `number` of the tree that is walked, without what its containers put before it. */
struct container_rest builder_rest(struct builder *b, size_t number);

/* The same without blanks around it. */
struct str builder_line(struct builder *b, size_t number);

/* Reads one line of inline text that stands apart from cmark's tree. */
struct inlines builder_read_inline(struct builder *b, struct str text, size_t line);

/* document_aside.c: takes a node that something is disguised as. False when it is what it is. */
bool builder_enter_disguised(struct builder *b, cmark_node *node);

/* Leaves one that was entered so; false when the node is none. */
bool builder_leave_disguised(struct builder *b, cmark_node *node);

/* Is the paragraph what the definition behind it explains? Then adds it. */
bool builder_add_term(struct builder *b, cmark_node *paragraph);

/* How many containers of colons are open at the place reached. */
size_t builder_open_containers(const struct builder *b);

/* Ends those that stand in `frame`: the place reached is right inside it. */
void builder_close_containers(struct builder *b);

/* document_footnote.c: the footnote of a label, by its index + 1; 0: none is defined in the body.
 */
uint32_t builder_find_footnote(struct builder *b, struct str label);

/* Begins and ends the footnote of a definition. */
void builder_begin_footnote(struct builder *b, struct str label);
void builder_end_footnote(struct builder *b);

/* Puts all footnotes at the end, when everything has been read. */
void builder_add_footnotes(struct builder *b);

void footnotes_release(struct footnotes *f);

#endif
