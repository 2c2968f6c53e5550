/* Text folded to what search and names compare by. */
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Combining classes (UAX #44) of marks that are left out. */
enum {
  FIRST_POINT = 10, /* Hebrew and Arabic vowel points */
  LAST_POINT = 36,
  FIRST_ACCENT = 200, /* on, above and below letters of any script */
};

static void add_ascii_folded(struct buf *out, struct str s)
{
  char *to = buf_reserve(out, s.n);
  for (size_t i = 0; i < s.n; i++)
    to[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
  out->n += s.n;
  out->p[out->n] = '\0';
}

static bool is_accent(uint32_t c)
{
  int class = uc_combining_class(c);
  return class >= FIRST_ACCENT || (class >= FIRST_POINT && class <= LAST_POINT);
}

/* Takes the accents out of decomposed text, in place. Returns how long it is then. */
static size_t drop_accents(uint8_t *text, size_t n)
{
  size_t kept = 0;
  for (struct str rest = {(const char *)text, n}; rest.n;) {
    size_t from = n - rest.n;
    uint32_t c = utf8_next(&rest, NULL);
    size_t length = n - rest.n - from;
    if (c >= 0x300 && is_accent(c)) continue;
    memmove(text + kept, text + from, length);
    kept += length;
  }
  return kept;
}

/* Folds a stretch without ASCII. */
static void add_other_folded(struct buf *out, struct str s)
{
  size_t n = 0, n_composed = 0;
  uint8_t *plain = u8_casefold((const uint8_t *)s.p, s.n, NULL, UNINORM_NFKD, NULL, &n);
  if (plain) n = drop_accents(plain, n);
  uint8_t *composed = plain ? u8_normalize(UNINORM_NFC, plain, n, NULL, &n_composed) : NULL;
  buf_add(out, composed ? (struct str){(const char *)composed, n_composed} : s);
  free(composed);
  free(plain);
}

static bool is_ideograph(uint32_t c)
{
  return c >= 0x4E00 && c <= 0x9FFF;
}

/* The bytes of a stretch up to ASCII or an ideograph, which fold apart from all around them. */
static size_t other_run(struct str s)
{
  struct str rest = s;
  while (rest.n && (unsigned char)rest.p[0] >= 0x80) {
    struct str after = rest;
    if (is_ideograph(utf8_next(&after, NULL))) break;
    rest = after;
  }
  return s.n - rest.n;
}

static size_t ideograph_run(struct str s)
{
  struct str rest = s;
  for (struct str after = rest; after.n && is_ideograph(utf8_next(&after, NULL));)
    rest = after;
  return s.n - rest.n;
}

void text_add_folded(struct buf *out, struct str s)
{
  while (s.n) {
    size_t n = utf8_ascii_run(s);
    add_ascii_folded(out, str_first(s, n));
    s = str_from(s, n);
    n = ideograph_run(s);
    buf_add(out, str_first(s, n));
    s = str_from(s, n);
    n = other_run(s);
    if (n) add_other_folded(out, str_first(s, n));
    s = str_from(s, n);
  }
}

bool text_eq_folded(struct str a, struct str b)
{
  if (str_eq(a, b)) return true;
  struct buf x = BUF_INIT, y = BUF_INIT;
  text_add_folded(&x, a);
  text_add_folded(&y, b);
  bool equal = str_eq(buf_str(&x), buf_str(&y));
  buf_release(&x);
  buf_release(&y);
  return equal;
}
