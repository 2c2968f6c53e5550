/* Comments and declarations that CommonMark 0.31 (6.6) knows and cmark 0.30 takes for text:
 * comments with "--" in them, "<!-->", "<!--->", and declarations in any case. */
#include "base/ascii.h"
#include "page/inline_own.h"

/* Ends that are known not to come any more, so that they are not looked for again. */
struct ends {
  bool no_comment, no_declaration;
};

/* Bytes up to and with `end`, from byte `from` of s on; 0 when it does not come. */
static size_t length_to(struct str s, size_t from, struct str end, bool *none)
{
  size_t at = *none ? s.n : from + str_find(str_from(s, from), end);
  *none = at >= s.n;
  return *none ? 0 : at + end.n;
}

/* Bytes of the comment or declaration that s, which begins with "<!", begins with; 0: none. */
static size_t markup_length(struct str s, struct ends *ends)
{
  static const char *const whole[] = {"<!-->", "<!--->"};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
    if (str_starts(s, str_of(whole[i]))) return strlen(whole[i]);
  if (str_starts(s, STR_LIT("<!--"))) return length_to(s, 4, STR_LIT("-->"), &ends->no_comment);
  bool declares = s.n > 2 && ascii_is_letter(s.p[2]);
  return declares ? length_to(s, 3, STR_LIT(">"), &ends->no_declaration) : 0;
}

static bool is_text(const struct inline_piece *piece)
{
  return piece->link < 0 && !(piece->marks & (INLINE_CODE | INLINE_HTML | INLINE_IMAGE));
}

/* A comment vanishes, with the blank behind it where one stands before it. */
static void note_comment(struct inline_reader *r, size_t from, size_t to)
{
  bool after_blank = !from || r->text.p[from - 1] == ' ';
  if (after_blank && to < r->text.n && r->text.p[to] == ' ') to++;
  inline_note_edit(
      r, (struct inline_edit){
             .at = (uint32_t)from, .cut = (uint32_t)(to - from), .link = EDIT_LINK_STAYS});
  r->html.has_tags = true;
}

static void note_markup(struct inline_reader *r, size_t from, size_t to)
{
  inline_note_edit(
      r, (struct inline_edit){.at = (uint32_t)from, .on = INLINE_HTML, .link = EDIT_LINK_STAYS});
  inline_note_edit(
      r, (struct inline_edit){.at = (uint32_t)to, .off = INLINE_HTML, .link = EDIT_LINK_STAYS});
}

void inline_find_markup(struct inline_reader *r)
{
  struct str text = buf_str(&r->text);
  struct ends ends = {0};
  size_t run = 0;
  for (size_t at = 0; (at += str_find(str_from(text, at), STR_LIT("<!"))) < text.n;) {
    struct inline_piece piece = inline_piece_at(r, at, &run);
    struct str s = str_from(text, at);
    size_t n = is_text(&piece) ? markup_length(s, &ends) : 0;
    if (n && !inline_is_written(r, str_first(s, 3))) n = 0;
    bool is_comment = n && str_starts(s, STR_LIT("<!--"));
    if (is_comment) note_comment(r, at, at + n);
    if (n && !is_comment) note_markup(r, at, at + n);
    at += n ? n : 2;
  }
}
