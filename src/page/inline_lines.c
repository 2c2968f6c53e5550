/* Lines of the source that are joined without a blank: Chinese and Japanese are written without,
 * and the end of a line, which CommonMark lets a reader draw as it likes, is none of the text. As
 * CSS has it (Text Module, 4.1.3), where both neighbours are wide or halfwidth and none is Hangul.
 */
#include "base/text.h"
#include "base/utf8.h"
#include "page/inline_own.h"

/* Letters and punctuation of the scripts that are written without blanks. */
static const struct {
  uint32_t first, last;
} solid_ranges[] = {
    {0x2E80, 0x2FFF},   /* radicals */
    {0x3000, 0x312F},   /* punctuation, kana, bopomofo; then jamo */
    {0x3190, 0x31FF},   /* kanbun, bopomofo, strokes, kana; then Hangul in brackets */
    {0x3220, 0x325F},   /* ideographs and numbers enclosed; then Hangul in circles */
    {0x3280, 0x33FF},   /* the same, and units in a square */
    {0x3400, 0x4DBF},   /* ideographs */
    {0x4E00, 0x9FFF},   /* ideographs */
    {0xF900, 0xFAFF},   /* ideographs */
    {0xFE30, 0xFE4F},   /* punctuation of vertical text */
    {0xFF01, 0xFF9F},   /* fullwidth letters and punctuation, halfwidth kana */
    {0xFFE0, 0xFFE6},   /* fullwidth signs */
    {0x16FE0, 0x1B2FF}, /* Tangut, Khitan, kana, Nushu */
    {0x20000, 0x3FFFF}, /* ideographs */
};

static bool is_solid(uint32_t c)
{
  for (size_t i = 0; i < sizeof solid_ranges / sizeof solid_ranges[0]; i++)
    if (c <= solid_ranges[i].last) return c >= solid_ranges[i].first;
  return false;
}

/* The last letter of s, whose marks do not count; 0 where it is ASCII or there is none. */
static uint32_t last_letter(struct str s)
{
  while (s.n && (unsigned char)s.p[s.n - 1] >= 0x80) {
    size_t n = s.n - 1;
    while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
      n--;
    struct str last = str_from(s, n);
    uint32_t c = utf8_next(&last, NULL);
    if (!text_is_mark(c)) return c;
    s.n = n;
  }
  return 0;
}

void inline_join_lines(struct inline_reader *r)
{
  struct str text = buf_str(&r->text);
  for (size_t i = 0; i < r->n_line_ends; i++) {
    size_t at = r->line_ends[i];
    struct str after = str_from(text, at);
    if (!after.n || (unsigned char)after.p[0] < 0x80 || at < 2 || text.p[at - 1] != ' ') continue;
    if (!is_solid(last_letter(str_first(text, at - 1))) || !is_solid(utf8_next(&after, NULL)))
      continue;
    inline_note_edit(
        r, (struct inline_edit){.at = (uint32_t)at - 1, .cut = 1, .link = EDIT_LINK_STAYS});
  }
}
