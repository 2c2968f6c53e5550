/* Cutting text into words. */
#include "library/words.h"

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

struct walk {
  struct str text;
  enum words_for purpose;
  struct buf *scratch;
  words_taker *take;
  void *context;
};

struct range {
  uint32_t first, last;
};

/* Letters of scripts that put no blanks between words, and Hangul, whose words carry endings. */
static const struct range unspaced[] = {
    {0x0E00, 0x0EFF},   /* Thai, Lao */
    {0x1000, 0x109F},   /* Myanmar */
    {0x1100, 0x11FF},   /* Hangul jamo */
    {0x1780, 0x17FF},   /* Khmer */
    {0x3005, 0x3007},   /* iteration mark, closing mark, zero */
    {0x3041, 0x30FF},   /* kana */
    {0x3105, 0x318F},   /* bopomofo, Hangul jamo */
    {0x31A0, 0x31BF},   /* bopomofo */
    {0x31F0, 0x31FF},   /* small kana */
    {0x3400, 0x4DBF},   /* Han */
    {0x4E00, 0x9FFF},   /* Han */
    {0xAC00, 0xD7FF},   /* Hangul */
    {0xF900, 0xFAFF},   /* Han */
    {0xFF66, 0xFFDC},   /* halfwidth kana and jamo */
    {0x1B000, 0x1B16F}, /* kana */
    {0x20000, 0x3FFFF}, /* Han */
};

/* What may follow an apostrophe within a word; after it the word ends. */
static const char *const endings[] = {"s", "t", "d", "m", "re", "ve", "ll"};

static bool is_unspaced(uint32_t c)
{
  if (c < unspaced[0].first) return false;
  for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
    if (c <= unspaced[i].last) return c >= unspaced[i].first;
  return false;
}

/* The code point at `at`, and where the next begins; 0 at the end. */
static uint32_t peek(struct str text, size_t at, size_t *next)
{
  *next = at;
  if (at >= text.n) return 0;
  unsigned char byte = (unsigned char)text.p[at];
  if (byte < 0x80) {
    *next = at + 1;
    return byte;
  }
  struct str rest = str_from(text, at);
  uint32_t c = utf8_next(&rest, NULL);
  *next = text.n - rest.n;
  return c;
}

static bool is_unspaced_at(struct str text, size_t at)
{
  size_t next;
  uint32_t c = peek(text, at, &next);
  return at < text.n && is_unspaced(c) && text_is_word(c);
}

static bool is_word_at(struct str text, size_t at)
{
  size_t next;
  return at < text.n && text_is_word(peek(text, at, &next));
}

/* ---- handing words over ---- */

/* Adds the source's bytes from `start` to `end` to the word in the scratch buffer. Folding seldom
 * makes text shorter than a quarter: what lies far beyond the cut is not looked at. */
static void fold(const struct walk *w, size_t start, size_t end)
{
  struct str source = str_first(str_from(w->text, start), end - start);
  text_add_folded(w->scratch, str_first_whole(source, (size_t)WORD_BYTES * 4));
}

/* Hands over what was folded as the word that the bytes from `start` to `end` stand for. */
static int hand(const struct walk *w, size_t start, size_t end, bool in_same_place)
{
  struct word word = {
      .text = str_first_whole(buf_str(w->scratch), WORD_BYTES),
      .start = start,
      .end = end,
      .in_same_place = in_same_place,
      .is_unspaced = is_unspaced_at(w->text, start),
  };
  int stop = word.text.n ? w->take(w->context, &word) : 0;
  buf_clear(w->scratch);
  return stop;
}

static int hand_folded(const struct walk *w, size_t start, size_t end, bool in_same_place)
{
  fold(w, start, end);
  return hand(w, start, end, in_same_place);
}

/* ---- runs of letters without blanks between words ---- */

/* The end of the letter at `at`: with the marks on it. */
static size_t unit_end(struct str text, size_t at)
{
  size_t end;
  peek(text, at, &end);
  for (size_t next; end < text.n; end = next) {
    uint32_t c = peek(text, end, &next);
    if (!text_is_mark(c)) break;
  }
  return end;
}

static int take_unspaced(const struct walk *w, size_t *at)
{
  size_t first = *at, second = unit_end(w->text, first);
  int stop = 0;
  if (!is_unspaced_at(w->text, second)) {
    *at = second;
    return hand_folded(w, first, second, false);
  }
  while (!stop && is_unspaced_at(w->text, second)) {
    size_t end = unit_end(w->text, second);
    stop = hand_folded(w, first, end, false);
    first = second;
    second = end;
  }
  if (!stop && w->purpose == WORDS_INDEX) stop = hand_folded(w, first, second, true);
  *at = second;
  return stop;
}

/* ---- words between blanks ---- */

/* Where the ending after an apostrophe at `at` begins, and its end; false when there is none. */
static bool find_ending(struct str text, size_t at, size_t *begin, size_t *end)
{
  uint32_t c = peek(text, at, begin);
  if (c != '\'' && c != 0x2019) return false;
  struct str rest = str_from(text, *begin);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    struct str ending = str_of(endings[i]);
    *end = *begin + ending.n;
    if (str_eq_nocase(str_first(rest, ending.n), ending) && !is_word_at(text, *end)) return true;
  }
  return false;
}

/* The end of the letters and digits at `at`. */
static size_t letters_end(struct str text, size_t at)
{
  size_t next;
  for (; at < text.n; at = next) {
    uint32_t c = peek(text, at, &next);
    if (!text_is_word(c) || is_unspaced(c)) break;
  }
  return at;
}

/* The end of the signs that belong to a name like c++ or c#, or `at`. */
static size_t signs_end(struct str text, size_t at)
{
  struct str rest = str_from(text, at);
  if (str_starts(rest, STR_LIT("++"))) return at + 2;
  bool is_sign = rest.n && (rest.p[0] == '+' || rest.p[0] == '#');
  return is_sign && !is_word_at(text, at + 1) ? at + 1 : at;
}

/* Does a part of a name like getUserName or HTTPServer begin at i > 0? */
static bool begins_part(struct str name, size_t i)
{
  if (!ascii_is_upper(name.p[i])) return false;
  return !ascii_is_upper(name.p[i - 1]) || (i + 1 < name.n && ascii_is_lower(name.p[i + 1]));
}

/* How many parts a name has: 1 when its case says nothing. Two parts that each begin with a capital
 * are a proper name (JavaScript, GitHub), not a row of words. */
static size_t count_parts(struct str name)
{
  size_t n = 1;
  for (size_t i = 1; i < name.n; i++)
    n += begins_part(name, i);
  return n == 2 && ascii_is_upper(name.p[0]) ? 1 : n;
}

static int hand_parts(const struct walk *w, size_t start, size_t end)
{
  struct str name = str_first(str_from(w->text, start), end - start);
  if (count_parts(name) == 1) return 0;
  int stop = 0;
  for (size_t from = 0, to = 1; from < name.n && !stop; from = to++) {
    while (to < name.n && !begins_part(name, to))
      to++;
    stop = hand_folded(w, start + from, start + to, true);
  }
  return stop;
}

/* Takes the word at *at; `start` is there, or at the dot before it. */
static int take_spaced(const struct walk *w, size_t start, size_t *at)
{
  size_t letters = *at, end = letters_end(w->text, letters), ending, ending_end;
  if (find_ending(w->text, end, &ending, &ending_end)) {
    *at = ending_end;
    fold(w, start, end);
    fold(w, ending, ending_end);
    return hand(w, start, ending_end, false);
  }
  *at = signs_end(w->text, end);
  bool has_signs = start < letters || *at > end;
  int stop = hand_folded(w, start, *at, false);
  if (stop || w->purpose != WORDS_INDEX) return stop;
  if (has_signs) stop = hand_folded(w, letters, end, true);
  return stop ? stop : hand_parts(w, letters, end);
}

/* ---- plain words: most of a text ---- */

/* The end of the ASCII letters and digits at `at`, if they are a word that nothing can belong to;
 * else `at`. */
static size_t plain_end(struct str text, size_t at)
{
  size_t end = at;
  while (end < text.n && ascii_is_alnum(text.p[end]))
    end++;
  if (end == text.n) return end;
  char next = text.p[end];
  return (unsigned char)next >= 0x80 || next == '\'' || next == '+' || next == '#' ? at : end;
}

/* Hands over a plain word as take_spaced would. */
static int take_plain(const struct walk *w, size_t start, size_t end)
{
  char folded[WORD_BYTES];
  size_t n = end - start < WORD_BYTES ? end - start : WORD_BYTES, n_upper = 0;
  for (size_t i = 0; i < n; i++) {
    char c = w->text.p[start + i];
    n_upper += ascii_is_upper(c);
    folded[i] = ascii_lower(c);
  }
  struct word word = {.text = {folded, n}, .start = start, .end = end};
  int stop = w->take(w->context, &word);
  bool has_parts = n_upper > (ascii_is_upper(w->text.p[start]) ? 1 : 0);
  if (stop || !has_parts || w->purpose != WORDS_INDEX) return stop;
  return hand_parts(w, start, end);
}

/* ---- the walk ---- */

/* Does a name that keeps its dot begin at `at`? */
static bool is_dot_name(struct str text, size_t at, bool after_word)
{
  return text.p[at] == '.' && !after_word && at + 1 < text.n && ascii_is_letter(text.p[at + 1]) &&
         !(at && text.p[at - 1] == '.');
}

/* Takes what begins at *at: a word, or a character that is in none. */
static int take(const struct walk *w, size_t *at, bool *after_word)
{
  size_t start = *at, end = plain_end(w->text, start), next;
  if (end > start) {
    *after_word = true;
    *at = end;
    return take_plain(w, start, end);
  }
  uint32_t c = peek(w->text, start, &next);
  if (c == '.' && is_dot_name(w->text, start, *after_word)) {
    *after_word = true;
    *at = next;
    return take_spaced(w, start, at);
  }
  *after_word = text_is_word(c);
  if (*after_word) return is_unspaced(c) ? take_unspaced(w, at) : take_spaced(w, start, at);
  *at = next;
  return 0;
}

int words_walk(struct str text, enum words_for purpose, struct buf *scratch, words_taker *take_word,
    void *context)
{
  struct walk w = {text, purpose, scratch, take_word, context};
  bool after_word = false;
  int stop = 0;
  buf_clear(scratch);
  for (size_t at = 0; at < text.n && !stop;)
    stop = take(&w, &at, &after_word);
  return stop;
}

struct count {
  struct str text;
  size_t n;
  bool ends_alone;
};

static int count_word(void *context, const struct word *word)
{
  struct count *count = context;
  count->n++;
  count->ends_alone =
      is_unspaced_at(count->text, word->start) && unit_end(count->text, word->start) == word->end;
  return 0;
}

size_t words_count(struct str text, bool *ends_alone)
{
  struct count count = {text, 0, false};
  struct buf scratch = BUF_INIT;
  words_walk(text, WORDS_QUERY, &scratch, count_word, &count);
  buf_release(&scratch);
  if (ends_alone) *ends_alone = count.ends_alone;
  return count.n;
}
