/* Bytes to UTF-8. */
#include "note/encoding.h"

#include "base/utf8.h"

/* UTF-16 as it is read: where the high byte of each unit stands. */
struct units {
  struct str bytes;
  size_t high; /* 0: big-endian, 1: little-endian */
};

static uint32_t unit_at(const struct units *u, size_t at)
{
  uint32_t high = (unsigned char)u->bytes.p[at + u->high];
  uint32_t low = (unsigned char)u->bytes.p[at + 1 - u->high];
  return high << 8 | low;
}

static bool is_high_surrogate(uint32_t unit)
{
  return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low_surrogate(uint32_t unit)
{
  return unit >= 0xDC00 && unit < 0xE000;
}

/* Takes the code point at *at; a surrogate without its other half gives U+FFFD. */
static uint32_t take_code_point(const struct units *u, size_t *at)
{
  uint32_t unit = unit_at(u, *at);
  *at += 2;
  if (is_low_surrogate(unit)) return UTF8_REPLACEMENT;
  if (!is_high_surrogate(unit)) return unit;
  if (*at + 2 > u->bytes.n || !is_low_surrogate(unit_at(u, *at))) return UTF8_REPLACEMENT;
  uint32_t low = unit_at(u, *at);
  *at += 2;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static void count_repair(struct encoding *e, size_t line)
{
  if (!e->n_repaired++) e->repaired_line = line;
}

static struct encoding read_utf16(struct arena *a, const struct units *u)
{
  struct encoding e = {.text = STR_NONE};
  struct buf text = BUF_INIT;
  size_t line = 1;
  for (size_t at = 2; at + 2 <= u->bytes.n;) {
    size_t before = at;
    uint32_t c = take_code_point(u, &at);
    if (c == UTF8_REPLACEMENT && unit_at(u, before) != c) count_repair(&e, line);
    line += c == '\n';
    utf8_add(&text, c);
  }
  if (u->bytes.n % 2) {
    count_repair(&e, line);
    utf8_add(&text, UTF8_REPLACEMENT);
  }
  e.text = arena_str(a, buf_str(&text));
  buf_release(&text);
  return e;
}

/* The line of the first byte in which bytes and their repaired form differ. */
static size_t first_difference(struct str bytes, struct str repaired)
{
  size_t line = 1;
  for (size_t i = 0; i < bytes.n && i < repaired.n && bytes.p[i] == repaired.p[i]; i++)
    line += bytes.p[i] == '\n';
  return line;
}

static struct encoding read_utf8(struct arena *a, struct str bytes)
{
  struct encoding e = {.text = STR_NONE};
  e.text = utf8_repaired(a, bytes, &e.n_repaired);
  if (e.n_repaired) e.repaired_line = first_difference(bytes, e.text);
  return e;
}

/* Where lines end in CR alone, as on old Macs, they end in LF from here on. A CR in a file that has
 * an LF ends a line for Markdown (CommonMark, 2.1) and for no editor, and stays. */
static struct str with_line_feeds(struct arena *a, struct str text)
{
  if (!str_has(text, '\r') || str_has(text, '\n')) return text;
  char *out = ARENA_ARRAY(a, text.n + 1, char);
  for (size_t i = 0; i < text.n; i++)
    out[i] = (char)(text.p[i] == '\r' ? '\n' : text.p[i]);
  out[text.n] = '\0';
  return (struct str){out, text.n};
}

struct encoding encoding_read(struct arena *a, struct str bytes)
{
  struct units big = {bytes, 0}, little = {bytes, 1};
  struct encoding e;
  if (str_starts(bytes, STR_LIT("\xFE\xFF")))
    e = read_utf16(a, &big);
  else if (str_starts(bytes, STR_LIT("\xFF\xFE")))
    e = read_utf16(a, &little);
  else
    e = read_utf8(a, bytes);
  e.text = with_line_feeds(a, e.text);
  return e;
}
