/* Reading a page's text line by line. */
#include "note/pageline.h"

#include "base/ascii.h"

static const struct blank {
  struct str text;
  size_t cols;
} blanks[] = {
    {STR_LIT(" "), 1}, {STR_LIT("\t"), 4}, {STR_LIT("\r"), 0},
    {STR_LIT("\xC2\xA0"), 1},     /* no-break space */
    {STR_LIT("\xE3\x80\x80"), 2}, /* ideographic space */
    {STR_LIT("\xE2\x80\x8B"), 0}, /* zero-width space */
    {STR_LIT("\xEF\xBB\xBF"), 0}, /* byte order mark */
};

/* Signs that lists are printed with. One that is also a mark of punctuation needs a blank behind.
 */
static const struct sign {
  struct str text;
  bool needs_blank;
} signs[] = {
    {STR_LIT("\xE2\x80\xA2"), false}, /* bullet */
    {STR_LIT("\xE2\x80\xA3"), false}, /* triangular bullet */
    {STR_LIT("\xE2\x97\xA6"), false}, /* white bullet */
    {STR_LIT("\xE2\x81\x83"), false}, /* hyphen bullet */
    {STR_LIT("\xE2\x96\xAA"), false}, /* small black square */
    {STR_LIT("\xE2\x96\xAB"), false}, /* small white square */
    {STR_LIT("\xE2\x96\xA0"), false}, /* black square */
    {STR_LIT("\xE2\x96\xA1"), false}, /* white square */
    {STR_LIT("\xE2\x97\x8F"), false}, /* black circle */
    {STR_LIT("\xE2\x97\x8B"), false}, /* white circle */
    {STR_LIT("\xC2\xB7"), true},      /* middle dot */
    {STR_LIT("\xE2\x80\x93"), true},  /* en dash */
    {STR_LIT("-"), true},
    {STR_LIT("*"), true},
    {STR_LIT("+"), true},
};

/* Most lines begin and end with a letter or digit, which no blank or sign holds. */
static const struct blank *blank_at_front(struct str s)
{
  if (!s.n || ascii_is_alnum(s.p[0])) return NULL;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (str_starts(s, blanks[i].text)) return &blanks[i];
  return NULL;
}

static size_t cut_blanks(struct str *s)
{
  size_t cols = 0;
  for (const struct blank *b; (b = blank_at_front(*s));) {
    cols += b->cols;
    *s = str_from(*s, b->text.n);
  }
  return cols;
}

static bool cut_blank_at_end(struct str *s)
{
  if (!s->n || ascii_is_alnum(s->p[s->n - 1])) return false;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    if (!str_ends(*s, blanks[i].text)) continue;
    s->n -= blanks[i].text.n;
    return true;
  }
  return false;
}

static bool cut_sign(struct str *s)
{
  if (!s->n || ascii_is_alnum(s->p[0])) return false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    struct str sign = signs[i].text, behind;
    if (!str_starts(*s, sign)) continue;
    behind = str_from(*s, sign.n);
    if (signs[i].needs_blank && behind.n && !blank_at_front(behind)) return false;
    *s = behind;
    return true;
  }
  return false;
}

bool page_next(struct page_cursor *c, struct page_line *line)
{
  *line = (struct page_line){.number = c->number};
  if (!str_cut_line(&c->rest, &line->raw)) return false;
  c->number++;
  line->text = line->raw;
  line->indent_cols = cut_blanks(&line->text);
  line->is_bullet = cut_sign(&line->text);
  cut_blanks(&line->text);
  while (cut_blank_at_end(&line->text)) {}
  return true;
}

bool page_next_filled(struct page_cursor *c, struct page_line *line)
{
  while (page_next(c, line))
    if (!page_is_blank(line)) return true;
  return false;
}

static struct str without_colon(struct str s)
{
  return str_ends(s, STR_LIT(":")) ? str_trim(str_first(s, s.n - 1)) : s;
}

bool page_is_meta_head(const struct page_line *line)
{
  enum { HEAD_BYTES = 120 };
  static const struct str words = STR_LIT("post meta");
  struct str s = without_colon(line->text);
  if (line->is_bullet || s.n > HEAD_BYTES || s.n < words.n) return false;
  struct str site = str_first(s, s.n - words.n);
  return str_eq_name(str_from(s, site.n), words) && (!site.n || site.p[site.n - 1] == ' ');
}

bool page_is_end(const struct page_line *line)
{
  static const struct str ends[] = {STR_LIT("similar posts"), STR_LIT("related posts")};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (!line->is_bullet && str_eq_name(without_colon(line->text), ends[i])) return true;
  return false;
}
