/* Addresses that stand in text without any marks (GFM 6.9, autolinks): "www.", a scheme, or mail.
 *
 * cmark has read emphasis and code before, and may have found some within an address: then it is
 * noted that the address was torn, and the builder reads the text again (document_torn.c). */
#include "base/ascii.h"
#include "base/utf8.h"
#include "page/inline_own.h"

/* What was found: bytes [from, to), and what makes an address of them. */
struct address {
  size_t from, to;
  size_t host_to; /* end of its host */
  size_t reach;   /* its end before the marks were cut that belong to the sentence */
  const char *prefix;
};

static bool is_host_char(char c)
{
  return ascii_is_alnum(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_space(char c)
{
  return c == ' ' || c == '\n';
}

/* The end of the host that begins at `from`; from itself when there is none. Its parts are letters,
 * digits, '-' and '_', but no '_' in the last two; a host of one part will only do where
 * `short_too` says so. */
static size_t host_end(struct str s, size_t from, bool short_too)
{
  size_t i = from, n_dots = 0, underscores[2] = {0, 0}; /* in the last part, and the one before */
  for (; i < s.n; i++) {
    if (s.p[i] == '_') underscores[0]++;
    if (s.p[i] == '.' && i + 1 < s.n && is_host_char(s.p[i + 1])) {
      underscores[1] = underscores[0];
      underscores[0] = 0;
      n_dots++;
    } else if (!is_host_char(s.p[i])) {
      break;
    }
  }
  return underscores[0] || underscores[1] || (!n_dots && !short_too) ? from : i;
}

static size_t count(struct str s, char c)
{
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++)
    n += s.p[i] == c;
  return n;
}

/* Where a reference such as "&amp;" at the end of s begins; s.n when there is none. */
static size_t reference_start(struct str s)
{
  size_t i = s.n - 1;
  while (i && ascii_is_alnum(s.p[i - 1]))
    i--;
  return i && i < s.n - 1 && s.p[i - 1] == '&' ? i - 1 : s.n;
}

/* Leaves out what belongs to the sentence: marks at the end, and parentheses closed too often. */
static struct str cut_end(struct str s)
{
  size_t n_open = count(s, '('), n_closed = count(s, ')');
  while (s.n) {
    char last = s.p[s.n - 1];
    if (str_has(STR_LIT("?!.,:*_~'\""), last)) {
      s.n--;
    } else if (last == ')' && n_closed > n_open) {
      s.n--;
      n_closed--;
    } else if (last == ';') {
      size_t start = reference_start(s);
      s.n = start < s.n ? start : s.n - 1;
    } else {
      break;
    }
  }
  return s;
}

/* Where an address would be if it went on to the next blank, '<' or '>', or bracket that it did not
 * open: that of a link's text, which GitHub does not look into. */
static size_t reach(struct str s, size_t at)
{
  for (size_t n_open = 0; at < s.n && !is_space(s.p[at]) && !str_has(STR_LIT("<>"), s.p[at]);
       at++) {
    if (s.p[at] == ']' && !n_open) break;
    n_open += s.p[at] == '[';
    n_open -= s.p[at] == ']';
  }
  return at;
}

static struct address address_of(struct str s, size_t from, size_t host, const char *prefix)
{
  size_t end = reach(s, host);
  size_t n = cut_end(str_first(str_from(s, from), end - from)).n;
  return (struct address){from, from + n, host, end, prefix};
}

/* "www." at `at`. */
static bool match_www(struct str s, size_t at, struct address *out)
{
  bool begins = at == 0 || is_space(s.p[at - 1]) || str_has(STR_LIT("*_~("), s.p[at - 1]);
  size_t host = begins ? host_end(s, at, false) : at;
  if (host <= at + 4) return false;
  *out = address_of(s, at, host, "http://");
  return true;
}

/* "://" at `at`: the scheme before it has to be one of a few. */
static bool match_scheme(struct str s, size_t at, struct address *out)
{
  static const char *const schemes[] = {"http", "https", "ftp"};
  size_t from = at;
  while (from && at - from < 6 && ascii_is_letter(s.p[from - 1]))
    from--;
  struct str scheme = str_first(str_from(s, from), at - from);
  bool known = false;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
    known = known || str_eq_nocase(scheme, str_of(schemes[i]));
  size_t host = known ? host_end(s, at + 3, true) : at + 3;
  if (host == at + 3 || (from && ascii_is_alnum(s.p[from - 1]))) return false;
  *out = address_of(s, from, host, "");
  return true;
}

/* ---- mail ---- */

static size_t mail_host_end(struct str s, size_t at)
{
  size_t to = at, n_dots = 0;
  for (; to < s.n; to++) {
    bool joins = s.p[to] == '.' && to + 1 < s.n && ascii_is_alnum(s.p[to + 1]);
    if (!joins && !ascii_is_alnum(s.p[to]) && s.p[to] != '-' && s.p[to] != '_') break;
    n_dots += joins;
  }
  return n_dots && ascii_is_alnum(s.p[to - 1]) ? to : at;
}

/* Does this scheme stand right before byte `from`, and no letter before it? */
static bool follows_scheme(struct str s, size_t from, struct str scheme)
{
  if (!str_ends(str_first(s, from), scheme)) return false;
  return from == scheme.n || !ascii_is_alnum(s.p[from - scheme.n - 1]);
}

/* The resource of a chat's address: "/txt" behind its host. */
static size_t resource_end(struct str s, size_t at)
{
  size_t to = at + 1;
  if (at >= s.n || s.p[at] != '/') return at;
  while (to < s.n && (ascii_is_alnum(s.p[to]) || s.p[to] == '@' || s.p[to] == '.'))
    to++;
  while (s.p[to - 1] == '.')
    to--;
  return to > at + 1 ? to : at;
}

/* '@' at `at`. */
static bool match_mail(struct str s, size_t at, struct address *out)
{
  size_t from = at;
  while (from && (ascii_is_alnum(s.p[from - 1]) || str_has(STR_LIT(".+-_"), s.p[from - 1])))
    from--;
  size_t to = mail_host_end(s, at + 1);
  bool follows_path = from && s.p[from - 1] == '/';
  if (from == at || to == at + 1 || follows_path) return false;
  *out = (struct address){from, to, to, 0, "mailto:"};
  struct str mail = STR_LIT("mailto:"), chat = STR_LIT("xmpp:");
  if (follows_scheme(s, from, mail)) *out = (struct address){from - mail.n, to, to, 0, ""};
  if (follows_scheme(s, from, chat))
    *out = (struct address){from - chat.n, resource_end(s, to), to, 0, ""};
  return true;
}

/* ---- looking ---- */

static const struct {
  const char *sign;
  bool (*match)(struct str s, size_t at, struct address *out);
} kinds[] = {{"://", match_scheme}, {"www.", match_www}, {"@", match_mail}};

enum { N_KINDS = sizeof kinds / sizeof *kinds };

/* Where each sign stands next. */
struct signs {
  size_t at[N_KINDS];
};

static size_t find_sign(struct str text, size_t from, int kind)
{
  return from + str_find(str_from(text, from), str_of(kinds[kind].sign));
}

static int nearest_sign(const struct signs *s)
{
  int nearest = 0;
  for (int i = 1; i < N_KINDS; i++)
    if (s->at[i] < s->at[nearest]) nearest = i;
  return nearest;
}

static void add_address(struct inline_reader *r, struct str text, const struct address *a)
{
  struct buf url = BUF_INIT;
  struct str address = str_first(str_from(text, a->from), a->to - a->from);
  buf_add_cstr(&url, a->prefix);
  buf_add(&url, address);
  int32_t link = inline_add_link(r, buf_str(&url), STR_NONE, false);
  inline_note_edit(
      r, (struct inline_edit){.at = (uint32_t)a->from, .on = INLINE_LITERAL, .link = link});
  inline_note_edit(r,
      (struct inline_edit){.at = (uint32_t)a->to, .off = INLINE_LITERAL, .link = EDIT_LINK_ENDS});
  buf_release(&url);
}

/* Notes the beginning of an address that goes on in a piece of other marks, which cmark found
 * within it. */
static void note_torn(
    struct inline_reader *r, const struct inline_piece *piece, const struct address *a, size_t run)
{
  struct str text = buf_str(&r->text);
  if (a->reach != piece->to || piece->to >= text.n) return;
  struct inline_piece next = inline_piece_at(r, piece->to, &run);
  bool opens = (next.marks & piece->marks) == piece->marks && next.marks != piece->marks;
  if (!opens && next.link < 0) return;
  buf_add(&r->torn, str_first(str_from(text, a->from), a->reach - a->from));
  buf_add_char(&r->torn, '\n');
}

/* Takes the address of the sign at `at`, if it lies in one piece of ordinary text behind `done`.
 * Returns where to go on. */
static size_t take_address(struct inline_reader *r, int kind, size_t at, size_t done, size_t *run)
{
  enum { SETTLED = INLINE_CODE | INLINE_HTML | INLINE_IMAGE | INLINE_LITERAL };
  struct str text = buf_str(&r->text);
  struct inline_piece piece = inline_piece_at(r, at, run);
  struct address found;
  if (piece.link >= 0 || piece.marks & SETTLED) return at + 1;
  if (!kinds[kind].match(str_first(text, piece.to), at, &found)) return at + 1;
  if (found.from < piece.from || found.from < done || found.to <= at) return at + 1;
  struct str written = str_first(str_from(text, found.from), found.host_to - found.from);
  if (!inline_is_written(r, written)) return at + 1;
  note_torn(r, &piece, &found, *run);
  add_address(r, text, &found);
  return found.to;
}

void inline_find_bare_links(struct inline_reader *r)
{
  struct str text = buf_str(&r->text);
  struct signs signs;
  size_t run = 0, done = 0, at = 0;
  for (int i = 0; i < N_KINDS; i++)
    signs.at[i] = find_sign(text, 0, i);
  for (;;) {
    int kind = nearest_sign(&signs);
    if (signs.at[kind] >= text.n) return;
    size_t end = take_address(r, kind, signs.at[kind], done, &run);
    if (end > signs.at[kind] + 1) done = end;
    at = end;
    for (int i = 0; i < N_KINDS; i++)
      if (signs.at[i] < at) signs.at[i] = find_sign(text, at, i);
  }
}
