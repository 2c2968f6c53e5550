/* Hiding marks in mathematics from cmark. */
#include "page/math.h"

#include "base/ascii.h"

/* What stands in for each mark: control characters that are no white space. */
static const struct {
  char mark, hidden;
} marks[] = {
    {'\\', 1},
    {'*', 2},
    {'_', 3},
    {'[', 4},
    {']', 5},
    {'<', 6},
    {'&', 7},
    {'~', 8},
    {'!', 14},
};

enum { N_MARKS = sizeof marks / sizeof *marks };

static char hidden_of(char c)
{
  for (int i = 0; i < N_MARKS; i++)
    if (marks[i].mark == c) return marks[i].hidden;
  return c;
}

static char shown_of(char c)
{
  for (int i = 0; c < ' ' && i < N_MARKS; i++)
    if (marks[i].hidden == c) return marks[i].mark;
  return c;
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* May mathematics begin behind this? */
static bool may_precede(struct str s, size_t at)
{
  return !at || is_blank(s.p[at - 1]) || str_has(STR_LIT("([{\"'-:|>"), s.p[at - 1]);
}

static size_t count_dollars(struct str s, size_t at)
{
  size_t n = 0;
  while (at + n < s.n && s.p[at + n] == '$')
    n++;
  return n;
}

/* The end of what is written in the line from `at` on, before the next dollar; s.n when a line end
 * or code comes before. */
static size_t next_dollar(struct str s, size_t at)
{
  for (; at < s.n && s.p[at] != '\n' && s.p[at] != '\r' && s.p[at] != '`'; at++) {
    if (s.p[at] == '$') return at;
    at += s.p[at] == '\\' && at + 1 < s.n && s.p[at + 1] == '$';
  }
  return s.n;
}

/* The n dollars at `at` begin mathematics, if the next ones end them: as many, behind no blank and
 * before no letter or digit. Returns where those stand, or s.n. */
static size_t end_of(struct str s, size_t at, size_t n)
{
  size_t from = at + n, end = next_dollar(s, from);
  if (n > 2 || !may_precede(s, at) || end == s.n || count_dollars(s, end) != n) return s.n;
  bool is_tight = n == 2 || (!is_blank(s.p[from]) && !is_blank(s.p[end - 1]));
  bool goes_on = end + n < s.n && ascii_is_alnum(s.p[end + n]);
  return end > from && is_tight && !goes_on ? end : s.n;
}

bool math_takes(struct str text)
{
  for (size_t i = 0; i < text.n; i++)
    if (shown_of(text.p[i]) != text.p[i]) return false;
  return true;
}

bool math_hide(struct str text, struct buf *out)
{
  bool any = false;
  for (size_t at = str_find(text, STR_LIT("$")); at < text.n;) {
    size_t n = count_dollars(text, at), end = end_of(text, at, n);
    if (end < text.n) {
      if (!any && !math_takes(text)) return false;
      if (!any) buf_add(out, text);
      any = true;
      for (size_t i = at + n; i < end; i++)
        out->p[i] = hidden_of(out->p[i]);
    }
    at = end < text.n ? end + n : at + n;
    at += str_find(str_from(text, at), STR_LIT("$"));
  }
  return any;
}

/* The texts of a node are its own and of bytes that stay as many: they are changed in place. */
static void show(const char *text)
{
  for (char *p = (char *)text; p && *p; p++)
    *p = shown_of(*p);
}

static void show_node(cmark_node *node)
{
  show(cmark_node_get_literal(node));
  show(cmark_node_get_fence_info(node));
  show(cmark_node_get_url(node));
  show(cmark_node_get_title(node));
}

void math_show(cmark_node *root)
{
  for (cmark_node *node = root; node;) {
    show_node(node);
    cmark_node *next = cmark_node_first_child(node);
    while (!next && node != root) {
      next = cmark_node_next(node);
      if (!next) node = cmark_node_parent(node);
    }
    if (!next) return;
    node = next;
  }
}
