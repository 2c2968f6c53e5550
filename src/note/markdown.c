/* Writing Markdown from plain text. */
#include "note/markdown.h"

#include "base/ascii.h"

/* Readers differ in what is white space besides blanks and line ends. Where white space makes a
 * mark harmful all of it counts, where it makes one harmless only what always is. */
static bool is_space_at(struct str s, size_t i)
{
  return i >= s.n || ascii_is_space(s.p[i]);
}

static bool is_surely_space_at(struct str s, size_t i)
{
  return i >= s.n || ascii_is_blank(s.p[i]) || s.p[i] == '\n' || s.p[i] == '\r';
}

/* Like str_trim, with all white space. */
static struct str trim_space(struct str s)
{
  while (s.n && is_space_at(s, 0))
    s = str_from(s, 1);
  while (s.n && is_space_at(s, s.n - 1))
    s.n--;
  return s;
}

static bool is_ascii_word_at(struct str s, size_t i)
{
  return i < s.n && ascii_is_alnum(s.p[i]);
}

static size_t run_length(struct str s, char c)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == c)
    n++;
  return n;
}

/* ---- marks within a text ---- */

/* Which marks can do harm in a text: those that need a partner have one. */
struct harm {
  bool star, underscore, tilde, tick, bracket, brace;
};

/* Can the run of n marks at i open or close emphasis? One between blanks cannot, nor can a '_'
 * within an ASCII word; next to other scripts it is taken for harmful without asking. */
static bool is_flanking(struct str s, size_t i, size_t n)
{
  size_t before = i ? i - 1 : s.n, after = i + n;
  if (s.p[i] == '`') return true;
  if (is_surely_space_at(s, before) && is_surely_space_at(s, after)) return false;
  return s.p[i] != '_' || !is_ascii_word_at(s, before) || !is_ascii_word_at(s, after);
}

/* Does c stand in s as a mark, twice at least? */
static bool has_pair(struct str s, char c)
{
  size_t n = 0;
  for (size_t i = 0; i < s.n && n < 2; i++) {
    if (s.p[i] != c) continue;
    size_t run = run_length(str_from(s, i), c);
    if (is_flanking(s, i, run)) n += run;
    i += run - 1;
  }
  return n >= 2;
}

static bool has_any(struct str s, const char *const *needles, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (str_find(s, str_of(needles[i])) < s.n) return true;
  return false;
}

static struct harm harm_of(struct str s)
{
  /* What a '[' needs to begin a link, a wikilink, a footnote or a definition. */
  static const char *const links[] = {"](", "][", "]:", "[[", "[^"};
  static const char *const attributes[] = {" {#", " {.", " {:"}; /* at the end of a heading */
  return (struct harm){
      .star = has_pair(s, '*'),
      .underscore = has_pair(s, '_'),
      .tilde = has_pair(s, '~'),
      .tick = has_pair(s, '`'),
      .bracket = has_any(s, links, sizeof links / sizeof *links),
      .brace = str_ends(str_trim(s), STR_LIT("}")) &&
               has_any(s, attributes, sizeof attributes / sizeof *attributes),
  };
}

/* `&name;`, `&#123;`, `&#x1F;` */
static bool is_entity(struct str s)
{
  enum { ENTITY_BYTES = 40 };
  size_t i = 1;
  if (i < s.n && s.p[i] == '#') i++;
  while (i < s.n && i < ENTITY_BYTES && ascii_is_alnum(s.p[i]))
    i++;
  return i > 1 && i < s.n && s.p[i] == ';';
}

static bool is_tag(struct str s)
{
  return s.n > 1 && (ascii_is_letter(s.p[1]) || str_has(STR_LIT("/!?"), s.p[1]));
}

/* Before a mark a backslash is an escape, at the end of a line, where white space goes, a break. */
static bool is_escape(struct str s)
{
  size_t next = 1;
  if (next < s.n && ascii_is_punct(s.p[next])) return true;
  while (next < s.n && is_space_at(s, next) && s.p[next] != '\n' && s.p[next] != '\r')
    next++;
  return is_space_at(s, next);
}

/* Would the run of n equal bytes at i be more than itself? Runs of most bytes are of one. */
static bool is_mark(struct str s, size_t i, size_t n, const struct harm *harm)
{
  struct str rest = str_from(s, i);
  switch (s.p[i]) {
  case '\\': return is_escape(rest);
  case '`': return harm->tick;
  case '*': return harm->star && is_flanking(s, i, n);
  case '_': return harm->underscore && is_flanking(s, i, n);
  case '~': return harm->tilde && is_flanking(s, i, n);
  case '[': return harm->bracket;
  case '{': return harm->brace;
  case '<': return is_tag(rest);
  case '&': return is_entity(rest);
  default: return false;
  }
}

/* Marks that mean something as a run, and are asked about once for it. */
static bool makes_runs(char c)
{
  return c == '`' || c == '*' || c == '_' || c == '~';
}

/* Adds n bytes of s from `from`, each with a backslash or none. */
static void add_bytes(struct buf *out, struct str s, size_t from, size_t n, bool escaped)
{
  for (size_t i = from; i < from + n; i++) {
    if (escaped) buf_add_char(out, '\\');
    buf_add_char(out, s.p[i] == '\r' ? ' ' : s.p[i]); /* alone it would end a line */
  }
}

/* Bytes of the run at s.p[from], at most up to `to`. */
static size_t run_at(struct str s, size_t from, size_t to)
{
  return makes_runs(s.p[from]) ? run_length(str_from(str_first(s, to), from), s.p[from]) : 1;
}

static void add_inline(
    struct buf *out, struct str s, size_t from, size_t to, const struct harm *harm)
{
  for (size_t n; from < to; from += n) {
    n = run_at(s, from, to);
    add_bytes(out, s, from, n, is_mark(s, from, n, harm));
  }
}

/* ---- marks at the beginning of a line ---- */

static size_t count_of(struct str s, const char *chars)
{
  size_t n = 0;
  while (n < s.n && strchr(chars, s.p[n]) && s.p[n])
    n++;
  return n;
}

/* `1.` and `1)`: where the mark behind the number stands, or 0. */
static size_t number_mark_at(struct str line)
{
  size_t n = count_of(line, "0123456789");
  bool is_number = n && n <= 9 && n < line.n && str_has(STR_LIT(".)"), line.p[n]);
  return is_number && is_space_at(line, n + 1) ? n : 0;
}

/* Does the first byte of a line need a backslash, so that the line begins no block? */
static bool begins_block(struct str line)
{
  char c = line.p[0];
  if (c == '>') return true;
  if (c == '#') return run_length(line, '#') <= 6 && is_space_at(line, run_length(line, '#'));
  if (str_has(STR_LIT("-+*:"), c) && is_space_at(line, 1)) return true;
  if (str_has(STR_LIT("`~:"), c) && run_length(line, c) >= 3) return true;
  /* Rules, underlines of headings, and the second line of a table. */
  if (count_of(line, "-=|: \t") == line.n) return true;
  if (str_starts(line, STR_LIT("{:"))) return true;
  if (c == '[' && line.n > 2 && line.p[2] == ']' && is_space_at(line, 3)) return true;
  return count_of(line, "-*_ \t") == line.n && line.n >= 3;
}

/* Adds the line s[from, to), which has no blanks at its ends and is not empty. */
static void add_line(struct buf *out, struct str s, size_t from, size_t to, const struct harm *harm)
{
  struct str line = {s.p + from, to - from};
  size_t number = number_mark_at(line);
  if (number) {
    buf_add(out, str_first(line, number));
    from += number;
  }
  if (number || begins_block(line)) {
    size_t n = run_at(s, from, to);
    add_bytes(out, s, from, n, true);
    from += n;
  }
  add_inline(out, s, from, to, harm);
}

/* Like str_cut_line, but a CR alone ends a line, too, as it does in Markdown. */
static bool cut_line(struct str *rest, struct str *line)
{
  size_t n = 0;
  while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r')
    n++;
  *line = str_first(*rest, n);
  bool is_end = !rest->n;
  *rest = str_from(*rest, n + 1);
  return !is_end;
}

/* Adds every line of a text; further ones after `indent`. */
static void add_lines(struct buf *out, struct str text, size_t indent_cols)
{
  struct harm harm = harm_of(text);
  struct str rest = text, line;
  bool is_first = true;
  while (cut_line(&rest, &line)) {
    line = trim_space(line);
    if (!line.n) continue;
    if (!is_first) buf_add_repeat(out, STR_LIT(" "), indent_cols);
    is_first = false;
    size_t from = (size_t)(line.p - text.p);
    add_line(out, text, from, from + line.n, &harm);
    buf_add_char(out, '\n');
  }
  if (is_first) buf_add_char(out, '\n');
}

/* ---- blocks ---- */

void markdown_add_paragraph(struct buf *out, struct str text)
{
  add_lines(out, trim_space(text), 0);
}

/* A run of '#' at the end would be taken for the heading's closing marks. */
static size_t closing_marks_at(struct str text)
{
  size_t at = text.n;
  while (at && text.p[at - 1] == '#')
    at--;
  return at && is_space_at(text, at - 1) ? at : text.n;
}

void markdown_add_heading(struct buf *out, int level, struct str text)
{
  text = trim_space(text);
  struct harm harm = harm_of(text);
  size_t marks = closing_marks_at(text);
  buf_add_repeat(out, STR_LIT("#"), (size_t)level);
  buf_add_char(out, ' ');
  if (run_length(text, '#') == text.n && text.n) marks = 0;
  add_inline(out, text, 0, marks, &harm);
  if (marks < text.n) buf_add_char(out, '\\');
  buf_add(out, str_from(text, marks));
  buf_add_char(out, '\n');
}

void markdown_add_item(struct buf *out, size_t indent_cols, struct str mark, struct str text)
{
  buf_add_repeat(out, STR_LIT(" "), indent_cols);
  buf_add(out, mark);
  buf_add_char(out, ' ');
  add_lines(out, trim_space(text), indent_cols + mark.n + 1);
}

/* Ticks longer than any run of them in the code. */
static size_t fence_length(struct str code)
{
  size_t longest = 2;
  for (size_t i = 0; i < code.n; i++) {
    size_t n = run_length(str_from(code, i), '`');
    if (n > longest) longest = n;
    i += n;
  }
  return longest + 1;
}

/* A word that may stand behind the fence: what would end it or escape is left out. */
static void add_language(struct buf *out, struct str language)
{
  language = trim_space(language);
  for (size_t i = 0; i < language.n; i++) {
    char c = language.p[i];
    if (ascii_is_space(c))
      buf_add_char(out, '-');
    else if (!str_has(STR_LIT("`\\&"), c))
      buf_add_char(out, c);
  }
}

void markdown_add_code(struct buf *out, struct str code, struct str language)
{
  size_t ticks = fence_length(code);
  buf_add_repeat(out, STR_LIT("`"), ticks);
  add_language(out, language);
  buf_add_char(out, '\n');
  buf_add(out, code);
  if (code.n && code.p[code.n - 1] != '\n') buf_add_char(out, '\n');
  buf_add_repeat(out, STR_LIT("`"), ticks);
  buf_add_char(out, '\n');
}

/* A text on one line within marks of its own: every byte in `chars` gets a backslash. */
static void add_escaped(struct buf *out, struct str s, const char *chars)
{
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i];
    bool is_harmful = c && (strchr(chars, c) || (c == '\\' && is_escape(str_from(s, i))) ||
                               (c == '&' && is_entity(str_from(s, i))));
    if (is_harmful) buf_add_char(out, '\\');
    buf_add_char(out, c);
  }
}

/* Can the address stand without angle brackets? */
static bool is_bare_url(struct str url)
{
  for (size_t i = 0; i < url.n; i++)
    if (!ascii_is_graph(url.p[i]) || str_has(STR_LIT("()<>\\"), url.p[i])) return false;
  return url.n > 0;
}

void markdown_add_image(struct buf *out, struct str caption, struct str url, struct str title)
{
  bool is_bare = is_bare_url(url);
  buf_add_cstr(out, "![");
  add_escaped(out, caption, "[]*_`<~");
  buf_add_cstr(out, is_bare ? "](" : "](<");
  add_escaped(out, url, is_bare ? "" : "<>");
  if (!is_bare) buf_add_char(out, '>');
  if (title.n) {
    buf_add_cstr(out, " \"");
    add_escaped(out, title, "\"");
    buf_add_char(out, '"');
  }
  buf_add_cstr(out, ")\n");
}
