/* Strict UTF-8: decoding by the rows of table 3-7, ASCII eight bytes at a time. */
#include "base/utf8.h"

#include "base/arena.h"

#define EACH_BYTE(x) (UINT64_C(0x0101010101010101) * (x))

/* Table 3-7: what may follow a first byte. Bytes after the second are always 80..BF. */
struct utf8_row {
  unsigned char n_bytes;
  unsigned char low, high; /* second byte */
};

static const struct utf8_row utf8_rows[] = {
    {1, 0, 0}, {2, 0x80, 0xBF}, {3, 0xA0, 0xBF}, /* below: shorter forms exist */
    {3, 0x80, 0xBF}, {3, 0x80, 0x9F},            /* above: surrogates */
    {4, 0x90, 0xBF},                             /* below: shorter forms exist */
    {4, 0x80, 0xBF}, {4, 0x80, 0x8F},            /* above: beyond U+10FFFF */
};

/* The row of each first byte; row 0 for those that begin nothing. */
static const unsigned char utf8_row_of[256] = {
    [0xC2 ... 0xDF] = 1,
    [0xE0] = 2,
    [0xE1 ... 0xEC] = 3,
    [0xED] = 4,
    [0xEE ... 0xEF] = 3,
    [0xF0] = 5,
    [0xF1 ... 0xF3] = 6,
    [0xF4] = 7,
};

/* How many bytes the sequence at the front takes: all of it, or its maximal subpart. */
static size_t utf8_decode(struct str s, uint32_t *c, bool *ok)
{
  const unsigned char *p = (const unsigned char *)s.p;
  *ok = p[0] < 0x80;
  *c = *ok ? p[0] : UTF8_REPLACEMENT;
  if (*ok) return 1;

  const struct utf8_row *row = &utf8_rows[utf8_row_of[p[0]]];
  if (row->n_bytes == 1 || s.n < 2 || p[1] < row->low || p[1] > row->high) return 1;
  uint32_t value = (p[0] & (0x7Fu >> row->n_bytes)) << 6 | (p[1] & 0x3Fu);
  for (size_t i = 2; i < row->n_bytes; i++) {
    if (i == s.n || (p[i] & 0xC0) != 0x80) return i;
    value = value << 6 | (p[i] & 0x3Fu);
  }
  *ok = true;
  *c = value;
  return row->n_bytes;
}

uint32_t utf8_next(struct str *rest, bool *ok)
{
  uint32_t c;
  bool whole;
  *rest = str_from(*rest, utf8_decode(*rest, &c, &whole));
  if (ok) *ok = whole;
  return c;
}

static uint64_t utf8_eight(const char *p)
{
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

size_t utf8_ascii_run(struct str s)
{
  size_t i = 0;
  while (i + 8 <= s.n && !(utf8_eight(s.p + i) & EACH_BYTE(0x80)))
    i += 8;
  while (i < s.n && (unsigned char)s.p[i] < 0x80)
    i++;
  return i;
}

/* Of eight bytes at once: none has its high bit, none borrows when a blank is taken off, and none
 * is carried to the high bit by one more, as DEL would be. */
static bool utf8_eight_are_printable(uint64_t word)
{
  return !((word | (word - EACH_BYTE(0x20)) | (word + EACH_BYTE(0x01))) & EACH_BYTE(0x80));
}

size_t utf8_printable_run(struct str s)
{
  size_t i = 0;
  while (i + 8 <= s.n && utf8_eight_are_printable(utf8_eight(s.p + i)))
    i += 8;
  while (i < s.n && s.p[i] >= 0x20 && s.p[i] < 0x7F)
    i++;
  return i;
}

/* The length of the well-formed text at the front. */
static size_t utf8_valid_run(struct str s)
{
  struct str rest = s;
  for (;;) {
    rest = str_from(rest, utf8_ascii_run(rest));
    if (!rest.n) return s.n;
    struct str before = rest;
    bool ok;
    utf8_next(&rest, &ok);
    if (!ok) return s.n - before.n;
  }
}

bool utf8_is_valid(struct str s)
{
  return utf8_valid_run(s) == s.n;
}

void utf8_add(struct buf *out, uint32_t c)
{
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = UTF8_REPLACEMENT;
  if (c < 0x80) {
    buf_add_char(out, (char)c);
    return;
  }
  static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
  size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  unsigned char bytes[4];
  for (size_t i = n; i-- > 1; c >>= 6)
    bytes[i] = 0x80 | (c & 0x3F);
  bytes[0] = (unsigned char)(marks[n] | c);
  buf_add(out, (struct str){(const char *)bytes, n});
}

size_t utf8_repair(struct buf *out, struct str s)
{
  size_t n_repaired = 0;
  while (s.n) {
    size_t run = utf8_valid_run(s);
    buf_add(out, str_first(s, run));
    s = str_from(s, run);
    if (!s.n) break;
    utf8_next(&s, NULL);
    utf8_add(out, UTF8_REPLACEMENT);
    n_repaired++;
  }
  return n_repaired;
}

struct str utf8_repaired(struct arena *a, struct str s, size_t *n_repaired)
{
  *n_repaired = 0;
  if (utf8_is_valid(s)) return s;
  struct buf whole = BUF_INIT;
  *n_repaired = utf8_repair(&whole, s);
  struct str kept = arena_str(a, buf_str(&whole));
  buf_release(&whole);
  return kept;
}
