/* References to footnotes: "[^label]" in ordinary text, where the body defines the label. They keep
 * their text, and become links of their own; in another link too, as GitHub has it. */
#include "page/document_own.h"
#include "page/inline_own.h"

/* Takes the label of what begins with "[^" at the front of s. */
static bool take_label(struct str s, struct str *label)
{
  size_t n = 2;
  while (n < s.n && !str_has(STR_LIT("[] \n"), s.p[n]))
    n++;
  *label = str_first(str_from(s, 2), n - 2);
  return n > 2 && n < s.n && s.p[n] == ']';
}

static void add_reference(struct inline_reader *r, size_t at, size_t n, uint32_t footnote)
{
  int32_t link = inline_add_link(r, STR_NONE, STR_NONE, false);
  r->doc->links[link].footnote = footnote;
  inline_note_edit(
      r, (struct inline_edit){.at = (uint32_t)at, .on = INLINE_FOOTNOTE, .link = link});
  inline_note_edit(
      r, (struct inline_edit){
             .at = (uint32_t)(at + n), .off = INLINE_FOOTNOTE, .link = EDIT_LINK_ENDS});
}

void inline_find_footnotes(struct inline_reader *r)
{
  enum { SETTLED = INLINE_CODE | INLINE_HTML | INLINE_IMAGE };
  struct str text = buf_str(&r->text), label;
  size_t run = 0, at = str_find(text, STR_LIT("[^"));
  for (; at < text.n; at += 1 + str_find(str_from(text, at + 1), STR_LIT("[^"))) {
    struct inline_piece piece = inline_piece_at(r, at, &run);
    struct str s = str_first(str_from(text, at), piece.to - at);
    if (!take_label(s, &label)) continue;
    bool is_written = inline_is_written(r, str_first(s, label.n + 3));
    uint32_t footnote =
        is_written && !(piece.marks & SETTLED) ? builder_find_footnote(r->builder, label) : 0;
    if (footnote) add_reference(r, at, label.n + 3, footnote);
  }
}
