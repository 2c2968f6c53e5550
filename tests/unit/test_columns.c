/* Columns against Unicode's own files: the width of every code point (EastAsianWidth, UAX #11) and
 * every emoji sequence there is (emoji-test, UTS #51). Differences are told here with their
 * reasons. */
#include "unit.h"

#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"

#include <unictype.h>

static FILE *open_data(const char *name)
{
  const char *folder = getenv("UNICODE_DATA");
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder ? folder : "/usr/share/unicode", name);
  return fopen(path, "r");
}

static int cols_of(uint32_t c)
{
  struct buf text = BUF_INIT;
  utf8_add(&text, c);
  int cols = text_cols(buf_str(&text));
  buf_release(&text);
  return cols;
}

/* ---- every code point ---- */

static bool is_unknown(uint32_t c)
{
  return uc_is_general_category(c, UC_CATEGORY_Cn);
}

static bool is_hidden_or_mark(uint32_t c)
{
  return safe_is_hidden(c) ||
         uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me);
}

static bool is_later_jamo(uint32_t c)
{
  return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

static bool is_drawn_wide(uint32_t c)
{
  return (c >= 0x4DC0 && c <= 0x4DFF) || (c >= 0x3248 && c <= 0x324F);
}

static const struct difference {
  bool (*is)(uint32_t c);
  size_t at_most;
  const char *why;
} differences[] = {
    {is_unknown, 400, "newer than the library: drawn as a box"},
    {is_hidden_or_mark, SIZE_MAX, "neutral by UAX #11, and nothing is drawn beside its base"},
    {is_later_jamo, 256, "joins the jamo before it in one block of two columns"},
    {is_drawn_wide, 72, "hexagrams and numbers in circles: terminals draw them wide"},
};

enum { N_DIFFERENCES = sizeof differences / sizeof differences[0] };

/* Reads "4E00..9FFF;W # ..." or "231A;W"; false for a line that says nothing. */
static bool read_range(const char *line, uint32_t *first, uint32_t *last, int *cols)
{
  unsigned from, to;
  char width[3] = "";
  int n = sscanf(line, "%X..%X ; %2[A-Za-z]", &from, &to, width);
  if (n == 1) {
    n = sscanf(line, "%X ; %2[A-Za-z]", &from, width) + 1;
    to = from;
  }
  *first = from;
  *last = to;
  *cols = strcmp(width, "W") == 0 || strcmp(width, "F") == 0 ? 2 : 1;
  return n == 3;
}

static void check_code_point(uint32_t c, int want, size_t *counts)
{
  if (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || cols_of(c) == want) return;
  size_t k = 0;
  while (k < N_DIFFERENCES && !differences[k].is(c))
    k++;
  if (k == N_DIFFERENCES)
    fail_msg("U+%04X: %d columns, not %d, for no known reason", (unsigned)c, cols_of(c), want);
  counts[k]++;
}

static void columns_are_those_of_unicode_but_for_known_reasons(void **state)
{
  (void)state;
  FILE *f = open_data("EastAsianWidth.txt");
  if (!f) skip();
  char line[4096];
  size_t counts[N_DIFFERENCES] = {0}, n = 0;
  uint32_t first, last;
  int cols;
  while (fgets(line, sizeof line, f))
    if (read_range(line, &first, &last, &cols))
      for (uint32_t c = first; c <= last; c++, n++)
        check_code_point(c, cols, counts);
  fclose(f);
  assert_true(n > 200000);
  for (size_t k = 0; k < N_DIFFERENCES; k++)
    if (counts[k] > differences[k].at_most)
      fail_msg("%zu code points, but %zu are known: %s", counts[k], differences[k].at_most,
          differences[k].why);
}

/* ---- every emoji ---- */

/* Reads "1F44B 1F3FB ; fully-qualified # ..." to text; false for a line that holds no emoji. */
static bool read_emoji(const char *line, struct buf *text, char status[32])
{
  buf_clear(text);
  const char *p = line;
  for (char *end; *p && *p != ';' && *p != '#'; p = end) {
    unsigned long c = strtoul(p, &end, 16);
    if (end == p) break;
    utf8_add(text, (uint32_t)c);
    end += strspn(end, " ");
  }
  return text->n && sscanf(p, "; %31s", status) == 1;
}

/* What lacks the selector that makes it an emoji is drawn as a letter, where its first code point
 * is none by itself. */
static bool is_drawn_as_letter(struct str emoji, const char *status)
{
  struct str rest = emoji;
  return strcmp(status, "unqualified") == 0 && cols_of(utf8_next(&rest, NULL)) == 1 && !rest.n;
}

static void every_emoji_is_one_cluster_of_two_columns_and_safe(void **state)
{
  (void)state;
  FILE *f = open_data("emoji/emoji-test.txt");
  if (!f) skip();
  struct buf text = BUF_INIT;
  char line[4096], status[32];
  size_t n = 0;
  for (; fgets(line, sizeof line, f);) {
    if (!read_emoji(line, &text, status)) continue;
    struct str rest = buf_str(&text);
    struct text_cluster cluster;
    int want = is_drawn_as_letter(rest, status) ? 1 : 2;
    n++;
    text_next(&rest, &cluster);
    if (rest.n || cluster.cols != want || !safe_is(buf_str(&text), SAFE_LINE))
      fail_msg("%zu bytes left, %d columns: %s", rest.n, cluster.cols, line);
  }
  fclose(f);
  buf_release(&text);
  assert_true(n > 4000);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(columns_are_those_of_unicode_but_for_known_reasons),
    cmocka_unit_test(every_emoji_is_one_cluster_of_two_columns_and_safe),
};

UNIT_MAIN(tests)
