/* Looking for the end of a piece. */
#include "page/piece.h"

#include "page/source.h"

static bool is_blank_line(struct str line)
{
  while (line.n && (line.p[0] == ' ' || line.p[0] == '\t'))
    line = str_from(line, 1);
  return !line.n;
}

/* May the line continue nothing that stands before a blank line? An item continues its list, what
 * is indented an item or code; a colon begins what explains a term. A byte order mark would be
 * passed over where a text begins. */
static bool begins_anew(struct str line)
{
  return line.n && !str_has(STR_LIT(" \t:"), line.p[0]) && !source_item_mark(line) &&
         !str_starts(line, STR_LIT("\xEF\xBB\xBF"));
}

/* One to six '#' and a blank: nothing but code and HTML goes on across a heading (CommonMark 4.2).
 */
static bool is_heading(struct str line)
{
  size_t n = 0;
  while (n < line.n && line.p[n] == '#')
    n++;
  return n && n <= 6 && n < line.n && (line.p[n] == ' ' || line.p[n] == '\t');
}

bool piece_may_begin(struct str line, bool after_blank)
{
  return is_heading(line) || (after_blank && begins_anew(line));
}

struct str piece_first(struct str text, size_t at_least)
{
  struct str rest = str_from(text, at_least), line;
  bool after_blank = false;
  source_cut_line(&rest, &line); /* it may have begun before */
  for (struct str from = rest; source_cut_line(&rest, &line); from = rest) {
    if (piece_may_begin(line, after_blank)) return str_first(text, (size_t)(from.p - text.p));
    after_blank = is_blank_line(line);
  }
  return text;
}
