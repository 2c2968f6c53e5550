/* Inline text made ready to be drawn: safe, with the marks that tell what attributes cannot, and
 * with a role and a target for each piece. Independent of the width. */
#ifndef PAGE_FLOW_H
#define PAGE_FLOW_H

#include "base/buf.h"
#include "page/document.h"
#include "page/lines.h"
#include "page/textset.h"
#include "page/world.h"

/* What the flows of one page share. */
struct flow_page {
  bool ascii, mark_code, link_urls; /* as in struct layout_options */
  const struct page_world *world;   /* the same */
  const struct document *doc;
  struct lines *lines; /* gets the targets */
  int32_t *targets;    /* for each link of the document: its target; -1 none, -2 not asked yet */
  size_t n_targets, cap_targets;
  struct textset urls; /* addresses listed at the end, with their numbers from 1 on */
  struct str *listed;  /* the same by number less 1 */
  size_t n_listed, cap_listed;
};

void flow_page_init(
    struct flow_page *page, const struct document *doc, struct lines *lines, struct arena *arena);

/* From now on targets go to other lines. */
void flow_page_go_on(struct flow_page *page, struct lines *lines);

void flow_page_release(struct flow_page *page);

/* The target of link `index` of the document; -1 when it is -1 or beyond LIMIT_PAGE_LINKS. */
int32_t flow_target(struct flow_page *page, int32_t index);

/* Adds the mark of a footnote: "[1]"; "[^1]" where the addresses of links are numbered too. */
void flow_add_footnote(struct buf *out, long number, bool link_urls);

struct flow {
  struct str text; /* LF is a hard break; a line may break at zero width spaces (SAFE_HINTS) */
  struct span *spans;
  size_t n_spans, cap_spans;
  struct buf own; /* holds the text where it is not the document's */
};

void flow_release(struct flow *f);

/* Makes the flow of inline text in a base role: STYLE_TEXT, or that of a heading. `lead` is safe
 * and comes first, in the role of the marks of lists. The result borrows from `in` and f. */
void flow_make(struct flow *f, struct flow_page *page, const struct inlines *in,
    enum style_role base, struct str lead);

/* Makes the flow of a plain text in one role. */
void flow_make_plain(struct flow *f, struct str text, enum style_role role, struct str lead);

#endif
