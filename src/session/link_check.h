/* Which links of a page lead nowhere: headings that are not in it, files that are not in the
 * library. Each file is looked for once, and no more than LIMIT_PAGE_LINKS_CHECKED of them: what is
 * not known is not called broken. Serves the reader and `show`. */
#ifndef SESSION_LINK_CHECK_H
#define SESSION_LINK_CHECK_H

#include "library/library.h"
#include "page/document.h"
#include "page/textset.h"
#include "session/link_find.h"

struct link_checker {
  const struct document *doc;
  struct link_base base;
  struct library *library; /* that the note is in, or NULL */
  struct arena *arena;
  struct textset files;   /* paths as written, and what is known of each */
  struct textset anchors; /* of headings, and names in HTML, seen so far: in lower case */
  size_t n_blocks;        /* whose headings were seen, */
  size_t n_anchors;       /*   ... and names */
  size_t n_looked_for;    /* files */
  bool is_indexing;       /* is the index on its way, so that a name may still come? */
  size_t n_unsure;        /* names that were not found because of that */
};

/* Begins for a page. What is given must stay. Without a root links to files are not known; without
 * a library neither are those that leave the folder, and names of notes. */
void link_checker_begin(struct link_checker *c, const struct document *doc,
    const struct link_base *base, struct library *library);
void link_checker_release(struct link_checker *c);

/* Is it known that the link leads nowhere? */
bool link_checker_is_broken(struct link_checker *c, const struct link *link);

#endif
