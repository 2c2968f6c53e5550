/* Clusters made solid for a grid of cells. */
#include "term/glyph.h"

#include "base/utf8.h"

#include <wctype.h>

enum {
  JOINER = 0x200D,
  VARIATION_TEXT = 0xFE0E,
  VARIATION_EMOJI = 0xFE0F,
  TAG_FIRST = 0xE0020,
  TAG_LAST = 0xE007F,
  REGIONAL_A = 0x1F1E6,
  REGIONAL_Z = 0x1F1FF,
  REPLACEMENT = UTF8_REPLACEMENT,
};

static struct glyph glyph_of(wchar_t c, int cols)
{
  return (struct glyph){.text = {c}, .cols = cols};
}

static void glyph_add_mark(struct glyph *g, wchar_t mark)
{
  size_t n = wcslen(g->text);
  if (n <= GLYPH_MARKS) g->text[n] = mark;
}

/* A regional indicator as its letter: two make the country code of a flag. */
static uint32_t plain_code_point(uint32_t c)
{
  return c >= REGIONAL_A && c <= REGIONAL_Z ? 'A' + (c - REGIONAL_A) : c;
}

/* Selectors, and the tags of a country's part, say only how the picture before them is drawn. */
static bool only_chooses(uint32_t c)
{
  return c == VARIATION_TEXT || c == VARIATION_EMOJI || (c >= TAG_FIRST && c <= TAG_LAST);
}

/* Does a joiner after this base join pictures, not letters? */
static bool joins_pictures(const struct glyph *base)
{
  return !iswalpha((wint_t)base->text[0]);
}

/* A cluster being made into glyphs. */
struct glyphs {
  struct glyph *items;
  int n, cols;
  bool joined; /* was the last code point a joiner after a picture? */
};

/* Adds a code point that takes columns; false when it has no room, or only belongs to a picture. */
static bool add_spacing(struct glyphs *g, uint32_t c, int width, int max_cols)
{
  if (g->joined || g->cols + width > max_cols) return false;
  g->items[g->n++] = glyph_of((wchar_t)c, width);
  g->cols += width;
  return true;
}

static void add_mark(struct glyphs *g, uint32_t c, const struct glyph_rules *rules)
{
  if (!g->n) add_spacing(g, ' ', 1, 1);
  struct glyph *base = &g->items[g->n - 1];
  g->joined = c == JOINER && joins_pictures(base);
  if (!g->joined && !rules->bare && !only_chooses(c)) glyph_add_mark(base, (wchar_t)c);
}

/* As much of the cluster as fits into `cols` columns. */
static struct glyphs split(
    struct str cluster, int cols, const struct glyph_rules *rules, struct glyph *out)
{
  struct glyphs g = {.items = out};
  while (cluster.n) {
    uint32_t c = plain_code_point(utf8_next(&cluster, NULL));
    int width = wcwidth((wchar_t)c);
    if (width == 0)
      add_mark(&g, c, rules);
    else if (!add_spacing(&g, width < 0 ? REPLACEMENT : c, width < 0 ? 1 : width, cols))
      break;
  }
  return g;
}

static int in_ascii(struct str cluster, int cols, struct glyph out[2])
{
  unsigned char first = cluster.n ? (unsigned char)cluster.p[0] : ' ';
  for (int i = 0; i < cols; i++)
    out[i] = glyph_of(first >= ' ' && first < 0x7F ? (i ? ' ' : first) : '?', 1);
  return cols;
}

int glyphs_of(struct str cluster, int cols, const struct glyph_rules *rules, struct glyph out[2])
{
  if (rules->ascii) return in_ascii(cluster, cols, out);
  struct glyphs g = split(cluster, cols, rules, out);
  if (!g.n) add_spacing(&g, REPLACEMENT, 1, cols);
  if (g.cols < cols) out[g.n++] = glyph_of(' ', 1);
  return g.n;
}
