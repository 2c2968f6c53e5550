/* Counting what hides: the characters by the door, references and tags by a look at each line. */
#include "note/hidden.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/safe.h"

#include <stdint.h>

/* Prose for readers: blanks of any kind are no secret, and hints where a line may break neither. */
enum { MODE = SAFE_BLANKS | SAFE_HINTS };

enum { CODE_SPAN_BYTES = 1024 }; /* a longer one counts as text */

enum { BY_HTML = SAFE_REASONS, KINDS };

static const struct {
  const char *one, *more;
} names[KINDS] = {
    [SAFE_CONTROL] = {"control character", "control characters, first"},
    [SAFE_TURN] = {"character that turns the direction of text",
        "characters that turn the direction of text, first"},
    [SAFE_TAG] = {"invisible tag character", "invisible tag characters, first"},
    [SAFE_INVISIBLE] = {"invisible character", "invisible characters, first"},
    [SAFE_MARKS] = {"mark too many on one letter", "marks too many on one letter, first"},
    [BY_HTML] = {"part that HTML hides", "parts that HTML hides, first"},
};

struct hidden {
  size_t n[KINDS];
  size_t line[KINDS]; /* of the first */
};

static void add(struct hidden *h, int kind, size_t n, size_t line)
{
  if (n && !h->n[kind]) h->line[kind] = line;
  h->n[kind] += n;
}

/* ---- characters ---- */

static size_t newlines_before(struct str text, size_t end)
{
  size_t n = 0;
  for (size_t i = 0; i < end; i++)
    n += text.p[i] == '\n';
  return n;
}

/* Counts a text that begins in `line`; it has lines of its own where it `is_lines` of the file. */
static void count(struct hidden *h, struct str text, size_t line, bool is_lines)
{
  struct safe_tally tally;
  safe_count(text, MODE, &tally);
  for (int i = 0; i < SAFE_REASONS; i++) {
    size_t below = is_lines && tally.n[i] && !h->n[i] ? newlines_before(text, tally.first[i]) : 0;
    add(h, i, tally.n[i], line + below);
  }
}

/* Keys and values as they are when YAML's escapes are undone; what cannot be read, as it stands. */
static void count_meta(struct hidden *h, const struct article *a)
{
  if (!a->meta->first) count(h, a->front.text, a->front.text_line, true);
  for (const struct tree *t = a->meta; t; t = tree_next(t, a->meta)) {
    count(h, t->key, t->line, false);
    if (t->kind == TREE_SCALAR) count(h, t->value, t->line, false);
  }
}

/* ---- references: &#27; &#x202E; ---- */

/* The code point of the reference that s begins with; 0: it begins with none. */
static uint32_t reference_at(struct str s)
{
  bool is_hex = s.n > 2 && ascii_lower(s.p[2]) == 'x';
  size_t i = is_hex ? 3 : 2, first = i;
  uint32_t c = 0, base = is_hex ? 16 : 10;
  for (; i < s.n && i < first + 7; i++) {
    int digit = ascii_hex_value(s.p[i]);
    if (digit < 0 || (uint32_t)digit >= base) break;
    c = c * base + (uint32_t)digit;
  }
  return i > first && i < s.n && s.p[i] == ';' && c <= 0x10FFFF ? c : 0;
}

/* Joiners, selectors and hints are honest where the letters around need them; who knows. */
static bool may_be_needed(uint32_t c)
{
  return c == '\t' || c == '\n' || c == '\r' || c == 0xAD || (c >= 0x200B && c <= 0x200D) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

static void count_reference(struct hidden *h, struct str s, size_t line)
{
  uint32_t c = s.n > 1 && s.p[1] == '#' ? reference_at(s) : 0;
  if (c && safe_is_hidden(c) && !may_be_needed(c)) add(h, (int)safe_reason_of(c), 1, line);
}

/* ---- tags ---- */

static bool is_name_char(char c)
{
  return ascii_is_alnum(c) || c == '-' || c == '_' || c == ':';
}

/* Does a value of "style" hide? */
static bool style_hides(struct str style)
{
  static const char *const ways[] = {"display:none", "visibility:hidden", "font-size:0"};
  char kept[64];
  size_t n = 0;
  for (size_t i = 0; i <= style.n; i++) {
    bool ends = i == style.n || style.p[i] == ';';
    if (!ends && !ascii_is_space(style.p[i]) && n < sizeof kept) kept[n++] = style.p[i];
    for (size_t k = 0; ends && k < sizeof ways / sizeof *ways; k++) {
      struct str way = str_of(ways[k]), property = {kept, n};
      bool goes_on = n > way.n && (kept[way.n] == '.' || ascii_is_digit(kept[way.n]));
      if (str_eq_nocase(str_first(property, way.n), way) && !goes_on) return true;
    }
    if (ends) n = 0;
  }
  return false;
}

/* Takes an attribute off the front of what stands in a tag. */
static bool next_attribute(struct str *rest, struct str *name, struct str *value)
{
  struct str s = *rest;
  while (s.n && !is_name_char(s.p[0]))
    s = str_from(s, 1);
  size_t n = 0;
  while (n < s.n && is_name_char(s.p[n]))
    n++;
  *name = str_first(s, n);
  *value = STR_NONE;
  s = str_from(s, n);
  if (s.n && s.p[0] == '=') {
    char quote = s.n > 1 ? s.p[1] : ' ';
    bool quoted = quote == '"' || quote == '\'';
    s = str_from(s, quoted ? 2 : 1);
    size_t end = 0;
    while (end < s.n && (quoted ? s.p[end] != quote : !ascii_is_space(s.p[end])))
      end++;
    *value = str_first(s, end);
    s = str_from(s, end + quoted);
  }
  *rest = s;
  return n;
}

/* Where a tag ends that begins with s, at most s.n: behind its '>', quotes apart. */
static size_t tag_end(struct str s)
{
  char quote = 0;
  for (size_t i = 1; i < s.n; i++) {
    if (quote ? s.p[i] == quote : s.p[i] == '"' || s.p[i] == '\'') quote = quote ? 0 : s.p[i];
    if (!quote && s.p[i] == '>') return i + 1;
  }
  return s.n;
}

/* Returns how many bytes of s have been looked at. */
static size_t count_tag(struct hidden *h, struct str s, size_t line)
{
  struct str name, value;
  if (s.n < 2 || !ascii_is_letter(s.p[1])) return 1;
  size_t n = tag_end(s);
  struct str rest = str_first(str_from(s, 1), n - 1);
  next_attribute(&rest, &name, &value); /* the element */
  while (next_attribute(&rest, &name, &value))
    if (str_eq_nocase(name, STR_LIT("hidden")) ||
        (str_eq_nocase(name, STR_LIT("style")) && style_hides(value))) {
      add(h, BY_HTML, 1, line);
      break;
    }
  return n;
}

/* ---- lines ---- */

static size_t run_at(struct str s, size_t at)
{
  size_t n = at;
  while (n < s.n && s.p[n] == '`')
    n++;
  return n - at;
}

/* The bytes of the code that s begins with, or of its backticks where no equal run of them ends it
 * soon (CommonMark, section 6.1). */
static size_t code_bytes(struct str s)
{
  size_t open = run_at(s, 0);
  struct str seen = str_first(s, CODE_SPAN_BYTES);
  for (size_t i = open, n; i < seen.n; i += n ? n : 1) {
    n = run_at(s, i);
    if (n == open) return i + n;
  }
  return open;
}

static void count_line(struct hidden *h, struct str s, size_t line)
{
  for (size_t i = 0, step; i < s.n; i += step) {
    struct str rest = str_from(s, i);
    step = 1;
    if (s.p[i] == '`')
      step = code_bytes(rest);
    else if (s.p[i] == '&')
      count_reference(h, rest, line);
    else if (s.p[i] == '<')
      step = count_tag(h, rest, line);
  }
}

static bool has_signs(struct str text)
{
  return str_has(text, '<') || str_find(text, STR_LIT("&#")) < text.n;
}

/* Is the line the beginning or the end of a fence? *fence is the sign of the open one, or 0. */
static bool turns_fence(char *fence, struct str line)
{
  struct str s = str_trim(line);
  bool is_fence = str_starts(s, STR_LIT("```")) || str_starts(s, STR_LIT("~~~"));
  if (!is_fence || (*fence && *fence != s.p[0])) return false;
  *fence = *fence ? 0 : s.p[0];
  return true;
}

static void count_lines(struct hidden *h, struct str body, size_t number)
{
  struct str line;
  char fence = 0;
  for (; str_cut_line(&body, &line); number++)
    if (!turns_fence(&fence, line) && !fence && has_signs(line)) count_line(h, line, number);
}

void hidden_tell(struct article *a)
{
  struct hidden h = {0};
  count_meta(&h, a);
  count(&h, a->front.body, a->front.body_line, true);
  if (has_signs(a->front.body)) count_lines(&h, a->front.body, a->front.body_line);
  for (int i = 0; i < KINDS; i++)
    if (h.n[i])
      fault_add(&a->faults, h.line[i], "%zu %s in this line: shown all the same", h.n[i],
          h.n[i] == 1 ? names[i].one : names[i].more);
}
