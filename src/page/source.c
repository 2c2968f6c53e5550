/* Lines of a body, as CommonMark 2.1 ends them. */
#include "page/source.h"

#include "base/ascii.h"
#include "base/mem.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

/* Bytes before the first LF or CR. Looked for piece by piece, so that a text that has only one of
 * them is not searched to its end for the other at every line. */
static size_t line_length(struct str s)
{
  enum { PIECE_BYTES = 256 };
  for (size_t at = 0; at < s.n; at += PIECE_BYTES) {
    struct str piece = str_first(str_from(s, at), PIECE_BYTES);
    const char *lf = memchr(piece.p, '\n', piece.n);
    if (lf) piece.n = (size_t)(lf - piece.p);
    const char *cr = memchr(piece.p, '\r', piece.n);
    if (cr) return (size_t)(cr - s.p);
    if (lf) return (size_t)(lf - s.p);
  }
  return s.n;
}

bool source_cut_line(struct str *rest, struct str *line)
{
  if (!rest->n) return false;
  *line = str_first(*rest, line_length(*rest));
  struct str end = str_from(*rest, line->n);
  *rest = str_from(end, str_starts(end, STR_LIT("\r\n")) ? 2 : 1);
  return true;
}

static void source_index(struct source *s)
{
  struct str rest = s->body, line;
  while (source_cut_line(&rest, &line)) {
    s->starts = mem_grow(s->starts, &s->cap, s->n + 1, sizeof *s->starts);
    s->starts[s->n++] = (size_t)(line.p - s->body.p);
  }
}

struct str source_line(struct source *s, size_t number)
{
  if (!s->starts) source_index(s);
  if (!number || number > s->n) return STR_NONE;
  assert(s->starts);
  struct str rest = str_from(s->body, s->starts[number - 1]), line = STR_NONE;
  source_cut_line(&rest, &line);
  return line;
}

struct str source_first_lines(struct str s, size_t n)
{
  struct str rest = s, line;
  while (n && source_cut_line(&rest, &line))
    n--;
  return str_first(s, s.n - rest.n);
}

size_t source_item_mark(struct str s)
{
  size_t n = 0;
  if (s.n && (s.p[0] == '-' || s.p[0] == '+' || s.p[0] == '*')) {
    n = 1;
  } else {
    while (n < s.n && n < 9 && ascii_is_digit(s.p[n]))
      n++;
    if (!n || n == s.n || (s.p[n] != '.' && s.p[n] != ')')) return 0;
    n++;
  }
  return n == s.n || ascii_is_space(s.p[n]) ? n : 0;
}

/* Among eight bytes. */
static size_t count_lf(const char *p)
{
  const uint64_t each = UINT64_C(0x0101010101010101);
  uint64_t word;
  memcpy(&word, p, sizeof word);
  word ^= each * '\n'; /* a byte is 0 now, where an LF was */
  uint64_t not_zero = (((word & each * 0x7F) + each * 0x7F) | word) & each * 0x80;
  return 8 - (size_t)((not_zero >> 7) * each >> 56);
}

size_t source_count_lines(struct str s)
{
  bool has_cr = str_has(s, '\r');
  size_t n = 0, i = 0;
  for (; !has_cr && i + 8 <= s.n; i += 8)
    n += count_lf(s.p + i);
  for (; i < s.n; i++)
    n += s.p[i] == '\n' || (s.p[i] == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n'));
  return n;
}

/* Bytes of the run of back-quotes that s begins with. */
static size_t quotes(struct str s)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == '`')
    n++;
  return n;
}

size_t source_code_length(struct str s)
{
  size_t n = quotes(s);
  for (size_t at = n; at < s.n;) {
    at += str_find(str_from(s, at), STR_LIT("`"));
    size_t closing = quotes(str_from(s, at));
    at += closing;
    if (closing == n) return at;
  }
  return n;
}

void source_release(struct source *s)
{
  free(s->starts);
}
