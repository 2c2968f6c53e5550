/* Fences and HTML at the top of a body (CommonMark 4.5, 4.6). */
#include "page/outer.h"

#include "page/piece.h"
#include "page/source.h"

static size_t blank_cols(struct str line, size_t *n)
{
  size_t cols = 0, i = 0;
  for (; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'); i++)
    cols += line.p[i] == '\t' ? 4 - cols % 4 : 1;
  *n = i;
  return cols;
}

static size_t fence_length(struct str s)
{
  size_t n = 0;
  if (!s.n || (s.p[0] != '`' && s.p[0] != '~')) return 0;
  while (n < s.n && s.p[n] == s.p[0])
    n++;
  return n >= 3 ? n : 0;
}

/* How the HTML ends that the text of a line begins; NULL when it begins none. */
static const char *html_end_of(struct str s)
{
  static const struct {
    const char *begin, *end;
  } lasting[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"},
      {"<script", "</script>"}, {"<pre", "</pre>"}, {"<style", "</style>"},
      {"<textarea", "</textarea>"}, {"<", ""}};
  for (size_t i = 0; i < sizeof lasting / sizeof *lasting; i++) {
    struct str begin = str_of(lasting[i].begin);
    if (str_eq_nocase(str_first(s, begin.n), begin)) return lasting[i].end;
  }
  return NULL;
}

static bool ends_html(const char *end, struct str line)
{
  struct str mark = str_of(end);
  for (; line.n >= mark.n && mark.n; line = str_from(line, 1))
    if (str_eq_nocase(str_first(line, mark.n), mark)) return true;
  return false;
}

static bool take_in_fence(struct outer *o, struct str text, size_t cols)
{
  bool closes = cols <= 3 && text.n && text.p[0] == o->fence && fence_length(text) >= o->fence_n &&
                !str_trim(str_from(text, fence_length(text))).n;
  if (closes) o->fence = 0;
  o->after_blank = closes;
  return true;
}

static bool take_in_html(struct outer *o, struct str line)
{
  if (*o->html_end ? ends_html(o->html_end, line) : !str_trim(line).n) o->html_end = NULL;
  o->after_blank = !str_trim(line).n;
  return true;
}

/* Takes what stands at the top, at most three columns in. */
static bool take_top(struct outer *o, struct str text, size_t cols)
{
  size_t fence = fence_length(text), mark = source_item_mark(text), n_blanks;
  if (fence && (text.p[0] == '~' || !str_has(str_from(text, fence), '`'))) {
    o->fence = text.p[0];
    o->fence_n = fence;
    o->item_cols = 0;
    return true;
  }
  if (mark) {
    size_t gap = blank_cols(str_from(text, mark), &n_blanks);
    o->item_cols = cols + mark + (gap >= 1 && gap <= 4 ? gap : 1);
    return false;
  }
  const char *end = html_end_of(text);
  if (o->after_blank || text.p[0] == '#' || text.p[0] == '>' || end) o->item_cols = 0;
  if (!end || (*end && ends_html(end, str_from(text, 2)))) return end;
  o->html_end = end;
  return true;
}

bool outer_take(struct outer *o, struct str line)
{
  size_t n;
  size_t cols = blank_cols(line, &n);
  struct str text = str_from(line, n);
  if (o->fence) return take_in_fence(o, text, cols);
  if (o->html_end) return take_in_html(o, line);
  bool is_code = false;
  if (text.n && cols <= 3 && !(o->item_cols && cols >= o->item_cols))
    is_code = take_top(o, text, cols);
  o->after_blank = !text.n;
  return is_code;
}

bool outer_may_cut(const struct outer *o, struct str line)
{
  return !o->fence && !o->html_end && piece_may_begin(line, o->after_blank);
}
