/* Taking the marks out of a line of Markdown: one pass, with a note of what to leave out further
 * on, so that nesting costs no recursion. */
#include "note/plain.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <stdlib.h>

struct plain {
  struct str s;
  size_t at;
  bool *skip;       /* per byte of s: does a construct that began before leave it out? */
  size_t opened[2]; /* runs of '*' and of '_' that wait for their closing one */
  struct buf *out;
};

/* Each rule takes one construct at p->at and moves behind it; false when there is none. */
typedef bool plain_rule(struct plain *p);

static struct str rest_of(const struct plain *p)
{
  return str_from(p->s, p->at);
}

static bool is_space_at(struct str s, size_t i)
{
  return i >= s.n || ascii_is_space(s.p[i]);
}

static bool is_punct_at(struct str s, size_t i)
{
  return i < s.n && ascii_is_punct(s.p[i]);
}

static size_t run_length(struct str s, char c)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == c)
    n++;
  return n;
}

static void skip_range(struct plain *p, size_t from, size_t to)
{
  for (size_t i = from; i < to; i++)
    p->skip[i] = true;
}

static bool take_escape(struct plain *p)
{
  if (p->s.p[p->at] != '\\' || !is_punct_at(p->s, p->at + 1)) return false;
  buf_add_char(p->out, p->s.p[p->at + 1]);
  p->at += 2;
  return true;
}

/* `code`: what stands between two equal runs of ticks, as it is. */
static bool take_code(struct plain *p)
{
  size_t n = run_length(rest_of(p), '`');
  if (!n) return false;
  struct str ticks = str_first(rest_of(p), n), code = str_from(p->s, p->at + n);
  size_t end = str_find(code, ticks);
  bool is_closed = end < code.n;
  buf_add(p->out, is_closed ? str_trim(str_first(code, end)) : ticks);
  p->at += n + (is_closed ? end + n : 0);
  return true;
}

/* What a run of n marks at `at` can do, by CommonMark's rule of flanking (section 6.2); '_' does
 * nothing within a word. `before` is one past s when it begins there. */
struct flanks {
  bool opens, closes;
};

static struct flanks flanks_of(struct str s, size_t at, size_t n)
{
  size_t before = at ? at - 1 : s.n, after = at + n;
  bool left = !is_space_at(s, after) &&
              (!is_punct_at(s, after) || is_space_at(s, before) || is_punct_at(s, before));
  bool right = !is_space_at(s, before) &&
               (!is_punct_at(s, before) || is_space_at(s, after) || is_punct_at(s, after));
  if (s.p[at] == '_' && left && right)
    return (struct flanks){is_punct_at(s, before), is_punct_at(s, after)};
  return (struct flanks){left, right};
}

static bool closes_later(struct str s, size_t from, char c)
{
  for (size_t i = from; i < s.n; i++) {
    size_t n = run_length(str_from(s, i), c);
    if (!n) continue;
    if (flanks_of(s, i, n).closes) return true;
    i += n;
  }
  return false;
}

static bool take_emphasis(struct plain *p)
{
  char c = p->s.p[p->at];
  if (c != '*' && c != '_') return false;
  size_t n = run_length(rest_of(p), c);
  size_t *opened = &p->opened[c == '_'];
  struct flanks flanks = flanks_of(p->s, p->at, n);
  if (flanks.closes && *opened) {
    --*opened;
  } else if (flanks.opens && closes_later(p->s, p->at + n, c)) {
    ++*opened;
  } else {
    buf_add(p->out, str_first(rest_of(p), n));
  }
  p->at += n;
  return true;
}

/* Where the bracket at s.p[from] is closed, or s.n. */
static size_t find_closing(struct str s, size_t from, char close)
{
  size_t depth = 0;
  char open = s.p[from];
  for (size_t i = from; i < s.n; i++) {
    if (s.p[i] == '\\')
      i++;
    else if (s.p[i] == open)
      depth++;
    else if (s.p[i] == close && --depth == 0)
      return i;
  }
  return s.n;
}

/* [[page]] and [[page|text]] */
static bool take_wikilink(struct plain *p)
{
  if (!str_starts(rest_of(p), STR_LIT("[["))) return false;
  struct str inner = str_from(p->s, p->at + 2);
  size_t end = str_find(inner, STR_LIT("]]"));
  if (end == inner.n) return false;
  inner = str_first(inner, end);
  size_t bar = str_find(inner, STR_LIT("|"));
  buf_add(p->out, bar < inner.n ? str_from(inner, bar + 1) : inner);
  p->at += end + 4;
  return true;
}

/* [text](target), [text][name], ![text](target): the text is still to be read, what stands around
 * it is left out. */
static bool take_link(struct plain *p)
{
  size_t open = p->at + (p->s.p[p->at] == '!');
  if (open >= p->s.n || p->s.p[open] != '[') return false;
  size_t close = find_closing(p->s, open, ']');
  if (close + 1 >= p->s.n || !str_has(STR_LIT("(["), p->s.p[close + 1])) return false;
  size_t end = find_closing(p->s, close + 1, p->s.p[close + 1] == '(' ? ')' : ']');
  if (end == p->s.n) return false;
  skip_range(p, close, end + 1);
  p->at = open + 1;
  return true;
}

/* <b>, </b>, <br/>, <!-- -->: left out. <https://...>: kept without its brackets. */
static bool take_tag(struct plain *p)
{
  struct str rest = rest_of(p);
  if (rest.n < 3 || rest.p[0] != '<') return false;
  if (!ascii_is_letter(rest.p[1]) && !str_has(STR_LIT("/!"), rest.p[1])) return false;
  size_t end = str_find(rest, STR_LIT(">"));
  if (end == rest.n) return false;
  struct str inner = {rest.p + 1, end - 1};
  if (str_find(inner, STR_LIT("://")) < inner.n && !str_has(inner, ' ')) buf_add(p->out, inner);
  p->at += end + 1;
  return true;
}

static bool take_entity(struct plain *p)
{
  static const struct {
    const char *name, *text;
  } entities[] = {
      {"&amp;", "&"},
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&quot;", "\""},
      {"&#39;", "'"},
      {"&nbsp;", " "},
  };
  for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
    struct str name = str_of(entities[i].name);
    if (!str_starts(rest_of(p), name)) continue;
    buf_add_cstr(p->out, entities[i].text);
    p->at += name.n;
    return true;
  }
  return false;
}

/* {#anchor}, {.class} or {: both} at the very end */
static bool take_attributes(struct plain *p)
{
  struct str rest = str_trim(rest_of(p));
  if (rest.n < 3 || rest.p[0] != '{' || !str_has(STR_LIT("#.:"), rest.p[1])) return false;
  if (!p->at || str_find(rest, STR_LIT("}")) + 1 != rest.n) return false;
  p->at = p->s.n;
  return true;
}

/* [^label]: left out */
static bool take_footnote(struct plain *p)
{
  enum { LABEL_BYTES = 1000 };
  struct str rest = str_first(rest_of(p), LABEL_BYTES);
  if (!str_starts(rest, STR_LIT("[^"))) return false;
  size_t end = str_find(rest, STR_LIT("]"));
  if (end < 3 || end == rest.n || str_find(str_first(rest, end), STR_LIT(" ")) < end) return false;
  p->at += end + 1;
  return true;
}

static plain_rule *const rules[] = {take_escape, take_code, take_emphasis, take_wikilink, take_link,
    take_footnote, take_tag, take_entity, take_attributes};

static bool take_any(struct plain *p)
{
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (rules[i](p)) return true;
  return false;
}

void plain_add(struct buf *out, struct str markdown)
{
  struct plain p = {.s = markdown, .out = out, .skip = mem_zalloc(markdown.n, sizeof *p.skip)};
  while (p.at < p.s.n) {
    if (p.skip[p.at])
      p.at++;
    else if (!take_any(&p))
      buf_add_char(out, p.s.p[p.at++]);
  }
  free(p.skip);
}
