/* Text folded to what search and names compare by. */
#include "base/ascii.h"
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
    to[i] = ascii_lower(s.p[i]);
  out->n += s.n;
  out->p[out->n] = '\0';
}

static bool is_accent(uint32_t c)
{
  int class = uc_combining_class(c);
  return class >= FIRST_ACCENT || (class >= FIRST_POINT && class <= LAST_POINT);
}

/* Letters of their own in Cyrillic, though Unicode takes them apart as a letter and a mark: й, ї.
 */
static bool makes_letter(uint32_t letter, uint32_t mark)
{
  return (letter == 0x438 && mark == 0x306) || (letter == 0x456 && mark == 0x308);
}

/* Takes the accents out of decomposed text, in place. Returns how long it is then. */
static size_t drop_accents(uint8_t *text, size_t n)
{
  size_t kept = 0;
  uint32_t letter = 0;
  for (struct str rest = {(const char *)text, n}; rest.n;) {
    size_t from = n - rest.n;
    uint32_t c = utf8_next(&rest, NULL);
    size_t length = n - rest.n - from;
    if (c >= 0x300 && is_accent(c) && !makes_letter(letter, c)) continue;
    letter = c;
    memmove(text + kept, text + from, length);
    kept += length;
  }
  return kept;
}

/* Folds by the library. */
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

/* Is c a part of Hangul syllables, in any of its forms? */
static bool is_jamo(uint32_t c)
{
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318F) ||
         (c >= 0xFFA0 && c <= 0xFFDC);
}

/* Ranges of what is met most and folds to itself; they need no closer look. */
static const struct {
  uint32_t first, last;
} folded_ranges[] = {
    {0x4E00, 0x9FFF}, /* ideographs */
    {0xAC00, 0xD7A3}, /* Hangul syllables */
    {0x0430, 0x0438}, /* small Cyrillic letters, but for the one with a breve */
    {0x043A, 0x044F},
    {0x03B1, 0x03C1}, /* small Greek letters, but for the sigma at the end of a word */
    {0x03C3, 0x03C9}, {0x2012, 0x2015}, /* dashes */
    {0x2018, 0x2023},                   /* quotation marks, bullets */
    {0x2190, 0x2199},                   /* arrows */
    {0x2500, 0x25FF},                   /* boxes, blocks and shapes */
};

/* Does c fold to itself, and join nothing before it? */
static bool is_folded(uint32_t c)
{
  for (size_t i = 0; i < sizeof folded_ranges / sizeof *folded_ranges; i++)
    if (c >= folded_ranges[i].first && c <= folded_ranges[i].last) return true;
  if (c < 0x80 || is_jamo(c)) return false;
  int tag;
  ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
  return !text_is_mark(c) && !uc_is_property_changes_when_casefolded(c) &&
         uc_decomposition(c, &tag, parts) < 0;
}

/* Does what begins here join what stands before it? */
static bool begins_joined(struct str s)
{
  if (!s.n || (unsigned char)s.p[0] < 0x80) return false;
  uint32_t c = utf8_next(&s, NULL);
  int tag;
  ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
  return text_is_mark(c) || is_jamo(c) ||
         (uc_decomposition(c, &tag, parts) > 0 && text_is_mark(parts[0]));
}

/* The three parts below stand apart: nothing folds or composes across their ends. */

static size_t ascii_part(struct str s)
{
  size_t n = utf8_ascii_run(s);
  return n && begins_joined(str_from(s, n)) ? n - 1 : n;
}

static size_t folded_part(struct str s)
{
  size_t n = 0, before = 0;
  for (struct str rest = s; rest.n && is_folded(utf8_next(&rest, NULL));) {
    before = n;
    n = s.n - rest.n;
  }
  return n && begins_joined(str_from(s, n)) ? before : n;
}

/* At least one code point. */
static size_t other_part(struct str s)
{
  size_t n = 0;
  for (struct str rest = s; rest.n;) {
    uint32_t c = utf8_next(&rest, NULL);
    if (n && (c < 0x80 || is_folded(c))) break;
    n = s.n - rest.n;
  }
  return n;
}

void text_add_folded(struct buf *out, struct str s)
{
  while (s.n) {
    size_t n;
    if ((n = ascii_part(s)))
      add_ascii_folded(out, str_first(s, n));
    else if ((n = folded_part(s)))
      buf_add(out, str_first(s, n));
    else
      add_other_folded(out, str_first(s, n = other_part(s)));
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
