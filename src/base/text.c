/* Clusters and columns, and cutting text by them. */
#include "base/text.h"

#include "base/utf8.h"

#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

/* No code point below U+0300 joins the one before it, and no byte below CC begins a later one. */
enum { FIRST_MARK = 0x300, FIRST_MARK_LEAD = 0xCC };

enum { EMOJI_SELECTOR = 0xFE0F, KEYCAP = 0x20E3 };

/* A cluster while it is read: what the rules of UAX #29 and of the columns look back at. */
struct cluster {
  uint32_t last;      /* code point before */
  int last_property;  /* enum GBP_ of it */
  bool pictured;      /* ExtPict Extend*, as GB11 asks */
  bool joins_picture; /* ... ZWJ */
  bool paired;        /* two regional indicators stand, GB12 */
  bool key;           /* begins with what a keycap can be put on */
  int cols;
};

/* Drawn in two columns by terminals, though not wide by UAX #11 (Unicode 14). */
static bool is_drawn_wide(uint32_t c)
{
  return (c >= 0x4DC0 && c <= 0x4DFF) || (c >= 0x3248 && c <= 0x324F);
}

/* An emoji that Unicode has added since the library was made? All in these blocks are wide, and the
 * property that reserves them is older than they are. */
static bool is_new_emoji(uint32_t c)
{
  bool is_in_block = (c >= 0x1F6D8 && c <= 0x1F6FF) || (c >= 0x1FA70 && c <= 0x1FAFF);
  return is_in_block && uc_is_general_category(c, UC_CATEGORY_Cn);
}

/* Columns of one code point by UAX #11. The Unicode library gives none to the Arabic number signs
 * and the like, nor to what no version of Unicode has assigned, all of which terminals draw, and
 * one to a few marks which none advances for. */
static int code_point_cols(uint32_t c, int property)
{
  if (c < FIRST_MARK) return c >= 0x20 && c != 0x7F && (c < 0x80 || c > 0x9F) && c != 0xAD;
  if (property == GBP_CONTROL) return 0;
  if (property == GBP_PREPEND) return 1;
  if (property == GBP_EXTEND && uc_is_general_category(c, UC_CATEGORY_Mn)) return 0;
  if (is_drawn_wide(c) || is_new_emoji(c)) return 2;
  int cols = uc_width(c, "UTF-8");
  if (cols > 0) return cols;
  return uc_is_general_category(c, UC_CATEGORY_Cn);
}

static bool is_picture(uint32_t c)
{
  return c >= 0xA9 && uc_is_property_extended_pictographic(c);
}

/* Does no boundary stand before c by UAX #29, GB3 to GB13? */
static bool rules_join(const struct cluster *k, uint32_t c, int property)
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

/* Can what ends in c be given a skin tone? */
static bool takes_skin_tone(uint32_t c)
{
  return uc_is_property_emoji_modifier_base(c) || c == EMOJI_SELECTOR || is_new_emoji(c);
}

/* Does c make an emoji of what stands before it in its cluster (UTS #51)? */
static bool makes_emoji(const struct cluster *k, uint32_t c, int property)
{
  if (property != GBP_EXTEND) return false;
  if (c == EMOJI_SELECTOR) return is_picture(k->last);
  if (c == KEYCAP) return k->key;
  return k->pictured && uc_is_property_emoji_modifier(c) && takes_skin_tone(k->last);
}

/* What c adds to the columns of its cluster: its own, but an emoji has two. */
static int cluster_cols_of(const struct cluster *k, uint32_t c, int property)
{
  if (makes_emoji(k, c, property)) return 2 - k->cols;
  if (k->joins_picture && is_picture(c)) return 2 - k->cols;
  return code_point_cols(c, property);
}

/* A cluster ends at two columns, which is what a terminal's cell can hold: longer ones (several
 * spacing marks, leading jamo or skin tones in a row) go on as another, as terminals draw them. */
static bool cluster_takes(const struct cluster *k, uint32_t c, int property)
{
  return rules_join(k, c, property) && k->cols + cluster_cols_of(k, c, property) <= 2;
}

static void cluster_take(struct cluster *k, uint32_t c, int property)
{
  bool extends = property == GBP_EXTEND;
  k->cols += cluster_cols_of(k, c, property);
  k->joins_picture = k->pictured && property == GBP_ZWJ;
  k->pictured = is_picture(c) || (k->pictured && extends);
  k->paired = property == GBP_RI && k->last_property == GBP_RI && !k->paired;
  k->key =
      k->last_property < 0 ? (c >= '0' && c <= '9') || c == '#' || c == '*' : k->key && extends;
  k->last = c;
  k->last_property = property;
}

/* What is visible, has these columns, Grapheme_Cluster_Break=Other and is no picture, in every
 * version of Unicode: whole pages of 256, and ranges in the others. */
static const unsigned char plain_pages[256] = {
    [0x01 ... 0x02] = 1, /* Latin, phonetic letters */
    [0x1E] = 1,          /* more Latin */
    [0x34 ... 0x4C] = 2, /* rare ideographs */
    [0x4E ... 0x9F] = 2, /* ideographs */
};

static const struct {
  uint32_t first, last;
  int cols;
} plain_ranges[] = {
    {0x0020, 0x007E, 1},
    {0x00A0, 0x00A8, 1}, /* without the two signs that are pictures, and the soft hyphen */
    {0x00AA, 0x00AC, 1}, {0x00AF, 0x00FF, 1}, {0x0391, 0x03A1, 1}, /* Greek */
    {0x03A3, 0x0482, 1},                                           /* Greek, Cyrillic */
    {0x048A, 0x052F, 1},                                           /* Cyrillic */
    {0x05D0, 0x05EA, 1},                                           /* Hebrew */
    {0x0620, 0x064A, 1},                                           /* Arabic */
    {0x2010, 0x2027, 1},                                           /* dashes, quotes, ellipsis */
    {0x2500, 0x259F, 1},                                           /* boxes and blocks */
    {0x3001, 0x3029, 2},                                           /* CJK punctuation */
    {0x3041, 0x3096, 2},                                           /* kana */
    {0x30A0, 0x30FF, 2}, {0xFF01, 0xFF60, 2},                      /* fullwidth */
};

int text_plain_cols(uint32_t c)
{
  if (c > 0xFFFF) return 0;
  if (plain_pages[c >> 8]) return plain_pages[c >> 8];
  for (size_t i = 0; i < sizeof plain_ranges / sizeof plain_ranges[0]; i++)
    if (c <= plain_ranges[i].last) return c >= plain_ranges[i].first ? plain_ranges[i].cols : 0;
  return 0;
}

static bool is_printable_ascii(char c)
{
  return c >= 0x20 && c < 0x7F;
}

/* Can what begins here not join what stands before it? */
static bool begins_apart(struct str s)
{
  if (!s.n || (unsigned char)s.p[0] < FIRST_MARK_LEAD) return true;
  return text_plain_cols(utf8_next(&s, NULL)) > 0;
}

/* Takes a printable ASCII character before a byte that joins nothing: most of most texts. */
static bool next_ascii(struct str *rest, struct text_cluster *out)
{
  const char *p = rest->p;
  if (!is_printable_ascii(p[0])) return false;
  if (rest->n > 1 && (unsigned char)p[1] >= FIRST_MARK_LEAD) return false;
  out->bytes.p = p;
  out->bytes.n = out->cols = 1;
  rest->p = p + 1;
  rest->n--;
  return true;
}

/* Takes a plain code point that nothing joins. */
static bool next_plain(struct str *rest, struct text_cluster *out)
{
  struct str after = *rest;
  int cols = text_plain_cols(utf8_next(&after, NULL));
  if (!cols || !begins_apart(after)) return false;
  *out = (struct text_cluster){str_first(*rest, rest->n - after.n), cols};
  *rest = after;
  return true;
}

/* Takes a cluster by the rules. */
static void next_ruled(struct str *rest, struct text_cluster *out)
{
  struct cluster k = {.last_property = -1};
  struct str whole = *rest;
  for (struct str after = *rest; after.n; *rest = after) {
    uint32_t c = utf8_next(&after, NULL);
    int property = uc_graphemeclusterbreak_property(c);
    if (k.last_property >= 0 && !cluster_takes(&k, c, property)) break;
    cluster_take(&k, c, property);
  }
  *out = (struct text_cluster){str_first(whole, whole.n - rest->n), k.cols};
}

bool text_next(struct str *rest, struct text_cluster *out)
{
  if (!rest->n) return false;
  if (next_ascii(rest, out)) return true;
  if (!next_plain(rest, out)) next_ruled(rest, out);
  return true;
}

/* How many bytes at the front are printable ASCII whose last one no mark can join. */
static size_t plain_run(struct str s)
{
  size_t n = utf8_printable_run(s);
  return n && !begins_apart(str_from(s, n)) ? n - 1 : n;
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
  if (cols < 0) cols = 0;
  struct str rest = s;
  while (rest.n) {
    size_t room = (size_t)(cols - at);
    size_t n = plain_run(str_first(rest, room));
    if (n && n == room && !begins_apart(str_from(rest, n))) n--;
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

/* s without a joiner at its end, which a cut has parted from what it joins. */
static struct str without_joiner(struct str s)
{
  bool joins = str_ends(s, STR_LIT("\u200C")) || str_ends(s, STR_LIT("\u200D"));
  return joins ? str_first(s, s.n - (sizeof "\u200C" - 1)) : s;
}

void text_add_cut(struct buf *out, struct str s, int cols, struct str mark)
{
  struct str whole = text_fit(s, cols, NULL);
  if (whole.n == s.n) {
    buf_add(out, s);
    return;
  }
  mark = text_fit(mark, cols, NULL);
  buf_add(out, without_joiner(text_fit(s, cols - text_cols(mark), NULL)));
  buf_add(out, mark);
}
