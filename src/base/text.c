/* Clusters and columns, cutting and breaking text, folding it for comparison. */
#include "base/text.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

/* Below U+0300 no code point joins the one before it; C0..CB begin only such. */
enum { FIRST_MARK = 0x300, FIRST_MARK_LEAD = 0xCC };

enum { ZERO_WIDTH_JOINER = 0x200D, EMOJI_SELECTOR = 0xFE0F, KEYCAP = 0x20E3 };

/* A cluster while it is read: what the rules of UAX #29 and of the columns look back at. */
struct cluster {
  uint32_t last;      /* code point before */
  int last_property;  /* enum GBP_ of it */
  bool pictured;      /* ExtPict Extend*, as GB11 asks */
  bool joins_picture; /* ... ZWJ */
  bool paired;        /* two regional indicators stand, GB12 */
  bool key;           /* begins with what a keycap can be put on */
  int cols;
  int last_cols; /* of the last code point that has columns */
};

/* Columns of one code point by UAX #11. The Unicode library gives none to the Arabic number signs
 * and the like, which every terminal draws, and one to a few marks which none advances for. */
static int code_point_cols(uint32_t c, int property)
{
  if (c < FIRST_MARK) return c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) && c != 0xAD;
  if (property == GBP_CONTROL) return 0;
  if (property == GBP_PREPEND) return 1;
  if (property == GBP_EXTEND && uc_is_general_category(c, UC_CATEGORY_Mn)) return 0;
  int cols = uc_width(c, "UTF-8");
  return cols > 0 ? cols : 0;
}

static bool is_picture(uint32_t c)
{
  return c >= 0xA9 && uc_is_property_extended_pictographic(c);
}

/* Does no boundary stand before c (UAX #29, GB3 to GB13)? */
static bool cluster_takes(const struct cluster *k, uint32_t c, int property)
{
  switch (k->last_property) {
  case GBP_CR: return property == GBP_LF;
  case GBP_LF:
  case GBP_CONTROL: return false;
  }
  if (property == GBP_CR || property == GBP_LF || property == GBP_CONTROL) return false;
  if (property == GBP_EXTEND || property == GBP_ZWJ || property == GBP_SPACINGMARK) return true;
  if (k->last_property == GBP_PREPEND) return true;
  if (k->last_property == GBP_RI) return property == GBP_RI && !k->paired;
  if (k->joins_picture && is_picture(c)) return true;
  switch (k->last_property) {
  case GBP_L:
    return property == GBP_L || property == GBP_V || property == GBP_LV || property == GBP_LVT;
  case GBP_LV:
  case GBP_V: return property == GBP_V || property == GBP_T;
  case GBP_LVT:
  case GBP_T: return property == GBP_T;
  default: return false;
  }
}

/* What c adds to the columns of its cluster: its own, unless it makes one emoji with what stands
 * before it (UTS #51: an emoji is two columns wide). */
static int cluster_cols_of(const struct cluster *k, uint32_t c, int property)
{
  int to_two = 2 - k->last_cols;
  if (c == EMOJI_SELECTOR && uc_is_property_emoji(k->last) && !k->key) return to_two;
  if (c == KEYCAP && k->key) return to_two;
  if (property == GBP_EXTEND && uc_is_property_emoji_modifier(c) &&
      (uc_is_property_emoji_modifier_base(k->last) || k->last == EMOJI_SELECTOR))
    return to_two;
  if (k->joins_picture && is_picture(c)) return 0;
  return code_point_cols(c, property);
}

static void cluster_take(struct cluster *k, uint32_t c, int property)
{
  bool extends = property == GBP_EXTEND;
  int cols = cluster_cols_of(k, c, property);
  k->cols += cols;
  if (cols > 0) k->last_cols = cols > 2 ? 2 : cols;
  k->joins_picture = k->pictured && property == GBP_ZWJ;
  k->pictured = is_picture(c) || (k->pictured && extends);
  k->paired = property == GBP_RI && k->last_property == GBP_RI && !k->paired;
  k->key =
      k->last_property < 0 ? (c >= '0' && c <= '9') || c == '#' || c == '*' : k->key && extends;
  k->last = c;
  k->last_property = property;
}

static bool is_printable_ascii(unsigned char c)
{
  return c >= 0x20 && c < 0x7F;
}

/* Is the first byte a cluster of its own that needs no table? */
static bool begins_with_plain(struct str s)
{
  return is_printable_ascii((unsigned char)s.p[0]) &&
         (s.n == 1 || (unsigned char)s.p[1] < FIRST_MARK_LEAD);
}

bool text_next(struct str *rest, struct text_cluster *out)
{
  if (!rest->n) return false;
  if (begins_with_plain(*rest)) {
    *out = (struct text_cluster){str_first(*rest, 1), 1};
    *rest = str_from(*rest, 1);
    return true;
  }
  struct str whole = *rest;
  struct cluster k = {.last_property = -1};
  struct str after = *rest;
  uint32_t c = utf8_next(&after, NULL);
  cluster_take(&k, c, uc_graphemeclusterbreak_property(c));
  *rest = after;
  while (after.n && (unsigned char)after.p[0] != ' ') {
    c = utf8_next(&after, NULL);
    int property = uc_graphemeclusterbreak_property(c);
    if (!cluster_takes(&k, c, property)) break;
    cluster_take(&k, c, property);
    *rest = after;
  }
  *out = (struct text_cluster){str_first(whole, whole.n - rest->n), k.cols};
  return true;
}

/* How many bytes at the front are printable ASCII whose last one no mark can join. */
static size_t plain_run(struct str s)
{
  size_t n = utf8_printable_run(s);
  return n && n < s.n && (unsigned char)s.p[n] >= FIRST_MARK_LEAD ? n - 1 : n;
}

int text_cols(struct str s)
{
  int cols = 0;
  while (s.n) {
    size_t n = plain_run(s);
    cols += (int)n;
    s = str_from(s, n);
    struct text_cluster cluster;
    if (text_next(&s, &cluster)) cols += cluster.cols;
  }
  return cols;
}

struct str text_fit(struct str s, int cols, int *used)
{
  int at = 0;
  struct str rest = s;
  while (rest.n) {
    size_t room = (size_t)(cols - at);
    size_t n = plain_run(str_first(rest, room));
    if (n == room && n && n < rest.n && !begins_with_plain(str_from(rest, n - 1))) n--;
    at += (int)n;
    rest = str_from(rest, n);
    struct str after = rest;
    struct text_cluster cluster;
    if (!text_next(&after, &cluster) || cluster.cols > cols - at) break;
    at += cluster.cols;
    rest = after;
  }
  if (used) *used = at;
  return str_first(s, s.n - rest.n);
}

void text_add_cut(struct buf *out, struct str s, int cols, struct str mark)
{
  struct str whole = text_fit(s, cols, NULL);
  if (whole.n == s.n) {
    buf_add(out, s);
    return;
  }
  mark = text_fit(mark, cols, NULL);
  buf_add(out, text_fit(s, cols - text_cols(mark), NULL));
  buf_add(out, mark);
}

void text_breaks(struct str s, unsigned char *breaks)
{
  if (!s.n) return;
  u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", (char *)breaks);
  for (size_t i = 0; i < s.n; i++)
    breaks[i] = breaks[i] == UC_BREAK_POSSIBLE    ? TEXT_BREAK_MAY
                : breaks[i] == UC_BREAK_MANDATORY ? TEXT_BREAK_MUST
                                                  : TEXT_BREAK_NOT;
}

static void add_ascii_folded(struct buf *out, struct str s)
{
  char *to = buf_reserve(out, s.n);
  for (size_t i = 0; i < s.n; i++)
    to[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
  out->n += s.n;
  out->p[out->n] = '\0';
}

/* Adds what is no mark of a decomposed text. */
static void add_without_marks(struct buf *out, struct str s)
{
  while (s.n) {
    struct str before = s;
    uint32_t c = utf8_next(&s, NULL);
    if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
      buf_add(out, str_first(before, before.n - s.n));
  }
}

static void add_folded(struct buf *out, struct str s)
{
  size_t n = 0;
  uint8_t *folded = u8_casefold((const uint8_t *)s.p, s.n, NULL, UNINORM_NFKD, NULL, &n);
  if (folded)
    add_without_marks(out, (struct str){(const char *)folded, n});
  else
    buf_add(out, s);
  free(folded);
}

void text_add_folded(struct buf *out, struct str s)
{
  if (utf8_ascii_run(s) == s.n)
    add_ascii_folded(out, s);
  else
    add_folded(out, s);
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

bool text_is_word(uint32_t c)
{
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return uc_is_general_category_withtable(
      c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Co);
}

bool text_is_mark(uint32_t c)
{
  return c >= FIRST_MARK && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

static bool is_name_part(uint32_t c)
{
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return uc_is_general_category_withtable(
      c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Mc);
}

void text_add_slug(struct buf *out, struct str s)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, s);
  bool gap = false, begun = false;
  for (struct str rest = buf_str(&folded); rest.n;) {
    struct str before = rest;
    if (!is_name_part(utf8_next(&rest, NULL))) {
      gap = begun;
      continue;
    }
    if (gap) buf_add_char(out, '-');
    gap = false;
    begun = true;
    buf_add(out, str_first(before, before.n - rest.n));
  }
  buf_release(&folded);
}

/* What stands for a character that has no ASCII in its decomposition. */
static const struct plain_form {
  uint32_t first, last;
  char ascii;
} plain_forms[] = {
    {0x00AB, 0x00AB, '"'}, /* guillemets */
    {0x00B7, 0x00B7, '.'},
    {0x00BB, 0x00BB, '"'},
    {0x00D7, 0x00D7, 'x'},
    {0x2010, 0x2015, '-'}, /* hyphens and dashes */
    {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},
    {0x2022, 0x2023, '*'}, /* bullets */
    {0x2039, 0x203A, '\''},
    {0x2190, 0x2190, '<'}, /* arrows */
    {0x2192, 0x2192, '>'},
    {0x2212, 0x2212, '-'}, /* minus */
    {0x2500, 0x2501, '-'}, /* box drawing */
    {0x2502, 0x2503, '|'},
    {0x2504, 0x2570, '+'},
    {0x2588, 0x258F, '#'}, /* blocks */
};

static char plain_form(uint32_t c)
{
  if (c < 0x80) return (char)c;
  for (size_t i = 0; i < sizeof plain_forms / sizeof *plain_forms; i++)
    if (c >= plain_forms[i].first && c <= plain_forms[i].last) return plain_forms[i].ascii;
  return '?';
}

void text_add_ascii(struct buf *out, struct str s)
{
  size_t n = 0;
  uint8_t *plain = u8_normalize(UNINORM_NFKD, (const uint8_t *)s.p, s.n, NULL, &n);
  struct str rest = plain ? (struct str){(const char *)plain, n} : s;
  while (rest.n) {
    struct str before = rest;
    uint32_t c = utf8_next(&rest, NULL);
    if (text_cols(str_first(before, before.n - rest.n))) buf_add_char(out, plain_form(c));
  }
  free(plain);
}

bool text_has_capital(struct str s)
{
  while (s.n)
    if (uc_is_general_category_withtable(utf8_next(&s, NULL), UC_CATEGORY_MASK_Lu)) return true;
  return false;
}

void text_add_anchor(struct buf *out, struct str s)
{
  enum {
    WORD = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd | UC_CATEGORY_MASK_Pc
  };
  while (s.n) {
    uint32_t c = utf8_next(&s, NULL);
    if (c == ' ')
      utf8_add(out, '-');
    else if (c == '-' || uc_is_general_category_withtable(c, WORD))
      utf8_add(out, uc_tolower(c));
  }
}
