/* Links as wikis write them: [[note]], [[note|text]], [[text|note.path]] where the right side alone
 * looks like a path, and ![[image.png]]. */
#include "page/inline_own.h"

enum { WIKILINK_BYTES = 300 };

/* Does s look like the path of a note rather than like words? */
static bool is_path(struct str s)
{
  if (str_has(s, ' ') || !s.n) return false;
  return str_has(str_first(s, s.n - 1), '.') || str_has(s, '/') || str_has(s, '#');
}

/* The insides of what begins with "[[" at the front of s; false when it does not end, or is code.
 */
static bool take_insides(struct str s, struct str *insides)
{
  struct str rest = str_first(str_from(s, 2), WIKILINK_BYTES);
  size_t n = str_find(rest, STR_LIT("]]"));
  *insides = str_first(rest, n);
  if (n == rest.n || !str_trim(*insides).n || insides->p[0] == ' ') return false;
  return !str_has(*insides, '[') && !str_has(*insides, '\n') && insides->p[0] != '|';
}

struct wikilink {
  struct str target, text; /* both within the text that it stands in */
};

static struct wikilink part(struct str insides)
{
  struct str right = insides, left;
  str_cut(&right, '|', &left);
  if (!right.p || !right.n) return (struct wikilink){left, left};
  if (is_path(right) && !is_path(left)) return (struct wikilink){right, left};
  return (struct wikilink){left, right};
}

/* Notes the edits that leave nothing but the link's text. */
static void add_wikilink(struct inline_reader *r, size_t at, struct str insides)
{
  const char *text = r->text.p;
  struct wikilink w = part(insides);
  bool is_image = at && text[at - 1] == '!';
  unsigned mark = is_image ? INLINE_IMAGE : 0;
  size_t from = (size_t)(w.text.p - text), start = at - is_image;
  size_t to = from + w.text.n, end = (size_t)(insides.p - text) + insides.n + 2;
  int32_t link = inline_add_link(r, str_trim(w.target), STR_NONE, is_image);
  inline_note_edit(
      r, (struct inline_edit){
             .at = (uint32_t)start, .cut = (uint32_t)(from - start), .on = mark, .link = link});
  inline_note_edit(
      r, (struct inline_edit){
             .at = (uint32_t)to, .cut = (uint32_t)(end - to), .off = mark, .link = EDIT_LINK_ENDS});
}

void inline_find_wikilinks(struct inline_reader *r)
{
  struct str text = buf_str(&r->text), insides;
  size_t run = 0;
  for (size_t at = 0; (at += str_find(str_from(text, at), STR_LIT("[["))) < text.n;) {
    struct inline_piece piece = inline_piece_at(r, at, &run);
    bool is_text = piece.link < 0 && !(piece.marks & (INLINE_CODE | INLINE_HTML | INLINE_DIM));
    if (at && text.p[at - 1] == '[') is_text = false;
    struct str s = str_first(str_from(text, at), piece.to - at);
    at++;
    if (!take_insides(s, &insides)) continue;
    struct str whole = str_first(s, insides.n + 4);
    struct str word = str_first(whole, str_find(whole, STR_LIT(" "))); /* or a line end follows */
    if (!inline_is_written(r, word) || !is_text) continue;
    add_wikilink(r, at - 1, insides);
    at += whole.n - 1;
  }
}
