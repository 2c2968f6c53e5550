/* Links as wikis write them: [[note]], [[note|text]], [[note#Heading]], [[#Heading]], and what they
 * embed: ![[image.png]], ![[note]].
 *
 * Most wikis (Obsidian, Foam, MediaWiki) write the note first, Dendron writes it last. A page knows
 * no other notes, so the look of both sides decides: the right one is the note where it alone looks
 * like the path of one, "pkg.some-pod" or "notes/a"; else the left one is. */
#include "base/ascii.h"
#include "page/inline_own.h"

#include "base/text.h"

enum { WIKILINK_BYTES = 300 };

/* Is there a point between two letters? There is none in "1.2" or "etc.". */
static bool has_inner_point(struct str s)
{
  for (size_t i = 1; i + 1 < s.n; i++)
    if (s.p[i] == '.' && ascii_is_letter(s.p[i - 1]) && ascii_is_letter(s.p[i + 1])) return true;
  return false;
}

/* Does s look like the path of a note rather than like words? */
static bool is_path(struct str s)
{
  return !str_has(s, ' ') && (has_inner_point(s) || str_has(s, '/') || str_has(s, '#'));
}

/* Is it a file that is shown, and no note? */
static bool is_media(struct str target)
{
  static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp",
      ".avif", ".pdf", ".mp3", ".mp4", ".webm", ".mov", ".mkv", ".ogg", ".ogv", ".wav", ".m4a",
      ".flac", ".3gp"};
  struct str path = str_trim(str_first(target, str_find(target, STR_LIT("#"))));
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    struct str ending = str_of(endings[i]);
    if (path.n > ending.n && str_eq_nocase(str_from(path, path.n - ending.n), ending)) return true;
  }
  return false;
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

/* Is it the size that an image is to have, "300" or "300x200"? */
static bool is_size(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if ((s.p[i] < '0' || s.p[i] > '9') && (s.p[i] != 'x' || !i)) return false;
  return s.n;
}

static struct wikilink part(struct str insides)
{
  struct str right = insides, left;
  str_cut(&right, '|', &left);
  if (!right.p || !right.n) return (struct wikilink){left, left};
  if (is_path(right) && !is_path(left)) return (struct wikilink){right, left};
  if (is_media(left) && is_size(right)) return (struct wikilink){left, left};
  return (struct wikilink){left, right};
}

/* Dendron's "heading,1:#end" less how far it reaches. */
static struct str without_range(struct str names)
{
  struct str name = str_first(names, str_find(names, STR_LIT(":#")));
  size_t n = name.n;
  while (n && ascii_is_digit(name.p[n - 1]))
    n--;
  return n < name.n && n && name.p[n - 1] == ',' ? str_first(name, n - 1) : name;
}

/* The anchor of a heading that a link names in words. Of a heading in another the inner one counts.
 * Blocks ("^id") have no anchor. */
static void add_anchor(struct buf *url, struct str names)
{
  struct str name = without_range(names);
  for (size_t at; (at = str_find(name, STR_LIT("#"))) < name.n;)
    name = str_from(name, at + 1);
  if (!str_trim(name).n || str_has(STR_LIT("^*"), name.p[0])) return;
  buf_add_char(url, '#');
  text_add_anchor(url, str_trim(name));
}

/* Adds the address of a target: a path and perhaps an anchor, or an address with a scheme. */
static void add_url(struct buf *url, struct str target)
{
  struct str vault = STR_LIT("dendron://"), path;
  target = str_trim(target);
  if (str_starts(target, vault)) {
    target = str_from(target, vault.n);
    target = str_from(target, str_find(target, STR_LIT("/")) + 1);
  }
  if (str_find(target, STR_LIT("://")) < target.n) {
    buf_add(url, target);
    return;
  }
  struct str names = target;
  str_cut(&names, '#', &path);
  buf_add(url, str_trim(path));
  if (names.p) add_anchor(url, names);
}

/* Stands a '!' before byte `at`? */
static bool is_embedded(struct str text, size_t at)
{
  return at && text.p[at - 1] == '!';
}

/* What has to stand in the source for a link at byte `at`: its first word, as a line end may
 * follow. */
static struct str first_word(struct str text, size_t at, struct str whole)
{
  struct str word = str_first(whole, str_find(whole, STR_LIT(" ")));
  return is_embedded(text, at) ? (struct str){word.p - 1, word.n + 1} : word;
}

/* Notes the edits that leave nothing but the link's text. */
static void add_wikilink(struct inline_reader *r, size_t at, struct str insides)
{
  struct str all = buf_str(&r->text);
  const char *text = all.p;
  struct wikilink w = part(insides);
  bool embeds = is_embedded(all, at), is_image = embeds && is_media(w.target);
  unsigned mark = is_image ? INLINE_IMAGE : 0;
  bool is_here = w.text.p == w.target.p && w.text.n > 1 && w.text.p[0] == '#';
  struct str shown = str_from(w.text, is_here);
  size_t from = (size_t)(shown.p - text), start = at - embeds;
  size_t to = from + shown.n, end = (size_t)(insides.p - text) + insides.n + 2;
  struct buf url = BUF_INIT;
  add_url(&url, w.target);
  int32_t link = inline_add_link(r, buf_str(&url), STR_NONE, is_image);
  buf_release(&url);
  r->doc->links[link].is_wiki = !is_media(w.target);
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
    if (!inline_is_written(r, first_word(text, at - 1, whole)) || !is_text) continue;
    add_wikilink(r, at - 1, insides);
    at += whole.n - 1;
  }
}
