/* Finding a title in a body or a file name. */
#include "note/title.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "note/plain.h"

struct str title_line(struct arena *a, struct str s)
{
  struct buf line = BUF_INIT;
  for (size_t i = 0; i < s.n && line.n <= LIMIT_TITLE_BYTES; i++) {
    if (!ascii_is_space(s.p[i]))
      buf_add_char(&line, s.p[i]);
    else if (line.n && line.p[line.n - 1] != ' ')
      buf_add_char(&line, ' ');
  }
  struct str cut = str_trim(str_first_whole(buf_str(&line), LIMIT_TITLE_BYTES));
  struct str title = str_eq(cut, s) ? s : arena_str(a, cut);
  buf_release(&line);
  return title;
}

/* ---- headings ---- */

/* Where the scan is in a body. */
struct scan {
  char fence_char; /* 0 outside of a fence */
  size_t fence_length;
  bool in_comment;
  struct str
      paragraph; /* the lines so far of the paragraph that a setext line would make a heading */
};

static size_t run_length(struct str s, char c)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == c)
    n++;
  return n;
}

/* Does the line open or close a fence, or stand within one? */
static bool scan_fence(struct scan *scan, struct str line)
{
  char c = line.n ? line.p[0] : '\0';
  size_t n = c == '`' || c == '~' ? run_length(line, c) : 0;
  if (scan->fence_char) {
    bool closes =
        c == scan->fence_char && n >= scan->fence_length && !str_trim(str_from(line, n)).n;
    if (closes) scan->fence_char = '\0';
    return true;
  }
  if (n < 3 || (c == '`' && str_has(str_from(line, n), '`'))) return false;
  scan->fence_char = c;
  scan->fence_length = n;
  return true;
}

static bool scan_comment(struct scan *scan, struct str line)
{
  if (!scan->in_comment && !str_starts(line, STR_LIT("<!--"))) return false;
  scan->in_comment = str_find(line, STR_LIT("-->")) == line.n;
  return true;
}

static struct str cut_closing_marks(struct str s)
{
  s = str_trim(s);
  struct str cut = s;
  while (cut.n && cut.p[cut.n - 1] == '#')
    cut.n--;
  return !cut.n || ascii_is_space(cut.p[cut.n - 1]) ? cut : s;
}

/* `## text`: the text. */
static bool atx_heading(struct str line, struct str *text)
{
  size_t level = run_length(line, '#');
  if (level < 1 || level > 6 || (level < line.n && !ascii_is_space(line.p[level]))) return false;
  *text = cut_closing_marks(str_from(line, level));
  return true;
}

/* `<h1 align="center">text</h1>` in one line: the text with its tags. */
static bool html_heading(struct str line, struct str *text)
{
  bool is_open = line.n > 3 && line.p[0] == '<' && (line.p[1] == 'h' || line.p[1] == 'H') &&
                 line.p[2] >= '1' && line.p[2] <= '6' &&
                 (line.p[3] == '>' || ascii_is_space(line.p[3]));
  if (!is_open) return false;
  *text = line;
  return true;
}

static bool is_underline(struct str line)
{
  return line.n && (run_length(line, '=') == line.n || run_length(line, '-') == line.n);
}

/* Does the line make a heading of the paragraph before it? A paragraph of several lines above `---`
 * is one by CommonMark too, but hardly ever by its author's will. */
static bool is_setext_line(const struct scan *scan, struct str line)
{
  return is_underline(line) && scan->paragraph.n &&
         (line.p[0] == '=' || !str_has(scan->paragraph, '\n'));
}

/* Can the line begin a paragraph, or does it begin a list, a quote, a table, an HTML block? */
static bool begins_paragraph(struct str line)
{
  if (str_has(STR_LIT(">|<"), line.p[0])) return false;
  bool is_item = str_has(STR_LIT("-*+"), line.p[0]) && (line.n == 1 || ascii_is_space(line.p[1]));
  return !is_item;
}

static void scan_paragraph(struct scan *scan, struct str line, size_t indent)
{
  if (!line.n || is_underline(line)) {
    scan->paragraph = STR_NONE;
  } else if (scan->paragraph.n) {
    scan->paragraph.n = (size_t)(line.p + line.n - scan->paragraph.p);
  } else if (indent < 4 && begins_paragraph(line)) {
    scan->paragraph = line;
  }
}

static size_t indent_cols(struct str line)
{
  size_t cols = 0;
  for (size_t i = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
    cols += line.p[i] == '\t' ? 4 : 1;
  return cols;
}

/* Takes one line; true when it is or ends a heading, whose text with its marks is *text. */
static bool scan_line(struct scan *scan, struct str line, struct str *text)
{
  size_t indent = indent_cols(line);
  line = str_trim(line);
  if (scan_comment(scan, line)) return false;
  if (indent < 4) {
    if (scan_fence(scan, line)) {
      scan->paragraph = STR_NONE;
      return false;
    }
    if (atx_heading(line, text) || html_heading(line, text)) {
      scan->paragraph = STR_NONE;
      return true;
    }
    if (is_setext_line(scan, line)) {
      *text = scan->paragraph;
      scan->paragraph = STR_NONE;
      return true;
    }
  } else if (scan->fence_char) {
    return false;
  }
  scan_paragraph(scan, line, indent);
  return false;
}

bool title_from_body(struct arena *a, struct str body, struct str *out)
{
  struct scan scan = {.paragraph = STR_NONE};
  struct str line, text;
  while (str_cut_line(&body, &line)) {
    if (!scan_line(&scan, line, &text)) continue;
    struct buf plain = BUF_INIT;
    plain_add(&plain, str_first_whole(text, LIMIT_TITLE_BYTES));
    *out = arena_str(a, title_line(a, buf_str(&plain)));
    buf_release(&plain);
    if (out->n) return true;
  }
  return false;
}

struct str title_from_path(struct arena *a, struct str path)
{
  size_t n_repaired;
  path = utf8_repaired(a, path, &n_repaired);
  struct str base = fs_basename(path), suffix = fs_suffix(path);
  struct str name = str_first(base, base.n - (suffix.n ? suffix.n + 1 : 0));
  struct buf text = BUF_INIT;
  for (size_t i = 0; i < name.n; i++)
    buf_add_char(&text, name.p[i] == '-' || name.p[i] == '_' ? ' ' : name.p[i]);
  struct str title = arena_str(a, title_line(a, buf_str(&text)));
  buf_release(&text);
  if (!title.n) title = title_line(a, base);
  return title.n ? title : STR_LIT("untitled");
}
