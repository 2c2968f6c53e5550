/* Counting what nests, line by line, without parsing. */
#include "page/guard.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "page/source.h"

struct guard {
  size_t line;  /* of the file */
  size_t steps; /* that cmark may take beyond its linear work, counted from above */
  size_t steps_limit;
  size_t bytes;        /* outside of code */
  size_t depth;        /* containers that this line may stand in */
  bool after_blank;    /* was the line before blank? */
  bool fences_hold;    /* no construct was seen in which a fence would be text */
  char fence;          /* character of the open fence, or NUL */
  size_t fence_n;      /* its length */
  struct buf brackets; /* one byte for each bracket open in this paragraph: '!' or '[' */
  size_t n_images;     /* of these, how many are '!' */
};

/* What stands at the front of a line before its text. */
struct front {
  size_t n_quotes, n_items;
  size_t blank_cols;
  struct str rest;
};

static struct str skip_blanks(struct str s)
{
  while (s.n && ascii_is_blank(s.p[0]))
    s = str_from(s, 1);
  return s;
}

/* Where in the line the longest end begins that is made of one of "-*_" and blanks: what stands
 * there three times is a rule, not list items (CommonMark 4.1). */
static size_t rule_start(struct str line)
{
  char mark = 0;
  size_t at = line.n, n = 0;
  while (at) {
    char c = line.p[at - 1];
    bool may = c == '-' || c == '*' || c == '_';
    if (!ascii_is_blank(c) && (!may || (mark && c != mark))) break;
    if (!ascii_is_blank(c)) {
      mark = c;
      n++;
    }
    at--;
  }
  return n >= 3 ? at : line.n;
}

static struct front line_front(struct str line)
{
  struct front f = {0};
  struct str rule = str_from(line, rule_start(line));
  f.rest = line;
  for (;;) {
    struct str after = skip_blanks(f.rest);
    for (size_t i = 0; i < f.rest.n - after.n; i++)
      f.blank_cols += f.rest.p[i] == '\t' ? 4 : 1;
    f.rest = after;
    if (!after.n || after.p >= rule.p) return f;
    size_t mark = source_item_mark(after);
    if (after.p[0] == '>')
      f.n_quotes++;
    else if (mark)
      f.n_items++;
    else
      return f;
    f.rest = str_from(after, mark ? mark : 1);
  }
}

/* An item that goes on from the line before takes two columns of blanks at least; a line without
 * them can only stand in it as the lazy rest of its paragraph (CommonMark 5.1). */
static void count_depth(struct guard *g, const struct front *f)
{
  size_t kept = f->blank_cols / 2 < g->depth ? f->blank_cols / 2 : g->depth;
  size_t depth = kept + f->n_quotes + f->n_items;
  if (g->after_blank || depth > g->depth) g->depth = depth;
}

/* A link ends where a bracket closes; cmark then looks at every image that is still open. */
static void count_brackets(struct guard *g, struct str text)
{
  if (!g->brackets.n && !str_has(text, '[')) return;
  char before = 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '\\') {
      i++;
      c = 0;
    } else if (c == '[') {
      buf_add_char(&g->brackets, before == '!' ? '!' : '[');
      g->n_images += before == '!';
    } else if (c == ']' && g->brackets.n) {
      g->n_images -= g->brackets.p[g->brackets.n - 1] == '!';
      buf_truncate(&g->brackets, g->brackets.n - 1);
      g->steps += g->n_images;
    }
    before = c;
  }
}

/* Blocks of HTML that end at a mark of their own may hold a fence as text (CommonMark 4.6). */
static bool begins_lasting_html(struct str s)
{
  static const char *const starts[] = {"<!", "<?", "<script", "<pre", "<style", "<textarea"};
  if (!s.n || s.p[0] != '<') return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    struct str start = str_of(starts[i]);
    if (str_eq_nocase(str_first(s, start.n), start)) return true;
  }
  return false;
}

static size_t fence_length(struct str s)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == s.p[0])
    n++;
  return n && (s.p[0] == '`' || s.p[0] == '~') && n >= 3 ? n : 0;
}

/* Is the line in a fence that stands in no container? What is in it does not nest. */
static bool in_fence(struct guard *g, struct str line)
{
  struct str text = skip_blanks(line);
  size_t n = line.n - text.n <= 3 ? fence_length(text) : 0;
  struct str info = str_from(text, n);
  if (g->fence) {
    bool closes = n >= g->fence_n && text.p[0] == g->fence && !skip_blanks(info).n;
    if (closes) g->fence = 0;
    return true;
  }
  if (!n || g->depth || !g->fences_hold || (text.p[0] == '`' && str_has(info, '`'))) return false;
  g->fence = text.p[0];
  g->fence_n = n;
  return true;
}

static void pass_line(struct guard *g, struct str line)
{
  if (in_fence(g, line)) {
    g->after_blank = true;
    return;
  }
  g->bytes += line.n + 1;
  struct front front = line_front(line);
  if (!front.rest.n && !front.n_quotes && !front.n_items) {
    buf_clear(&g->brackets);
    g->n_images = 0;
    g->after_blank = true;
  } else {
    count_depth(g, &front);
    count_brackets(g, front.rest);
    if (begins_lasting_html(front.rest)) g->fences_hold = false;
    g->after_blank = false;
  }
  g->steps += g->depth;
}

bool guard_passes(struct str body, size_t first_line, struct err *err)
{
  struct guard g = {.line = first_line,
      .after_blank = true,
      .fences_hold = true,
      .steps_limit = LIMIT_MARKDOWN_STEPS + body.n * LIMIT_MARKDOWN_STEPS_PER_BYTE};
  bool passes = true;
  for (struct str line; passes && source_cut_line(&body, &line); g.line++) {
    pass_line(&g, line);
    if (g.depth > LIMIT_MARKDOWN_DEPTH)
      passes = err_set(
          err, "line %zu stands in more than %d lists and quotes", g.line, LIMIT_MARKDOWN_DEPTH);
    else if (g.bytes > LIMIT_MARKDOWN_PIECE_BYTES)
      passes = err_set(err,
          "more than %d MB of it up to line %zu have no heading or paragraph that stands alone",
          LIMIT_MARKDOWN_PIECE_BYTES / 1024 / 1024, g.line);
    else if (g.steps > g.steps_limit)
      passes = err_set(err, "what nests in it up to line %zu would take too long to read", g.line);
  }
  buf_release(&g.brackets);
  return passes;
}
