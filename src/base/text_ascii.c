/* Text as ASCII alone can show it. */
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <uninorm.h>

/* What looks alike, for characters whose decomposition holds no ASCII. In order of code points; of
 * nested ranges the inner one comes first. */
static const struct look_alike {
  uint32_t first, last;
  const char *ascii;
} look_alikes[] = {
    {0x00A9, 0x00A9, "(c)"},
    {0x00AB, 0x00AB, "\""}, /* guillemets */
    {0x00AE, 0x00AE, "(r)"},
    {0x00B0, 0x00B0, "deg"},
    {0x00B1, 0x00B1, "+-"},
    {0x00B5, 0x00B5, "u"},
    {0x00B7, 0x00B7, "."},
    {0x00BB, 0x00BB, "\""},
    {0x00C6, 0x00C6, "AE"},
    {0x00D0, 0x00D0, "D"},
    {0x00D7, 0x00D7, "x"},
    {0x00D8, 0x00D8, "O"},
    {0x00DE, 0x00DE, "Th"},
    {0x00DF, 0x00DF, "ss"},
    {0x00E6, 0x00E6, "ae"},
    {0x00F0, 0x00F0, "d"},
    {0x00F7, 0x00F7, "/"},
    {0x00F8, 0x00F8, "o"},
    {0x00FE, 0x00FE, "th"},
    {0x0110, 0x0110, "D"},
    {0x0111, 0x0111, "d"},
    {0x0131, 0x0131, "i"},
    {0x0141, 0x0141, "L"},
    {0x0142, 0x0142, "l"},
    {0x0152, 0x0152, "OE"},
    {0x0153, 0x0153, "oe"},
    {0x2010, 0x2015, "-"}, /* hyphens and dashes */
    {0x2018, 0x201B, "'"},
    {0x201C, 0x201F, "\""},
    {0x2020, 0x2021, "+"},
    {0x2022, 0x2023, "*"}, /* bullets */
    {0x2032, 0x2032, "'"},
    {0x2033, 0x2033, "\""},
    {0x2039, 0x203A, "'"},
    {0x20AC, 0x20AC, "EUR"},
    {0x2190, 0x2190, "<"}, /* arrows */
    {0x2191, 0x2191, "^"},
    {0x2192, 0x2192, ">"},
    {0x2193, 0x2193, "v"},
    {0x21D2, 0x21D2, "=>"},
    {0x2212, 0x2212, "-"}, /* minus */
    {0x2260, 0x2260, "!="},
    {0x2264, 0x2264, "<="},
    {0x2265, 0x2265, ">="},
    {0x2500, 0x2501, "-"}, /* boxes */
    {0x2502, 0x2503, "|"},
    {0x2504, 0x2505, "-"},
    {0x2506, 0x2507, "|"},
    {0x2508, 0x2509, "-"},
    {0x250A, 0x250B, "|"},
    {0x254C, 0x254D, "-"},
    {0x254E, 0x254F, "|"},
    {0x2550, 0x2550, "="},
    {0x2551, 0x2551, "|"},
    {0x2571, 0x2571, "/"},
    {0x2572, 0x2572, "\\"},
    {0x250C, 0x257F, "+"},
    {0x2580, 0x259F, "#"}, /* blocks */
    {0x25A0, 0x25A1, "#"},
    {0x25AA, 0x25AB, "*"},
    {0x25B2, 0x25B5, "^"}, /* triangles */
    {0x25B6, 0x25BB, ">"},
    {0x25BC, 0x25BF, "v"},
    {0x25C0, 0x25C5, "<"},
    {0x25CB, 0x25CB, "o"},
    {0x25CF, 0x25CF, "*"},
    {0x25E6, 0x25E6, "o"},
    {0x2605, 0x2606, "*"},
    {0x2610, 0x2610, "[ ]"},
    {0x2611, 0x2612, "[x]"},
    {0x2713, 0x2714, "v"},
    {0x2715, 0x2718, "x"},
};

static const char *look_alike(uint32_t c)
{
  for (size_t i = 0; i < sizeof look_alikes / sizeof look_alikes[0]; i++)
    if (c >= look_alikes[i].first && c <= look_alikes[i].last) return look_alikes[i].ascii;
  return NULL;
}

/* Adds what ASCII the compatibility decomposition of a cluster holds. False when it begins with
 * something else. */
static bool add_decomposed(struct buf *out, struct str cluster)
{
  uint8_t room[64];
  size_t n = sizeof room;
  uint8_t *plain = u8_normalize(UNINORM_NFKD, (const uint8_t *)cluster.p, cluster.n, room, &n);
  struct str text = {(const char *)plain, plain ? n : 0};
  size_t before = out->n;
  while (text.n) {
    size_t run = utf8_printable_run(text);
    buf_add(out, str_first(text, run));
    text = str_from(text, run);
    if (!text.n) break;
    uint32_t c = utf8_next(&text, NULL);
    if (c == 0x2044)
      buf_add_char(out, '/'); /* of a fraction */
    else if (!text_is_mark(c))
      break;
  }
  if (plain != room) free(plain);
  return out->n > before;
}

static void add_cluster(struct buf *out, const struct text_cluster *cluster)
{
  struct str rest = cluster->bytes;
  uint32_t c = utf8_next(&rest, NULL);
  const char *ascii = look_alike(c);
  if (c == '\t' || c == '\n')
    buf_add(out, cluster->bytes);
  else if (c >= 0x2400 && c <= 0x241F)
    buf_addf(out, "^%c", (char)(c - 0x2400 + '@'));
  else if (c == 0x2421)
    buf_add_cstr(out, "^?");
  else if (ascii)
    buf_add_cstr(out, ascii);
  else if (!cluster->cols)
    return;
  else if (!add_decomposed(out, cluster->bytes))
    buf_add_repeat(out, STR_LIT("?"), (size_t)cluster->cols);
}

void text_add_ascii(struct buf *out, struct str s)
{
  while (s.n) {
    size_t run = utf8_printable_run(s);
    buf_add(out, str_first(s, run));
    s = str_from(s, run);
    struct text_cluster cluster;
    if (text_next(&s, &cluster)) add_cluster(out, &cluster);
  }
}
