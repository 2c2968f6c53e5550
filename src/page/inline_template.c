/* What other programs replace before Markdown is read: tags and values of Liquid and its kin,
 * shortcodes of Hugo, components and comments of JSX. They are shown as they stand, dim, and
 * nothing else is found in them. A link whose address holds a value is one. */
#include "base/ascii.h"
#include "page/inline_own.h"

#include <stdlib.h>

/* Of two that begin alike the longer one comes first. */
static const struct form {
  const char *begin, *end;
} forms[] = {
    {"{{<", ">}}"},
    {"{{%", "%}}"},
    {"{{", "}}"},
    {"{%", "%}"},
    {"{/*", "*/}"},
};

enum { N_FORMS = sizeof forms / sizeof *forms };

/* An address that holds values is no longer. */
enum { ADDRESS_BYTES = 2000 };

/* So much of it is looked for in the source, to tell whether its braces are escaped: the braces,
 * and what follows up to a blank, which may be the end of a line there. */
enum { SAMPLE_LEAST_BYTES = 3, SAMPLE_BYTES = 6 };

/* Ends that do not come any more, and what was begun. */
struct search {
  struct inline_reader *r;
  struct str text;
  bool no_end[N_FORMS];
  bool no_component;
  size_t label; /* where the last '[' stands that may begin the text of a link, plus 1 */
};

bool inline_in_template(struct inline_reader *r)
{
  struct inline_html *h = &r->html;
  for (; h->looked + 1 < r->text.n; h->looked++) {
    char a = r->text.p[h->looked], b = r->text.p[h->looked + 1];
    if (a == '{' && (b == '{' || b == '%')) h->in_template = true;
    if (b == '}' && (a == '}' || a == '%')) h->in_template = false;
  }
  return h->in_template;
}

/* Bytes of the template at the front of s, or 0. */
static size_t template_length(struct search *find, struct str s)
{
  bool is_rest = s.p + s.n == find->text.p + find->text.n;
  for (size_t i = 0; i < N_FORMS; i++) {
    struct str begin = str_of(forms[i].begin), end = str_of(forms[i].end);
    if (!str_starts(s, begin)) continue;
    if (find->no_end[i]) return 0;
    struct str rest = str_from(s, begin.n);
    size_t at = str_find(rest, end);
    if (at < rest.n) return begin.n + at + end.n;
    find->no_end[i] = is_rest;
    return 0;
  }
  return 0;
}

/* Bytes of the tag at the front of s, or 0. cmark has left one whose values in braces hold more
 * than a name as text. */
static size_t component_length(struct search *find, struct str s, bool *is_component)
{
  struct html_token t;
  if (find->no_component || s.n < 2 || !ascii_is_upper(s.p[1])) return 0;
  html_next(&s, &t);
  find->no_component = t.kind == HTML_OTHER;
  *is_component = t.kind == HTML_START && str_has(t.attributes, '{');
  return t.kind == HTML_START ? t.raw.n : 0;
}

static void note(struct search *find, size_t at, struct inline_edit edit)
{
  edit.at = (uint32_t)at;
  inline_note_edit(find->r, edit);
}

static void note_dim(struct search *find, size_t from, size_t to)
{
  note(find, from, (struct inline_edit){.on = INLINE_DIM, .link = EDIT_LINK_STAYS});
  note(find, to, (struct inline_edit){.off = INLINE_DIM, .link = EDIT_LINK_STAYS});
}

/* Bytes of "(address)" at the front of s, in which there are values and, but for these, no blanks;
 * or 0. */
static size_t address_length(struct search *find, struct str s)
{
  bool has_value = false;
  s = str_first(s, ADDRESS_BYTES);
  for (size_t i = 1; i < s.n;) {
    size_t n = s.p[i] == '{' ? template_length(find, str_from(s, i)) : 0;
    has_value = has_value || n;
    if (!n && s.p[i] == ')') return has_value ? i + 1 : 0;
    if (!n && str_has(STR_LIT(" \n([<"), s.p[i])) return 0;
    i += n ? n : 1;
  }
  return 0;
}

/* The place of a site's root, which is that of the notes. */
static bool is_root(struct str name)
{
  static const char *const names[] = {"site.baseurl", "site.url", "site.base_url", "base_url"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (str_eq(name, str_of(names[i]))) return true;
  return false;
}

/* What a value stands for in an address, as far as it can be told: itself where it is quoted,
 * whatever is made of it; nothing for the root. */
static bool resolve_value(struct str value, struct str *out)
{
  struct str inner = str_trim(str_first(str_from(value, 2), value.n - 4));
  char quote = inner.n ? inner.p[0] : 0;
  *out = STR_NONE;
  if (is_root(inner)) return true;
  if (quote != '"' && quote != '\'') return false;
  struct str rest = str_from(inner, 1);
  return str_cut(&rest, quote, out) && rest.p;
}

void inline_add_address(struct buf *out, struct str url)
{
  while (url.n) {
    struct str known, s = url;
    size_t at = str_find(s, STR_LIT("{{")), n = str_find(str_from(s, at), STR_LIT("}}"));
    struct str value = str_first(str_from(s, at), n + 2);
    bool is_value = at + n < s.n && resolve_value(value, &known);
    buf_add(out, str_first(s, at));
    buf_add(out, is_value ? known : value);
    url = str_from(s, at + value.n);
  }
}

/* Makes a link of the text that was begun and the address at `at`; returns where that ends. */
static size_t take_link(struct search *find, size_t at)
{
  struct str s = str_from(find->text, at);
  bool follows = find->label && at && find->text.p[at - 1] == ']';
  size_t n = follows ? address_length(find, s) : 0, begin = find->label;
  find->label = 0;
  if (!n) return at + 1;
  int32_t link = inline_add_link(find->r, str_first(str_from(s, 1), n - 2), STR_NONE, false);
  note(find, begin - 1, (struct inline_edit){.cut = 1, .link = link});
  note(find, at - 1, (struct inline_edit){.cut = (uint32_t)n + 1, .link = EDIT_LINK_ENDS});
  return at + n;
}

static bool is_text(const struct inline_piece *piece)
{
  enum { SETTLED = INLINE_CODE | INLINE_HTML | INLINE_IMAGE | INLINE_LITERAL | INLINE_DIM };
  return !(piece->marks & SETTLED);
}

/* Notes how far a template was read as text: cmark has found emphasis or a link in it, and what is
 * gone of it comes back when it is read again (document_torn.c). */
static void note_torn(struct inline_reader *r, size_t from, size_t to, size_t run)
{
  size_t tear = inline_piece_at(r, from, &run).to;
  if (tear >= to) return;
  if (inline_piece_at(r, tear, &run).marks & INLINE_HTML) return;
  buf_add(&r->torn, str_first(str_from(buf_str(&r->text), from), tear - from));
  buf_add_char(&r->torn, '\n');
}

static struct str sample_of(struct str s)
{
  size_t n = SAMPLE_LEAST_BYTES;
  while (n < s.n && n < SAMPLE_BYTES && s.p[n] != ' ')
    n++;
  return str_first(s, n);
}

/* Takes what stands at `at`; returns where to go on. */
static size_t take(struct search *find, size_t at, const struct inline_piece *piece, size_t run)
{
  char c = find->text.p[at];
  if (c == '[') find->label = at + 1;
  if (c == '[') return at + 1;
  if (c == '(') return take_link(find, at);
  struct str s = str_from(find->text, at);
  struct str sample = sample_of(str_first(s, piece->to - at));
  if (find->r->leaf && !inline_is_written(find->r, sample)) return at + 1;
  bool is_shown = true;
  size_t n = c == '{' ? template_length(find, s) : component_length(find, s, &is_shown);
  if (n && is_shown) note_dim(find, at, at + n);
  if (n && is_shown) note_torn(find->r, at, at + n, run);
  return n ? at + n : at + 1;
}

static int compare_places(const void *a, const void *b)
{
  const struct inline_edit *x = a, *y = b;
  return (x->at > y->at) - (x->at < y->at);
}

void inline_find_templates(struct inline_reader *r)
{
  struct search find = {.r = r, .text = buf_str(&r->text)};
  size_t run = 0;
  if (!str_has(find.text, '{')) return;
  for (size_t at = 0; at < find.text.n;) {
    struct inline_piece piece = inline_piece_at(r, at, &run);
    bool may = is_text(&piece) && str_has(STR_LIT("{<[("), find.text.p[at]);
    if (piece.link >= 0) find.label = 0;
    at = may && (piece.link < 0 || find.text.p[at] == '{') ? take(&find, at, &piece, run) : at + 1;
  }
  if (r->n_edits) qsort(r->edits, r->n_edits, sizeof *r->edits, compare_places);
}
