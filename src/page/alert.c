/* The kinds of alerts and the lines that begin them. */
#include "page/alert.h"

#include "base/ascii.h"

static const struct {
  const char *kind;
  enum style_role role;
} kinds[] = {
    {"note", STYLE_NOTE},
    {"tip", STYLE_TIP},
    {"important", STYLE_IMPORTANT},
    {"warning", STYLE_WARNING},
    {"caution", STYLE_CAUTION},
    {"hint", STYLE_TIP},
    {"success", STYLE_TIP},
    {"check", STYLE_TIP},
    {"done", STYLE_TIP},
    {"question", STYLE_IMPORTANT},
    {"help", STYLE_IMPORTANT},
    {"faq", STYLE_IMPORTANT},
    {"attention", STYLE_WARNING},
    {"danger", STYLE_CAUTION},
    {"error", STYLE_CAUTION},
    {"failure", STYLE_CAUTION},
    {"fail", STYLE_CAUTION},
    {"missing", STYLE_CAUTION},
    {"bug", STYLE_CAUTION},
};

enum { N_KINDS = sizeof kinds / sizeof *kinds, COLONS_MIN = 3 };

enum style_role alert_role(struct str kind)
{
  for (int i = 0; i < N_KINDS; i++)
    if (str_eq_nocase(kind, str_of(kinds[i].kind))) return kinds[i].role;
  return STYLE_NOTE;
}

static bool is_shouted(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (ascii_is_lower(s.p[i])) return false;
  return true;
}

void alert_add_word(struct buf *out, struct str kind)
{
  bool shouted = is_shouted(kind);
  for (size_t i = 0; i < kind.n; i++) {
    char c = kind.p[i] == '-' || kind.p[i] == '_' ? ' ' : kind.p[i];
    if (!i) c = ascii_upper(c);
    buf_add_char(out, i && shouted ? ascii_lower(c) : c);
  }
}

/* ---- reading ---- */

/* Takes a name off the front of *s: letters, then digits, '-' and '_' too. */
static struct str take_name(struct str *s)
{
  size_t n = 0;
  while (n < s->n && (ascii_is_letter(s->p[n]) || (n && str_has(STR_LIT("0123456789-_"), s->p[n]))))
    n++;
  struct str name = str_first(*s, n);
  *s = str_from(*s, n);
  return name;
}

static size_t count_front(struct str s, char c)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == c)
    n++;
  return n;
}

static bool begins_with(struct str s, char c)
{
  return s.n && s.p[0] == c;
}

bool alert_read_quoted(struct str line, struct alert_head *out)
{
  *out = (struct alert_head){.n_colons = 0};
  if (!str_starts(line, STR_LIT("[!"))) return false;
  struct str rest = str_from(line, 2);
  out->kind = take_name(&rest);
  if (!out->kind.n || !begins_with(rest, ']')) return false;
  rest = str_from(rest, 1);
  if (begins_with(rest, '-') || begins_with(rest, '+')) rest = str_from(rest, 1);
  if (rest.n && rest.p[0] != ' ' && rest.p[0] != '\t') return false;
  out->title = str_trim(rest);
  return true;
}

/* The value behind `key` in attributes, quoted or not; or nothing. */
static struct str value_of(struct str attributes, struct str key)
{
  struct str rest = str_from(attributes, str_find(attributes, key) + key.n);
  if (!rest.n) return STR_NONE;
  char quote = rest.p[0];
  if (quote != '"' && quote != '\'') return STR_NONE;
  rest = str_from(rest, 1);
  size_t n = 0;
  while (n < rest.n && rest.p[n] != quote)
    n++;
  return str_first(rest, n);
}

/* Reads "{#id .kind title="..."}": the first class is the kind, where none was named before. */
static void read_attributes(struct str attributes, struct alert_head *out)
{
  struct str title = value_of(attributes, STR_LIT("title="));
  struct str rest = str_from(attributes, str_find(attributes, STR_LIT(".")) + 1);
  struct str prefix = STR_LIT("callout-");
  if (title.n) out->title = title;
  if (out->kind.n) return;
  if (str_starts(rest, prefix)) rest = str_from(rest, prefix.n);
  out->kind = take_name(&rest);
}

/* Takes what stands between brackets at the front of *s; false when they do not close. */
static bool take_bracketed(struct str *s, char end, struct str *inside)
{
  size_t n = 1;
  while (n < s->n && s->p[n] != end)
    n++;
  if (n >= s->n) return false;
  *inside = str_first(str_from(*s, 1), n - 1);
  *s = str_from(*s, n + 1);
  return true;
}

/* Reads what follows the colons of a fence that begins a container. */
static bool read_fence_head(struct str rest, struct alert_head *out)
{
  struct str inside;
  out->kind = take_name(&rest);
  if (begins_with(rest, '[')) {
    if (!take_bracketed(&rest, ']', &inside)) return false;
    out->title = str_trim(inside);
  }
  if (begins_with(rest, '{')) {
    if (!take_bracketed(&rest, '}', &inside)) return false;
    read_attributes(inside, out);
  } else if (!out->kind.n) {
    return false;
  }
  if (rest.n && rest.p[0] != ' ' && rest.p[0] != '\t') return false;
  rest = str_trim(rest);
  while (rest.n && rest.p[rest.n - 1] == ':')
    rest = str_trim(str_first(rest, rest.n - 1));
  if (rest.n && !out->title.n) out->title = rest;
  return true;
}

bool alert_read_fence(struct str line, struct alert_head *out)
{
  *out = (struct alert_head){.n_colons = count_front(line, ':')};
  struct str rest = str_trim(str_from(line, out->n_colons));
  if (out->n_colons < COLONS_MIN) return false;
  return !rest.n || read_fence_head(rest, out);
}

bool alert_read_admonition(struct str line, struct alert_head *out)
{
  *out = (struct alert_head){.n_colons = 0};
  bool folds = str_starts(line, STR_LIT("???"));
  if (!folds && !str_starts(line, STR_LIT("!!!"))) return false;
  struct str rest = str_from(line, 3);
  if (folds && begins_with(rest, '+')) rest = str_from(rest, 1);
  if (!begins_with(rest, ' ')) return false;
  rest = str_trim(rest);
  out->kind = take_name(&rest);
  struct str more = out->kind;
  while (more.n && begins_with(rest, ' ')) { /* "inline end": where it stands on a web page */
    rest = str_trim(rest);
    more = take_name(&rest);
  }
  if (begins_with(rest, '"') && !take_bracketed(&rest, '"', &out->title)) return false;
  return out->kind.n && !rest.n;
}
