/* What the parts that read inline text share. Extensions that cmark does not know are found in the
 * text after it has read it: each looks through the text and notes edits, which are then made in
 * one go. */
#ifndef PAGE_INLINE_OWN_H
#define PAGE_INLINE_OWN_H

#include "page/html.h"
#include "page/html_element.h"
#include "page/inline.h"

/* Adds text with marks and with those of the place reached; what else is a blank in it becomes one.
 * Where a tag was left out, the blanks on both of its sides are one. */
void inline_add_text(struct inline_reader *r, struct str s, unsigned marks);

/* Notes that a line of the source ends here. */
void inline_note_line_end(struct inline_reader *r);

/* Does the text begin, or a line of it? An image is a beginning, though it may have no text. */
bool inline_is_at_start(const struct inline_reader *r);
bool inline_ends_in_image(const struct inline_reader *r);

/* ---- HTML ---- */

/* Does the place reached stand in what another program replaces? Tags are kept there. */
bool inline_in_template(struct inline_reader *r);

/* Begins and ends a text that is put together by the functions above. */
void inline_begin(struct inline_reader *r, size_t source_line);
struct inlines inline_end(struct inline_reader *r);

/* Forgets the elements around the place. */
void inline_html_reset(struct inline_reader *r);

/* Notes the name that a tag gives to its place. */
void inline_note_anchor(struct inline_reader *r, const struct html_token *t);

/* Reads a tag, a comment or whatever else is no text. */
void inline_read_markup(struct inline_reader *r, const struct html_token *t);

/* Adds markup as it stands: INLINE_HTML, or INLINE_DIM where it holds words. */
void inline_add_markup(struct inline_reader *r, struct str raw, unsigned mark);

/* Adds text of HTML: references resolved, blanks folded, ends of lines noted. */
void inline_add_html(struct inline_reader *r, struct str raw);

/* Begins and ends the marks of an element. */
void inline_begin_marks(struct inline_reader *r, unsigned marks);
void inline_end_marks(struct inline_reader *r, unsigned marks);

/* Cuts blanks and ends of lines off the end of the text. */
void inline_trim(struct inline_reader *r);

/* ---- what cmark does not know ---- */

/* At a place in the text: bytes that go, and what begins or ends behind them. */
struct inline_edit {
  uint32_t at, cut;
  unsigned on, off; /* marks: sets of enum inline_mark */
  int32_t link;     /* that begins, EDIT_LINK_ENDS, or EDIT_LINK_STAYS */
};

enum { EDIT_LINK_STAYS = -1, EDIT_LINK_ENDS = -2 };

/* Notes an edit. They must come in the order of their places. */
void inline_note_edit(struct inline_reader *r, struct inline_edit edit);

/* Marks the text from byte `from` on: continues the last run where nothing changes, else begins
 * one. Ordinary text has none. */
void inline_mark_run(struct inline_reader *r, size_t from, unsigned marks, int32_t link);

/* A piece of the text that has the same marks and link all over. */
struct inline_piece {
  size_t from, to;
  unsigned marks;
  int32_t link;
};

/* The piece that holds byte `at`. *run is a run not behind it; kept from call to call while `at`
 * grows, and 0 at first. */
struct inline_piece inline_piece_at(const struct inline_reader *r, size_t at, size_t *run);

/* What the leaf was read from: its lines, with what containers put between them. */
struct str inline_source(struct inline_reader *r);

/* Do these bytes stand anywhere in the source of a leaf? */
bool inline_source_has(struct inline_reader *r, cmark_node *leaf, struct str text);

/* Do these characters stand in the source of the leaf as they are, the first not escaped? To be
 * asked of all places of a text that look alike, in their order: it looks at the next one in the
 * source. */
bool inline_is_written(struct inline_reader *r, struct str text);

/* Adds an address, with the values in it that can be told ("{{ site.baseurl }}") resolved. */
void inline_add_address(struct buf *out, struct str url);

/* Adds a link to the document. */
int32_t inline_add_link(struct inline_reader *r, struct str url, struct str title, bool is_image);

/* Each notes its edits. */
void inline_find_markup(struct inline_reader *r);
void inline_join_lines(struct inline_reader *r);
void inline_find_footnotes(struct inline_reader *r);
void inline_find_templates(struct inline_reader *r);
void inline_find_wikilinks(struct inline_reader *r);
void inline_find_bare_links(struct inline_reader *r);
void inline_find_struck(struct inline_reader *r);

/* Finds and makes them all. */
void inline_extend(struct inline_reader *r);

#endif
