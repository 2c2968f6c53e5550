/* Where a line may break. Between two ASCII characters one table decides, in one pass; around
 * others the Unicode library does. Both are held against the Unicode line break test. */
#include "base/ascii.h"
#include "base/text.h"

#include "base/unspaced.h"
#include "base/utf8.h"

#include <unictype.h>
#include <unilbrk.h>
#include <uniwidth.h>

/* The classes of UAX #14 that ASCII has, and SYMBOL for those of class AL that are no letters. */
enum break_class {
  LETTER,
  SYMBOL,
  NUMBER,
  OPEN,
  CLOSE,
  PAREN, /* CP: closes too, but words may be glued to it: "(s)he" */
  QUOTE,
  EXCLAM, /* EX */
  INFIX,  /* IS: . , : ; */
  SLASH,
  HYPHEN,
  AFTER, /* BA: a break may stand after it */
  PREFIX,
  POSTFIX,
  N_PAIRED,
  BLANK = N_PAIRED,
  END,   /* of a line */
  OTHER, /* not ASCII */
  START, /* before the first character of a line */
};

static const unsigned char ascii_classes[128] = {
    ['\t'] = AFTER,
    ['\n'] = END,
    ['\v'] = END,
    ['\f'] = END,
    ['\r'] = END,
    [' '] = BLANK,
    ['!'] = EXCLAM,
    ['"'] = QUOTE,
    ['#'] = SYMBOL,
    ['$'] = PREFIX,
    ['%'] = POSTFIX,
    ['&'] = SYMBOL,
    ['\''] = QUOTE,
    ['('] = OPEN,
    [')'] = PAREN,
    ['*'] = SYMBOL,
    ['+'] = PREFIX,
    [','] = INFIX,
    ['-'] = HYPHEN,
    ['.'] = INFIX,
    ['/'] = SLASH,
    ['0'] = NUMBER,
    ['1'] = NUMBER,
    ['2'] = NUMBER,
    ['3'] = NUMBER,
    ['4'] = NUMBER,
    ['5'] = NUMBER,
    ['6'] = NUMBER,
    ['7'] = NUMBER,
    ['8'] = NUMBER,
    ['9'] = NUMBER,
    [':'] = INFIX,
    [';'] = INFIX,
    ['<'] = SYMBOL,
    ['='] = SYMBOL,
    ['>'] = SYMBOL,
    ['?'] = EXCLAM,
    ['@'] = SYMBOL,
    ['['] = OPEN,
    ['\\'] = PREFIX,
    [']'] = PAREN,
    ['^'] = SYMBOL,
    ['_'] = SYMBOL,
    ['`'] = SYMBOL,
    ['{'] = OPEN,
    ['|'] = AFTER,
    ['}'] = CLOSE,
    ['~'] = SYMBOL,
};

/* May a line break between a character of the row's class and one of the column's?
 *   '_' yes   '%' only where blanks stand between them   '^' not even there
 * As UAX #14 says (revision 50, LB13 to LB30, LB25 by its pairs), but for what technical text
 * wants:
 *   - a symbol stays with the mark before it: -> != ?= |> (columns #); so do ++ $$ %%;
 *   - brackets that touch stay together: f(x)[i] (columns ();
 *   - quotes do not bind across blanks (as LB15 since Unicode 15.1);
 * and what struct breaker and begins_word below say. */
/* clang-format off */
static const char break_pairs[N_PAIRED][N_PAIRED + 1] = {
    /*             a#0(})"!./-|$% */
    [LETTER]   = {"%%%%^^%^^^%%%%"},
    [SYMBOL]   = {"%%%%^^%^^^%%%%"},
    [NUMBER]   = {"%%%%^^%^^^%%%%"},
    [OPEN]     = {"^^^^^^^^^^^^^^"},
    [CLOSE]    = {"_%_%^^%^^^%%%%"},
    [PAREN]    = {"%%%%^^%^^^%%%%"},
    [QUOTE]    = {"%%%%^^%^^^%%%%"},
    [EXCLAM]   = {"_%__^^%^^^%%__"},
    [INFIX]    = {"%%%_^^%^^^%%__"},
    [SLASH]    = {"_%__^^%^^^%%__"},
    [HYPHEN]   = {"_%%_^^%^^^%%__"},
    [AFTER]    = {"_%__^^%^^^%%__"},
    [PREFIX]   = {"%%%%^^%^^^%%%_"},
    [POSTFIX]  = {"%%%%^^%^^^%%_%"},
};
/* clang-format on */

static enum break_class class_at(struct str s, size_t i)
{
  unsigned char c = (unsigned char)s.p[i];
  return c < 0x80 ? (enum break_class)ascii_classes[c] : OTHER;
}

/* What the pass over the ASCII characters looks back at. */
struct breaker {
  enum break_class before; /* of the last character that is no blank */
  bool blank;              /* do blanks stand since? */
  bool number;             /* is `before` in a number, as 1,234.5 and 2024/06 are? */
  bool leads; /* is `before` a mark that leads a word, as in --all, /etc, !important? */
};

/* Does a mark after a blank begin a word, as in "in .net", "cd /etc", "the !important"? Then a line
 * may break before it; UAX #14 looks only at the mark, and keeps it to what it closes. */
static bool begins_word(struct str s, size_t i)
{
  if (i + 1 >= s.n) return false;
  enum break_class next = class_at(s, i + 1);
  return next != BLANK && next != END && next != CLOSE && next != PAREN && next != EXCLAM;
}

static enum text_break ascii_break(
    const struct breaker *b, struct str s, size_t i, enum break_class class)
{
  if (class == BLANK || class == END) return TEXT_BREAK_NOT;
  char pair = break_pairs[b->before == START ? LETTER : b->before][class];
  if (b->before == SLASH && class == NUMBER && b->number) pair = '%';
  if (b->leads && pair == '_') pair = '%';
  if ((class == SLASH || class == INFIX || class == EXCLAM) && b->before != OPEN && b->blank &&
      begins_word(s, i))
    pair = '%';
  return pair == '_' || (pair == '%' && b->blank) ? TEXT_BREAK_MAY : TEXT_BREAK_NOT;
}

/* Marks after which a line may break once they follow a word. */
static bool may_lead(enum break_class class)
{
  return class == HYPHEN || class == SLASH || class == EXCLAM;
}

static bool is_word_end(enum break_class class)
{
  return class == LETTER || class == NUMBER || class == CLOSE || class == PAREN || class == QUOTE ||
         class == OTHER;
}

static void breaker_take(struct breaker *b, enum break_class class)
{
  if (class == BLANK) {
    b->blank = true;
    return;
  }
  bool glued = !b->blank;
  bool goes_on = glued && may_lead(b->before);
  b->leads = may_lead(class) && (goes_on ? b->leads : !(glued && is_word_end(b->before)));
  b->number = class == NUMBER || (glued && b->number && (class == INFIX || class == SLASH));
  b->before = class;
  b->blank = false;
}

/* Passes words of letters with one blank between them, from the letter at i on: most of most texts.
 * Returns the place of the last letter. */
static size_t pass_words(struct str s, size_t i, unsigned char *breaks)
{
  for (;;) {
    size_t end = i + 1;
    while (end < s.n && class_at(s, end) == LETTER)
      breaks[end++] = TEXT_BREAK_NOT;
    if (end + 1 >= s.n || s.p[end] != ' ' || class_at(s, end + 1) != LETTER) return end - 1;
    breaks[end] = TEXT_BREAK_NOT;
    breaks[end + 1] = TEXT_BREAK_MAY;
    i = end + 1;
  }
}

/* Decides wherever both neighbours are ASCII, and leaves the other places as they are. */
static void break_ascii(struct str s, unsigned char *breaks)
{
  struct breaker b = {.before = START};
  for (size_t i = 0; i < s.n; i++) {
    enum break_class class = class_at(s, i);
    if (b.before == END) {
      bool whole = !(s.p[i - 1] == '\r' && s.p[i] == '\n');
      breaks[i] = whole ? TEXT_BREAK_MUST : TEXT_BREAK_NOT;
      b = (struct breaker){.before = START};
    } else if (b.before != OTHER && class != OTHER) {
      breaks[i] = (unsigned char)ascii_break(&b, s, i, class);
    } else if (b.leads && !b.blank) {
      breaks[i] = TEXT_BREAK_NOT;
    }
    breaker_take(&b, class);
    if (class == LETTER) i = pass_words(s, i, breaks);
  }
}

/* ---- around other characters ---- */

static bool ends_window(char c)
{
  return ascii_is_alnum(c) || (c >= '\n' && c <= '\r');
}

/* LB29, which the library lacks: no break between "." and a letter. */
static bool is_infix_before_letter(struct str s, size_t i, uint32_t c)
{
  return i && class_at(s, i - 1) == INFIX && uc_is_general_category(c, UC_CATEGORY_L) &&
         uc_width(c, "UTF-8") == 1;
}

static bool is_hangul(uint32_t c)
{
  if (c >= 0xAC00) return c <= 0xD7FB;
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) ||
         (c >= 0xA960 && c <= 0xA97F);
}

/* Korean is written with blanks, so that its lines break there, as UAX #14 (3.1) allows: a word is
 * Hangul with the letters and digits that touch it. */
static bool is_in_korean_word(uint32_t before, uint32_t c)
{
  if (!is_hangul(before) && !is_hangul(c)) return false;
  return text_is_word(before) && text_is_word(c);
}

/* Turns the library's marks into ours: it marks a line end itself, UAX #14 the place after it. */
static void translate_breaks(struct str s, unsigned char *breaks)
{
  bool must = false;
  uint32_t before = 0;
  for (struct str rest = s; rest.n;) {
    size_t i = s.n - rest.n;
    uint32_t c = utf8_next(&rest, NULL);
    unsigned char found = breaks[i];
    memset(breaks + i, TEXT_BREAK_NOT, s.n - rest.n - i);
    if (must)
      breaks[i] = TEXT_BREAK_MUST;
    else if (found == UC_BREAK_POSSIBLE && !is_infix_before_letter(s, i, c))
      breaks[i] = is_in_korean_word(before, c) ? TEXT_BREAK_PART : TEXT_BREAK_MAY;
    before = c;
    must = found == UC_BREAK_MANDATORY;
  }
}

static void unbreak_clusters(struct str s, unsigned char *breaks)
{
  struct text_cluster cluster;
  for (size_t at = 0; text_next(&s, &cluster); at += cluster.bytes.n)
    if (cluster.bytes.n > 1) memset(breaks + at + 1, TEXT_BREAK_NOT, cluster.bytes.n - 1);
}

/* LB18 at the beginning of a line, which the library lacks there. */
static void break_after_leading_blanks(struct str s, unsigned char *breaks)
{
  size_t n = 0;
  while (n < s.n && s.p[n] == ' ')
    n++;
  if (n && n < s.n) breaks[n] = TEXT_BREAK_MAY;
}

/* Asks the library about one stretch that holds other than ASCII characters. */
static void break_window(struct str s, unsigned char *breaks)
{
  u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", (char *)breaks);
  translate_breaks(s, breaks);
  unspaced_breaks(s, breaks);
  break_after_leading_blanks(s, breaks);
  unbreak_clusters(s, breaks);
}

/* Finds the stretches: each from the ASCII letter, digit or line end before the first other
 * character to the one after the last, since no rule looks across those. */
static void break_others(struct str s, unsigned char *breaks)
{
  size_t at = 0;
  while (at < s.n) {
    size_t from = at + utf8_ascii_run(str_from(s, at));
    if (from == s.n) return;
    size_t to = from;
    while (to < s.n && !ends_window(s.p[to]))
      to++;
    size_t end = to < s.n && ascii_is_alnum(s.p[to]) ? to + 1 : to;
    while (from > at && !ends_window(s.p[from - 1]))
      from--;
    if (from > 0 && ascii_is_alnum(s.p[from - 1])) from--;
    unsigned char before_window = from ? breaks[from] : TEXT_BREAK_NOT;
    break_window((struct str){s.p + from, end - from}, breaks + from);
    breaks[from] = before_window; /* the end of the stretch before, or ASCII */
    at = to;
  }
}

void text_breaks(struct str s, unsigned char *breaks)
{
  break_others(s, breaks);
  break_ascii(s, breaks);
}
