/* Cutting HTML. */
#include "page/html.h"

#include "base/ascii.h"

/* Bytes up to and with `end`, sought from byte `from` on; all of s when it does not come. */
static size_t through(struct str s, size_t from, struct str end)
{
  size_t at = from + str_find(str_from(s, from), end);
  return at < s.n ? at + end.n : s.n;
}

/* ---- tags ---- */

enum part { PART_NONE, PART_NAME, PART_VALUE, PART_END, PART_BROKEN };

/* Where a tag is read: what was found last. */
struct reader {
  struct str s;
  size_t at;
  struct str name, value;
};

static void skip_blanks(struct reader *r)
{
  while (r->at < r->s.n && html_is_space(r->s.p[r->at]))
    r->at++;
}

/* Takes `{...}` with the braces in it: JSX writes values so. */
static bool take_braces(struct reader *r, struct str *out)
{
  size_t depth = 0, from = r->at;
  do {
    if (r->at == r->s.n) return false;
    char c = r->s.p[r->at++];
    depth += c == '{';
    depth -= c == '}';
  } while (depth);
  *out = str_first(str_from(r->s, from), r->at - from);
  return true;
}

static bool take_quoted(struct reader *r, struct str *out)
{
  struct str rest = str_from(r->s, r->at + 1);
  const char *end = memchr(rest.p, r->s.p[r->at], rest.n);
  if (!end) return false;
  *out = str_first(rest, (size_t)(end - rest.p));
  r->at += out->n + 2;
  return true;
}

static struct str take_until(struct reader *r, const char *ends)
{
  size_t from = r->at;
  while (r->at < r->s.n && !html_is_space(r->s.p[r->at]) && !strchr(ends, r->s.p[r->at]))
    r->at++;
  return str_first(str_from(r->s, from), r->at - from);
}

static bool take_value(struct reader *r)
{
  skip_blanks(r);
  char c = r->at < r->s.n ? r->s.p[r->at] : '>';
  if (c == '"' || c == '\'') return take_quoted(r, &r->value);
  if (c == '{') return take_braces(r, &r->value);
  r->value = take_until(r, ">");
  return true;
}

/* Takes the next attribute of a tag. */
static enum part next_part(struct reader *r)
{
  while (r->at < r->s.n && (html_is_space(r->s.p[r->at]) || r->s.p[r->at] == '/'))
    r->at++;
  if (r->at == r->s.n) return PART_NONE;
  if (r->s.p[r->at] == '>') return PART_END;
  r->value = STR_NONE;
  if (r->s.p[r->at] == '{') return take_braces(r, &r->name) ? PART_NAME : PART_BROKEN;
  size_t from = r->at++; /* a '=' at the front is part of the name */
  take_until(r, "/>=");
  r->name = str_first(str_from(r->s, from), r->at - from);
  skip_blanks(r);
  if (r->at == r->s.n || r->s.p[r->at] != '=') return PART_NAME;
  r->at++;
  return take_value(r) ? PART_VALUE : PART_BROKEN;
}

static size_t name_end(struct str s, size_t from)
{
  size_t at = from;
  while (at < s.n && !html_is_space(s.p[at]) && s.p[at] != '/' && s.p[at] != '>')
    at++;
  return at;
}

/* The tag at the front of s, whose name begins at byte `from`. */
static struct html_token read_tag(struct str s, size_t from, enum html_kind kind)
{
  struct reader r = {.s = s, .at = name_end(s, from)};
  size_t name = r.at;
  enum part part;
  do
    part = next_part(&r);
  while (part == PART_NAME || part == PART_VALUE);
  if (part != PART_END) return (struct html_token){.kind = HTML_OTHER, .raw = s};
  return (struct html_token){
      .kind = kind,
      .raw = str_first(s, r.at + 1),
      .name = str_first(str_from(s, from), name - from),
      .attributes = str_first(str_from(s, name), r.at - name),
      .is_closed = s.p[r.at - 1] == '/',
  };
}

bool html_attribute(const struct html_token *tag, const char *name, struct str *value)
{
  struct reader r = {.s = tag->attributes};
  for (enum part part; (part = next_part(&r)) == PART_NAME || part == PART_VALUE;) {
    if (!str_eq_nocase(r.name, str_of(name))) continue;
    *value = r.value;
    return true;
  }
  return false;
}

/* ---- what is no tag ---- */

/* A comment ends where CommonMark ends it; "<!-->" and "<!--->" are whole. */
static struct html_token read_comment(struct str s)
{
  struct str inner = str_from(s, 4);
  size_t n = through(s, 4, STR_LIT("-->"));
  if (str_starts(inner, STR_LIT(">"))) n = 5;
  if (str_starts(inner, STR_LIT("->"))) n = 6;
  bool ends = str_ends(str_first(s, n), STR_LIT("-->")) || n < 7;
  return (struct html_token){.kind = ends ? HTML_COMMENT : HTML_OTHER, .raw = str_first(s, n)};
}

static struct html_token read_other(struct str s, struct str end)
{
  return (struct html_token){.kind = HTML_OTHER, .raw = str_first(s, through(s, 2, end))};
}

/* Does markup begin at the front of s, which is a '<'? */
static bool begins_markup(struct str s)
{
  if (s.n < 2) return false;
  if (s.p[1] == '!') return s.n > 2 && (s.p[2] == '-' || s.p[2] == '[' || ascii_is_letter(s.p[2]));
  if (s.p[1] == '/') return s.n > 2 && ascii_is_letter(s.p[2]);
  return s.p[1] == '?' || ascii_is_letter(s.p[1]);
}

static struct html_token read_markup(struct str s)
{
  if (str_starts(s, STR_LIT("<!--"))) return read_comment(s);
  if (str_starts(s, STR_LIT("<![CDATA["))) return read_other(s, STR_LIT("]]>"));
  if (s.p[1] == '!') return read_other(s, STR_LIT(">"));
  if (s.p[1] == '?') return read_other(s, STR_LIT("?>"));
  return s.p[1] == '/' ? read_tag(s, 2, HTML_END) : read_tag(s, 1, HTML_START);
}

static size_t text_end(struct str s)
{
  for (size_t at = 0; (at += str_find(str_from(s, at), STR_LIT("<"))) < s.n; at++)
    if (begins_markup(str_from(s, at))) return at;
  return s.n;
}

bool html_next(struct str *rest, struct html_token *out)
{
  if (!rest->n) return false;
  size_t n = text_end(*rest);
  *out =
      n ? (struct html_token){.kind = HTML_TEXT, .raw = str_first(*rest, n)} : read_markup(*rest);
  *rest = str_from(*rest, out->raw.n);
  return true;
}

struct str html_take_element(struct str *rest, struct str name)
{
  struct str all = *rest;
  for (size_t at = 0; (at += str_find(str_from(all, at), STR_LIT("</"))) < all.n; at++) {
    struct str end = str_from(all, at + 2);
    if (!str_eq_nocase(str_first(end, name.n), name)) continue;
    if (name_end(end, 0) != name.n) continue;
    size_t n = through(all, at, STR_LIT(">"));
    *rest = str_from(all, n);
    return str_first(all, n);
  }
  *rest = str_from(all, all.n);
  return all;
}
