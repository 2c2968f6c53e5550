/* The inline tree below one of cmark's nodes, flattened to a text with runs. Holds the memory that
 * one paragraph after the other is put together in. */
#ifndef PAGE_INLINE_H
#define PAGE_INLINE_H

#include "base/buf.h"
#include "page/document.h"
#include "page/html_reference.h"
#include "page/parse.h"
#include "page/source.h"

struct builder;
struct inline_edit;

enum { INLINE_MARK_BITS = 16, INLINE_LISTS = 8 };

/* The elements of HTML around the place reached. They may cross: all that counts is how many of a
 * kind have begun and not ended. */
struct inline_html {
  unsigned marks; /* that they give */
  uint32_t n_open[INLINE_MARK_BITS];
  bool is_link;      /* does the link of the reader come from one? */
  bool begins;       /* one has begun, and has no text yet */
  bool after_tag;    /* a tag was left out just here */
  bool has_tags;     /* a tag was left out somewhere */
  bool in_template;  /* has one begun and not ended, which keeps its tags? */
  size_t looked;     /* bytes of the text that were looked at for that */
  const char *media; /* the name of sound or film whose address is not known yet, or NULL */
  size_t n_lists;    /* around the place */
  long numbers[INLINE_LISTS]; /* of the next item in each; -1: it has bullets */
};

struct inline_reader {
  struct document *doc;  /* its links grow, its arena holds what is read */
  struct source *source; /* what the tree was parsed from */
  cmark_node *leaf;      /* that is read; NULL: text of HTML, in which Markdown means nothing */
  struct buf text;
  struct inline_run *runs;
  size_t n_runs, cap_runs;
  uint32_t *line_ends;
  size_t n_line_ends, cap_line_ends;
  unsigned n_emphasis, n_strong, n_images; /* how many stand around the place reached */
  int32_t link, image;                     /* the one around the place reached, or -1 */
  size_t image_from;                       /* where its description begins */
  size_t source_line;
  bool is_ahead; /* of its block, which is not among those of the document yet */
  struct inline_html html;
  struct html_references references;
  struct builder *builder;   /* knows the footnotes */
  struct inline_edit *edits; /* noted and not made yet */
  size_t n_edits, cap_edits;
  struct buf spare_text;
  struct str unseen; /* source of the leaf that no edit was compared with; p NULL: all of it */
  int n_unwritten;   /* how often all of that was searched in vain */
  struct buf torn;   /* beginnings of addresses that emphasis ends too early, one a line */
};

void inline_reader_init(struct inline_reader *r, struct builder *b);
void inline_reader_release(struct inline_reader *r);

/* Reads what stands below a paragraph or heading, whose first line is `source_line`. The result
 * lives in the document's arena. */
struct inlines inline_read(struct inline_reader *r, cmark_node *leaf, size_t source_line);

#endif
