/* Blocks to lines at a width. Depends on (document, options) only, so the same call gives the same
 * lines in the reader, in `show` and in the tests.
 *
 * In a line's place, block 0 is what stands before the body (title, summary), block n + 1 is the
 * document's block n, and those beyond are the addresses at the end. */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "note/article.h"
#include "page/document.h"
#include "page/lines.h"
#include "page/syntax.h"
#include "page/world.h"

struct layout_options {
  int width_cols; /* at least 1; no line is wider, but for code when wrap_code is false */
  bool ascii;     /* draw marks, bars and rules in ASCII */
  bool wrap_code; /* wrap long code lines with a mark; else they are kept whole for panning */
  bool mark_code; /* put back-quotes around code in a line: for output without colours */
  bool link_urls; /* number links and list their addresses at the end: for output on paper */
  int tab_cols;   /* tab stops in code; 0 means 8 */
  struct syntax_set *syntax;      /* the languages that code is coloured by; NULL: it is not */
  const struct page_world *world; /* NULL: nothing is asked */
};

/* Do both give the same lines? */
bool layout_options_eq(const struct layout_options *a, const struct layout_options *b);

/* Lays out title, summary and body of a note. `doc` must be its body's document, and whole. A first
 * heading near the beginning that repeats the title is not drawn twice. The caller frees the
 * lines. */
struct lines *layout_article(
    const struct article *a, const struct document *doc, const struct layout_options *o);

/* Lays out a body alone. */
struct lines *layout_document(const struct document *doc, const struct layout_options *o);

/* Lays out one block by itself, as wide as it is: a table with its head in the lines that stay, or
 * code. `block` is its index. NULL when it is neither. */
struct lines *layout_whole(
    const struct document *doc, size_t block, const struct layout_options *o);

/* The same for a document that is being read: lines are added as blocks are, and are the same in
 * the end. */
struct layout;

/* Begins; there are no lines yet. `a` is NULL for a body alone; it and doc must stay until the end.
 */
struct layout *layout_begin(
    const struct article *a, const struct document *doc, const struct layout_options *o);

/* Lays out further blocks of those that have been read, at most so many; after the last one of a
 * whole document what stands at the end. False when nothing is left to do now. */
bool layout_more(struct layout *l, size_t n_blocks);

/* The options that it was begun with. */
const struct layout_options *layout_options(const struct layout *l);

/* Is the page finished? How much of the text is laid out: 0..100? */
bool layout_is_whole(const struct layout *l);
int layout_percent(const struct layout *l);

/* The lines so far. They stay where they are, and grow. */
struct lines *layout_lines(const struct layout *l);

/* Gives the caller the lines so far; those to come go to new ones. */
struct lines *layout_take(struct layout *l);

/* Ends it, with the lines that were not taken. NULL is fine. */
void layout_free(struct layout *l);

#endif
